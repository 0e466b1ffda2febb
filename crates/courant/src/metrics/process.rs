//! What the system says of this process. Where it says nothing (another system than Linux), there is nothing.

use std::fs;

use rustix::process::{Resource, getrlimit};

use super::families::Families;

pub(super) fn tell(families: &mut Families) {
    if let Some(bytes) = memory() {
        families.gauge("process_resident_memory_bytes", "Memory of the process that lies in RAM.", bytes);
    }
    if let Ok(files) = fs::read_dir("/proc/self/fd") {
        families.gauge("process_open_fds", "Open files and connections of the process.", files.count());
    }
    if let Some(most) = getrlimit(Resource::Nofile).current {
        families.gauge("process_max_fds", "Open files that the system allows the process.", most);
    }
}

/// The second number of `/proc/self/statm`, in pages (proc_pid_statm(5)).
fn memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split(' ').nth(1)?.parse().ok()?;
    pages.checked_mul(u64::try_from(rustix::param::page_size()).ok()?)
}
