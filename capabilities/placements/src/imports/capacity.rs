//! A file of seats.

use std::collections::{BTreeMap, HashMap};

use kernel::{CapacityId, Ids};
use organisations::search::fold;
use platform::files::{Column, Columns, Cursor, Said, Sheet};
use platform::texts::Text;

use super::{Reading, UnitReader};
use crate::model::{Capacity, Period};
use crate::places::Names;
use crate::rules::seats::{self, MOST_SEATS};

/// The columns.
pub static COLUMNS: Columns = Columns::new(&[
    Column::required("unit", &["enhet", "arbetsplats"]),
    Column::optional("municipality", &["kommun"]),
    Column::optional("type", &["platstyp", "typ", "place_type"]),
    Column::optional("period", &["termin", "term"]),
    Column::required("seats", &["platser", "antal", "antal platser"]),
]);

/// What a file is read against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The period it is read into.
    pub period: &'a Period,
    /// The seats that are there.
    pub capacities: &'a [Capacity],
    /// Seats that are taken in the plan that counts.
    pub placed: &'a BTreeMap<CapacityId, i64>,
    /// Seats that are reserved.
    pub held: &'a BTreeMap<CapacityId, i64>,
    /// Units by name.
    pub names: &'a Names<'a>,
    /// Sentences.
    pub t: &'a Text,
}

/// Reads the file.
pub fn read(sheet: &Sheet, against: &Against<'_>, ids: &mut Ids) -> Reading<Capacity> {
    let header = COLUMNS.find(sheet);
    let mut reading = Reading::new(header.findings.clone());
    let known: HashMap<_, _> = against.capacities.iter().map(|c| ((c.unit, c.place_type.as_str()), c)).collect();
    let mut units = UnitReader::new(against.names);
    let mut first_rows = HashMap::new();
    for mut row in header.rows(sheet) {
        let read = one(&mut row, against, &mut units);
        if let Some((unit, kind, seats)) = read.filter(|_| row.is_clean()) {
            let old = known.get(&(unit, kind.as_str())).copied();
            if let Some(first) = first_rows.insert((unit, kind.clone()), row.number()) {
                first_rows.insert((unit, kind), first);
                row.repeated("unit", first);
            } else {
                decide(
                    &mut row,
                    against,
                    old,
                    Capacity {
                        id: old.map_or_else(|| ids.next(), |c| c.id),
                        unit,
                        place_type: kind,
                        seats,
                        version: old.map_or(1, |c| c.version),
                    },
                    &mut reading,
                );
            }
        }
        reading.findings.append(&mut row.findings);
    }
    reading
}

fn decide(
    row: &mut Cursor<'_>,
    against: &Against<'_>,
    old: Option<&Capacity>,
    wanted: Capacity,
    reading: &mut Reading<Capacity>,
) {
    let Some(old) = old else { return reading.new.push(wanted) };
    let taken = |of: &BTreeMap<CapacityId, i64>| of.get(&old.id).copied().unwrap_or_default();
    match seats::set(old.seats, wanted.seats, taken(against.placed), taken(against.held)) {
        Ok(seats::Seats::Unchanged) => reading.unchanged += 1,
        Ok(seats::Seats::Changed(_)) => reading.changed.push(wanted),
        Err(_) => {
            let least = taken(against.placed) + taken(against.held);
            let expected = Said::of(against.t, "placements-import-seats-taken", &[("n", least.into())]);
            row.wrong("seats", expected, Said::of(against.t, "placements-seats-taken-hint", &[]));
        }
    }
}

fn one(
    row: &mut Cursor<'_>,
    against: &Against<'_>,
    units: &mut UnitReader<'_>,
) -> Option<(kernel::UnitId, String, i64)> {
    period(row, against);
    let known_place = row.is_blank("municipality") || super::students::municipality(row, "municipality").is_some();
    let written = row.raw("unit");
    let unit = if written.is_empty() {
        row.text("unit", 120);
        None
    } else if known_place {
        let place = row.raw("municipality");
        units.read(against.t, row, "unit", written, place)
    } else {
        None
    };
    let kind = super::place_type(row, "type", against.period, against.t);
    let seats = row.whole("seats", 0..=MOST_SEATS);
    Some((unit?, kind?, seats?))
}

/// The file may name the period, by its term (`vt2027`, `vt27`) or its programme; it must be this one.
fn period(row: &mut Cursor<'_>, against: &Against<'_>) {
    let bare = |text: &str| fold(text).replace(' ', "");
    let code = against.period.term.code();
    let short = format!("{}{}", &code[..2], &code[4..]);
    let written = bare(row.raw("period"));
    let names = [bare(&code), short, bare(&against.period.programme), against.period.id.to_string()];
    if !written.is_empty() && !names.contains(&written) {
        let fix = Said::of(against.t, "placements-import-other-period", &[]);
        row.wrong("period", Said::both(&code, &code), fix);
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Moment, UnitId};

    use super::super::tests::{period, sheet, text, today};
    use super::*;
    use crate::places::tests::three;

    fn read_into(rows: &str, there: &[Capacity], taken: i64) -> Reading<Capacity> {
        let units = three();
        let names = Names::new(&units, today());
        let (period, t) = (self::period(), text());
        let placed = there.iter().map(|c| (c.id, taken)).collect();
        let against = Against {
            period: &period,
            capacities: there,
            placed: &placed,
            held: &BTreeMap::new(),
            names: &names,
            t: &t,
        };
        let file = format!("enhet;kommun;platstyp;period;platser\n{rows}");
        read(&sheet(&file), &against, &mut Ids::new(Moment::from_millis(1), 7))
    }

    #[test]
    fn seats_are_read_and_the_same_file_changes_nothing() {
        let file = "Hemtjänst Norr;Åsele;Äldreomsorg;vt2027;2\nHemtjänst Norr;2425;Äldreomsorg;VT 27;3\n";
        let first = read_into(file, &[], 0);
        assert_eq!((first.new.len(), first.findings.len()), (2, 0), "{:?}", first.findings);
        assert_eq!(first.new[0].unit, UnitId::named("2463/Hemtjänst Norr"));
        let again = read_into(file, &first.new, 2);
        assert_eq!((again.new.len(), again.changed.len(), again.unchanged), (0, 0, 2));
        let more = read_into(&file.replace(";2\n", ";5\n"), &first.new, 2);
        assert_eq!((more.changed.len(), more.changed[0].seats, more.changed[0].id), (1, 5, first.new[0].id));
    }

    #[test]
    fn every_wrong_cell_of_a_row_is_told() {
        let there = read_into("Hemtjänst Norr;Åsele;Äldreomsorg;;4\n", &[], 0).new;
        let table = [
            ("no unit", ";Åsele;Äldreomsorg;;4", "enhet"),
            ("an unknown unit", "Hemtjänst Syd;;Äldreomsorg;;4", "enhet"),
            ("one of two", "Hemtjänst Norr;;Äldreomsorg;;4", "enhet"),
            ("an unknown municipality", "Hemtjänst Norr;2499;Äldreomsorg;;4", "kommun"),
            ("another type", "Hemtjänst Norr;Åsele;Skola;;4", "platstyp"),
            ("no type", "Hemtjänst Norr;Åsele;;;4", "platstyp"),
            ("another period", "Hemtjänst Norr;Åsele;Äldreomsorg;ht2027;4", "period"),
            ("half a seat", "Hemtjänst Norr;Åsele;Äldreomsorg;;0,5", "platser"),
            ("fewer than none", "Hemtjänst Norr;Åsele;Äldreomsorg;;-1", "platser"),
            ("fewer than are taken", "Hemtjänst Norr;Åsele;Äldreomsorg;;2", "platser"),
        ];
        for (case, row, column) in table {
            let reading = read_into(&format!("{row}\n"), &there, 3);
            assert_eq!(reading.new.len() + reading.changed.len(), 0, "{case}");
            let columns: Vec<_> = reading.findings.iter().filter_map(|f| f.column.as_deref()).collect();
            assert_eq!(columns, [column], "{case}");
        }
        let twice = read_into("Hemtjänst Norr;Åsele;Äldreomsorg;;4\nHemtjänst Norr (Åsele);;Äldreomsorg;;5\n", &[], 0);
        assert_eq!((twice.new.len(), twice.findings.len()), (1, 1));
    }
}
