//! One file a language: named sections behind a checked header.
//!
//! ```text
//! 0   8  magic "KILDEPK\n"
//! 8   2  format, little endian (2)
//! 10  2  number of sections
//! 12  4  length of the whole file
//! 16  8  FNV-1a of everything from byte 24 on
//! 24  8  language code, zero-padded
//! 32  8  FNV-1a of what the models were trained on, by `models/training.tsv`; 0 without models
//! 40 ..  section table: name length u8, name, offset u32, length u32; then the sections
//! ```

use super::bytes::Reader;
use std::collections::BTreeMap;
use std::fmt;

const MAGIC: &[u8; 8] = b"KILDEPK\n";
const HEADER: usize = 40;
/// The format that this version writes and reads.
pub const FORMAT: u16 = 2;

/// Why a file is not a language pack that this version can use. The message is a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError(pub String);

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PackError {}

/// A checked pack: its language and its sections, borrowed from the file's bytes.
#[derive(Debug)]
pub struct PackFile<'b> {
    /// The language's code ("da").
    pub language: String,
    /// Fingerprint of what the models were trained on and how; 0 for a pack without models.
    pub inputs: u64,
    sections: BTreeMap<String, &'b [u8]>,
}

impl<'b> PackFile<'b> {
    /// Checks magic, format, length and checksum, and finds the sections.
    ///
    /// # Errors
    /// A sentence that says what is wrong: another kind of file, too new, cut short or damaged.
    pub fn read(bytes: &'b [u8]) -> Result<Self, PackError> {
        let wrong = |text: &str| PackError(text.to_owned());
        let header = bytes
            .get(..HEADER)
            .filter(|h| h.starts_with(MAGIC))
            .ok_or_else(|| wrong("This is not a language pack of Kilde: its first bytes are those of another kind of file."))?;
        let mut reader = Reader::new(header, MAGIC.len());
        let damaged = || wrong("The language pack is damaged. Fetch it once more.");
        let format = reader.u16().ok_or_else(damaged)?;
        if format != FORMAT {
            return Err(PackError(format!(
                "The language pack has format {format}, and this version of Kilde reads format {FORMAT}. Use a pack and a program of the same release."
            )));
        }
        let count = reader.u16().ok_or_else(damaged)?;
        let length = reader.u32().ok_or_else(damaged)? as usize;
        if length != bytes.len() {
            return Err(PackError(format!(
                "The language pack was cut short: {} of {length} bytes are here. Fetch it once more.",
                bytes.len()
            )));
        }
        let checksum = reader.u64().ok_or_else(damaged)?;
        if checksum != fnv64(bytes.get(24..).unwrap_or_default()) {
            return Err(damaged());
        }
        let code = header.get(24..32).unwrap_or_default();
        let language = String::from_utf8(code.iter().copied().take_while(|&b| b != 0).collect()).map_err(|_| damaged())?;
        let inputs = Reader::new(header, 32).u64().ok_or_else(damaged)?;
        let mut sections = BTreeMap::new();
        let mut table = Reader::new(bytes, HEADER);
        for _ in 0..count {
            let name = table.name().ok_or_else(damaged)?.to_owned();
            let (offset, size) = (table.u32().ok_or_else(damaged)? as usize, table.u32().ok_or_else(damaged)? as usize);
            let end = offset.checked_add(size).ok_or_else(damaged)?;
            sections.insert(name, bytes.get(offset..end).ok_or_else(damaged)?);
        }
        Ok(PackFile { language, inputs, sections })
    }

    /// The bytes of a section, if the pack has it.
    pub fn section(&self, name: &str) -> Option<&'b [u8]> {
        self.sections.get(name).copied()
    }

    /// A section as text; empty if the pack lacks it.
    ///
    /// # Errors
    /// A sentence, if the section is not UTF-8.
    pub fn text(&self, name: &str) -> Result<&'b str, PackError> {
        std::str::from_utf8(self.section(name).unwrap_or_default())
            .map_err(|_| PackError(format!("The list \"{name}\" of the language pack is not UTF-8 text.")))
    }

    /// The names of all sections, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sections.keys().map(String::as_str)
    }
}

/// Writes a pack of the sections and the fingerprint of the models' inputs; the same input gives the same bytes.
///
/// # Errors
/// A sentence, if a name or the whole is too long for the format.
pub fn write_pack(language: &str, inputs: u64, sections: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, PackError> {
    let too_long = || PackError("A language pack holds at most 4 GiB and names of 255 bytes.".to_owned());
    let table: usize = sections.keys().map(|name| name.len() + 9).sum();
    let mut offset = HEADER + table;
    let (mut head, mut body): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    for (name, data) in sections {
        head.push(u8::try_from(name.len()).map_err(|_| too_long())?);
        head.extend(name.as_bytes());
        head.extend(u32::try_from(offset).map_err(|_| too_long())?.to_le_bytes());
        head.extend(u32::try_from(data.len()).map_err(|_| too_long())?.to_le_bytes());
        body.extend(data);
        offset += data.len();
    }
    head.extend(body);
    let mut code = language.as_bytes().to_vec();
    code.resize(8, 0);
    code.extend(inputs.to_le_bytes());
    head.splice(..0, code);
    let mut file = MAGIC.to_vec();
    file.extend(FORMAT.to_le_bytes());
    file.extend(u16::try_from(sections.len()).map_err(|_| too_long())?.to_le_bytes());
    file.extend(u32::try_from(offset).map_err(|_| too_long())?.to_le_bytes());
    file.extend(fnv64(&head).to_le_bytes());
    file.extend(head);
    Ok(file)
}

/// The 64-bit hash of Fowler, Noll and Vo, variant 1a: guards against damage, not against forgery.
pub fn fnv64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn pack() -> Vec<u8> {
        let sections = [("knobs", "a\tb".as_bytes().to_vec()), ("words", vec![1, 2, 3])];
        write_pack("da", 7, &sections.map(|(k, v)| (k.to_owned(), v)).into()).unwrap()
    }

    #[test]
    fn reads_what_it_wrote() {
        let bytes = pack();
        let file = PackFile::read(&bytes).unwrap();
        assert_eq!((file.language.as_str(), file.inputs, file.text("knobs").unwrap()), ("da", 7, "a\tb"));
        assert_eq!(file.section("words"), Some([1, 2, 3].as_slice()));
        assert_eq!(file.section("missing"), None);
    }

    #[test]
    fn every_kind_of_bad_file_gets_its_sentence() {
        let good = pack();
        let mut newer = good.clone();
        newer[8] = 9;
        for (bytes, part) in [(&b"GIF89a"[..], "another kind"), (&newer, "format 9"), (&good[..48], "cut short")] {
            assert!(PackFile::read(bytes).unwrap_err().0.contains(part));
        }
        // No single flipped bit after the magic goes unnoticed, and none panics.
        for index in 8..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 0x10;
            let unnoticed = PackFile::read(&bad).is_ok_and(|file| file.language == "da");
            assert!(!unnoticed, "byte {index}");
        }
    }
}
