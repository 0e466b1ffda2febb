//! The list of entries at the end of a zip.

use web::Sentence;

/// The fixed part of the record at the very end, in bytes.
const END: usize = 22;
/// The longest comment behind it, in bytes.
const COMMENT: usize = 65_535;
const END_MARK: [u8; 4] = *b"PK\x05\x06";
const ENTRY_MARK: [u8; 4] = *b"PK\x01\x02";

/// What the list says of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry<'z> {
    pub(super) name: &'z [u8],
    /// Bit 0 is encryption, 6 a strong one, 13 one of the list itself.
    pub(super) flags: u16,
    pub(super) method: u16,
    /// CRC-32 of the unpacked bytes.
    pub(super) sum: u32,
    pub(super) packed: usize,
    pub(super) size: usize,
    /// The mode of the file under Unix, with its kind; 0 from other systems.
    pub(super) mode: u16,
    /// Where its own header begins.
    pub(super) offset: usize,
}

/// Bytes that are read from front to back, numbers with the low byte first.
pub(super) struct Bytes<'z>(pub(super) &'z [u8]);

impl<'z> Bytes<'z> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'z [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    pub(super) fn short(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn long(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    fn size(&mut self) -> Option<usize> {
        usize::try_from(self.long()?).ok()
    }
}

/// All entries in the order of the list.
///
/// # Errors
/// A sentence where it is no zip, or none that is read here.
pub(super) fn read(zip: &[u8]) -> Result<Vec<Entry<'_>>, Sentence> {
    let no_zip = || Sentence::key("themes-zip-none");
    let (at, end) = end(zip).ok_or_else(no_zip)?;
    let is_plain = end.disks == (0, 0) && end.here == end.all && end.all != u16::MAX;
    let is_whole = end.offset.checked_add(end.size) == Some(at);
    if !is_plain || !is_whole {
        return Err(Sentence::key("themes-zip-odd"));
    }
    let mut list = Bytes(zip.get(end.offset..at).ok_or_else(no_zip)?);
    let entries: Option<Vec<Entry<'_>>> = (0..end.all).map(|_| entry(&mut list)).collect();
    entries.filter(|_| list.0.is_empty()).ok_or_else(no_zip)
}

/// What the last record says of the list.
struct End {
    /// The number of this file and of that in which the list begins, of a zip in several files.
    disks: (u16, u16),
    /// Entries in this file, and in all.
    here: u16,
    all: u16,
    size: usize,
    offset: usize,
}

/// The last record, and where it is: the last one whose comment ends where the file does.
fn end(zip: &[u8]) -> Option<(usize, End)> {
    let last = zip.len().checked_sub(END)?;
    (last.saturating_sub(COMMENT)..=last).rev().find_map(|at| {
        let mut record = Bytes(zip.get(at..)?);
        if record.take(END_MARK.len())? != END_MARK {
            return None;
        }
        let disks = (record.short()?, record.short()?);
        let (here, all) = (record.short()?, record.short()?);
        let (size, offset) = (record.size()?, record.size()?);
        let comment = usize::from(record.short()?);
        (record.0.len() == comment).then_some((at, End { disks, here, all, size, offset }))
    })
}

fn entry<'z>(list: &mut Bytes<'z>) -> Option<Entry<'z>> {
    if list.take(ENTRY_MARK.len())? != ENTRY_MARK {
        return None;
    }
    // The versions of the program that made it and of the one that can read it.
    list.take(4)?;
    let (flags, method) = (list.short()?, list.short()?);
    // Date and time.
    list.take(4)?;
    let (sum, packed, size) = (list.long()?, list.size()?, list.size()?);
    let lengths = [list.short()?, list.short()?, list.short()?].map(usize::from);
    // The file of a zip in several; whether it is a text.
    list.take(4)?;
    let mode = u16::try_from(list.long()? >> 16).ok()?;
    let offset = list.size()?;
    let [name, more, comment] = lengths;
    let name = list.take(name)?;
    list.take(more)?;
    list.take(comment)?;
    Some(Entry { name, flags, method, sum, packed, size, mode, offset })
}
