use std::sync::Arc;

use kernel::{Day, Moment, OrganisationId, Span};
use platform::files::{CsvStyle, Limits, read_csv};
use platform::texts::Texts;

use super::*;
use crate::model::Membership;

fn text() -> Text {
    Text::new(Lang::Sv, Arc::new(Texts::new(crate::capability().texts)))
}

fn sheet(text: &str) -> Sheet {
    read_csv::parse("a.csv", text.as_bytes(), &Limits::DEFAULT).expect("a well-formed file")
}

fn member(name: &str, email: &str, role: Role) -> Colleague {
    let person = Person { id: PersonId::named(email), name: name.to_owned(), email: email.to_owned() };
    let membership = Membership {
        id: kernel::MembershipId::named(email),
        person: person.id,
        organisation: OrganisationId::named("2481"),
        organisation_name: "Lycksele kommun".to_owned(),
        role,
        span: Span { first: Day::new(2026, 11, 25).expect("a day"), last: None },
        ended: false,
        version: 1,
    };
    Colleague { membership, person, seen_at: None }
}

fn invited(name: &str, email: &str, role: Role) -> Invitation {
    Invitation {
        id: InvitationId::named(email),
        organisation: OrganisationId::named("2481"),
        organisation_name: "Lycksele kommun".to_owned(),
        name: name.to_owned(),
        email: email.to_owned(),
        role,
        expires: Moment::from_millis(2),
        used: false,
        withdrawn: false,
        version: 1,
    }
}

fn read_rows(rows: &str, team: &[Colleague], open: &[Invitation]) -> Reading {
    read(&sheet(&format!("Namn;E-post;Roll\n{rows}")), team, open, &text())
}

#[test]
fn rows_become_invitations_and_the_same_file_changes_nothing() {
    let rows = "Åsa Berg;ASA@lycksele.example;Enhetschef\nBo Ek;bo@lycksele.example;municipal_coordinator\n\
                Åsa Berg;asa@lycksele.example;Municipal coordinator\n";
    let first = read_rows(rows, &[], &[]);
    assert!(first.findings.is_empty(), "{:?}", first.findings);
    assert_eq!(first.counts(), Applied { new: 3, ..Applied::default() });
    assert_eq!(first.invite[0].email, "asa@lycksele.example");
    // One has accepted since, the others are still invited.
    let team = [member("Åsa Berg", "asa@lycksele.example", Role::UnitManager)];
    let open: Vec<Invitation> = first.invite[1..].iter().map(|i| invited(&i.name, &i.email, i.role)).collect();
    assert_eq!(read_rows(rows, &team, &open).counts(), Applied { unchanged: 3, ..Applied::default() });
}

#[test]
fn another_name_is_a_correction() {
    let team = [member("Åsa Berg", "asa@lycksele.example", Role::UnitManager)];
    let open = [invited("Bo E", "bo@lycksele.example", Role::UnitManager)];
    let rows = "Åsa Berg-Ek;asa@lycksele.example;Enhetschef\nBo Ek;bo@lycksele.example;Enhetschef\n";
    let reading = read_rows(rows, &team, &open);
    assert_eq!(reading.counts(), Applied { changed: 2, ..Applied::default() });
    assert_eq!((reading.corrected[0].name.as_str(), reading.renamed[0].1.as_str()), ("Åsa Berg-Ek", "Bo Ek"));
}

#[test]
fn every_wrong_cell_is_told_with_its_column() {
    let handlers = [member("A", "a@x.example", Role::ProtectedIdentityHandler)];
    let table = [
        ("no name", ";bo@x.example;Enhetschef", "Namn"),
        ("no address", "Bo Ek;;Enhetschef", "E-post"),
        ("half an address", "Bo Ek;bo@x;Enhetschef", "E-post"),
        ("no role", "Bo Ek;bo@x.example;", "Roll"),
        ("a role of nobody", "Bo Ek;bo@x.example;Kung", "Roll"),
        ("a role without a page", "Bo Ek;bo@x.example;Student", "Roll"),
    ];
    for (case, row, column) in table {
        let reading = read_rows(&format!("{row}\n"), &handlers, &[]);
        let columns: Vec<_> = reading.findings.iter().filter_map(|f| f.column.as_deref()).collect();
        assert_eq!((columns.as_slice(), reading.invite.len()), ([column].as_slice(), 0), "{case}");
    }
    let third = "Bo;bo@x.example;Skyddshandläggare\nCilla;c@x.example;Skyddshandläggare\n";
    let reading = read_rows(third, &handlers, &[]);
    assert_eq!((reading.invite.len(), reading.findings[0].row), (1, Some(3)), "one more handler and no third");
    let twice =
        read_rows("Bo;bo@x.example;Enhetschef\nBo;BO@x.example;Enhetschef\nBob;bo@x.example;Administratör\n", &[], &[]);
    let rows: Vec<_> = twice.findings.iter().map(|f| (f.row, f.column.as_deref())).collect();
    assert_eq!((twice.invite.len(), rows), (1, vec![(Some(3), Some("E-post")), (Some(4), Some("Namn"))]));
}

#[test]
fn the_example_is_read_without_fault() {
    for lang in Lang::ALL {
        let file = String::from_utf8(example(lang).csv(CsvStyle::Swedish)).expect("text");
        let reading = read(&sheet(&file), &[], &[], &text());
        assert!(reading.findings.is_empty() && reading.invite.len() == 2, "{:?}", reading.findings);
    }
}
