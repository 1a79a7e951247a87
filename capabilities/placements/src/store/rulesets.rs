//! Rules as data: sets with their versions, what a period is tied to, grounds that were shown, draws.

use std::collections::BTreeMap;

use kernel::{Day, DrawId, Moment, PeriodId, Refusal, RuleSetId, RuleVersionId, Scope, StudentId};
use platform::args;
use platform::db::{Row, Sql, Tx};
use platform::failure::{Done, Stop};

use crate::ruleset::{self, Applied, RuleSet};

/// One version of a rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its id.
    pub id: RuleVersionId,
    /// The set it is a version of.
    pub set_id: RuleSetId,
    /// Counts the set's versions from 1.
    pub number: i64,
    /// The rules.
    pub set: RuleSet,
    /// The first day it is in force; none for a draft.
    pub in_force: Option<Day>,
    /// Row version.
    pub version: i64,
}

const COLUMNS: &str = "id, rule_set, number, body, in_force_from, version";
/// More than this nobody keeps.
const MOST_VERSIONS: usize = 500;

fn from_row(row: &Row) -> Done<Version> {
    let body = row.text("body")?;
    let set = ruleset::read(&body).map_err(|faults| Stop::failed(format!("stored rules do not read: {faults:?}")))?;
    let day = row.text_or_none("in_force_from")?;
    Ok(Version {
        id: row.id("id")?,
        set_id: row.id("rule_set")?,
        number: row.int("number")?,
        set,
        in_force: day.as_deref().and_then(Day::parse),
        version: row.int("version")?,
    })
}

/// All versions of the tenant's rule sets: by set, the latest first.
pub async fn all(tx: &mut Tx, scope: Scope) -> Done<Vec<Version>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_rule_versions WHERE tenant = $1 ORDER BY rule_set, number DESC LIMIT {MOST_VERSIONS}"
    ));
    tx.rows(sql, args![scope.organisation]).await?.iter().map(from_row).collect()
}

/// A version of the tenant, or not found.
pub async fn find(tx: &mut Tx, scope: Scope, id: RuleVersionId) -> Done<Version> {
    let sql = Sql::assembled(format!("SELECT {COLUMNS} FROM placements_rule_versions WHERE id = $1 AND tenant = $2"));
    let row = tx.one(sql, args![id, scope.organisation]).await?;
    from_row(&row.ok_or_else(Refusal::not_found)?)
}

/// A version that is in force or will be, whoever asks: rules are public once they have a day.
pub async fn find_published(tx: &mut Tx, id: RuleVersionId) -> Done<Version> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_rule_versions WHERE id = $1 AND in_force_from IS NOT NULL"
    ));
    let row = tx.one(sql, args![id]).await?;
    from_row(&row.ok_or_else(Refusal::not_found)?)
}

/// The versions of one set, the latest first.
pub async fn versions(tx: &mut Tx, scope: Scope, set: RuleSetId) -> Done<Vec<Version>> {
    let sql = Sql::assembled(format!(
        "SELECT {COLUMNS} FROM placements_rule_versions WHERE rule_set = $1 AND tenant = $2 ORDER BY number DESC LIMIT {MOST_VERSIONS}"
    ));
    tx.rows(sql, args![set, scope.organisation]).await?.iter().map(from_row).collect()
}

/// Whether the tenant has rules of that short name.
pub async fn exists(tx: &mut Tx, scope: Scope, short_name: &str) -> Done<bool> {
    let sql = "SELECT COUNT(*) FROM placements_rule_sets WHERE tenant = $1 AND short_name = $2";
    Ok(tx.count(sql, args![scope.organisation, short_name]).await? > 0)
}

/// A new set, without versions yet.
pub async fn insert_set(tx: &mut Tx, scope: Scope, id: RuleSetId, short_name: &str, now: Moment) -> Done<()> {
    let sql = "INSERT INTO placements_rule_sets (id, tenant, short_name, created_at) VALUES ($1, $2, $3, $4)";
    tx.run(sql, args![id, scope.organisation, short_name, now]).await?;
    Ok(())
}

/// A new draft.
pub async fn insert(tx: &mut Tx, scope: Scope, draft: &Version, now: Moment) -> Done<()> {
    let sql = "INSERT INTO placements_rule_versions (id, tenant, rule_set, number, title, body, created_by, created_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    let body = ruleset::write(&draft.set);
    let (id, set, title) = (draft.id, draft.set_id, &draft.set.title);
    tx.run(sql, args![id, scope.organisation, set, draft.number, title, body, scope.person, now]).await?;
    Ok(())
}

/// Saves the rules of a draft over the version that was seen; a version in force is never changed.
pub async fn set_body(tx: &mut Tx, scope: Scope, id: RuleVersionId, seen: i64, set: &RuleSet) -> Done<()> {
    let sql = "UPDATE placements_rule_versions SET body = $4, title = $5, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND version = $3 AND in_force_from IS NULL";
    let touched = tx.run(sql, args![id, scope.organisation, seen, ruleset::write(set), &set.title]).await?;
    if touched == 0 { Err(changed().into()) } else { Ok(()) }
}

/// Puts a draft in force.
pub async fn publish(tx: &mut Tx, scope: Scope, id: RuleVersionId, seen: i64, day: Day) -> Done<()> {
    let sql = "UPDATE placements_rule_versions SET in_force_from = $4, version = version + 1 \
        WHERE id = $1 AND tenant = $2 AND version = $3 AND in_force_from IS NULL";
    let touched = tx.run(sql, args![id, scope.organisation, seen, day]).await?;
    if touched == 0 { Err(changed().into()) } else { Ok(()) }
}

fn changed() -> Refusal {
    Refusal::conflict("rules-changed-meanwhile").hint("rules-look-again")
}

/// The version that a period is tied to.
pub async fn of_period(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Option<Version>> {
    let sql = "SELECT rule_version FROM placements_period_rules WHERE period = $1 AND tenant = $2";
    match tx.one(sql, args![period, scope.organisation]).await? {
        Some(row) => Ok(Some(find(tx, scope, row.id("rule_version")?).await?)),
        None => Ok(None),
    }
}

/// Ties a period to a version, or to none.
pub async fn tie(tx: &mut Tx, scope: Scope, period: PeriodId, version: Option<RuleVersionId>) -> Done<()> {
    let sql = "DELETE FROM placements_period_rules WHERE period = $1 AND tenant = $2";
    tx.run(sql, args![period, scope.organisation]).await?;
    if let Some(version) = version {
        let sql = "INSERT INTO placements_period_rules (period, tenant, rule_version) VALUES ($1, $2, $3)";
        tx.run(sql, args![period, scope.organisation, version]).await?;
    }
    Ok(())
}

/// A ground that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The student.
    pub student: StudentId,
    /// The student's reference.
    pub reference: String,
    /// The rule, by its name.
    pub rule: String,
    /// The day it was shown.
    pub day: Day,
}

/// The grounds of a period, by reference.
pub async fn grounds(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Ground>> {
    let sql = "SELECT g.student, s.reference, g.rule, g.shown_on FROM placements_grounds g \
        JOIN placements_students s ON s.id = g.student WHERE g.period = $1 AND g.tenant = $2 ORDER BY s.reference, g.rule";
    let of = |row: &Row| {
        Ok(Ground {
            student: row.id("student")?,
            reference: row.text("reference")?,
            rule: row.text("rule")?,
            day: row.day("shown_on")?,
        })
    };
    tx.rows(sql, args![period, scope.organisation]).await?.iter().map(of).collect()
}

/// The student of a period with that reference.
pub async fn student_named(tx: &mut Tx, scope: Scope, period: PeriodId, reference: &str) -> Done<Option<StudentId>> {
    let sql = "SELECT id FROM placements_students WHERE period = $1 AND tenant = $2 AND reference = $3";
    tx.one(sql, args![period, scope.organisation, reference]).await?.map(|row| row.id("id")).transpose()
}

/// Notes that a ground was shown on a day.
pub async fn add_ground(
    tx: &mut Tx,
    scope: Scope,
    period: PeriodId,
    student: StudentId,
    rule: &str,
    day: Day,
) -> Done<()> {
    let sql = "INSERT INTO placements_grounds (student, tenant, period, rule, shown_on) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (student, rule) DO UPDATE SET shown_on = excluded.shown_on";
    tx.run(sql, args![student, scope.organisation, period, rule, day]).await?;
    Ok(())
}

/// Takes a ground away again; whether it was there.
pub async fn remove_ground(tx: &mut Tx, scope: Scope, period: PeriodId, student: StudentId, rule: &str) -> Done<bool> {
    let sql = "DELETE FROM placements_grounds WHERE student = $1 AND rule = $2 AND period = $3 AND tenant = $4";
    Ok(tx.run(sql, args![student, rule, period, scope.organisation]).await? == 1)
}

/// The rules that a period is computed by, if it follows any.
pub async fn applied(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Option<Applied>> {
    let Some(version) = of_period(tx, scope, period).await? else { return Ok(None) };
    let mut shown: BTreeMap<StudentId, Vec<String>> = BTreeMap::new();
    for ground in grounds(tx, scope, period).await? {
        shown.entry(ground.student).or_default().push(ground.rule);
    }
    Ok(Some(Applied { set: version.set, grounds: shown }))
}

/// A draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Its id.
    pub id: DrawId,
    /// Counts the period's draws from 1.
    pub number: i64,
    /// The published seed.
    pub seed: String,
    /// The published list: `rank;reference`, one a line.
    pub list: String,
    /// When.
    pub at: Moment,
}

/// The draws of a period, the latest first.
pub async fn draws(tx: &mut Tx, scope: Scope, period: PeriodId) -> Done<Vec<Draw>> {
    let sql = "SELECT id, number, seed, list, drawn_at FROM placements_draws WHERE period = $1 AND tenant = $2 \
        ORDER BY number DESC LIMIT 50";
    let of = |row: &Row| {
        Ok(Draw {
            id: row.id("id")?,
            number: row.int("number")?,
            seed: row.text("seed")?,
            list: row.text("list")?,
            at: row.moment("drawn_at")?,
        })
    };
    tx.rows(sql, args![period, scope.organisation]).await?.iter().map(of).collect()
}

/// Saves a draw.
pub async fn insert_draw(tx: &mut Tx, scope: Scope, period: PeriodId, draw: &Draw) -> Done<()> {
    let sql = "INSERT INTO placements_draws (id, tenant, period, number, seed, list, drawn_by, drawn_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let d = draw;
    tx.run(sql, args![d.id, scope.organisation, period, d.number, &d.seed, &d.list, scope.person, d.at]).await?;
    Ok(())
}

/// Takes a student out of grounds and lists of draws. Tickets do not depend on each other: the order of the others stays.
pub async fn forget(tx: &mut Tx, scope: Scope, period: PeriodId, student: StudentId, reference: &str) -> Done<()> {
    let sql = "DELETE FROM placements_grounds WHERE student = $1 AND tenant = $2";
    tx.run(sql, args![student, scope.organisation]).await?;
    for draw in draws(tx, scope, period).await? {
        let is_theirs = |line: &str| line.split_once(';').is_some_and(|(_, r)| r == reference);
        let list: String = draw.list.split_inclusive('\n').filter(|l| !is_theirs(l.trim_end())).collect();
        if list != draw.list {
            let sql = "UPDATE placements_draws SET list = $3 WHERE id = $1 AND tenant = $2";
            tx.run(sql, args![draw.id, scope.organisation, list]).await?;
        }
    }
    Ok(())
}
