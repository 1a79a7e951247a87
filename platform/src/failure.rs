//! The two ways a request can stop: the world said no (shown to the person), or we broke (logged with a reference).

use kernel::Refusal;

/// Why a request, a job or a command stopped.
#[derive(Debug)]
pub enum Stop {
    /// The world said no; shown to the person with the next step.
    Refused(Box<Refusal>),
    /// We broke; logged with a reference, a calm page for the person.
    Failed(Failure),
}

/// The result of everything that may stop.
pub type Done<T> = Result<T, Stop>;

/// A fault of ours or of the machine.
#[derive(Debug)]
pub struct Failure {
    /// What happened, for the log; never shown and never with personal content.
    pub what: String,
    /// Whether doing the whole transaction again may succeed.
    pub again: bool,
}

impl Failure {
    /// A fault that trying again does not mend.
    pub fn new(what: impl ToString) -> Self {
        Self { what: what.to_string(), again: false }
    }
}

impl Stop {
    /// A fault of ours.
    pub fn failed(what: impl ToString) -> Self {
        Self::Failed(Failure::new(what))
    }

    /// Whether doing the whole transaction again may succeed.
    pub fn again(&self) -> bool {
        matches!(self, Self::Failed(f) if f.again)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<sqlx::Error> for Stop {
    fn from(error: sqlx::Error) -> Self {
        // PostgreSQL: serialisation failure, deadlock. SQLite: busy, locked, busy snapshot.
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code).map(|c| c.to_string());
        // Two writers of the same key in a serialisable transaction: the loser sees it on the next try.
        let again = matches!(code.as_deref(), Some("40001" | "40P01" | "5" | "6" | "517"));
        Self::Failed(Failure { what: format!("database: {error}"), again })
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::failed(format!("file: {error}"))
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::failed(format!("JSON: {error}"))
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(r) => write!(f, "refused: {} {:?}", r.key, r.args),
            Self::Failed(failure) => f.write_str(&failure.what),
        }
    }
}

impl std::error::Error for Stop {}
