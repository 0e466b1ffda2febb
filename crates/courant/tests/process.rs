//! The binary itself: commands that end, servers that run, and a client over real sockets.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The longest wait for anything a process has to do; a machine under load is slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// A command on the paper in `folder/data`, without settings from the environment of the tests.
pub(crate) fn courant(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_courant"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("COURANT_")) {
        command.env_remove(name);
    }
    command.env("COURANT_DATA", folder.join("data")).env("COURANT_LOG", "warn").current_dir(folder);
    command.stdin(Stdio::null());
    command
}

/// What a command said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn finish(command: &mut Command) -> Said {
    let done = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

/// `courant ARGS` on the paper in `folder/data`.
pub(crate) fn run(folder: &Path, args: &[&str]) -> Said {
    finish(courant(folder).args(args))
}

/// Sends a signal by its name to a process that a test started.
pub(crate) fn signal(child: &Child, name: &str) {
    let done = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
    assert!(done.success(), "kill -{name}");
}

/// Waits for the end of a process, not for ever.
pub(crate) fn end(child: &mut Child) -> ExitStatus {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(began.elapsed() < PATIENCE, "the process does not end");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// `courant serve` that answers at `address`; it is killed with this value.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: String,
}

impl Server {
    /// Starts it on a free port and waits for the line that says where the paper is.
    pub(crate) fn start(folder: &Path, args: &[&str]) -> Self {
        let mut command = courant(folder);
        Self::start_with(folder, command.args(["serve", "--listen", "127.0.0.1:0"]).args(args))
    }

    /// Starts another command that serves and says where.
    pub(crate) fn start_with(folder: &Path, command: &mut Command) -> Self {
        let log = std::fs::File::options().create(true).append(true).open(folder.join("server.log")).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).map(|rest| rest.trim().trim_end_matches('/').to_owned());
        let address = address.unwrap_or_else(|| {
            let _ = child.kill();
            panic!("no address: {line:?} {}", std::fs::read_to_string(folder.join("server.log")).unwrap())
        });
        Self { child, address }
    }

    /// SIGKILL: what a crash leaves is what was on the disk.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, and how it ended.
    pub(crate) fn stop(&mut self) -> ExitStatus {
        signal(&self.child, "TERM");
        end(&mut self.child)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A whole answer over a socket: its status, its head and its body.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

/// Sends one request. `None` where the connection breaks before the head of an answer is here.
pub(crate) fn ask(address: &str, method: &str, path: &str, (headers, body): (&str, &str)) -> Option<Reply> {
    send(address, (address, method, path), (headers, body))
}

/// `GET` of a client that takes the server for another host.
pub(crate) fn ask_as(address: &str, host: &str, path: &str) -> Reply {
    send(address, (host, "GET", path), ("", "")).unwrap_or_else(|| panic!("no answer to GET {path}"))
}

fn send(
    address: &str,
    (host, method, path): (&str, &str, &str),
    (headers, body): (&str, &str),
) -> Option<Reply> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
    );
    stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
    let mut bytes = Vec::new();
    // What came before a break still counts, if it is a whole head.
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Reply { status, head: head.to_ascii_lowercase(), body: body.to_owned() })
}

/// `GET`, which must be answered.
pub(crate) fn get(address: &str, path: &str) -> Reply {
    ask(address, "GET", path, ("", "")).unwrap_or_else(|| panic!("no answer to GET {path}"))
}
