//! Parsing in a child process with bounds on time and memory: the program runs itself.
//!
//! The parent writes a line of JSON (file name, limits) and then the bytes; the child answers with JSON. A child that
//! is killed, runs out of memory or time, or answers nonsense becomes a [`FileRefusal`].

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use rlimit::Resource;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};

use super::limits::Limits;
use super::refusal::FileRefusal;
use super::said::Said;
use super::sheet::Sheet;

/// The argument that makes the program a child: it must then do nothing but call [`child_main`].
pub const CHILD_ARGUMENT: &str = "parse-upload";

#[derive(Serialize, Deserialize)]
struct Order {
    file_name: String,
    limits: Limits,
}

#[derive(Serialize, Deserialize)]
enum Answer {
    Read(Box<Sheet>),
    Refused(Box<FileRefusal>),
}

/// Reads an uploaded file in a child process of `program` (usually [`std::env::current_exe`]).
///
/// Never fails otherwise than by a refusal: a child that dies has met a file that is too large or too complicated.
pub async fn parse_in_child(
    program: &Path,
    file_name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Sheet, FileRefusal> {
    if bytes.len() > limits.upload_bytes {
        return super::parse(file_name, bytes, limits);
    }
    let started = Command::new(program)
        .arg(CHILD_ARGUMENT)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn();
    let too_hard = || FileRefusal::new(file_name, Said::key("file-too-hard"), Said::key("fix-split"));
    let mut child = started.map_err(|error| {
        tracing::error!(%error, "the parser process could not be started");
        FileRefusal::new(file_name, Said::key("file-no-parser"), Said::key("fix-try-again"))
    })?;
    let talk = talk(&mut child, file_name, bytes, limits);
    let answer = tokio::time::timeout(Duration::from_secs(limits.wall_seconds), talk).await;
    let answer = answer.ok().and_then(Result::ok);
    match answer.as_deref().and_then(understood) {
        Some(Answer::Read(sheet)) if sheet.file_name == file_name => Ok(*sheet),
        Some(Answer::Refused(refusal)) => Err(FileRefusal { file_name: file_name.to_owned(), ..*refusal }),
        _ => Err(too_hard()),
    }
}

/// Writes and reads at once: a child that answers early must not block on a full pipe.
async fn talk(child: &mut Child, file_name: &str, bytes: &[u8], limits: &Limits) -> io::Result<Vec<u8>> {
    let gone = || io::Error::other("the pipe was not opened");
    let mut stdin = child.stdin.take().ok_or_else(gone)?;
    let mut stdout = child.stdout.take().ok_or_else(gone)?.take(limits.reply_bytes as u64 + 1);
    let mut order = serde_json::to_vec(&Order { file_name: file_name.to_owned(), limits: *limits })?;
    order.push(b'\n');
    let write = async {
        // A child that refuses early closes its end; its answer counts, not our broken pipe.
        let _ = stdin.write_all(&order).await;
        let _ = stdin.write_all(bytes).await;
        drop(stdin);
    };
    let mut answer = Vec::new();
    let ((), read) = tokio::join!(write, stdout.read_to_end(&mut answer));
    read?;
    if answer.len() > limits.reply_bytes {
        return Err(io::Error::other("the answer is too long"));
    }
    let status = child.wait().await?;
    if status.success() { Ok(answer) } else { Err(io::Error::other("the parser process died")) }
}

fn understood(answer: &[u8]) -> Option<Answer> {
    let answer: Answer = serde_json::from_slice(answer).ok()?;
    let known = match &answer {
        Answer::Read(sheet) => sheet.findings.iter().all(|f| f.expected.is_known() && f.fix.is_known()),
        Answer::Refused(refusal) => refusal.problem.is_known() && refusal.fix.is_known(),
    };
    known.then_some(answer)
}

/// The child: bounds itself, reads the order and the bytes from standard input, answers on standard output.
///
/// To be called first thing when the program's first argument is [`CHILD_ARGUMENT`], and to end the process with.
pub fn child_main() -> i32 {
    match work(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => 0,
        Err(_) => 3,
    }
}

fn work(stdin: impl Read, stdout: impl Write) -> io::Result<()> {
    let mut stdin = BufReader::new(stdin);
    let mut line = Vec::new();
    (&mut stdin).take(64 * 1024).read_until(b'\n', &mut line)?;
    let order: Order = serde_json::from_slice(&line)?;
    bound(&order.limits)?;
    let mut bytes = Vec::new();
    stdin.take(order.limits.upload_bytes as u64 + 1).read_to_end(&mut bytes)?;
    let answer = match super::parse(&order.file_name, &bytes, &order.limits) {
        Ok(sheet) => Answer::Read(Box::new(sheet)),
        Err(refusal) => Answer::Refused(Box::new(refusal)),
    };
    drop(bytes);
    let mut stdout = BufWriter::new(stdout);
    serde_json::to_writer(&mut stdout, &answer)?;
    stdout.flush()
}

/// The limits of this process, for good.
fn bound(limits: &Limits) -> io::Result<()> {
    let memory = limits.memory_bytes;
    let bounds = [
        (Resource::CPU, limits.cpu_seconds),
        (Resource::FSIZE, 0),
        (Resource::CORE, 0),
        (Resource::NOFILE, 16),
        (Resource::DATA, memory),
        (Resource::AS, own_size().saturating_add(memory)),
    ];
    for (resource, most) in bounds {
        let set = rlimit::setrlimit(resource, most, most);
        // Other systems lack some of these bounds; where we serve, each must hold.
        if cfg!(target_os = "linux") {
            set?;
        }
    }
    Ok(())
}

/// The address space that the program itself takes before it has read anything.
fn own_size() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kilobytes = size.and_then(|size| size.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_not_understood() {
        let strange = FileRefusal::new("a.csv", Said::key("no-such-key"), Said::key("fix-split"));
        let strange = serde_json::to_vec(&Answer::Refused(Box::new(strange))).expect("JSON");
        for answer in [&b""[..], b"{}", b"{\"Read\":", b"\xff\xfe", &strange] {
            assert!(understood(answer).is_none());
        }
    }
}
