//! When a host is reminded: by working days, and only where nobody has been there.

use kernel::Day;

use crate::model::orders::{Order, OrderState};

/// So many working days before the last day the first reminder is due.
pub const DAYS_BEFORE: i32 = 3;
/// So many working days lie between two messages to one host.
pub const DAYS_BETWEEN: i32 = 5;

/// The day when the next reminder of an order is due; none when it is answered or somebody has been there.
pub fn due(order: &Order, has_been_there: bool, last_message: Option<Day>) -> Option<Day> {
    if order.state != OrderState::Sent || has_been_there {
        return None;
    }
    let first = order.answer_by?.plus_working_days(-DAYS_BEFORE);
    let rest = last_message.map(|day| day.plus_working_days(DAYS_BETWEEN));
    Some(rest.map_or(first, |rest| rest.max(first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::orders::tests::{day, draft};

    #[test]
    fn only_who_has_not_been_there_is_reminded() {
        let sent = Order { state: OrderState::Sent, answer_by: Some(day("2026-12-09")), ..draft(&[("A", 2)]) };
        let answered = Order { state: OrderState::Partly, ..sent.clone() };
        let table = [
            ("three working days before", due(&sent, false, Some(day("2026-11-10"))), Some("2026-12-04")),
            ("nothing was sent", due(&sent, false, None), Some("2026-12-04")),
            ("not so soon again", due(&sent, false, Some(day("2026-12-04"))), Some("2026-12-11")),
            ("over the holidays", due(&sent, false, Some(day("2026-12-21"))), Some("2026-12-30")),
            ("has been there", due(&sent, true, None), None),
            ("has answered", due(&answered, false, None), None),
        ];
        for (case, found, expected) in table {
            assert_eq!(found, expected.map(day), "{case}");
        }
    }
}
