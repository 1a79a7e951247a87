//! A file of students.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::{Ids, StudentId, UnitId};
use organisations::Place;
use organisations::search::municipality_named;
use platform::files::{Column, Columns, Cursor, Finding, Header, Said, Sheet, Weight};
use platform::texts::Text;

use super::{Reading, UnitReader};
use crate::model::{Home, Period, Student};
use crate::places::Names;
use crate::rules::students::LAST_PRIORITY;

/// The columns.
pub static COLUMNS: Columns = Columns::new(&[
    Column::required("student_id", &["studentid", "student", "id"]).personal(),
    Column::required("name", &["namn"]).personal(),
    Column::optional("programme", &["program", "kurs"]),
    Column::optional("home_municipality", &["hemkommun", "kommun", "municipality"]),
    Column::optional("lat", &["latitud", "latitude"]).personal(),
    Column::optional("lon", &["longitud", "longitude", "long"]).personal(),
    Column::optional("car", &["bil"]),
    Column::optional("place_type", &["platstyp", "typ", "type"]),
    Column::optional("wish_1", &["önskemål 1", "önskan 1", "val 1"]),
    Column::optional("wish_2", &["önskemål 2", "önskan 2", "val 2"]),
    Column::optional("wish_3", &["önskemål 3", "önskan 3", "val 3"]),
    Column::optional("forbidden_unit", &["ej enhet", "inte hos", "förbjuden enhet"]),
    Column::optional("protected", &["skyddad", "skyddade personuppgifter", "sekretess"]).personal(),
    Column::optional("priority", &["prioritet", "prio"]),
]);

/// What a file is read against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The period it is read into.
    pub period: &'a Period,
    /// The students who are there.
    pub students: &'a [Student],
    /// Units by name.
    pub names: &'a Names<'a>,
    /// References of the file that are kept apart already.
    pub kept_apart: &'a HashSet<String>,
    /// Sentences.
    pub t: &'a Text,
}

/// A row that is handled apart. Printing it for a log prints nothing.
#[derive(Clone, PartialEq)]
pub struct Protected {
    /// What the row says.
    pub student: Student,
    /// The student of the main tables that it was until now.
    pub was: Option<StudentId>,
}

impl std::fmt::Debug for Protected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Protected")
    }
}

/// Every reference that stands in the file, to ask which of them are kept apart already.
pub fn references(sheet: &Sheet) -> Vec<String> {
    let header = COLUMNS.find(sheet);
    let all: BTreeSet<String> = header.rows(sheet).map(|row| row.raw("student_id").to_owned()).collect();
    all.into_iter().filter(|r| !r.is_empty()).collect()
}

/// Reads the file. Rows of one person share their fate: one mark of protection holds for all of them.
pub fn read(sheet: &Sheet, against: &Against<'_>, ids: &mut Ids) -> Reading<Student> {
    let header = COLUMNS.find(sheet);
    let mut reading = Reading::new(header_findings(&header));
    let known: HashMap<&str, &Student> = against.students.iter().map(|s| (s.reference.as_str(), s)).collect();
    let marked: HashSet<&str> = header.rows(sheet).filter(is_marked).map(|row| row.raw("student_id")).collect();
    let mut units = UnitReader::new(against.names);
    let mut first_rows: HashMap<String, u32> = HashMap::new();
    for mut row in header.rows(sheet) {
        let reference = row.raw("student_id").to_owned();
        let apart = is_marked(&row) || marked.contains(reference.as_str()) || against.kept_apart.contains(&reference);
        match first_rows.get(&reference) {
            Some(first) if !reference.is_empty() => row.repeated("student_id", *first),
            _ => _ = first_rows.insert(reference.clone(), row.number()),
        }
        let old = known.get(reference.as_str()).copied();
        let student = student(&mut row, against, &mut units, old, ids);
        let student = student.filter(|_| row.is_clean());
        if apart {
            reading.apart.push(row.number());
            reading.findings.extend(silenced(against.t, &row));
            reading.protected.extend(student.map(|student| Protected { student, was: old.map(|s| s.id) }));
            continue;
        }
        reading.findings.append(&mut row.findings);
        match (student, old) {
            (Some(student), Some(old)) if student == *old => reading.unchanged += 1,
            (Some(student), Some(_)) => reading.changed.push(student),
            (Some(student), None) => reading.new.push(student),
            (None, _) => {}
        }
    }
    reading
}

/// Anything but a plain no is a mark: a word we do not understand must not let a name through.
fn is_marked(row: &Cursor<'_>) -> bool {
    let word = row.raw("protected").to_lowercase();
    !matches!(word.as_str(), "" | "nej" | "n" | "no" | "0" | "false" | "falskt")
}

/// What is wrong with the header and with the shape of rows. Such a row may be anybody's, so nothing of it is repeated.
fn header_findings(header: &Header) -> Vec<Finding> {
    let quiet = |f: &Finding| Finding { found: f.found.clone().filter(|_| f.weight == Weight::File), ..f.clone() };
    header.findings.iter().map(quiet).collect()
}

/// What is wrong with a protected row, without a word of what stands in it: the row number and that is all.
fn silenced(t: &Text, row: &Cursor<'_>) -> Option<Finding> {
    (!row.is_clean()).then(|| Finding {
        weight: Weight::Row,
        row: Some(row.number()),
        column: None,
        found: None,
        expected: Said::of(t, "placements-import-protected-wrong", &[]),
        fix: Said::of(t, "placements-import-protected-fix", &[]),
    })
}

fn student(
    row: &mut Cursor<'_>,
    against: &Against<'_>,
    units: &mut UnitReader<'_>,
    old: Option<&Student>,
    ids: &mut Ids,
) -> Option<Student> {
    let t = against.t;
    // Every reader runs, so that one pass tells everything that is wrong with the row.
    let reference = row.text("student_id", 80);
    let name = row.text("name", 120);
    programme(row, against);
    let home = home(row, t);
    let car = row.optional("car", Cursor::yes_no).unwrap_or(false);
    row.optional("protected", Cursor::yes_no);
    let place_type = super::place_type(row, "place_type", against.period, t);
    let priority = row.optional("priority", |row, name| row.whole(name, 0..=LAST_PRIORITY)).unwrap_or(1);
    let wishes = wishes(row, t, units);
    let forbidden = forbidden(row, t, units);
    if let Some(both) = wishes.iter().position(|w| forbidden.contains(w)) {
        let column = WISHES[both.min(2)];
        row.wrong(column, Said::of(t, "placements-import-wish-forbidden", &[]), Said::key("fix-cell"));
    }
    Some(Student {
        id: old.map_or_else(|| ids.next(), |s| s.id),
        reference: reference?,
        name: name?,
        home: home?,
        car,
        place_type: place_type?,
        priority,
        wishes,
        forbidden,
        version: old.map_or(1, |s| s.version),
    })
}

/// The file may name the programme; it must be the period's.
fn programme(row: &mut Cursor<'_>, against: &Against<'_>) {
    let fold = organisations::search::fold;
    let (written, expected) = (fold(row.raw("programme")), fold(&against.period.programme));
    if !written.is_empty() && !expected.starts_with(&written) && !written.starts_with(&expected) {
        let words = Said::both(&against.period.programme, &against.period.programme);
        row.wrong("programme", words, Said::of(against.t, "placements-import-other-period", &[]));
    }
}

fn home(row: &mut Cursor<'_>, t: &Text) -> Option<Home> {
    let code = municipality(row, "home_municipality");
    let lat = row.optional("lat", |row, name| row.decimal(name, 54.0..=70.0));
    let lon = row.optional("lon", |row, name| row.decimal(name, 9.0..=26.0));
    match (row.is_blank("lat"), row.is_blank("lon")) {
        (true, true) if row.is_blank("home_municipality") => {
            let fix = Said::of(t, "placements-import-home-fix", &[]);
            row.wrong("home_municipality", Said::of(t, "placements-import-home", &[]), fix);
            None
        }
        (true, true) => code.map(Home::Municipality),
        (false, false) => {
            let place = Place::new(lat?, lon?)?;
            Some(Home::Point(place.lat(), place.lon(), code))
        }
        (no_lat, _) => {
            let blank = if no_lat { "lat" } else { "lon" };
            row.wrong(
                blank,
                Said::of(t, "placements-import-point", &[]),
                Said::of(t, "placements-import-home-fix", &[]),
            );
            None
        }
    }
}

/// A municipality by code or name.
pub(super) fn municipality(row: &mut Cursor<'_>, column: &str) -> Option<String> {
    if row.is_blank(column) {
        return None;
    }
    match municipality_named(row.raw(column)) {
        Ok(m) => Some(m.code.clone()),
        Err(near) => {
            row.not_known(column, near);
            None
        }
    }
}

const WISHES: [&str; 3] = ["wish_1", "wish_2", "wish_3"];

fn wishes(row: &mut Cursor<'_>, t: &Text, units: &mut UnitReader<'_>) -> Vec<UnitId> {
    let mut wishes = Vec::new();
    for column in WISHES {
        let written = row.raw(column);
        if written.is_empty() {
            continue;
        }
        let Some(unit) = units.read(t, row, column, written, "") else { continue };
        if wishes.contains(&unit) {
            row.wrong(column, Said::of(t, "placements-import-wish-twice", &[]), Said::key("fix-cell"));
        } else {
            wishes.push(unit);
        }
    }
    wishes
}

/// One unit, or several with `|` or `;` between them.
fn forbidden(row: &mut Cursor<'_>, t: &Text, units: &mut UnitReader<'_>) -> BTreeSet<UnitId> {
    let written: Vec<&str> =
        row.raw("forbidden_unit").split(['|', ';']).map(str::trim).filter(|w| !w.is_empty()).collect();
    written.into_iter().filter_map(|one| units.read(t, row, "forbidden_unit", one, "")).collect()
}

#[cfg(test)]
mod tests {
    use kernel::{Lang, Moment};

    use super::super::tests::{period, sheet, text, today};
    use super::*;
    use crate::places::tests::three;

    const HEAD: &str = "student_id;namn;hemkommun;lat;lon;bil;platstyp;val 1;val 2;val 3;ej enhet;skyddad;prioritet\n";

    fn read_into(rows: &str, there: &[Student], kept: &[&str]) -> Reading<Student> {
        let units = three();
        let names = Names::new(&units, today());
        let kept_apart = kept.iter().map(|r| (*r).to_owned()).collect();
        let (period, t) = (period(), text());
        let against = Against { period: &period, students: there, names: &names, kept_apart: &kept_apart, t: &t };
        read(&sheet(&format!("{HEAD}{rows}")), &against, &mut Ids::new(Moment::from_millis(1), 7))
    }

    fn whole(id: &str) -> String {
        format!("{id};Elin Ek;Åsele;;;nej;Äldreomsorg;\"Hemtjänst Norr, Åsele\";;;Hemtjänst Norr (Dorotea);nej;2\n")
    }

    #[test]
    fn a_row_becomes_a_student_and_the_same_row_changes_nothing() {
        let first = read_into(&whole("s1"), &[], &[]);
        assert_eq!((first.new.len(), first.findings.len()), (1, 0), "{:?}", first.findings);
        let student = first.new[0].clone();
        assert_eq!(student.home, Home::Municipality("2463".to_owned()));
        assert_eq!(student.wishes, [UnitId::named("2463/Hemtjänst Norr")]);
        assert!(student.forbidden.contains(&UnitId::named("2425/Hemtjänst Norr")));
        assert_eq!(student.priority, 2);
        let again = read_into(&whole("s1"), &first.new, &[]);
        assert_eq!((again.new.len(), again.changed.len(), again.unchanged), (0, 0, 1));
        let other = read_into(&whole("s1").replace(";nej;Ä", ";ja;Ä"), &first.new, &[]);
        assert_eq!((other.changed.len(), other.changed[0].id, other.changed[0].car), (1, student.id, true));
    }

    #[test]
    fn every_wrong_cell_of_a_row_is_told() {
        let table = [
            ("no name", "s1;;Åsele;;;;Äldreomsorg;;;;;;", "namn"),
            ("an unknown municipality", "s1;A;2499;;;;Äldreomsorg;;;;;;", "hemkommun"),
            ("no home", "s1;A;;;;;Äldreomsorg;;;;;;", "hemkommun"),
            ("half a point", "s1;A;;64,1;;;Äldreomsorg;;;;;;", "lon"),
            ("a point in the sea", "s1;A;;4,1;17,3;;Äldreomsorg;;;;;;", "lat"),
            ("a car of a kind", "s1;A;Åsele;;;kanske;Äldreomsorg;;;;;;", "bil"),
            ("no type", "s1;A;Åsele;;;;;;;;;;", "platstyp"),
            ("an unknown type", "s1;A;Åsele;;;;Skola;;;;;;", "platstyp"),
            ("an unknown unit", "s1;A;Åsele;;;;Äldreomsorg;Hemtjänst Syd;;;;;", "val 1"),
            ("one of two units", "s1;A;Åsele;;;;Äldreomsorg;Hemtjänst Norr;;;;;", "val 1"),
            ("a priority of its own", "s1;A;Åsele;;;;Äldreomsorg;;;;;;17", "prioritet"),
            (
                "the same wish twice",
                "s1;A;Åsele;;;;Äldreomsorg;Hemtjänst Norr (Åsele);Hemtjänst Norr (Åsele);;;;",
                "val 2",
            ),
            (
                "wished and forbidden",
                "s1;A;Åsele;;;;Äldreomsorg;Hemtjänst Norr (Åsele);;;Hemtjänst Norr (Åsele);;",
                "val 1",
            ),
        ];
        for (case, row, column) in table {
            let reading = read_into(&format!("{row}\n"), &[], &[]);
            assert_eq!(reading.new.len(), 0, "{case}");
            let columns: Vec<_> = reading.findings.iter().filter_map(|f| f.column.as_deref()).collect();
            assert_eq!(columns, [column], "{case}");
        }
        let twice = read_into(&(whole("s1") + &whole("s1")), &[], &[]);
        assert_eq!((twice.new.len(), twice.findings.len()), (1, 1));
        let first = read_into(&whole("s1"), &[], &[]).new;
        let changed = read_into(&(whole("s1") + &whole("s2")), &first, &[]);
        assert_eq!((changed.new.len(), changed.unchanged), (1, 1));
    }

    #[test]
    fn a_programme_is_the_period_s() {
        let read = |programme: &str| {
            let units = three();
            let names = Names::new(&units, today());
            let (period, t, none) = (period(), text(), HashSet::new());
            let against = Against { period: &period, students: &[], names: &names, kept_apart: &none, t: &t };
            let file = format!("id;namn;program;kommun;typ\ns1;A;{programme};Åsele;Äldreomsorg\n");
            self::read(&sheet(&file), &against, &mut Ids::new(Moment::from_millis(1), 7)).new.len()
        };
        for (programme, rows) in [("", 1), ("Socionom", 1), ("socionom termin 5", 1), ("Sjuksköterska", 0)] {
            assert_eq!(read(programme), rows, "{programme}");
        }
    }

    #[test]
    fn nothing_of_a_protected_row_is_written_or_repeated() {
        const CANARY: &str = "Kanarie";
        let row = |mark: &str, kommun: &str| format!("s-{CANARY};{CANARY};{kommun};;;;Äldreomsorg;;;;;{mark};\n");
        let table = [
            ("a yes", row("ja", "Åsele"), 1),
            ("a word we do not know", row("sekretess", "Åsele"), 0),
            ("a yes, and something wrong", row("ja", CANARY), 0),
            ("marked in another row", row("", "Åsele") + &row("ja", "Åsele"), 1),
            ("marked in a wrong row", row("ja", CANARY) + &row("", "Åsele"), 0),
            ("one cell too many", format!("s-{CANARY};{CANARY};{CANARY};;;;;;;;;ja;;;;\n"), 0),
        ];
        for (case, rows, apart) in table {
            let reading = read_into(&(rows + &whole("s9")), &[], &[]);
            assert_eq!(reading.new.len(), 1, "{case}: only the ordinary row");
            assert_eq!(reading.protected.len(), apart, "{case}");
            for finding in &reading.findings {
                let told = Lang::ALL.map(|lang| format!("{} {}", finding.sentence(lang), finding.fix(lang))).concat();
                assert!(!told.contains(CANARY), "{case}: {told}");
            }
            assert!(!format!("{reading:?}").contains(CANARY), "{case}");
        }
    }

    #[test]
    fn who_is_kept_apart_stays_apart_without_a_mark() {
        let reading = read_into(&whole("s1"), &[], &["s1"]);
        assert_eq!((reading.new.len(), reading.protected.len()), (0, 1));
    }

    #[test]
    fn a_mark_that_comes_later_names_the_student_it_was() {
        let there = read_into(&whole("s1"), &[], &[]).new;
        let marked = whole("s1").replace(";nej;2", ";ja;2");
        let reading = read_into(&marked, &there, &[]);
        assert_eq!(reading.protected[0].was, Some(there[0].id));
        assert_eq!(reading.changed.len() + reading.unchanged, 0);
    }

    #[test]
    fn every_reference_is_asked_about_once() {
        let file = format!("{HEAD}{}{}{}", whole("s2"), whole("s1"), whole("s2"));
        assert_eq!(references(&sheet(&file)), ["s1", "s2"]);
    }
}
