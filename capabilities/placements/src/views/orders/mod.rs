//! V2's order: the matrix, what came back, one order.

mod follow;
mod matrix;
mod one;

pub use follow::{Follow, FollowRow, Summary};
pub use matrix::{Cell, HostRow, Matrix};
pub use one::One;

use maud::Markup;
use platform::texts::Text;
use platform::ui::{Tone, badge};

use crate::model::orders::OrderState;

/// Where an order stands, in a word.
pub fn state(t: &Text, state: OrderState, is_late: bool) -> Markup {
    let (tone, key) = match (state, is_late) {
        (OrderState::Draft, _) => (Tone::Plain, "orders-state-draft"),
        (OrderState::Sent, false) => (Tone::Plain, "orders-state-sent"),
        (OrderState::Sent, true) => (Tone::Error, "orders-state-late"),
        (OrderState::Answered, false) => (Tone::Done, "orders-state-answered"),
        (OrderState::Answered, true) => (Tone::Done, "orders-state-answered-late"),
        (OrderState::Partly, false) => (Tone::Warning, "orders-state-partly"),
        (OrderState::Partly, true) => (Tone::Warning, "orders-state-partly-late"),
        (OrderState::Declined, _) => (Tone::Warning, "orders-state-declined"),
    };
    badge(tone, &t.say(key))
}
