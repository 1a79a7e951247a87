//! The functions that the rows give their units.

use std::collections::{HashMap, HashSet};

use kernel::{FunctionId, Ids, UnitId};

use super::read::Read;
use super::{Finding, Receiver};
use crate::model::{Function, Unit};
use crate::rules::{Done, FunctionParticulars, add_function, change_function};
use crate::search::fold;

/// What a function is called when the file gives only its address.
const USUAL_TITLE: &str = "VFU-samordnare";

/// Decides the function of each row that has one.
pub(super) fn decide(
    rows: &[Read],
    of_row: &[Option<UnitId>],
    units: &[Done<Unit>],
    into: &Receiver<'_>,
    ids: &mut Ids,
    findings: &mut Vec<Finding>,
) -> Vec<Done<Function>> {
    let is_ours = |u: &&Done<Unit>| [u.now.organisation, u.now.registered_by].contains(&into.by);
    let ours: HashSet<UnitId> = units.iter().filter(is_ours).map(|u| u.now.id).collect();
    let known: HashMap<(UnitId, String), &Function> =
        into.functions.iter().filter_map(|f| Some(((f.unit?, fold(&f.title)), f))).collect();
    let mut done = Vec::new();
    for (row, unit) in rows.iter().zip(of_row) {
        let (Some(unit), Some(wanted)) = (*unit, wanted(row)) else { continue };
        let earlier = known.get(&(unit, fold(&wanted.title))).copied();
        match decide_one(row, unit, wanted, earlier, ids.next()) {
            Ok(one) if one.is_changed() && !ours.contains(&unit) => {
                let found = row.function.clone().unwrap_or_default();
                findings.push(Finding::new(row.row, "function", &found, "organisations-import-unit-others"));
            }
            Ok(one) => done.push(one),
            Err(finding) => findings.push(finding),
        }
    }
    done
}

fn decide_one(
    row: &Read,
    unit: UnitId,
    wanted: FunctionParticulars,
    earlier: Option<&Function>,
    id: FunctionId,
) -> Result<Done<Function>, Finding> {
    // The unit is known to be there: it is checked by what it is, not by the list of all units.
    let decided = match earlier {
        Some(function) => {
            let merged = FunctionParticulars {
                unit: None,
                email: wanted.email.or_else(|| function.email.clone()),
                phone: wanted.phone.or_else(|| function.phone.clone()),
                taken_over_by: None,
                title: function.title.clone(),
            };
            let unbound = Function { unit: None, taken_over_by: None, ..function.clone() };
            change_function(&[], &[], unbound, &merged).map(|mut done| {
                done.now.taken_over_by = function.taken_over_by;
                done
            })
        }
        None => add_function(&[], &[], id, row.organisation, &wanted),
    };
    decided.map(|done| Done { now: Function { unit: Some(unit), ..done.now }, ..done }).map_err(|refusal| {
        let field = refusal.fields.first().map_or("function", |field| field.0);
        let (column, found) = match field {
            "email" => ("email", row.email.clone()),
            "phone" => ("phone", row.phone.clone()),
            _ => ("function", row.function.clone()),
        };
        Finding::refused(row.row, column, &found.unwrap_or_default(), refusal)
    })
}

fn wanted(row: &Read) -> Option<FunctionParticulars> {
    if row.function.is_none() && row.email.is_none() && row.phone.is_none() {
        return None;
    }
    Some(FunctionParticulars {
        unit: None,
        title: row.function.clone().unwrap_or_else(|| USUAL_TITLE.to_owned()),
        email: row.email.clone(),
        phone: row.phone.clone(),
        taken_over_by: None,
    })
}
