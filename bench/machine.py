"""What the measurements stand on: where files go, how results are kept, what the machine is, and processes that end
with the run. Linux only; nothing here talks to another machine."""
import contextlib
import json
import os
import platform
import shutil
import socket
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.path.join(ROOT, os.environ.get("CARGO_TARGET_DIR") or "target")
BINARY = os.path.abspath(os.environ.get("COURANT_BIN") or os.path.join(TARGET, "release", "courant"))
RESULTS = os.environ.get("BENCH_RESULTS") or os.path.join(TARGET, "bench", "results.jsonl")
SERVER_CORE = int(os.environ.get("SERVER_CORE", "0"))
LOAD_CORE = int(os.environ.get("LOAD_CORE", "1"))
TICK = os.sysconf("SC_CLK_TCK")


def number(name, default):
    """A whole number from the environment."""
    return int(os.environ.get(name) or default)


def record(kind, **fields):
    """Keeps one measurement as a JSON line and shows it."""
    line = {"kind": kind, **fields}
    os.makedirs(os.path.dirname(RESULTS), exist_ok=True)
    with open(RESULTS, "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    print("  ".join([kind] + ["%s=%s" % (k, v) for k, v in fields.items()]), flush=True)


@contextlib.contextmanager
def work_folder():
    """A temporary folder on a real disk that other users may enter, for servers that run as one of them."""
    base = os.environ.get("BENCH_DIR") or "/var/tmp"
    folder = tempfile.mkdtemp(prefix="courant-bench-", dir=base)
    os.chmod(folder, 0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, seconds=30):
    """Returns when something listens on the port, or raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.02)
    raise TimeoutError("nothing listens on port %d after %d s" % (port, seconds))


def on_core(core):
    """For subprocess: binds the child to one core, where the machine has it."""
    allowed = os.sched_getaffinity(0)
    return lambda: os.sched_setaffinity(0, {core} if core in allowed else allowed)


def end(process, seconds=10):
    """Ends a child: politely, then not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def cpu_seconds(pid):
    """User and system time of a process and its threads so far."""
    with open("/proc/%d/stat" % pid, encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def resident_bytes(pid):
    """Memory of a process that is in RAM."""
    with open("/proc/%d/status" % pid, encoding="ascii") as file:
        for line in file:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    return 0


def fsync_rate(folder, seconds=3.0):
    """Appends of 4 KiB with fdatasync per second: no store that keeps its word one by one is faster."""
    path, count, block = os.path.join(folder, "fsync.tmp"), 0, b"x" * 4096
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        os.write(file, block)
        os.fdatasync(file)
        count += 1
    rate = count / (time.perf_counter() - start)
    os.close(file)
    os.unlink(path)
    return rate


def first_line(*command):
    """The first line a command prints, or "not installed"."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return "not installed"
    return ((done.stdout or done.stderr).strip().splitlines() or ["?"])[0]


def description():
    """The machine and the versions, for the report."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((l.split(":", 1)[1].strip() for l in file if l.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": model, "cores": os.cpu_count(), "memory_gib": round(memory / 2**30, 1),
        "kernel": platform.release(), "system": first_line("sh", "-c", ". /etc/os-release; echo $PRETTY_NAME"),
        "courant": first_line(BINARY, "--version"), "rustc": first_line("rustc", "--version"),
        "nginx": first_line("/usr/sbin/nginx", "-v"), "wrk": first_line("sh", "-c", "wrk -v | head -1"),
        "sqlite3": first_line("sqlite3", "--version")[:30], "date": time.strftime("%Y-%m-%d %H:%M %Z"),
    }
