//! Zips as they come, and as somebody would make them who means no good.

use flate2::Compression;
use flate2::Crc;
use flate2::write::DeflateEncoder;
use std::io::Write as _;

/// An entry of a zip, and what it says of itself.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    /// The name in its own header, where that is another.
    pub(crate) own_name: Option<Vec<u8>>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) mode: u32,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    /// The sizes that it claims to have, where they are others.
    pub(crate) claimed: Option<u32>,
    pub(crate) sum: Option<u32>,
}

impl Entry {
    pub(crate) fn new(name: &str, bytes: &[u8]) -> Self {
        let (name, bytes) = (name.as_bytes().to_vec(), bytes.to_vec());
        Self { name, own_name: None, bytes, mode: 0o100_644, flags: 0, method: 8, claimed: None, sum: None }
    }

    fn packed(&self) -> Vec<u8> {
        if self.method != 8 {
            return self.bytes.clone();
        }
        let mut writer = DeflateEncoder::new(Vec::new(), Compression::default());
        writer.write_all(&self.bytes).unwrap();
        writer.finish().unwrap()
    }
}

fn short(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&u16::try_from(number).unwrap().to_le_bytes());
}

fn long(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&u32::try_from(number).unwrap().to_le_bytes());
}

/// What stands in both headers of an entry: flags, method, time, sum, sizes.
fn about(out: &mut Vec<u8>, entry: &Entry, packed: usize) {
    let mut sum = Crc::new();
    sum.update(&entry.bytes);
    short(out, usize::from(entry.flags));
    short(out, usize::from(entry.method));
    long(out, 0);
    out.extend_from_slice(&entry.sum.unwrap_or(sum.sum()).to_le_bytes());
    long(out, packed);
    out.extend_from_slice(&entry.claimed.unwrap_or(u32::try_from(entry.bytes.len()).unwrap()).to_le_bytes());
}

/// A zip of these entries.
pub(crate) fn zip_of(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for entry in entries {
        let (packed, offset) = (entry.packed(), out.len());
        let own = entry.own_name.as_ref().unwrap_or(&entry.name);
        out.extend_from_slice(b"PK\x03\x04\x14\0");
        about(&mut out, entry, packed.len());
        short(&mut out, own.len());
        short(&mut out, 0);
        out.extend_from_slice(own);
        out.extend_from_slice(&packed);
        list.extend_from_slice(b"PK\x01\x02\x14\x03\x14\0");
        about(&mut list, entry, packed.len());
        short(&mut list, entry.name.len());
        list.extend_from_slice(&[0; 8]);
        list.extend_from_slice(&(entry.mode << 16).to_le_bytes());
        long(&mut list, offset);
        list.extend_from_slice(&entry.name);
    }
    let (offset, size) = (out.len(), list.len());
    out.extend_from_slice(&list);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    short(&mut out, entries.len());
    short(&mut out, entries.len());
    long(&mut out, size);
    long(&mut out, offset);
    short(&mut out, 0);
    out
}

/// A zip of these files.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    zip_of(&files.iter().map(|(name, bytes)| Entry::new(name, bytes)).collect::<Vec<_>>())
}

/// The media type of [`form`].
pub(crate) const KIND: &str = "multipart/form-data; boundary=----theme";

/// The body of a form with a file, as a browser sends it.
pub(crate) fn form(fields: &[(&str, &str)], (field, name, bytes): (&str, &str, &[u8])) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        write!(body, "------theme\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
            .unwrap();
    }
    let head = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"");
    write!(body, "------theme\r\n{head}\r\nContent-Type: application/zip\r\n\r\n").unwrap();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n------theme--\r\n");
    body
}
