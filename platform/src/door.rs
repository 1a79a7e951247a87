//! The door: the only place where the real clock and the system's randomness come in.

use std::time::Duration;

use kernel::{Ids, Moment};
use ring::rand::{SecureRandom, SystemRandom};

use crate::failure::{Done, Stop};

/// Where moments come from. Tests and the demo may stop it.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    Real,
    /// A clock that stands still until it is moved.
    Fixed(std::sync::Arc<std::sync::atomic::AtomicI64>),
}

impl Clock {
    /// A clock that stands at `moment`.
    pub fn fixed(moment: Moment) -> Self {
        Self::Fixed(std::sync::Arc::new(moment.millis().into()))
    }

    /// Now.
    #[allow(clippy::disallowed_methods)] // the one place where the machine's clock is read
    pub fn now(&self) -> Moment {
        match self {
            Self::Real => Moment::from_millis(jiff::Timestamp::now().as_millisecond()),
            Self::Fixed(millis) => Moment::from_millis(millis.load(std::sync::atomic::Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock; the real one goes by itself.
    pub fn advance_seconds(&self, seconds: i64) {
        if let Self::Fixed(millis) = self {
            millis.fetch_add(seconds * 1000, std::sync::atomic::Ordering::SeqCst);
        }
    }

    /// Ids for one request.
    pub fn ids(&self) -> Ids {
        let mut seed = [0_u8; 16];
        fill(&mut seed);
        Ids::new(self.now(), u128::from_be_bytes(seed))
    }
}

/// Bytes that nobody can guess.
pub fn secret<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    fill(&mut bytes);
    bytes
}

fn fill(bytes: &mut [u8]) {
    SystemRandom::new().fill(bytes).expect("the operating system gives random bytes");
}

/// A short, growing and uneven wait before a transaction is done again.
#[allow(clippy::disallowed_methods)] // waiting is the point, and it is bounded
pub async fn pause(tries: u32) {
    let [jitter] = secret::<1>();
    let millis = u64::from(tries.min(6)) * 3 + u64::from(jitter) / 16;
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

/// Waits between two looks at a queue or a job's progress.
#[allow(clippy::disallowed_methods)] // the one place where the program waits for time to pass
pub async fn wait(millis: u64) {
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

/// How many slow computations may run beside the requests at once.
static SLOW: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

/// Runs a slow computation, such as the hash of a passphrase, beside the threads that answer requests; two at a time.
pub async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Done<T> {
    let _turn = SLOW.acquire().await.map_err(Stop::failed)?;
    tokio::task::spawn_blocking(work).await.map_err(Stop::failed)
}

/// Runs an engine beside the threads that answer requests. How many run at once is the job table's matter.
pub async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Done<T> {
    tokio::task::spawn_blocking(work).await.map_err(Stop::failed)
}
