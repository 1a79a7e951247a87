//! Placements (VFU): periods, students, seats, and plans of who goes where, fairly and with reasons.
//!
//! Promises: a plan counts only after a person has accepted it; a proposal is checked by code that shares nothing with
//! the solver before it is shown; a protected person is never among the students, only a reserved seat.
//! Tables: `placements_*`. Facts: `placements.plan_accepted.1`.
//! This crate does not know exams, agreements or mails, and does not know who a reserved seat is for.

pub mod allocate;
pub mod by_hand;
pub mod facts;
pub mod forms;
pub mod guesses;
pub mod hosts;
pub mod imports;
pub mod model;
pub mod outbox;
mod pages;
pub mod places;
pub mod plan;
pub mod rules;
pub mod ruleset;
pub mod store;
mod views;

use platform::db::migrate::Migration;
use platform::prelude::*;

const MIGRATIONS: &[Migration] = &[
    Migration::new("202611250930_placements_create", include_str!("../migrations/202611250930_placements_create.sql")),
    Migration::new(
        "202611251301_placements_exceptions",
        include_str!("../migrations/202611251301_placements_exceptions.sql"),
    ),
    Migration::new("202611251200_placements_rules", include_str!("../migrations/202611251200_placements_rules.sql")),
    Migration::new("202611251100_placements_orders", include_str!("../migrations/202611251100_placements_orders.sql")),
];

/// The capability as the house sees it.
pub fn capability() -> Capability {
    Capability {
        name: "placements",
        routes: || {
            pages::routes()
                .and(pages::allocation_routes())
                .and(pages::board_routes())
                .and(pages::order_routes())
                .and(pages::rulesets::routes())
        },
        texts: &[
            (Lang::Sv, include_str!("../text/sv.ftl")),
            (Lang::En, include_str!("../text/en.ftl")),
            (Lang::Sv, include_str!("../text/allocation.sv.ftl")),
            (Lang::En, include_str!("../text/allocation.en.ftl")),
            (Lang::Sv, include_str!("../text/board.sv.ftl")),
            (Lang::En, include_str!("../text/board.en.ftl")),
            (Lang::Sv, include_str!("../text/rules.sv.ftl")),
            (Lang::En, include_str!("../text/rules.en.ftl")),
            (Lang::Sv, include_str!("../text/orders.sv.ftl")),
            (Lang::En, include_str!("../text/orders.en.ftl")),
        ],
        migrations: MIGRATIONS,
        jobs: allocate::job_kinds,
        importers: imports::importers,
        samples: views::samples,
    }
}
