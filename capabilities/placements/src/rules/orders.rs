//! What may be done with an order: ask, send, take an answer, accept it.

use kernel::{Day, Moment, Refusal};

use super::seats::MOST_SEATS;
use crate::model::orders::{ByType, Order, OrderState, Recipient};

/// Whether an agreement between the HEI and the host stands behind an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// This house keeps no agreements, so nothing is asked of it.
    NotKept,
    /// There is none in force for the programme on the period's first day.
    Missing,
    /// One is in force.
    InForce,
}

/// Most that is asked of one host of one type.
pub fn is_number(n: i64) -> bool {
    (0..=MOST_SEATS).contains(&n)
}

/// Where an answered order stands.
pub fn judged(asked: &ByType, offered: &ByType) -> OrderState {
    if offered.values().sum::<i64>() == 0 {
        return OrderState::Declined;
    }
    let covers = |(kind, n): (&String, &i64)| offered.get(kind).copied().unwrap_or(0) >= *n;
    if asked.iter().all(covers) { OrderState::Answered } else { OrderState::Partly }
}

/// What is offered beyond what was asked.
pub fn unasked(asked: &ByType, offered: &ByType) -> i64 {
    offered.iter().map(|(kind, n)| (n - asked.get(kind).copied().unwrap_or(0)).max(0)).sum()
}

/// Other numbers. The host that has not answered is no longer asked when nothing is left.
pub fn ask(order: &Order, asked: ByType, offered: &ByType) -> Order {
    let asked: ByType = asked.into_iter().filter(|(_, n)| *n > 0).collect();
    let state = match order.state {
        OrderState::Sent if asked.is_empty() => OrderState::Draft,
        OrderState::Draft | OrderState::Sent => order.state,
        _ => judged(&asked, offered),
    };
    Order { state, asked, ..order.clone() }
}

/// Why a draft is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// Nothing is asked.
    NothingAsked,
    /// Nobody to write to.
    NoRecipient,
    /// No agreement is in force.
    NoAgreement,
}

/// Whether a draft may be sent.
pub fn may_send(order: &Order, to: &Recipient, agreement: Agreement) -> Result<(), NotSent> {
    if order.asked.is_empty() {
        return Err(NotSent::NothingAsked);
    }
    if agreement == Agreement::Missing {
        return Err(NotSent::NoAgreement);
    }
    if to.email.is_empty() {
        return Err(NotSent::NoRecipient);
    }
    Ok(())
}

/// The last day to answer: a working day after today and before the period begins.
pub fn answer_by(day: Option<Day>, today: Day, first: Day) -> Result<Day, Refusal> {
    let refusal = Refusal::invalid("orders-not-sent");
    match day {
        None => Err(refusal.field("answer_by", "placements-day-wrong")),
        Some(day) if day <= today => Err(refusal.field("answer_by", "orders-answer-by-past")),
        Some(day) if day >= first => Err(refusal.field("answer_by", "orders-answer-by-late")),
        Some(day) if !day.is_working_day() => Err(refusal.field("answer_by", "orders-answer-by-free")),
        Some(day) => Ok(day),
    }
}

/// Sends a draft.
pub fn send(order: &Order, answer_by: Day, at: Moment) -> Result<Order, Refusal> {
    if order.state != OrderState::Draft {
        return Err(Refusal::conflict("orders-already-sent"));
    }
    let sent_at = order.sent_at.or(Some(at));
    Ok(Order { state: OrderState::Sent, answer_by: Some(answer_by), sent_at, ..order.clone() })
}

/// Takes an answer, in time or late. A draft has nobody who could answer it.
pub fn answer(order: &Order, offered: &ByType, today: Day) -> Result<Order, Refusal> {
    if order.state == OrderState::Draft {
        return Err(Refusal::not_found());
    }
    let late = order.answer_by.is_some_and(|by| today > by);
    Ok(Order { state: judged(&order.asked, offered), answered: order.answered + 1, late, ..order.clone() })
}

/// The answer that was seen becomes the period's seats.
pub fn accept(order: &Order, seen: i64) -> Result<Order, Refusal> {
    if order.answered == 0 {
        return Err(Refusal::conflict("orders-no-answer"));
    }
    if order.answered != seen {
        return Err(Refusal::conflict("orders-answer-changed").hint("placements-look-again"));
    }
    if order.accepted == order.answered {
        return Err(Refusal::conflict("orders-already-accepted"));
    }
    Ok(Order { accepted: seen, ..order.clone() })
}

/// Whether an order waits for its host beyond the last day.
pub fn is_late(order: &Order, today: Day) -> bool {
    order.state == OrderState::Sent && order.answer_by.is_some_and(|by| today > by)
}

#[cfg(test)]
pub(crate) mod tests {
    use kernel::{OrderId, OrganisationId, PeriodId};

    use super::*;

    pub(crate) fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    pub(crate) fn numbers(list: &[(&str, i64)]) -> ByType {
        list.iter().map(|(kind, n)| ((*kind).to_owned(), *n)).collect()
    }

    pub(crate) fn draft(asked: &[(&str, i64)]) -> Order {
        Order {
            id: OrderId::named("o"),
            tenant: OrganisationId::named("UMU"),
            period: PeriodId::named("p"),
            host: OrganisationId::named("2422"),
            state: OrderState::Draft,
            asked: numbers(asked),
            answer_by: None,
            sent_at: None,
            answered: 0,
            accepted: 0,
            late: false,
            version: 1,
        }
    }

    #[test]
    fn an_answer_is_judged_type_by_type() {
        let table = [
            ("all", &[("A", 2), ("B", 1)][..], &[("A", 2), ("B", 1)][..], OrderState::Answered, 0),
            ("more", &[("A", 2)], &[("A", 3), ("B", 2)], OrderState::Answered, 3),
            ("less", &[("A", 2)], &[("A", 1)], OrderState::Partly, 0),
            ("another type", &[("A", 2)], &[("B", 2)], OrderState::Partly, 2),
            ("nothing", &[("A", 2)], &[], OrderState::Declined, 0),
            ("nothing where nothing was asked", &[], &[], OrderState::Declined, 0),
        ];
        for (case, asked, offered, state, more) in table {
            let (asked, offered) = (numbers(asked), numbers(offered));
            assert_eq!((judged(&asked, &offered), unasked(&asked, &offered)), (state, more), "{case}");
        }
    }

    #[test]
    fn a_draft_needs_numbers_a_recipient_and_an_agreement() {
        let to = Recipient { title: String::new(), email: "vfu@example.org".to_owned(), offers_first: false };
        let nobody = Recipient::default();
        let table = [
            ("as it should be", may_send(&draft(&[("A", 2)]), &to, Agreement::InForce), Ok(())),
            ("no agreements in the house", may_send(&draft(&[("A", 2)]), &to, Agreement::NotKept), Ok(())),
            ("nothing", may_send(&draft(&[]), &to, Agreement::InForce), Err(NotSent::NothingAsked)),
            ("no agreement", may_send(&draft(&[("A", 2)]), &to, Agreement::Missing), Err(NotSent::NoAgreement)),
            ("nobody", may_send(&draft(&[("A", 2)]), &nobody, Agreement::InForce), Err(NotSent::NoRecipient)),
        ];
        for (case, found, expected) in table {
            assert_eq!(found, expected, "{case}");
        }
    }

    #[test]
    fn the_last_day_is_a_working_day_in_between() {
        let (today, first) = (day("2026-11-25"), day("2027-01-18"));
        let table = [
            (Some("2026-12-09"), None),
            (Some("2026-11-25"), Some("orders-answer-by-past")),
            (Some("2027-01-18"), Some("orders-answer-by-late")),
            (Some("2026-12-12"), Some("orders-answer-by-free")),
            (None, Some("placements-day-wrong")),
        ];
        for (text, key) in table {
            let found = answer_by(text.map(day), today, first).err().map(|r| r.fields[0].1);
            assert_eq!(found, key, "{text:?}");
        }
    }

    /// What the little model knows of an order.
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Tiny {
        sent: bool,
        asked: i64,
        offered: Option<i64>,
        answers: i64,
        accepted: i64,
        late: bool,
    }

    fn chance(state: &mut u64, below: u64) -> i64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((*state >> 33) % below).expect("a small number")
    }

    fn state_of(tiny: &Tiny) -> OrderState {
        match tiny.offered {
            _ if !tiny.sent => OrderState::Draft,
            None => OrderState::Sent,
            Some(0) => OrderState::Declined,
            Some(n) if n < tiny.asked => OrderState::Partly,
            Some(_) => OrderState::Answered,
        }
    }

    /// T:D1: 2,000 orders, 30 random commands each, against a model of six plain values.
    #[test]
    fn an_order_does_what_a_little_model_does() {
        for seed in 0..2_000 {
            let (mut dice, mut tiny, mut order) = (seed, Tiny::default(), draft(&[]));
            let mut today = day("2026-11-25");
            let mut offered = ByType::new();
            for step in 0..30 {
                let n = chance(&mut dice, 4);
                match chance(&mut dice, 5) {
                    0 => {
                        order = ask(&order, numbers(&[("A", n)]), &offered);
                        tiny.asked = n;
                        tiny.sent &= n > 0 || tiny.offered.is_some();
                    }
                    1 => {
                        let sent = send(&order, day("2026-12-09"), Moment::from_millis(1));
                        assert_eq!(sent.is_ok(), !tiny.sent, "seed {seed} step {step}");
                        if let Ok(sent) = sent.map(|s| Order { answer_by: s.answer_by, ..s }) {
                            order = sent;
                            tiny.sent = true;
                        }
                    }
                    2 => {
                        let answered = answer(&order, &numbers(&[("A", n)]), today);
                        assert_eq!(answered.is_ok(), tiny.sent, "seed {seed} step {step}");
                        if let Ok(answered) = answered {
                            order = answered;
                            offered = numbers(&[("A", n)]);
                            tiny.answers += 1;
                            tiny.offered = Some(n);
                            tiny.late = today > day("2026-12-09");
                        }
                    }
                    3 => {
                        let seen = tiny.answers - i64::from(n == 3);
                        let accepted = accept(&order, seen);
                        let may = tiny.answers > 0 && seen == tiny.answers && tiny.accepted != tiny.answers;
                        assert_eq!(accepted.is_ok(), may, "seed {seed} step {step}");
                        if let Ok(accepted) = accepted {
                            order = accepted;
                            tiny.accepted = tiny.answers;
                        }
                    }
                    _ => today = today.plus_days(i32::try_from(n).expect("a few days")),
                }
                let real = (order.state, order.answered, order.accepted, order.late);
                assert_eq!(real, (state_of(&tiny), tiny.answers, tiny.accepted, tiny.late), "seed {seed} step {step}");
            }
        }
    }
}
