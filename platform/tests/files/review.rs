//! A small kind of import, and the check that a person is told where, what and how to mend it.

use std::collections::{BTreeSet, HashMap};

use kernel::Lang;
use larbro_platform::files::{Column, Columns, Cursor, FileRefusal, Finding, Said, Sheet, Weight, group};

const COLUMNS: Columns = Columns::new(&[
    Column::required("student_id", &["studentid", "id"]),
    Column::required("name", &["namn"]).personal(),
    Column::required("home_municipality", &["hemkommun"]),
    Column::required("seats", &["platser"]),
    Column::required("car", &["bil"]),
    Column::required("from", &["från"]),
]);

pub const HEADER: [&str; 6] = ["student_id", "name", "home_municipality", "seats", "car", "from"];

const MUNICIPALITIES: [(&str, u16); 4] = [("Vännäs", 2460), ("Åsele", 2463), ("Lycksele", 2481), ("Kiruna", 2584)];

/// What the review screen would show: all messages, and how many rows could be read in.
pub struct Review {
    pub refusal: Option<FileRefusal>,
    pub findings: Vec<Finding>,
    pub rows: usize,
}

pub fn review(read: Result<Sheet, FileRefusal>) -> Review {
    let sheet = match read {
        Ok(sheet) => sheet,
        Err(refusal) => return Review { refusal: Some(refusal), findings: Vec::new(), rows: 0 },
    };
    let header = COLUMNS.find(&sheet);
    let mut findings = header.findings.clone();
    let mut rows = 0;
    let mut seen: HashMap<String, u32> = HashMap::new();
    for mut row in header.rows(&sheet) {
        if let Some(id) = row.text("student_id", 20) {
            match seen.get(&id) {
                Some(first) => row.repeated("student_id", *first),
                None => {
                    seen.insert(id, row.number());
                }
            }
        }
        row.text("name", 80);
        row.one_of("home_municipality", &MUNICIPALITIES);
        row.whole("seats", 0..=500);
        row.yes_no("car");
        row.optional("from", Cursor::day);
        rows += usize::from(row.is_clean());
        findings.append(&mut row.findings);
    }
    Review { refusal: None, findings, rows }
}

impl Review {
    /// The keys of what was said.
    pub fn kinds(&self) -> BTreeSet<String> {
        let refused = self.refusal.iter().map(|refusal| &refusal.problem);
        let said = refused.chain(self.findings.iter().map(|finding| &finding.expected));
        said.filter_map(|said| if let Said::Key(key, _) = said { Some(key.to_string()) } else { None }).collect()
    }

    /// Whether the person is told, in both languages, where it is wrong and what to do.
    pub fn is_told(&self, file_name: &str) -> Result<(), String> {
        if let Some(refusal) = &self.refusal {
            let (sv, en) = (refusal.sentence(Lang::Sv), refusal.sentence(Lang::En));
            said(&sv, &en)?;
            said(&refusal.fix(Lang::Sv), &refusal.fix(Lang::En))?;
            let located = sv.contains(file_name) && en.contains(file_name);
            return if located { Ok(()) } else { Err(format!("no place in {sv}")) };
        }
        let wrong: Vec<_> = self.findings.iter().filter(|finding| finding.weight != Weight::Note).collect();
        if wrong.is_empty() {
            return Err(format!("nothing was said; {} rows would be read in", self.rows));
        }
        for finding in wrong {
            let row = finding.row.ok_or("a finding without a row")?.to_string();
            let (sv, en) = (finding.sentence(Lang::Sv), finding.sentence(Lang::En));
            said(&sv, &en)?;
            said(&finding.fix(Lang::Sv), &finding.fix(Lang::En))?;
            if !sv.starts_with(&format!("Rad {row}")) || !en.starts_with(&format!("Row {row}")) {
                return Err(format!("no place in {sv}"));
            }
        }
        let grouped: usize = group(&self.findings).iter().map(|group| group.rows.len().max(1)).sum();
        if grouped == 0 || grouped > self.findings.len() {
            return Err(format!("{grouped} grouped rows of {} findings", self.findings.len()));
        }
        Ok(())
    }
}

fn said(sv: &str, en: &str) -> Result<(), String> {
    let unsaid =
        |text: &str| text.len() < 8 || text.contains("{ $") || text.contains(['\n', '\0']) || text.starts_with("fix-");
    match () {
        () if unsaid(sv) => Err(format!("badly said: {sv:?}")),
        () if unsaid(en) => Err(format!("badly said: {en:?}")),
        () if sv == en => Err(format!("not translated: {sv:?}")),
        () => Ok(()),
    }
}

/// Rows that nothing is wrong with.
pub fn good_rows(n: usize) -> Vec<Vec<String>> {
    (0..n)
        .map(|i| {
            vec![
                format!("s{i:04}"),
                format!("Person Nummer{i}"),
                MUNICIPALITIES[i % 4].0.to_owned(),
                (i % 30).to_string(),
                if i % 2 == 0 { "ja" } else { "nej" }.to_owned(),
                format!("2027-01-{:02}", i % 28 + 1),
            ]
        })
        .collect()
}
