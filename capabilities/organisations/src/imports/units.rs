//! The units that the rows make: departments first, then what lies below them.

use std::collections::HashMap;

use kernel::{Ids, OrganisationId, Refusal, UnitId};

use super::read::Read;
use super::{Finding, Receiver};
use crate::model::{Level, Unit};
use crate::rules::{Done, UnitParticulars, add_unit, change_unit};
use crate::search::fold;

/// Decides every unit; also says which unit each row is, by the row's place among the rows that were read.
pub(super) fn decide(
    rows: &[Read],
    into: &Receiver<'_>,
    ids: &mut Ids,
    findings: &mut Vec<Finding>,
) -> (Vec<Done<Unit>>, Vec<Option<UnitId>>) {
    let mut deciding = Deciding::new(into, ids, findings);
    // A unit may be named as another's parent further down, so the parents' rows are taken first.
    let depths = depths(rows);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|i| (depths[*i], *i));
    let mut of_row = vec![None; rows.len()];
    for i in order {
        of_row[i] = match depths[i] {
            Some(_) => deciding.row(&rows[i]),
            None => deciding.in_a_ring(&rows[i]),
        };
    }
    (deciding.done, of_row)
}

/// More levels than any organisation has.
const MOST_LEVELS: usize = 8;

/// How many rows of the file lie above each row; `None` when they never end.
fn depths(rows: &[Read]) -> Vec<Option<usize>> {
    let key = |r: &Read, name: &str| (r.organisation, fold(name));
    // A unit that bears its department's name is no ring: the department is another unit.
    let above = |r: &Read| r.parent.as_deref().map(|parent| key(r, parent)).filter(|above| *above != key(r, &r.name));
    let parent_of: HashMap<_, _> = rows.iter().map(|r| (key(r, &r.name), above(r))).collect();
    let depth = |r: &Read| {
        let line = std::iter::successors(above(r), |at| parent_of.get(at).cloned().flatten());
        let depth = line.take(MOST_LEVELS + 1).filter(|at| parent_of.contains_key(at)).count();
        (depth <= MOST_LEVELS).then_some(depth)
    };
    rows.iter().map(depth).collect()
}

/// A row could mean several units.
struct Ambiguous;

struct Deciding<'a, 'b> {
    into: &'a Receiver<'b>,
    ids: &'a mut Ids,
    findings: &'a mut Vec<Finding>,
    /// The open units as they are after the rows so far.
    units: HashMap<UnitId, Unit>,
    /// The same by folded name, and by what they lie below: no row has to look at all units.
    by_name: HashMap<(OrganisationId, String), Vec<UnitId>>,
    below: HashMap<UnitId, Vec<UnitId>>,
    done: Vec<Done<Unit>>,
    /// Which row named a unit first.
    named_by: HashMap<UnitId, u32>,
}

impl<'a, 'b> Deciding<'a, 'b> {
    fn new(into: &'a Receiver<'b>, ids: &'a mut Ids, findings: &'a mut Vec<Finding>) -> Self {
        let (units, by_name, below) = (HashMap::new(), HashMap::new(), HashMap::new());
        let (done, named_by) = (Vec::new(), HashMap::new());
        let mut deciding = Self { into, ids, findings, units, by_name, below, done, named_by };
        for unit in into.units.iter().filter(|u| u.is_open_on(into.today)) {
            deciding.remember(unit.clone());
        }
        deciding
    }

    fn remember(&mut self, unit: Unit) {
        let name = (unit.organisation, fold(&unit.name));
        let lists =
            [Some(self.by_name.entry(name).or_default()), unit.parent.map(|p| self.below.entry(p).or_default())];
        for list in lists.into_iter().flatten().filter(|list| !list.contains(&unit.id)) {
            list.push(unit.id);
        }
        self.units.insert(unit.id, unit);
    }

    fn named(&self, organisation: OrganisationId, name: &str) -> Vec<&Unit> {
        let ids = self.by_name.get(&(organisation, fold(name)));
        ids.into_iter().flatten().filter_map(|id| self.units.get(id)).collect()
    }

    /// The units that a rule has to look at: those of the name, the line above, and what lies below.
    fn around(&self, row: &Read, id: Option<UnitId>, wanted: &UnitParticulars) -> Vec<Unit> {
        let named = self.named(row.organisation, &wanted.name).into_iter();
        let find = |id: UnitId| self.units.get(&id);
        let line = std::iter::successors(wanted.parent.and_then(find), |u| u.parent.and_then(find));
        let below = id.and_then(|id| self.below.get(&id)).into_iter().flatten().filter_map(|id| find(*id));
        named.chain(line.take(2 * MOST_LEVELS)).chain(below).cloned().collect()
    }

    fn in_a_ring(&mut self, row: &Read) -> Option<UnitId> {
        self.wrong(row, "parent", row.parent.as_deref().unwrap_or_default(), "organisations-import-parent-ring");
        None
    }

    fn row(&mut self, row: &Read) -> Option<UnitId> {
        let parent = match row.parent.as_deref() {
            Some(name) => Some(self.parent(row, name)?),
            None => None,
        };
        let Ok(known) = self.known(row, parent) else {
            self.wrong(row, "unit", &row.name, "organisations-import-unit-ambiguous");
            return None;
        };
        let wanted = wanted(row, parent, known.as_ref());
        let result = self.decide(row, known, &wanted);
        match result {
            Ok(done) => self.keep(row, done),
            Err(refusal) => {
                self.refused(row, refusal);
                None
            }
        }
    }

    /// The unit that a row means, when there is one already. A row that names no parent means the only one of its name.
    fn known(&self, row: &Read, parent: Option<UnitId>) -> Result<Option<Unit>, Ambiguous> {
        let named = self.named(row.organisation, &row.name);
        if let Some(unit) = named.iter().find(|u| u.parent == parent) {
            return Ok(Some((*unit).clone()));
        }
        match named.as_slice() {
            [only] if row.parent.is_none() => Ok(Some((*only).clone())),
            [_, _, ..] if row.parent.is_none() => Err(Ambiguous),
            _ => Ok(None),
        }
    }

    /// The parent by name; a department that nobody has written down yet is added.
    fn parent(&mut self, row: &Read, name: &str) -> Option<UnitId> {
        let named = self.named(row.organisation, name);
        let holds = |u: &&&Unit| u.level.may_hold(row.level.unwrap_or(Level::Unit));
        let mut holding: Vec<UnitId> = named.iter().filter(holds).map(|u| u.id).collect();
        if let Some(department) = named.iter().find(|u| u.level == Level::Department && holding.contains(&u.id)) {
            holding = vec![department.id];
        }
        match (holding.as_slice(), named.first().map(|u| u.id)) {
            ([only], _) => Some(*only),
            ([_, _, ..], _) => {
                self.wrong(row, "parent", name, "organisations-import-parent-ambiguous");
                None
            }
            ([], Some(wrong_level)) => Some(wrong_level),
            ([], None) => self.new_department(row, name),
        }
    }

    fn new_department(&mut self, row: &Read, name: &str) -> Option<UnitId> {
        let wanted = UnitParticulars {
            parent: None,
            level: Level::Department,
            name: name.to_owned(),
            municipality: row.municipality.clone(),
            address: None,
            place: None,
        };
        match self.decide(row, None, &wanted) {
            Ok(done) => {
                let id = done.now.id;
                self.remember(done.now.clone());
                self.done.push(done);
                Some(id)
            }
            Err(refusal) => {
                self.findings.push(Finding::refused(row.row, "parent", name, refusal));
                None
            }
        }
    }

    fn decide(&mut self, row: &Read, known: Option<Unit>, wanted: &UnitParticulars) -> Result<Done<Unit>, Refusal> {
        let units = self.around(row, known.as_ref().map(|u| u.id), wanted);
        let today = self.into.today;
        match known {
            Some(unit) => self.change(&units, unit, wanted),
            None => add_unit(&units, self.ids.next(), row.organisation, self.into.by, wanted, today),
        }
    }

    /// Another organisation's own unit may be named, but not changed.
    fn change(&self, units: &[Unit], unit: Unit, wanted: &UnitParticulars) -> Result<Done<Unit>, Refusal> {
        let ours = [unit.organisation, unit.registered_by].contains(&self.into.by);
        let done = change_unit(units, unit, wanted, self.into.today)?;
        if done.is_changed() && !ours {
            return Err(Refusal::conflict("organisations-import-unit-others"));
        }
        Ok(done)
    }

    fn keep(&mut self, row: &Read, done: Done<Unit>) -> Option<UnitId> {
        let id = done.now.id;
        if let Some(first) = self.named_by.insert(id, row.row) {
            let fix = Some(first.to_string());
            let expected = "organisations-import-unit-twice";
            self.findings.push(Finding::new(row.row, "unit", &row.name, expected).fix(fix));
            return None;
        }
        self.remember(done.now.clone());
        // A department may have been added for an earlier row; its own row then completes it.
        match self.done.iter_mut().find(|d| d.now.id == id) {
            Some(before) => {
                let version = before.now.version;
                before.now = Unit { version, ..done.now };
            }
            None => self.done.push(done),
        }
        Some(id)
    }

    fn refused(&mut self, row: &Read, refusal: Refusal) {
        let column = refusal.fields.first().map_or("unit", |field| field.0);
        let found = match column {
            "parent" | "level" => row.parent.clone().unwrap_or_default(),
            "address" => row.address.clone().unwrap_or_default(),
            _ => row.name.clone(),
        };
        let column = if column == "name" { "unit" } else { column };
        self.findings.push(Finding::refused(row.row, column, &found, refusal));
    }

    fn wrong(&mut self, row: &Read, column: &'static str, found: &str, expected: &'static str) {
        self.findings.push(Finding::new(row.row, column, found, expected));
    }
}

/// What the row says, over what stands already where it says nothing.
fn wanted(row: &Read, parent: Option<UnitId>, known: Option<&Unit>) -> UnitParticulars {
    UnitParticulars {
        parent: parent.or(known.and_then(|u| u.parent)),
        level: row.level.or(known.map(|u| u.level)).unwrap_or(Level::Unit),
        name: row.name.clone(),
        municipality: row.municipality.clone(),
        address: row.address.clone().or_else(|| known.and_then(|u| u.address.clone())),
        place: row.place.or(known.and_then(|u| u.place)),
    }
}
