use super::*;
use crate::model::Level;
use kernel::Moment;

/// A row from `column=value` pairs.
fn row(number: u32, cells: &[(&str, &str)]) -> UnitRow {
    let mut row = UnitRow { row: number, cells: std::array::from_fn(|_| None) };
    for (name, value) in cells {
        let at = UNIT_COLUMNS.iter().position(|c| c.name == *name).expect("a column");
        row.cells[at] = Some((*value).to_owned());
    }
    row
}

fn school(number: u32, name: &str) -> UnitRow {
    row(number, &[("unit", name), ("parent", "Barn och utbildning"), ("municipality", "Lycksele")])
}

struct World {
    units: Vec<Unit>,
    functions: Vec<Function>,
    ids: Ids,
    by: &'static str,
}

impl World {
    fn new(by: &'static str) -> Self {
        Self { units: vec![], functions: vec![], ids: Ids::new(Moment::from_millis(1), 3), by }
    }

    fn read(&mut self, rows: &[UnitRow]) -> Reading {
        let into = Receiver {
            by: OrganisationId::named(self.by),
            may_write_for_others: self.by == "UMU",
            units: &self.units,
            functions: &self.functions,
            today: Day::parse("2026-11-25").expect("a day"),
        };
        interpret(rows, &into, &mut self.ids)
    }

    /// Reads in, as the store does.
    fn read_in(&mut self, rows: &[UnitRow]) -> Reading {
        let reading = self.read(rows);
        assert!(reading.is_sound(), "{:?}", reading.findings);
        for done in &reading.units {
            self.units.retain(|u| u.id != done.now.id);
            self.units.push(done.now.clone());
        }
        for done in &reading.functions {
            self.functions.retain(|f| f.id != done.now.id);
            self.functions.push(done.now.clone());
        }
        reading
    }
}

fn counted(count: Count) -> (usize, usize, usize) {
    (count.added, count.changed, count.unchanged)
}

#[test]
fn a_file_makes_departments_units_and_functions() {
    let mut world = World::new("UMU");
    let mut north = school(2, "Norra skolan");
    north.cells[9] = Some("vfu@lycksele.se".to_owned());
    let rows = [north, school(3, "Södra skolan"), row(4, &[("unit", "Hälsocentral"), ("municipality", "2425")])];
    let reading = world.read_in(&rows);
    assert_eq!(counted(reading.unit_count()), (4, 0, 0));
    assert_eq!(counted(reading.function_count()), (1, 0, 0));
    let find = |name: &str| reading.units.iter().map(|d| &d.now).find(|u| u.name == name).expect("made");
    let department = find("Barn och utbildning");
    assert_eq!((department.level, department.parent), (Level::Department, None));
    assert_eq!(find("Norra skolan").parent, Some(department.id));
    assert_eq!(find("Norra skolan").organisation, OrganisationId::named("2481"));
    assert_eq!(find("Norra skolan").registered_by, OrganisationId::named("UMU"));
    assert_eq!(find("Hälsocentral").organisation, OrganisationId::named("2425"));
    let function = &reading.functions[0].now;
    assert_eq!((function.title.as_str(), function.unit), ("VFU-samordnare", Some(find("Norra skolan").id)));
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut world = World::new("UMU");
    let mut rows = vec![
        school(2, "Norra skolan"),
        row(3, &[("unit", "Barn och utbildning"), ("municipality", "Lycksele"), ("level", "förvaltning")]),
        row(4, &[("unit", "Annex"), ("parent", "Norra skolan"), ("municipality", "Lycksele"), ("phone", "0950-16600")]),
        row(5, &[("unit", "Ensam"), ("municipality", "0180"), ("lat", "59,33"), ("lon", "18,06")]),
    ];
    assert_eq!(counted(world.read_in(&rows).unit_count()), (4, 0, 0));
    let again = world.read_in(&rows);
    assert_eq!(counted(again.unit_count()), (0, 0, 4));
    assert_eq!(counted(again.function_count()), (0, 0, 1));
    rows.reverse();
    assert_eq!(counted(world.read_in(&rows).unit_count()), (0, 0, 4));
    rows[0].cells[5] = Some("Storgatan 1".to_owned());
    assert_eq!(counted(world.read_in(&rows).unit_count()), (0, 1, 3));
}

#[test]
fn a_unit_that_was_moved_by_hand_is_not_made_twice() {
    let mut world = World::new("2481");
    let rows = [row(2, &[("unit", "Norra"), ("municipality", "Lycksele")])];
    world.read_in(&rows);
    world.read_in(&[row(2, &[("unit", "Skola"), ("municipality", "Lycksele"), ("level", "förvaltning")])]);
    let department = world.units.iter().find(|u| u.name == "Skola").map(|u| u.id);
    world.units.iter_mut().find(|u| u.name == "Norra").expect("made").parent = department;
    assert_eq!(counted(world.read(&rows).unit_count()), (0, 0, 1));
}

#[test]
fn every_mistake_has_its_row_and_column() {
    let base = [("unit", "Norra"), ("municipality", "Lycksele")];
    let with = |more: &[(&'static str, &'static str)]| row(7, &[&base[..], more].concat());
    let table = [
        (with(&[("unit", " ")]), "unit", "organisations-import-name-missing", None),
        (
            with(&[("municipality", "Likcsele")]),
            "municipality",
            "organisations-import-municipality-unknown",
            Some("Lycksele"),
        ),
        (with(&[("municipality", "2499")]), "municipality", "organisations-import-municipality-unknown", None),
        (with(&[("municipality", "")]), "municipality", "organisations-import-municipality-missing", None),
        (with(&[("level", "slott")]), "level", "organisations-import-level-unknown", None),
        (with(&[("lat", "64,6")]), "lon", "organisations-import-position-half", None),
        (with(&[("lon", "18")]), "lat", "organisations-import-position-half", None),
        (with(&[("lat", "x"), ("lon", "18")]), "lat", "organisations-import-position-unread", None),
        (with(&[("lat", "18,7"), ("lon", "64,6")]), "lat", "organisations-import-position-outside", Some("64,6 18,7")),
        (with(&[("lat", "1"), ("lon", "2")]), "lat", "organisations-import-position-outside", None),
        (with(&[("email", "vfu")]), "email", "organisations-email-wrong", None),
        (with(&[("phone", "x")]), "phone", "organisations-phone-wrong", None),
        (with(&[("organisation", "Dorotea")]), "organisation", "organisations-import-organisation-other", None),
        (with(&[("organisation", "Narnia")]), "organisation", "organisations-import-organisation-unknown", None),
        (with(&[("parent", "Skola"), ("level", "förvaltning")]), "level", "organisations-level-order", None),
    ];
    for (wrong, column, expected, fix) in table {
        let mut world = World::new("2481");
        let found = world.read(std::slice::from_ref(&wrong)).findings;
        let only = found.first().unwrap_or_else(|| panic!("{expected} is not found in {wrong:?}"));
        assert_eq!(
            (only.row, only.column, only.expected, only.fix.as_deref()),
            (7, column, expected, fix),
            "{wrong:?}"
        );
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

#[test]
fn one_unit_stands_on_one_row() {
    let mut world = World::new("UMU");
    let found = world.read(&[school(2, "Norra skolan"), school(3, "Södra"), school(4, "norra skolan")]).findings;
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].row, found[0].expected, found[0].fix.as_deref()),
        (4, "organisations-import-unit-twice", Some("2"))
    );
}

#[test]
fn two_of_a_name_need_their_department() {
    let mut world = World::new("2481");
    let named = |parent| row(2, &[("unit", "Norra"), ("parent", parent), ("municipality", "Lycksele")]);
    world.read_in(&[named("Skola")]);
    world.read_in(&[named("Omsorg")]);
    let found = world.read(&[row(2, &[("unit", "Norra"), ("municipality", "Lycksele")])]).findings;
    assert_eq!(found[0].expected, "organisations-import-unit-ambiguous");
}

#[test]
fn rows_that_lie_in_a_ring_are_refused() {
    let below = |number, unit, parent| row(number, &[("unit", unit), ("parent", parent), ("municipality", "2481")]);
    let found = World::new("2481").read(&[below(2, "A", "B"), below(3, "B", "A"), below(4, "C", "D")]).findings;
    let rings: Vec<_> = found.iter().map(|f| (f.row, f.column, f.expected)).collect();
    let ring = "organisations-import-parent-ring";
    assert_eq!(rings, [(2, "parent", ring), (3, "parent", ring)]);
}

#[test]
fn a_unit_may_bear_its_departments_name() {
    let mut world = World::new("2481");
    let rows = [row(2, &[("unit", "Kultur"), ("parent", "Kultur"), ("municipality", "2481")])];
    assert_eq!(counted(world.read_in(&rows).unit_count()), (2, 0, 0));
    assert_eq!(counted(world.read_in(&rows).unit_count()), (0, 0, 1));
}

#[test]
fn headings_lead_to_one_column_each() {
    let mut seen: Vec<String> =
        UNIT_COLUMNS.iter().flat_map(|c| c.also.iter().chain([&c.name])).map(|h| crate::search::fold(h)).collect();
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all);
}

#[test]
fn a_large_file_is_read_row_by_row() {
    let mut world = World::new("UMU");
    let rows: Vec<UnitRow> = (0..5000).map(|n| school(n + 2, &format!("Enhet {n}"))).collect();
    assert_eq!(counted(world.read(&rows).unit_count()), (5001, 0, 0));
}
