//! A PostgreSQL of one test, with everything on that keeps data: a test may kill it and hold it to its word.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::cluster::{address, command, failed, make, owner, programs, run_server};
use crate::error::{Error, Result};

/// A running server; it ends with this value.
pub struct Server {
    folder: TempDir,
    bin: PathBuf,
    root: bool,
}

impl Server {
    /// Makes a cluster and starts it; about two seconds.
    ///
    /// # Errors
    /// [`Error::Unavailable`] with the reason and what to install.
    pub fn new() -> Result<Self> {
        let folder = TempDir::with_prefix("courant-server-").map_err(|e| failed("temporary folder", &e))?;
        // PostgreSQL, which is another user where the test is root, must get in.
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder.path(), open).map_err(|e| failed("temporary folder", &e))?;
        let server = Self { folder, bin: programs()?, root: owner()? == 0 };
        make(server.folder.path(), server.root, &server.bin)?;
        server.start()?;
        Ok(server)
    }

    /// The address of its one database.
    #[must_use]
    pub fn url(&self) -> String {
        address(&self.folder.path().join("sockets"), "postgres")
    }

    /// Ends the postmaster as a crash would; its children notice and leave.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where it does not run.
    pub fn kill(&self) -> Result<()> {
        let file = self.folder.path().join("data/postmaster.pid");
        let text = std::fs::read_to_string(&file).map_err(|e| failed("postmaster.pid", &e))?;
        let pid = text.lines().next().unwrap_or("");
        let status = Command::new("kill").args(["-KILL", pid]).status().map_err(|e| failed("kill", &e))?;
        if status.success() { Ok(()) } else { Err(failed("kill", &status)) }
    }

    /// Starts it after a kill, which recovers what was committed.
    ///
    /// # Errors
    /// [`Error::Unavailable`] with its log where it does not start.
    pub fn start(&self) -> Result<()> {
        let mut last = Error::Unavailable("never tried".to_owned());
        for _ in 0..50 {
            match run_server(self.folder.path(), self.root, &self.bin, "-c max_connections=100") {
                Ok(()) => return Ok(()),
                // The children of a killed server still hold its memory for a moment.
                Err(error) => last = error,
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(last)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = command(self.root, &self.bin.join("pg_ctl"));
        stop.args(["stop", "-m", "immediate", "-s", "-D"]).arg(self.folder.path().join("data"));
        stop.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // One that was killed is not there to be stopped.
        let _ = stop.status();
    }
}
