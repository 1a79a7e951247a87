//! The unit file as the house's import screen takes it: from a sheet to rows, and from findings to sentences.

use std::collections::BTreeSet;

use platform::files::{Cell, Columns, Found, Said, Sheet, Table, Weight};
use platform::prelude::*;

use super::{Finding, Reading, Receiver, UNIT_COLUMNS, UnitRow, interpret};
use crate::model::{Function, Unit};
use crate::rules::Done as Outcome;
use crate::search::fold;
use crate::{rules, store};

static COLUMNS: Columns = Columns::new(&UNIT_COLUMNS);

/// The kind of file that organisations read in.
pub fn importers() -> Vec<Importer> {
    vec![Importer {
        name: "units",
        title_key: "organisations-import-units",
        explain_key: "organisations-import-units-explain",
        roles: platform::import::ROLES,
        columns: &COLUMNS,
        target: None,
        review: |c, _, sheet| Box::pin(review(c, sheet)),
        apply: |c, _, sheet| Box::pin(apply(c, sheet)),
        example,
    }]
}

/// What is there, and for whom.
struct There {
    by: OrganisationId,
    may_write_for_others: bool,
    units: Vec<Unit>,
    functions: Vec<Function>,
    today: Day,
}

async fn there(c: &mut Ctx) -> Done<There> {
    let (by, today) = (c.actor().organisation, c.today());
    if !rules::may_import_units(c.actor()) {
        return Err(Refusal::not_found().into());
    }
    let may_write_for_others = c.actor().role == Role::PlacementCoordinator;
    let units: Vec<Unit> = if may_write_for_others {
        store::units::all(&mut c.tx).await?.into_values().collect()
    } else {
        store::units::of_organisation(&mut c.tx, by).await?
    };
    let functions = if may_write_for_others {
        store::functions::all(&mut c.tx).await?
    } else {
        store::functions::of_organisation(&mut c.tx, by).await?
    };
    Ok(There { by, may_write_for_others, units, functions, today })
}

/// What a sheet would do.
fn read(sheet: &Sheet, there: &There, ids: &mut Ids) -> (Reading, Vec<platform::files::Finding>) {
    let header = COLUMNS.find(sheet);
    let cell = |cursor: &platform::files::Cursor<'_>, at: usize| {
        Some(cursor.raw(UNIT_COLUMNS[at].name).to_owned()).filter(|text| !text.is_empty())
    };
    let rows: Vec<UnitRow> = header
        .rows(sheet)
        .map(|cursor| UnitRow { row: cursor.number(), cells: std::array::from_fn(|at| cell(&cursor, at)) })
        .collect();
    let into = Receiver {
        by: there.by,
        may_write_for_others: there.may_write_for_others,
        units: &there.units,
        functions: &there.functions,
        today: there.today,
    };
    (sound_rows(&rows, &into, ids), header.findings)
}

/// The rows without fault are read, and those below a row with a fault are not: their parent would be missing.
fn sound_rows(rows: &[UnitRow], into: &Receiver<'_>, ids: &mut Ids) -> Reading {
    let mut findings: Vec<Finding> = Vec::new();
    let mut left: Vec<UnitRow> = rows.to_vec();
    loop {
        let reading = interpret(&left, into, ids);
        if reading.is_sound() {
            findings.sort_by_key(|f| f.row);
            return Reading { findings, ..reading };
        }
        let wrong: BTreeSet<u32> = reading.findings.iter().map(|f| f.row).collect();
        findings.extend(reading.findings);
        let (out, kept): (Vec<UnitRow>, Vec<UnitRow>) = left.into_iter().partition(|row| wrong.contains(&row.row));
        let (below, kept) = below(&out, kept);
        findings.extend(below.iter().map(|row| {
            let parent = row.cells[PARENT].clone().unwrap_or_default();
            Finding::new(row.row, "parent", &parent, "organisations-import-parent-wrong")
        }));
        left = kept;
    }
}

/// Where the name and the parent's name stand among the cells of a row.
const NAME: usize = 0;
const PARENT: usize = 1;

/// The rows that lie below one of `out`, however far, and the others.
fn below(out: &[UnitRow], mut kept: Vec<UnitRow>) -> (Vec<UnitRow>, Vec<UnitRow>) {
    let name = |row: &UnitRow| row.cells[NAME].as_deref().map(fold);
    // A unit that stands on a second, sound row is there after all.
    let sound: BTreeSet<String> = kept.iter().filter_map(name).collect();
    let mut names: BTreeSet<String> = out.iter().filter_map(name).filter(|name| !sound.contains(name)).collect();
    let mut found = Vec::new();
    loop {
        let is_below = |row: &UnitRow| row.cells[PARENT].as_deref().is_some_and(|parent| names.contains(&fold(parent)));
        let (more, rest): (Vec<UnitRow>, Vec<UnitRow>) = kept.into_iter().partition(is_below);
        kept = rest;
        if more.is_empty() {
            return (found, kept);
        }
        names.extend(more.iter().filter_map(name));
        found.extend(more);
    }
}

/// A finding as the import screen shows it: the file's own name of the column, and both languages.
fn shown(t: &Text, sheet: &Sheet, finding: &Finding) -> platform::files::Finding {
    let column = UNIT_COLUMNS.iter().find(|c| c.name == finding.column);
    let is_it =
        |label: &&String| column.is_some_and(|c| c.also.iter().chain([&c.name]).any(|name| fold(name) == fold(label)));
    let label = sheet.header.iter().find(is_it).cloned().unwrap_or_else(|| finding.column.to_owned());
    let args: Vec<(&'static str, Arg)> = finding.args.iter().map(|(n, v)| (*n, Arg::from(v))).collect();
    let fix = match &finding.fix {
        Some(row) if finding.expected == "organisations-import-unit-twice" => {
            Said::of(t, "organisations-import-fix-row", &[("row", row.into())])
        }
        Some(words) => Said::of(t, "organisations-import-fix-write", &[("what", words.into())]),
        None => Said::key("fix-cell"),
    };
    platform::files::Finding {
        weight: Weight::Row,
        row: Some(finding.row),
        column: Some(label),
        found: Some(Found::of(&finding.found, false)),
        expected: Said::of(t, finding.expected, &args),
        fix,
    }
}

/// New, changed and unchanged units that have a row of their own; a department that is added for what lies below it is
/// no row. A unit whose function is new or changed counts as changed.
fn counts(sheet: &Sheet, reading: &Reading) -> Applied {
    let header = COLUMNS.find(sheet);
    let rows: BTreeSet<String> = header.rows(sheet).map(|row| fold(row.raw("unit"))).collect();
    let touched: BTreeSet<UnitId> =
        reading.functions.iter().filter(|f| f.is_changed()).filter_map(|f| f.now.unit).collect();
    let mut applied = Applied::default();
    for Outcome { now, facts } in reading.units.iter().filter(|u| rows.contains(&fold(&u.now.name))) {
        let count = match (facts.is_empty(), now.version) {
            (false, 1) => &mut applied.new,
            (false, _) => &mut applied.changed,
            (true, _) if touched.contains(&now.id) => &mut applied.changed,
            (true, _) => &mut applied.unchanged,
        };
        *count += 1;
    }
    applied
}

async fn review(c: &mut Ctx, sheet: &Sheet) -> Done<Reviewed> {
    let there = there(c).await?;
    let (reading, mut findings) = read(sheet, &there, &mut c.ids);
    findings.extend(reading.findings.iter().map(|f| shown(&c.t, sheet, f)));
    let Applied { new, changed, unchanged, .. } = counts(sheet, &reading);
    Ok(Reviewed { findings, new, changed, unchanged, protected: Vec::new() })
}

async fn apply(c: &mut Ctx, sheet: &Sheet) -> Done<Applied> {
    let there = there(c).await?;
    let (reading, _) = read(sheet, &there, &mut c.ids);
    let applied = counts(sheet, &reading);
    let units: Vec<Unit> = reading.units.iter().filter(|u| u.is_changed()).map(|u| u.now.clone()).collect();
    store::units::save(&mut c.tx, &units).await?;
    for function in reading.functions.iter().filter(|f| f.is_changed()) {
        store::functions::save(&mut c.tx, &function.now).await?;
    }
    let facts = reading.units.into_iter().flat_map(|u| u.facts);
    for fact in facts.chain(reading.functions.into_iter().flat_map(|f| f.facts)) {
        c.tell(fact);
    }
    Ok(applied)
}

fn example(_: Lang) -> Table {
    let row = |cells: &[&str]| cells.iter().map(|cell| Cell::Text((*cell).to_owned())).collect();
    Table {
        title: "units".to_owned(),
        columns: UNIT_COLUMNS.iter().map(|c| c.name.to_owned()).collect(),
        rows: vec![
            row(&[
                "Hemtjänst Norr",
                "Vård och omsorg",
                "Åsele",
                "",
                "enhet",
                "",
                "",
                "",
                "Enhetschef",
                "norr@asele.example",
                "",
            ]),
            row(&["Ekgården", "Vård och omsorg", "Åsele", "", "enhet", "", "64,1600", "17,3500", "", "", ""]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use platform::files::{Limits, read_csv};
    use platform::texts::Texts;

    use super::*;

    fn there(units: Vec<Unit>, functions: Vec<Function>) -> There {
        let today = Day::parse("2026-11-25").expect("a day");
        There { by: OrganisationId::named("UMU"), may_write_for_others: true, units, functions, today }
    }

    fn sheet(text: &str) -> Sheet {
        read_csv::parse("a.csv", text.as_bytes(), &Limits::DEFAULT).expect("a well-formed file")
    }

    fn ids() -> Ids {
        Ids::new(Moment::from_millis(1), 3)
    }

    const FILE: &str = "Enhet;Förvaltning;Kommun;Funktion\nHemtjänst;Vård;Åsele;Chef\nEkgården;Vård;Lycksele;\n";

    #[test]
    fn the_same_file_again_changes_nothing() {
        let (reading, findings) = read(&sheet(FILE), &there(vec![], vec![]), &mut ids());
        assert!(findings.is_empty() && reading.is_sound(), "{findings:?} {:?}", reading.findings);
        let first = counts(&sheet(FILE), &reading);
        // The department of each municipality is written as well, but has no row.
        assert_eq!((first.new, first.changed, first.unchanged, reading.units.len()), (2, 0, 0, 4));
        let units = reading.units.into_iter().map(|u| u.now).collect();
        let functions: Vec<Function> = reading.functions.into_iter().map(|f| f.now).collect();
        assert_eq!(functions.len(), 1);
        let (again, _) = read(&sheet(FILE), &there(units, functions), &mut ids());
        let again = counts(&sheet(FILE), &again);
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
    }

    #[test]
    fn a_row_below_a_wrong_one_is_wrong_as_well_and_the_others_are_read() {
        let file = "Enhet;Överordnad;Kommun\nSkola;;Qwxzyt\nÖst;Skola;Åsele\nVäst;Öst;Åsele\nEkgården;;Åsele\n";
        let (reading, _) = read(&sheet(file), &there(vec![], vec![]), &mut ids());
        let wrong: Vec<u32> = reading.findings.iter().map(|f| f.row).collect();
        assert_eq!(wrong, [2, 3, 4]);
        let names: Vec<&str> = reading.units.iter().map(|u| u.now.name.as_str()).collect();
        assert_eq!(names, ["Ekgården"]);
    }

    #[test]
    fn a_finding_names_the_files_own_column_in_both_languages() {
        let t = Text::new(Lang::Sv, Arc::new(Texts::new(crate::capability().texts)));
        let sheet = sheet("Enhet;Kommunkod\nSkola;Likcsele\n");
        let (reading, _) = read(&sheet, &there(vec![], vec![]), &mut ids());
        let finding = shown(&t, &sheet, &reading.findings[0]);
        let said = finding.sentence(Lang::Sv);
        assert!(said.contains("Kommunkod") && said.contains("Likcsele"), "{said}");
        assert!(finding.fix(Lang::En).contains("Lycksele"), "{}", finding.fix(Lang::En));
    }

    #[test]
    fn the_example_is_read_without_fault() {
        let table = example(Lang::Sv);
        let text = String::from_utf8(table.csv(platform::files::CsvStyle::Swedish)).expect("text");
        let (reading, findings) = read(&sheet(&text), &there(vec![], vec![]), &mut ids());
        assert!(findings.is_empty() && reading.is_sound(), "{findings:?} {:?}", reading.findings);
    }
}
