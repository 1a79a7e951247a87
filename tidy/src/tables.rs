//! A table has one owner and bears its name; SQL stands in `store` files and in the platform's `db`.

use crate::repository::{File, assert_none, files_ending, strings, words};

/// Before a table's name. Words that come before other things too (`FROM` in `EXTRACT`) are told apart by the name.
const BEFORE_TABLE: [&str; 5] = ["FROM", "JOIN", "INTO", "UPDATE", "TABLE"];
const FIRST_WORDS: [&str; 8] = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "WITH"];
const SECOND_WORDS: [&str; 6] = ["FROM", "INTO", "SET", "TABLE", "INDEX", "SELECT"];

/// Is this string a statement, and not a sentence that begins with "Select"?
fn is_sql(text: &str) -> bool {
    let mut upper = words(text).filter(|word| word.len() > 1);
    let first = upper.next().unwrap_or_default();
    FIRST_WORDS.contains(&first) && upper.any(|word| SECOND_WORDS.contains(&word))
}

/// The tables a statement names, in small letters; names given by `WITH x AS (` are no tables.
fn tables(sql: &str) -> Vec<String> {
    let sql: String = sql.lines().map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n").collect();
    let all: Vec<&str> = words(&sql).collect();
    let own: Vec<&str> = all.windows(2).filter(|pair| pair[1].eq_ignore_ascii_case("AS")).map(|pair| pair[0]).collect();
    let mut found: Vec<String> = Vec::new();
    for (at, word) in all.iter().enumerate() {
        if !BEFORE_TABLE.contains(word) || at > 0 && ["DO", "FOR", "ON", "DISTINCT"].contains(&all[at - 1]) {
            continue;
        }
        let mut after = all[at + 1..].iter().skip_while(|next| ["IF", "NOT", "EXISTS", "ONLY"].contains(next));
        let name = after.next().copied().unwrap_or_default();
        let is_name = name.chars().any(char::is_lowercase) && !own.contains(&name) && name.contains('_');
        let name = name.to_lowercase();
        if is_name && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Who may own tables here: a capability, or the platform.
fn owner(file: &File) -> Option<&str> {
    file.capability().or_else(|| file.path.starts_with("platform/").then_some("platform"))
}

fn faults_of_migration(file: &File) -> Vec<String> {
    let Some(owner) = owner(file) else { return Vec::new() };
    let created = words_after(&file.text, "CREATE TABLE");
    let foreign = created.into_iter().filter(|table| !table.starts_with(&format!("{owner}_")) && table != owner);
    foreign.map(|table| format!("{}: table {table} does not begin with {owner}_", file.path)).collect()
}

fn words_after(sql: &str, command: &str) -> Vec<String> {
    let sql = sql.to_uppercase();
    let parts = sql.split(command).skip(1);
    let names = parts.filter_map(|part| words(part).find(|word| !["IF", "NOT", "EXISTS"].contains(word)));
    names.map(str::to_lowercase).collect()
}

fn faults_of_rust(file: &File) -> Vec<String> {
    let Some(owner) = owner(file) else { return Vec::new() };
    let may_hold_sql = file.is_named("store") || file.path.starts_with("platform/src/");
    let mut faults = Vec::new();
    for (line, text) in strings(file.code()).into_iter().filter(|(_, text)| is_sql(text)) {
        let at = format!("{}:{line}", file.path);
        if !may_hold_sql {
            faults.push(format!("{at}: SQL stands in store files only"));
        }
        for table in tables(&text).iter().filter(|table| !table.starts_with(&format!("{owner}_"))) {
            let is_system = ["pg_", "sqlite_", "information_schema"].iter().any(|prefix| table.starts_with(prefix));
            if !(owner == "platform" && is_system) {
                faults.push(format!("{at}: {owner} reads or writes {table}, which is not its own"));
            }
        }
    }
    faults
}

#[test]
fn tables_bear_the_name_of_their_owner() {
    assert_none(&files_ending(&[".sql"]).iter().flat_map(faults_of_migration).collect::<Vec<_>>());
}

#[test]
fn nobody_reads_another_ones_table() {
    let files = files_ending(&[".rs"]);
    assert_none(&files.iter().filter(|file| !file.is_test()).flat_map(faults_of_rust).collect::<Vec<_>>());
}

#[test]
fn a_foreign_table_is_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let migration =
        file("capabilities/people/migrations/1.sql", "CREATE TABLE IF NOT EXISTS placements_slots (id TEXT)");
    assert_eq!(faults_of_migration(&migration).len(), 1);
    let sql =
        r#"q("SELECT a FROM people_persons p JOIN placements_slots s ON s.p = p.id WHERE x IS DISTINCT FROM y_z")"#;
    let foreign = faults_of_rust(&file("capabilities/people/src/store.rs", sql));
    assert_eq!(foreign.len(), 1, "{foreign:?}");
    assert!(foreign[0].contains("placements_slots"));
    let homeless = faults_of_rust(&file("capabilities/people/src/pages.rs", r#"q("DELETE FROM people_persons")"#));
    assert_eq!(homeless.len(), 1, "{homeless:?}");
    let prose = r#"say("Select a row from platform_words"); q("WITH new_one AS (SELECT 1) SELECT * FROM new_one")"#;
    assert_none(&faults_of_rust(&file("capabilities/people/src/store/find.rs", prose)));
}
