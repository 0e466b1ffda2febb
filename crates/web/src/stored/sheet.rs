//! The bytes of a page in a file without a name, for `sendfile`.
//!
//! A long page that is asked for plainly, again and again, is copied into the kernel for each reader, and that copy costs
//! more than the rest of the answer. From a file the kernel takes the pages as they lie, as a static file server's. Each
//! such file is an open one, so only pages that are long and asked for often have one, and only some at a time.

use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::fd::{AsFd as _, OwnedFd};
use rustix::fs::{MemfdFlags, Mode, OFlags};
use rustix::io::Result;
use rustix::net::SendFlags;
use tokio::net::TcpStream;

/// A shorter page is cheaper to copy: two calls cost more than one.
pub(super) const LONG: usize = 16 * 1024;
/// Files at a time, in the whole process.
const MOST: usize = 256;

static OPEN: AtomicUsize = AtomicUsize::new(0);

/// A page in a file.
pub(crate) struct Sheet {
    file: OwnedFd,
    length: u64,
}

impl Sheet {
    /// A file with these bytes; none where there are enough, or the system gives none.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let taken =
            OPEN.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |open| (open < MOST).then_some(open + 1));
        taken.ok()?;
        // From here on dropping it counts it out.
        let written = unnamed().and_then(|file| write_all(&file, bytes).map(|()| file));
        match written {
            Ok(file) => Some(Self { file, length: u64::try_from(bytes.len()).unwrap_or_default() }),
            Err(_) => {
                OPEN.fetch_sub(1, Ordering::Relaxed);
                None
            }
        }
    }

    /// How many bytes there are.
    pub(crate) fn len(&self) -> u64 {
        self.length
    }

    /// Sends bytes from `from` on, as many as the socket takes; how many it took.
    ///
    /// # Errors
    /// Those of the socket; `WouldBlock` where it takes none now.
    pub(crate) fn send(&self, to: &TcpStream, from: u64) -> Result<usize> {
        let (mut offset, left) = (from, self.length.saturating_sub(from));
        rustix::fs::sendfile(
            to.as_fd(),
            self.file.as_fd(),
            Some(&mut offset),
            usize::try_from(left).unwrap_or(usize::MAX),
        )
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A file that nobody else can open: among the temporary ones, or in memory where that folder takes none. A file system on
/// a disk keeps a page in fewer and larger pieces than memory does: sending it costs a tenth less.
fn unnamed() -> Result<OwnedFd> {
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    rustix::fs::open(std::env::temp_dir(), flags, Mode::RUSR | Mode::WUSR)
        .or_else(|_| rustix::fs::memfd_create("courant-page", MemfdFlags::CLOEXEC))
}

fn write_all(file: &OwnedFd, mut bytes: &[u8]) -> Result<()> {
    while !bytes.is_empty() {
        let count = rustix::io::write(file, bytes)?;
        bytes = bytes.get(count..).unwrap_or_default();
    }
    Ok(())
}

/// Sends what stands before a sheet, and lets the system wait for the sheet before it sends a packet; how many bytes the
/// socket took.
///
/// # Errors
/// As [`Sheet::send`].
pub(crate) fn send_before(to: &TcpStream, head: &[u8]) -> Result<usize> {
    rustix::net::send(to.as_fd(), head, SendFlags::MORE | SendFlags::NOSIGNAL)
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt as _;
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn a_sheet_is_sent_from_any_place_behind_its_head() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut reader = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (to, _) = listener.accept().await.unwrap();
        to.writable().await.unwrap();
        let sheet = Sheet::of(b"all the words of a page").unwrap();
        assert_eq!((sheet.len(), send_before(&to, b"head: ").unwrap()), (23, 6));
        assert_eq!((sheet.send(&to, 8).unwrap(), sheet.send(&to, 0).unwrap()), (15, 23));
        drop(to);
        let mut text = String::new();
        reader.read_to_string(&mut text).await.unwrap();
        assert_eq!(text, "head: words of a pageall the words of a page");
    }
}
