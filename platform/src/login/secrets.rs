//! Where secrets get their randomness.

use std::fmt;
use std::sync::Arc;

use ring::rand::{SecureRandom, SystemRandom};

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// A source of random bytes, passed in by the door like the clock.
#[derive(Clone)]
pub struct Secrets(Arc<Fill>);

impl Secrets {
    /// The operating system's generator: the only one a running service may use.
    pub fn system() -> Self {
        let random = SystemRandom::new();
        Self(Arc::new(move |bytes| random.fill(bytes).expect("the operating system gives random bytes")))
    }

    /// A source of the caller's own, so that a test can be repeated.
    pub fn repeatable(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}
