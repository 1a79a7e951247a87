//! What the process has used: processor seconds and memory.

use std::fs;
use std::time::Instant;

use cpu_time::ThreadTime;

/// Measures the calling thread from `start` on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    cpu: Option<ThreadTime>,
    wall: Instant,
}

impl Clock {
    /// Starts measuring.
    #[allow(clippy::disallowed_methods, reason = "the engine tells how long it worked; no decision rests on it")]
    pub fn start() -> Self {
        Clock { cpu: ThreadTime::try_now().ok(), wall: Instant::now() }
    }

    /// Seconds by the clock since the start.
    pub fn wall_s(&self) -> f64 {
        self.wall.elapsed().as_secs_f64()
    }

    /// Processor seconds of this thread since the start; where the system does not tell, seconds by the clock.
    pub fn cpu_s(&self) -> f64 {
        self.cpu.and_then(|c| c.try_elapsed().ok()).map_or_else(|| self.wall_s(), |used| used.as_secs_f64())
    }
}

/// The most memory this process has held at a time, in MiB; 0 where the system does not tell.
pub(crate) fn peak_mib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse::<u64>().map_or(0, |kib| kib.div_ceil(1024))
}
