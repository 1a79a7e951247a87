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
        let part =
            archive.by_index_data(index).ok().and_then(|entry| entry.name().ok().map(std::borrow::Cow::into_owned));
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
    if size as u64 != declared || !scan.is_complete() {
        return Err(damaged());
    }
    Ok(())
}

/// Looks through XML for what must not be in it, without building anything.
#[derive(Default)]
struct Scan {
    place: Place,
    /// The tag, comment or section that the scan is in, from after its `<`.
    tag: Vec<u8>,
    /// The names of the elements that are open.
    open: Vec<Vec<u8>>,
    merges: usize,
}

/// Where the scan is.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    /// In a tag; within quotes of that kind, a `>` does not end it.
    Tag(Option<u8>),
    /// In a comment or a section, which ends with these bytes.
    Until(&'static [u8]),
}

/// Longer than any tag that spreadsheet programs write.
const TAG_BYTES: usize = 32 * 1024;

impl Scan {
    fn read(&mut self, bytes: &[u8], limits: &Limits) -> Result<(), &'static str> {
        // UTF-16 would hide everything this looks for.
        if bytes.contains(&0) {
            return Err("file-part-coding");
        }
        let mut rest = bytes;
        while let Some(&byte) = rest.first() {
            rest = match self.place {
                Place::Text => match rest.iter().position(|b| *b == b'<') {
                    Some(at) => {
                        self.place = Place::Tag(None);
                        &rest[at + 1..]
                    }
                    None => return Ok(()),
                },
                Place::Tag(quote) => {
                    self.in_tag(byte, quote, limits)?;
                    &rest[1..]
                }
                Place::Until(end) => {
                    self.tag.push(byte);
                    if self.tag.ends_with(end) {
                        self.out();
                    } else if self.tag.len() > end.len() {
                        self.tag.remove(0);
                    }
                    &rest[1..]
                }
            };
        }
        Ok(())
    }

    /// Whether the part ended where it should.
    fn is_complete(&self) -> bool {
        self.place == Place::Text && self.open.is_empty()
    }

    fn out(&mut self) {
        self.tag.clear();
        self.place = Place::Text;
    }

    fn in_tag(&mut self, byte: u8, quote: Option<u8>, limits: &Limits) -> Result<(), &'static str> {
        match (byte, quote) {
            (b'>', None) => {
                let tag = std::mem::take(&mut self.tag);
                self.place = Place::Text;
                return self.ends(&tag, limits);
            }
            (b'"' | b'\'', None) => self.place = Place::Tag(Some(byte)),
            (byte, Some(quote)) if byte == quote => self.place = Place::Tag(None),
            _ => {}
        }
        self.tag.push(byte);
        match self.tag.as_slice() {
            tag if tag.len() > TAG_BYTES => return Err("file-long-tag"),
            b"!--" => self.place = Place::Until(b"-->"),
            b"![CDATA[" => self.place = Place::Until(b"]]>"),
            tag if is_declaration(tag) => return Err("file-doctype"),
            _ => return Ok(()),
        }
        self.tag.clear();
        Ok(())
    }

    /// A tag has ended: `c r="A1"`, `/row`, `v/`.
    fn ends(&mut self, tag: &[u8], limits: &Limits) -> Result<(), &'static str> {
        let name = |tag: &[u8]| tag.split(|b| b" \t\r\n/".contains(b)).next().unwrap_or_default().to_vec();
        match tag.split_first() {
            None => return Err("file-part-broken"),
            Some((b'!' | b'?', _)) => return Ok(()),
            Some((b'/', closed)) => {
                let closes = self.open.pop().is_some_and(|open| open == name(closed));
                return if closes { Ok(()) } else { Err("file-part-broken") };
            }
            Some(_) => {}
        }
        let name = name(tag);
        if self.open.len() == limits.nesting {
            return Err("file-nesting");
        }
        if tag.last() != Some(&b'/') {
            self.open.push(name.clone());
        }
        let name = name.rsplit(|b| *b == b':').next().unwrap_or_default();
        self.merges += usize::from(name == b"mergeCell");
        if self.merges > limits.merges {
            return Err("file-merges");
        }
        if refers_well(name, tag) { Ok(()) } else { Err("file-reference") }
    }
}

fn is_declaration(tag: &[u8]) -> bool {
    tag.eq_ignore_ascii_case(b"!DOCTYPE") || tag.eq_ignore_ascii_case(b"!ENTITY")
}

/// Whether the cells that an element of a sheet refers to can exist: the parser computes with what stands there.
fn refers_well(name: &[u8], tag: &[u8]) -> bool {
    match name {
        b"c" => values(tag, b"r").all(|value| cell(value).is_some_and(|(column, _)| column > 0)),
        b"row" => values(tag, b"r").all(|value| cell(value).is_some()),
        b"dimension" | b"mergeCell" | b"f" => values(tag, b"ref").all(is_range),
        _ => true,
    }
}

fn is_range(value: &[u8]) -> bool {
    let ends: Option<Vec<_>> = value.split(|b| *b == b':').map(cell).collect();
    match ends.as_deref() {
        Some([(column, _)]) => *column > 0,
        Some([from, to]) => from.0 > 0 && from.0 <= to.0 && from.1 <= to.1,
        _ => false,
    }
}

/// Column (0 when none is named) and row of a reference such as `B12`, when a spreadsheet can have them.
fn cell(value: &[u8]) -> Option<(u32, u32)> {
    let letters = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (letters, digits) = value.split_at(letters);
    if letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let column = letters.iter().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    (column <= 16_384 && (1..=1_048_576).contains(&row) && digits[0] != b'+').then_some((column, row))
}

/// The values of the attribute of that name in a tag, however often it stands there.
fn values<'a>(tag: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let starts = tag.windows(name.len() + 1).enumerate().filter(move |(at, window)| {
        window.starts_with(name)
            && *at > 0
            && (tag[at - 1].is_ascii_whitespace() || b"\"'".contains(&tag[at - 1]))
            && b"= \t\r\n".contains(&window[name.len()])
    });
    starts.filter_map(move |(at, _)| {
        let value = tag[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let quote = value.first().filter(|b| matches!(b, b'"' | b'\''))?;
        value[1..].split(|b| b == quote).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(xml: &str) -> Result<(), &'static str> {
        let limits = Limits { nesting: 3, merges: 2, ..Limits::DEFAULT };
        let mut scan = Scan::default();
        // In small pieces: what is looked for may lie across two reads.
        xml.as_bytes().chunks(5).try_for_each(|piece| scan.read(piece, &limits))?;
        if scan.is_complete() { Ok(()) } else { Err("file-part-broken") }
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
            ("<a></b>", Err("file-part-broken")),
            ("<a><b></a></b>", Err("file-part-broken")),
            ("<a><b/>", Err("file-part-broken")),
            ("<a/><b x='", Err("file-part-broken")),
            ("<a><mergeCell/><x:mergeCell/><mergeCell/></a>", Err("file-merges")),
            ("<\0a\0>", Err("file-part-coding")),
            ("<a><!-- <b><c><d><e> ' --><![CDATA[<!DOCTYPE<<<\"]]><b x='>'/></a>", Ok(())),
            ("<row r='1'><c r=\"A1\"/><c r=\"XFD1048576\"/></row>", Ok(())),
            ("<c s='1'r='A0'/>", Err("file-reference")),
            ("<c s='>' r=\"AAAAAAA9\"/>", Err("file-reference")),
            ("<c r = 'A99999999999'/>", Err("file-reference")),
            ("<c r='1'/>", Err("file-reference")),
            ("<row r='0'/>", Err("file-reference")),
            ("<x:dimension ref='A1:XFD1048576'/>", Ok(())),
            ("<mergeCell ref='B2:A1'/>", Err("file-reference")),
            ("<f t='shared' ref='B2:B1' si='0'/>", Err("file-reference")),
        ] {
            assert_eq!(scan(xml), found, "{xml}");
        }
    }
}
