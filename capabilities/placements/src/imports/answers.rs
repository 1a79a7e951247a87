//! A host's answer that came back as a spreadsheet.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::UnitId;
use platform::files::{Column, Columns, Cursor, Sheet};
use platform::prelude::*;

use super::UnitReader;
use crate::model::Period;
use crate::model::orders::{Answer, By, Order};
use crate::model::standing::Reason;
use crate::places::Names;
use crate::rules::answers::Written;
use crate::rules::seats::MOST_SEATS;
use crate::{hosts, pages, places, store};

/// The columns.
pub static COLUMNS: Columns = Columns::new(&[
    Column::required("unit", &["enhet", "arbetsplats"]),
    Column::optional("type", &["platstyp", "typ", "place_type"]),
    Column::required("seats", &["platser", "antal", "antal platser"]),
    Column::optional("reason", &["hinder", "kan inte", "orsak"]),
]);

/// Orders that can be answered by a file: the HEI's own, or those that were sent to the acting person's organisation.
pub async fn orders(c: &mut Ctx) -> Done<Vec<(String, String)>> {
    let (scope, today) = (c.scope(), c.today());
    let mut all = Vec::new();
    if scope.role == Role::MunicipalCoordinator {
        for order in store::orders::of_host(&mut c.tx, scope.organisation).await? {
            let period = store::orders::period(&mut c.tx, &order).await?;
            all.push((order, period));
        }
    } else {
        for period in store::periods::all(&mut c.tx, scope).await?.into_iter().filter(|p| today <= p.last) {
            let orders = store::orders::of_period(&mut c.tx, scope, period.id).await?;
            let sent = orders.into_iter().filter(|o| o.sent_at.is_some() && o.state.code() != "draft");
            all.extend(sent.map(|o| (o, period.clone())));
        }
    }
    let lang = c.t.lang;
    let label = |o: &Order, p: &Period| {
        let who = if scope.role == Role::MunicipalCoordinator { o.tenant } else { o.host };
        format!("{}: {}, {}", hosts::name(who, lang), p.programme, lang.term(p.term))
    };
    let mut choices: Vec<(String, String)> =
        all.iter().filter(|(_, p)| today <= p.last).map(|(o, p)| (o.id.to_string(), label(o, p))).collect();
    choices.sort_by(|a, b| kernel::text::swedish_order(&a.1, &b.1));
    Ok(choices)
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    unit: UnitId,
    kind: String,
    seats: i64,
    reason: Option<Reason>,
}

/// What the file comes to against the answer that stands.
struct Read {
    order: Order,
    before: Option<Answer>,
    new: Vec<Row>,
    changed: Vec<Row>,
    unchanged: Vec<Row>,
    findings: Vec<platform::files::Finding>,
}

async fn read(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<Read> {
    let (scope, today) = (c.scope(), c.today());
    let id = OrderId::parse(target).ok_or_else(Refusal::not_found)?;
    let order = if scope.role == Role::MunicipalCoordinator {
        store::orders::find_of_host(&mut c.tx, scope.organisation, id).await?
    } else {
        store::orders::find(&mut c.tx, scope, id).await?
    };
    let period = store::orders::period(&mut c.tx, &order).await?;
    let before = store::orders::answer(&mut c.tx, &order, order.answered).await?;
    let all = places::units(&mut c.tx).await?;
    let own: BTreeMap<_, _> = hosts::units_of(&all, order.host, today).into_iter().map(|u| (u.id, u.clone())).collect();
    let names = Names::new(&own, today);
    Ok(judge(sheet, order, before, &period, &names, &c.t))
}

fn judge(sheet: &Sheet, order: Order, before: Option<Answer>, period: &Period, names: &Names<'_>, t: &Text) -> Read {
    let header = COLUMNS.find(sheet);
    let mut out =
        Read { order, before, new: vec![], changed: vec![], unchanged: vec![], findings: header.findings.clone() };
    let mut units = UnitReader::new(names);
    let mut first_rows = HashMap::new();
    for mut row in header.rows(sheet) {
        let read = one(&mut row, period, &mut units, t);
        if let Some(read) = read.filter(|_| row.is_clean()) {
            let key = (read.unit, read.kind.clone());
            if let Some(first) = first_rows.get(&key) {
                row.repeated("unit", *first);
            } else {
                first_rows.insert(key.clone(), row.number());
                let old = out.before.as_ref().map(|b| b.seats.get(&key).copied().unwrap_or(0));
                let old_reason = out.before.as_ref().and_then(|b| b.cannot.get(&read.unit).copied());
                match old {
                    None => out.new.push(read),
                    Some(n) if n == read.seats && (read.reason.is_none() || read.reason == old_reason) => {
                        out.unchanged.push(read);
                    }
                    Some(_) => out.changed.push(read),
                }
            }
        }
        out.findings.append(&mut row.findings);
    }
    out
}

fn one(row: &mut Cursor<'_>, period: &Period, units: &mut UnitReader<'_>, t: &Text) -> Option<Row> {
    let written = row.raw("unit");
    let unit = if written.is_empty() {
        row.text("unit", 120);
        None
    } else {
        units.read(t, row, "unit", written, "")
    };
    let kind = super::place_type(row, "type", period, t);
    let seats =
        if row.is_blank("seats") && !row.is_blank("reason") { Some(0) } else { row.whole("seats", 0..=MOST_SEATS) };
    let reason = if row.is_blank("reason") {
        None
    } else {
        let say = |lang| Reason::ALL.map(|r| (t.in_language(lang).say(r.key()), r));
        let words: Vec<(String, Reason)> = say(Lang::Sv).into_iter().chain(say(Lang::En)).collect();
        let choices: Vec<(&str, Reason)> = words.iter().map(|(word, r)| (word.as_str(), *r)).collect();
        row.one_of("reason", &choices)
    };
    Some(Row { unit: unit?, kind: kind?, seats: seats?, reason })
}

/// What a file would do.
pub async fn review(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<Reviewed> {
    let read = read(c, target, sheet).await?;
    let (new, changed, unchanged) = (read.new.len(), read.changed.len(), read.unchanged.len());
    Ok(Reviewed { findings: read.findings, new, changed, unchanged, protected: Vec::new() })
}

/// Saves the file as an answer: what it does not name stays as it was.
pub async fn apply(c: &mut Ctx, target: &str, sheet: &Sheet) -> Done<Applied> {
    let person = c.scope().person;
    let read = read(c, target, sheet).await?;
    let applied =
        Applied { new: read.new.len(), changed: read.changed.len(), unchanged: read.unchanged.len(), protected: 0 };
    if applied.new + applied.changed == 0 {
        return Ok(applied);
    }
    let mut written = Written::default();
    if let Some(before) = &read.before {
        written.seats.clone_from(&before.seats);
        written.cannot.clone_from(&before.cannot);
        written.note.clone_from(&before.note);
    }
    for row in read.new.iter().chain(&read.changed).chain(&read.unchanged) {
        written.seats.insert((row.unit, row.kind.clone()), row.seats);
        if let Some(reason) = row.reason {
            written.cannot.insert(row.unit, reason);
        }
    }
    // A file without a seat and without a reason is an answer too, and says no more than that.
    if written.seats.values().all(|n| *n == 0) && written.cannot.is_empty() {
        written.reason = Some(Reason::Other);
    }
    let units: BTreeSet<UnitId> =
        written.seats.keys().map(|(unit, _)| *unit).chain(written.cannot.keys().copied()).collect();
    let before = read.before.as_ref();
    pages::answers::save(c, &read.order, before, &units, &written, By::Person(person)).await?;
    Ok(applied)
}

/// A file that shows how to fill it in.
pub fn example(_: Lang) -> platform::files::Table {
    super::table(
        "answer",
        &["unit", "type", "seats", "reason"],
        &[&["Familjeenheten", "", "2", ""], &["Hemtjänst Norr", "", "0", "Handledare saknas"]],
    )
}

#[cfg(test)]
mod tests {
    use kernel::{Moment, OrderId, PersonId};

    use super::super::tests::{period, sheet, text, today};
    use super::*;
    use crate::places::tests::unit;
    use crate::rules::orders::tests::draft;

    fn read_into(rows: &str, before: Option<Answer>) -> Read {
        let units = [unit("Hemtjänst Norr", "2463"), unit("Familjeenheten", "2463")].map(|u| (u.id, u)).into();
        let names = Names::new(&units, today());
        let file = format!("enhet;platstyp;platser;hinder\n{rows}");
        judge(&sheet(&file), Order { id: OrderId::named("o"), ..draft(&[]) }, before, &period(), &names, &text())
    }

    fn answer(seats: i64) -> Answer {
        Answer {
            number: 1,
            seats: [((UnitId::named("2463/Hemtjänst Norr"), "Äldreomsorg".to_owned()), seats)].into(),
            cannot: BTreeMap::new(),
            reason: None,
            note: String::new(),
            late: false,
            by: By::Person(PersonId::named("p")),
            at: Moment::from_millis(1),
        }
    }

    #[test]
    fn a_file_is_read_against_the_answer_that_stands() {
        let file = "Hemtjänst Norr;Äldreomsorg;2;\nFamiljeenheten;Äldreomsorg;;Handledare saknas\n";
        let first = read_into(file, None);
        assert_eq!((first.new.len(), first.findings.len()), (2, 0), "{:?}", first.findings);
        assert_eq!((first.new[1].seats, first.new[1].reason), (0, Some(Reason::NoSupervisor)));
        let again = read_into("Hemtjänst Norr;Äldreomsorg;2;\n", Some(answer(2)));
        assert_eq!((again.new.len(), again.changed.len(), again.unchanged.len()), (0, 0, 1));
        assert_eq!(read_into("Hemtjänst Norr;Äldreomsorg;3;\n", Some(answer(2))).changed.len(), 1);
    }

    #[test]
    fn every_wrong_cell_is_told() {
        let table = [
            ("Hemtjänst Syd;Äldreomsorg;2;", "enhet"),
            ("Hemtjänst Norr;Skola;2;", "platstyp"),
            ("Hemtjänst Norr;Äldreomsorg;två;", "platser"),
            ("Hemtjänst Norr;Äldreomsorg;0;Lust saknas", "hinder"),
        ];
        for (row, column) in table {
            let read = read_into(&format!("{row}\n"), None);
            let columns: Vec<_> = read.findings.iter().filter_map(|f| f.column.as_deref()).collect();
            assert_eq!((read.new.len(), columns), (0, vec![column]), "{row}");
        }
    }
}
