//! How the letters of a text file are coded, and how sure we are.

use serde::{Deserialize, Serialize};

/// How the letters were coded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little or big end first, with a byte order mark ("Unicode-text" of Excel).
    Utf16,
    /// ISO-8859-1 (Latin-1).
    Iso8859,
    /// Windows-1252: Latin-1 with quotes, dashes and the euro sign.
    Windows1252,
}

/// Text, and words to ask about when the reading is a guess.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    pub(super) doubtful: Vec<String>,
}

/// Why bytes could not be read as text. Each names the key of its sentence.
pub(super) enum Undecodable {
    /// A UTF-16 file that is cut or damaged.
    Utf16,
    /// Bytes that no encoding we know has letters for.
    Unknown,
}

/// Letters and signs that Swedish and neighbouring names and places are written with.
const USUAL: &str = "åäöÅÄÖéÉèÈüÜáÁàÀíÍóÓúÚñÑçÇæÆøØëËêÊïôâšŠžŽčČńŋđŧ’‘”“–—…€§´°·½×\u{a0}\u{202f}\u{2212}";

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] if std::str::from_utf8(rest).is_ok() => (utf8(rest), Encoding::Utf8),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16),
        _ if std::str::from_utf8(bytes).is_ok() => (utf8(bytes), Encoding::Utf8),
        _ => single_byte(bytes)?,
    };
    let doubtful = doubtful(&text);
    Ok(Decoded { text, encoding, doubtful })
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Undecodable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Undecodable::Utf16);
    }
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| Undecodable::Utf16)
}

fn single_byte(bytes: &[u8]) -> Result<(String, Encoding), Undecodable> {
    let upper = bytes.iter().any(|b| (0x80..0xa0).contains(b));
    let text: Option<String> = bytes.iter().map(|b| letter(*b)).collect();
    let encoding = if upper { Encoding::Windows1252 } else { Encoding::Iso8859 };
    text.map(|text| (text, encoding)).ok_or(Undecodable::Unknown)
}

/// Windows-1252. Five places have no letter.
fn letter(byte: u8) -> Option<char> {
    const UPPER: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..0xa0 => Some(UPPER[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// Up to five words with letters that are rarely meant: signs of a wrong guess, or of a file damaged before it came.
fn doubtful(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let odd = |c: char| !c.is_ascii() && !USUAL.contains(c) && (('\u{80}'..'\u{250}').contains(&c) || is_sign(c));
    for word in text.split([';', ',', '\t', '\n', '\r', '"', ' ']).filter(|word| word.contains(odd)) {
        let word: String = word.chars().take(40).collect();
        if !words.contains(&word) {
            words.push(word);
        }
        if words.len() == 5 {
            break;
        }
    }
    words
}

/// What the letters å, ä, ö of other encodings turn into, beside Latin letters.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{fffd}'
            | '„'
            | '†'
            | '‡'
            | 'ƒ'
            | '‰'
            | '‹'
            | '›'
            | '™'
            | '˜'
            | 'ˆ'
            | '•'
            | '‚'
            | 'Œ'
            | 'œ'
            | 'Ÿ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<(String, Encoding, bool)> {
        decode(bytes).ok().map(|d| (d.text, d.encoding, !d.doubtful.is_empty()))
    }

    #[test]
    fn swedish_is_read_in_every_usual_coding() {
        let text = "Västerås;Öje";
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let mut dashed = latin.clone();
        dashed.push(0x96);
        let mut wide = vec![0xff, 0xfe];
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(read(text.as_bytes()), Some((text.into(), Encoding::Utf8, false)));
        assert_eq!(read(format!("\u{feff}{text}").as_bytes()), Some((text.into(), Encoding::Utf8, false)));
        assert_eq!(read(&latin), Some((text.into(), Encoding::Iso8859, false)));
        assert_eq!(read(&dashed), Some((format!("{text}–"), Encoding::Windows1252, false)));
        assert_eq!(read(&wide), Some((text.into(), Encoding::Utf16, false)));
    }

    #[test]
    fn a_doubtful_reading_asks() {
        let dos = b"V\x84ster\x86s"; // code page 850
        let mac = b"V\x8aster\x8cs";
        let twice = "VÃ¤sterÃ¥s";
        for bytes in [&dos[..], mac, twice.as_bytes(), "V\u{fffd}ster".as_bytes()] {
            assert!(read(bytes).is_some_and(|(_, _, doubt)| doubt), "{bytes:?}");
        }
        assert!(read(b"\x81rsta \xe5").is_none());
        assert!(read(b"\xff\xfea").is_none());
    }
}
