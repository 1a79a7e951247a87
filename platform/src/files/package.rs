//! What an xlsx package must be before anything in it is parsed: few parts, of honest size, plain XML, no program.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::limits::Limits;
use super::refusal::FileRefusal;
use super::said::Said;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Refuses a package that is not an ordinary xlsx file within limits.
pub(super) fn check(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<(), FileRefusal> {
    let no = |problem: Said, fix: &str| FileRefusal::new(file_name, problem, Said::key(fix));
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| no(Said::key("file-zip-broken"), "fix-open-and-save"))?;
    if archive.len() > limits.zip_entries {
        let problem = Said::key("file-zip-entries").count("limit", limits.zip_entries);
        return Err(no(problem, "fix-plain-sheet"));
    }
    check_kind(&archive).map_err(|(problem, fix)| no(Said::key(problem), fix))?;
    let mut unpacked = 0;
    for index in 0..archive.len() {
        check_declared(&archive, index, limits, &mut unpacked).map_err(|(problem, fix)| no(problem, fix))?;
    }
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let part = archive.by_index_data(index).ok().and_then(|entry| entry.name().ok().map(|name| name.into_owned()));
        let part = part.unwrap_or_default();
        check_content(&mut archive, index, &part, limits, &mut left).map_err(|(problem, fix)| {
            let problem = problem.with("part", &part);
            no(problem, fix)
        })?;
    }
    Ok(())
}

/// Which kind of Office file it is, by the parts it has.
fn check_kind(archive: &Archive) -> Result<(), (&'static str, &'static str)> {
    let mut names = archive.file_names().filter_map(Result::ok);
    let has = |wanted: &str| archive.index_for_name(wanted).is_some();
    if names.any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return Err(("file-macros", "fix-no-macros"));
    }
    match () {
        () if has("xl/workbook.bin") => Err(("file-xlsb", "fix-save-as")),
        () if has("EncryptedPackage") => Err(("file-encrypted", "fix-password")),
        () if has("content.xml") => Err(("file-ods", "fix-save-as")),
        () if has("word/document.xml") || has("ppt/presentation.xml") => Err(("file-other", "fix-save-as")),
        () if has("[Content_Types].xml") && has("xl/workbook.xml") => Ok(()),
        () => Err(("file-not-xlsx", "fix-save-as")),
    }
}

/// The sizes and methods that the directory of the package declares.
fn check_declared(
    archive: &Archive,
    index: usize,
    limits: &Limits,
    unpacked: &mut usize,
) -> Result<(), (Said, &'static str)> {
    let broken = || (Said::key("file-zip-broken"), "fix-open-and-save");
    let entry = archive.by_index_data(index).map_err(|_| broken())?;
    if entry.encrypted() {
        return Err((Said::key("file-encrypted"), "fix-password"));
    }
    if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err((Said::key("file-zip-method"), "fix-open-and-save"));
    }
    let size = usize::try_from(entry.size()).unwrap_or(usize::MAX);
    let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
    *unpacked = unpacked.saturating_add(size);
    if *unpacked > limits.unpacked_bytes {
        return Err((too_large(limits), "fix-split"));
    }
    if size >= limits.ratio_from_bytes && size / limits.ratio > packed {
        return Err((Said::key("file-zip-ratio").count("limit", limits.ratio), "fix-plain-sheet"));
    }
    Ok(())
}

fn too_large(limits: &Limits) -> Said {
    Said::key("file-unpacked").count("limit", limits.unpacked_bytes / 1_000_000)
}

/// Unpacks a part, piece by piece, and believes only what comes out.
fn check_content(
    archive: &mut Archive,
    index: usize,
    part: &str,
    limits: &Limits,
    left: &mut usize,
) -> Result<(), (Said, &'static str)> {
    let damaged = || (Said::key("file-part-broken"), "fix-open-and-save");
    let mut entry = archive.by_index(index).map_err(|_| damaged())?;
    let declared = entry.size();
    let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
    let name = part.to_ascii_lowercase();
    let is_xml = [".xml", ".rels", ".vml"].iter().any(|end| name.ends_with(end));
    let mut scan = Scan::default();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        let read = entry.read(&mut buffer).map_err(|_| damaged())?;
        if read == 0 {
            break;
        }
        size += read;
        *left = left.checked_sub(read).ok_or_else(|| (too_large(limits), "fix-split"))?;
        if size >= limits.ratio_from_bytes && size / limits.ratio > packed {
            return Err((Said::key("file-zip-ratio").count("limit", limits.ratio), "fix-plain-sheet"));
        }
        if is_xml {
            scan.read(&buffer[..read], limits).map_err(|key| (Said::key(key), "fix-open-and-save"))?;
        }
    }
    if u64::try_from(size).is_ok_and(|size| size != declared) {
        return Err(damaged());
    }
    Ok(())
}

/// Looks through XML for what must not be in it, without building anything.
#[derive(Default)]
struct Scan {
    /// The first bytes after the last `<`, until there are enough to know what begins there.
    tag: Option<Vec<u8>>,
    depth: usize,
    merges: usize,
    last: u8,
}

impl Scan {
    fn read(&mut self, bytes: &[u8], limits: &Limits) -> Result<(), &'static str> {
        for &byte in bytes {
            match (byte, &mut self.tag) {
                // UTF-16 would hide everything this looks for.
                (0, _) => return Err("file-part-coding"),
                (b'<', tag) => *tag = Some(Vec::with_capacity(12)),
                (b'>', tag) => {
                    if let Some(name) = tag.take() {
                        self.begins(&name, limits)?;
                    }
                    if self.last == b'/' {
                        self.depth = self.depth.saturating_sub(1);
                    }
                }
                (_, Some(tag)) => {
                    tag.push(byte);
                    if tag.len() == 12 {
                        let name = self.tag.take().unwrap_or_default();
                        self.begins(&name, limits)?;
                    }
                }
                (_, None) => {}
            }
            self.last = byte;
        }
        Ok(())
    }

    fn begins(&mut self, name: &[u8], limits: &Limits) -> Result<(), &'static str> {
        let upper = name.to_ascii_uppercase();
        match name.first() {
            Some(b'!') if upper.starts_with(b"!DOCTYPE") || upper.starts_with(b"!ENTITY") => Err("file-doctype"),
            None | Some(b'!' | b'?') => Ok(()),
            Some(b'/') => {
                self.depth = self.depth.saturating_sub(1);
                Ok(())
            }
            Some(_) => {
                self.depth += 1;
                self.merges += usize::from(is_merge(&upper));
                match () {
                    () if self.depth > limits.nesting => Err("file-nesting"),
                    () if self.merges > limits.merges => Err("file-merges"),
                    () => Ok(()),
                }
            }
        }
    }
}

/// `<mergeCell ref=…`, with or without a namespace prefix, and not `<mergeCells`.
fn is_merge(tag: &[u8]) -> bool {
    let name = tag.split(|b| b" \t\r\n/".contains(b)).next().unwrap_or_default();
    name.rsplit(|b| *b == b':').next() == Some(b"MERGECELL")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(xml: &str) -> Result<(), &'static str> {
        let limits = Limits { nesting: 3, merges: 2, ..Limits::DEFAULT };
        let mut scan = Scan::default();
        // In small pieces: what is looked for may lie across two reads.
        xml.as_bytes().chunks(5).try_for_each(|piece| scan.read(piece, &limits))
    }

    #[test]
    fn what_must_not_be_there_is_found() {
        for (xml, found) in [
            ("<?xml version=\"1.0\"?><a><b/><b/><b/><c>x</c></a>", Ok(())),
            ("<a><!-- a comment --><b x='1' /></a>", Ok(())),
            ("<?xml?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>", Err("file-doctype")),
            ("<!doctype a><a/>", Err("file-doctype")),
            ("<a><b><c><d/></c></b></a>", Err("file-nesting")),
            ("<a><mergeCells><mergeCell/><mergeCell ref='A1:A2'/></mergeCells></a>", Ok(())),
            ("<a><mergeCell/><x:mergeCell/><mergeCell/></a>", Err("file-merges")),
            ("<\0a\0>", Err("file-part-coding")),
        ] {
            assert_eq!(scan(xml), found, "{xml}");
        }
    }
}
