//! `larbro demo --check`: walks the demo over HTTP as people would, and says what each step took.
//!
//! A fresh example in a temporary folder, on a free port, with a clock that stands still. Every page is opened in
//! Swedish and in English; a page that lacks its words, or takes longer than it may, ends the walk.

mod caller;
mod story;
mod walk;

use std::net::SocketAddr;
use std::path::PathBuf;

use kernel::Moment;
use platform::config::{Config, Mode};
use platform::db::{Address, Db};
use platform::door::Clock;
use platform::failure::{Done, Stop};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::{build, run};
use caller::{Caller, stopwatch};
use walk::{Secret, Walk};

/// 22 November 2026, 10.00 in Sweden.
const TODAY: i64 = 1_795_338_000_000;

/// How the walk is held.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The program that parses uploads: this one, save in tests.
    pub program: PathBuf,
    /// Most milliseconds that a page may take on the server; none where the program is a debug build.
    pub slowest_ms: Option<u64>,
    /// Most milliseconds for the whole walk.
    pub whole_ms: Option<u64>,
}

/// What the walk came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Walked {
    /// Steps.
    pub steps: usize,
    /// Pages that were asked for.
    pub pages: usize,
    /// The slowest page, in milliseconds.
    pub worst_ms: u64,
    /// The whole walk, in milliseconds, with the example's making.
    pub ms: u64,
}

/// A folder that goes when the walk is over, however it ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Walks; each step is told in a line.
pub async fn walk(rules: &Rules, tell: &mut (dyn FnMut(&str) + Send)) -> Done<Walked> {
    let took = stopwatch();
    let name = format!("larbro-check-{}", platform::db::hex(&platform::door::secret::<6>()));
    let folder = Folder(std::env::temp_dir().join(name));
    std::fs::create_dir_all(&folder.0)?;
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
    let listen = listener.local_addr()?;
    let config = Config {
        mode: Mode::Demo,
        listen,
        base_url: format!("http://{listen}"),
        trusted_proxy: None,
        data_folder: folder.0.clone(),
        issuers: Vec::new(),
        program: rules.program.clone(),
    };
    let db = Db::open(&Address::File(folder.0.join("larbro.db"))).await?;
    let house = build::house(config, db, Clock::fixed(Moment::from_millis(TODAY))).await?;
    let cast = ::demo::fill(&house).await?;
    let (stop, until) = watch::channel(false);
    let served = tokio::spawn(run::serve(house.clone(), listener, until));
    let who = Caller::new(&house.config.base_url)?;
    let mut walk = Walk::new(who, &house.texts, rules.slowest_ms, secret(), tell);
    let walked = story::walk(&mut walk, &cast).await;
    let (steps, pages, worst_ms) = (walk.steps, walk.pages, walk.worst_ms);
    let _ = stop.send(true);
    served.await.map_err(Stop::failed)??;
    walked?;
    let walked = Walked { steps, pages, worst_ms, ms: took() };
    tell(&format!("{steps} steps, {pages} pages in two languages, {} ms, slowest page {worst_ms} ms", walked.ms));
    match rules.whole_ms {
        Some(most) if walked.ms > most => Err(Stop::failed(format!("the walk took {} ms, at most {most}", walked.ms))),
        _ => Ok(walked),
    }
}

/// What only the two handlers may see of the protected student: the HEI's id, and the name where nobody else bears it.
fn secret() -> Secret {
    let all = ::demo::region(::demo::SEED).students;
    let mut words = Vec::new();
    for student in all.iter().filter(|s| s.protected) {
        words.push(student.reference.clone());
        if all.iter().filter(|s| s.name == student.name).count() == 1 {
            words.push(student.name.clone());
        }
    }
    Secret(words)
}
