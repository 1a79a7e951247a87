//! Students to placement slots, fairly and with reasons.
//!
//! Promises: a problem goes in, a plan comes out, and with it a proof that anybody can check. The fewest students are
//! left out, the most important class first; among such plans the cost is least. The same problem, options and seed
//! give the same plan, on any number of threads.
//!
//! ```
//! use larbro_matching::{Explainer, ProblemBuilder, SolveOptions, check, solve};
//! use std::ops::ControlFlow;
//!
//! let mut parts = ProblemBuilder::one_period(1);
//! let near = parts.site("near", 0, "Söderhamn");
//! let far = parts.site("far", 0, "Ljusdal");
//! parts.seats(near, 0, 1);
//! parts.seats(far, 0, 1);
//! for (name, there, away) in [("a", 100, 300), ("b", 120, 600)] {
//!     let student = parts.student(name, "Bollnäs", 0);
//!     parts.option(student, near, there);
//!     parts.option(student, far, away);
//! }
//! let problem = parts.build()?;
//!
//! let options = SolveOptions::default();
//! let found = solve(&problem, &options, &mut |_progress| ControlFlow::Continue(()))?;
//! assert_eq!((found.report.unplaced, found.report.cost), (0, 420));
//! assert!(check(&problem, &found.plan, found.prices.as_deref()).proved);
//!
//! // Why must student 0 go far? Because student 1 would have to instead.
//! let reasons = Explainer::new(&problem, &found.plan, &options)?;
//! let nearer = &reasons.why(0)[0];
//! assert_eq!((nearer.site, nearer.gain), (near, 200));
//! let consequence = nearer.consequence.as_ref().expect("somebody can move");
//! assert_eq!(consequence.moves[1].student, 1);
//! assert_eq!(consequence.effect.cost, 280);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This crate does not know what a person, a municipality or a minute is: it sees opaque ids and whole costs. It has
//! no database and no clock but the one that measures its own work.

mod check;
mod clock;
pub mod command;
mod dice;
mod explain;
mod fair;
mod plan;
mod problem;
mod read;
mod repair;
mod residual;
mod several;
mod solve;
mod whole;

pub use check::{Certificate, CheckReport, FairReport, Violation, check, check_fair, check_with_locks};
pub use explain::{
    Alternative, Blocking, Change, Effect, Explainer, Fix, Move, NotOptimal, WishConsequence, Worth,
    consequence_with_wishes,
};
pub use fair::lottery::order as lottery_order;
pub use fair::spread::{Spread, spread, spread_by_home};
pub use fair::{Fairness, Group, Known, Level, LevelFigure, Precedence};
pub use plan::{
    Before, ChangeFigures, Lock, Plan, Previous, Progress, Report, Solution, SolveOptions, UnplacedOfClass,
};
pub use problem::{Choice, Coverage, Problem, ProblemBuilder, Site, Student, Unfit};
pub use read::{Unreadable, read_problem};
pub use repair::{Occurrence, Remedy, Repairer, repair_by_solving};
pub use solve::{Unsolvable, options_of_share, shares, solve};
pub use whole::{NotWhole, Whole};
