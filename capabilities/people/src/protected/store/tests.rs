//! The sealed records in a database of their own: kept apart, opened by the right handler, refused to the wrong one.

use std::path::PathBuf;

use kernel::{Actor, Assurance, Role, SessionId};
use platform::audit::{Entry, Stamp};
use platform::db::migrate::{Migration, migrate};
use platform::db::{Address, Db};
use platform::door;

use super::super::rules::CopyKind;
use super::super::{LooseCopy, MIGRATION, MIGRATION_OF_COPIES};
use super::*;

const PEOPLE: Migration =
    Migration::new("202611250910_people_create", include_str!("../../../migrations/202611250910_people_create.sql"));

/// A moment that stands still.
fn noon() -> Moment {
    Moment::from_millis(1_795_600_800_000)
}

/// A database and a key file in a folder of their own, gone when the test ends.
struct Archive {
    folder: PathBuf,
    db: Db,
    ids: Ids,
}

impl Drop for Archive {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Archive {
    async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("larbro-protected-{}", platform::db::hex(&door::secret::<8>())));
        std::fs::create_dir(&folder).expect("a new folder");
        let db = Db::open(&Address::File(folder.join("larbro.db"))).await.expect("a new database");
        let migrations = [platform::schema::MIGRATIONS, &[PEOPLE, MIGRATION, MIGRATION_OF_COPIES]].concat();
        migrate(&db, &migrations).await.expect("migrations");
        Self { folder, db, ids: Ids::new(noon(), 7) }
    }

    fn keys(&self) -> KeyFile {
        KeyFile::open(self.folder.join("keys.toml")).expect("a key file")
    }

    fn ring(&self, tenant: &str) -> KeyRing {
        self.keys().ring(OrganisationId::named(tenant), &Secrets::system(), noon()).expect("keys")
    }

    async fn tx(&self) -> Tx {
        self.db.write().await.expect("a transaction")
    }

    async fn keep(&mut self, tenant: &str, details: &Details) -> Kept {
        let (mut tx, ring) = (self.tx().await, self.ring(tenant));
        let kept = keep(&mut tx, &ring, &mut self.ids, noon(), details).await.expect("kept");
        tx.commit().await.expect("saved");
        kept
    }

    async fn open(&self, scope: Scope, id: ProtectedId, now: Moment) {
        let mut tx = self.tx().await;
        open_case(&mut tx, scope, id, now).await.expect("opened");
        tx.commit().await.expect("saved");
    }

    async fn read(&self, scope: Scope, now: Moment) -> Option<(Waiting, Details)> {
        let ring = self.keys().ring(scope.organisation, &Secrets::system(), noon()).expect("keys");
        opened(&mut self.tx().await, &ring, scope, now).await.expect("a look")
    }

    async fn count(&self, sql: &'static str) -> i64 {
        self.tx().await.count(sql, &[]).await.expect("a count")
    }

    async fn run(&self, sql: &'static str, args: &[platform::db::Value]) {
        let mut tx = self.tx().await;
        assert!(tx.run(sql, args).await.expect("it runs") > 0, "{sql}");
        tx.commit().await.expect("saved");
    }

    /// What lies in the folder beside the key file, as bytes: the database with its log.
    async fn bytes(&self) -> Vec<u8> {
        self.db.close().await;
        let names = ["larbro.db", "larbro.db-wal", "larbro.db-shm"];
        names.iter().filter_map(|name| std::fs::read(self.folder.join(name)).ok()).flatten().collect()
    }
}

fn person(n: usize) -> Details {
    Details {
        reference: format!("kanarie-nummer-{n}"),
        about: "period".to_owned(),
        hold: format!("kanarie-plats-{n}"),
        name: format!("Kanarie Åström {n}"),
        lines: vec![("placements-home".to_owned(), format!("kanarie-hem-{n}"))],
        record: format!("{{\"kanarie-post\":{n}}}"),
    }
}

fn handler(name: &str, tenant: &str) -> Scope {
    Scope {
        organisation: OrganisationId::named(tenant),
        role: Role::ProtectedIdentityHandler,
        person: PersonId::named(name),
    }
}

#[tokio::test]
async fn nothing_of_a_person_lies_in_the_database() {
    let mut archive = Archive::new().await;
    for n in 0..3 {
        archive.keep("umu", &person(n)).await;
    }
    assert_eq!(archive.count("SELECT COUNT(*) FROM people_protected").await, 3);
    let lookup = archive.ring("umu").pseudonym("people_protected.lookup", "period/kanarie-nummer-1");
    let bytes = archive.bytes().await;
    let holds = |word: &str| bytes.windows(word.len()).any(|w| w == word.as_bytes());
    assert!(holds(&lookup), "the database was read");
    for word in ["anarie", "Åström", "placements-home", "period/"] {
        assert!(!holds(word), "{word}");
    }
}

#[tokio::test]
async fn a_person_is_kept_once_and_the_seat_stays() {
    let mut archive = Archive::new().await;
    let first = archive.keep("umu", &person(1)).await;
    let changed = Details { name: "Annat Namn".to_owned(), hold: "en annan plats".to_owned(), ..person(1) };
    let again = archive.keep("umu", &changed).await;
    assert!(first.is_new && !again.is_new && first.id == again.id);
    let elsewhere = archive.keep("umu", &Details { about: "nästa period".to_owned(), ..person(1) }).await;
    let theirs = archive.keep("ltu", &person(1)).await;
    assert!(elsewhere.is_new && theirs.is_new);
    let birgit = handler("Birgit", "umu");
    archive.open(birgit, first.id, noon()).await;
    let (before, kept) = archive.read(birgit, noon()).await.expect("an open case");
    assert_eq!((kept.name.as_str(), kept.hold.as_str()), ("Annat Namn", "kanarie-plats-1"));
    archive.keep("umu", &changed).await;
    let (after, _) = archive.read(birgit, noon()).await.expect("an open case");
    assert_eq!((before.version, after.version), (2, 2), "the same again changes nothing");
}

#[tokio::test]
async fn one_case_is_open_at_a_time_and_closes_by_itself() {
    let mut archive = Archive::new().await;
    let (one, two) = (archive.keep("umu", &person(1)).await.id, archive.keep("umu", &person(2)).await.id);
    let (birgit, bo) = (handler("Birgit", "umu"), handler("Bo", "umu"));
    assert!(archive.read(birgit, noon()).await.is_none(), "nothing is open yet");
    archive.open(birgit, one, noon()).await;
    archive.open(birgit, two, noon()).await;
    assert_eq!(archive.read(birgit, noon()).await.map(|r| r.0.id), Some(two));
    assert_eq!(archive.count("SELECT COUNT(*) FROM people_protected_cases").await, 1);
    assert!(archive.read(bo, noon()).await.is_none(), "what one opened is open to nobody else");
    assert!(archive.read(birgit, noon().plus_seconds(900)).await.is_some());
    assert!(archive.read(birgit, noon().plus_seconds(901)).await.is_none());
}

#[tokio::test]
async fn another_organisation_finds_nothing() {
    let mut archive = Archive::new().await;
    let id = archive.keep("umu", &person(1)).await.id;
    let stranger = handler("Pär", "ltu");
    let mut tx = archive.tx().await;
    let mut found = Vec::new();
    for asked in [id, ProtectedId::named("nobody")] {
        found.push(open_case(&mut tx, stranger, asked, noon()).await.map_err(|stop| format!("{stop}")));
    }
    assert!(found[0].is_err() && found[0] == found[1], "the two answers are the same: {found:?}");
    assert!(waiting(&mut tx, stranger).await.expect("a list").is_empty());
    tx.rollback().await.expect("undone");
    // Even with a row that says otherwise, the tenant of the record decides.
    archive.open(handler("Pär", "umu"), id, noon()).await;
    assert!(archive.read(stranger, noon()).await.is_none());
}

#[tokio::test]
async fn a_changed_or_moved_seal_does_not_open_and_the_error_says_nothing() {
    let mut archive = Archive::new().await;
    let (one, two) = (archive.keep("umu", &person(1)).await.id, archive.keep("umu", &person(2)).await.id);
    let theirs = archive.keep("ltu", &person(3)).await.id;
    let birgit = handler("Birgit", "umu");
    archive.open(birgit, one, noon()).await;
    let whole = archive.read(birgit, noon()).await.map(|r| r.1);
    assert_eq!(whole, Some(person(1)));
    let sealed = |id: ProtectedId| {
        let db = archive.db.clone();
        async move {
            let mut tx = db.read().await.expect("a transaction");
            let row = tx.one("SELECT sealed FROM people_protected WHERE id = $1", args![id]).await.expect("a row");
            row.expect("it is there").text("sealed").expect("a text")
        }
    };
    let own = sealed(one).await;
    let mut changed = own.clone().into_bytes();
    let middle = changed.len() / 2;
    changed[middle] = if changed[middle] == b'A' { b'B' } else { b'A' };
    let changed = String::from_utf8(changed).expect("still ASCII");
    let cut = own[..own.len() - 4].to_owned();
    let clear = "{\"name\":\"Kanarie\"}".to_owned();
    for (case, bad) in [
        ("changed", changed),
        ("cut", cut),
        ("clear text", clear),
        ("of another row", sealed(two).await),
        ("of another tenant", sealed(theirs).await),
    ] {
        archive.run("UPDATE people_protected SET sealed = $2 WHERE id = $1", args![one, bad]).await;
        let refused = opened(&mut archive.tx().await, &archive.ring("umu"), birgit, noon()).await;
        let said = refused.err().map(|stop| format!("{stop} {stop:?}")).unwrap_or_default();
        assert!(!said.is_empty() && !said.to_lowercase().contains("kanarie"), "{case}: {said}");
    }
    archive.run("UPDATE people_protected SET sealed = $2 WHERE id = $1", args![one, own]).await;
    assert!(archive.read(birgit, noon()).await.is_some(), "and whole again it opens");
}

#[tokio::test]
async fn after_a_rotation_everything_is_sealed_with_the_new_key_and_the_old_one_may_go() {
    let mut archive = Archive::new().await;
    let id = archive.keep("umu", &person(1)).await.id;
    let tenant = OrganisationId::named("umu");
    let (old, mut tx) = (archive.ring("umu"), archive.tx().await);
    copies::moved(&mut tx, &old, &mut archive.ids, noon(), &person(2), &[]).await.expect("moved");
    tx.commit().await.expect("saved");
    let ring = archive.keys().rotate(tenant, &Secrets::system(), noon()).expect("rotated");
    let mut tx = archive.tx().await;
    assert_eq!(records_again(&mut tx, &ring).await.expect("sealed"), 2);
    assert_eq!(copies::again(&mut tx, &ring).await.expect("sealed"), 1);
    assert_eq!(records_again(&mut tx, &ring).await.expect("sealed"), 0, "once is enough");
    tx.commit().await.expect("saved");
    assert!(archive.keys().forget_key(tenant, old.current()).expect("forgotten"));
    let birgit = handler("Birgit", "umu");
    archive.open(birgit, id, noon()).await;
    assert_eq!(archive.read(birgit, noon()).await.map(|r| r.1), Some(person(1)));
}

#[tokio::test]
async fn two_handlers_end_a_protection_and_a_mark_that_comes_again_stops_them() {
    let mut archive = Archive::new().await;
    let id = archive.keep("umu", &person(1)).await.id;
    let (birgit, bo) = (handler("Birgit", "umu"), handler("Bo", "umu"));
    archive.open(birgit, id, noon()).await;
    let (seen, _) = archive.read(birgit, noon()).await.expect("open");
    let mut tx = archive.tx().await;
    set_removal(&mut tx, birgit, &seen, Some(birgit.person)).await.expect("proposed");
    let stale = set_removal(&mut tx, bo, &seen, Some(bo.person)).await;
    assert!(stale.is_err(), "over an older version nothing is proposed");
    tx.commit().await.expect("saved");
    let (proposed, _) = archive.read(birgit, noon()).await.expect("open");
    assert_eq!(proposed.removal_by, Some(birgit.person));
    archive.keep("umu", &person(1)).await;
    let (marked_again, _) = archive.read(birgit, noon()).await.expect("open");
    assert_eq!(marked_again.removal_by, None, "the file says that the person is protected");
    let mut tx = archive.tx().await;
    assert!(forget(&mut tx, bo, &proposed).await.is_err(), "agreeing to what was dropped");
    tx.rollback().await.expect("undone");
    let mut tx = archive.tx().await;
    forget(&mut tx, bo, &marked_again).await.expect("forgotten");
    tx.commit().await.expect("saved");
    for sql in [
        "SELECT COUNT(*) FROM people_protected",
        "SELECT COUNT(*) FROM people_protected_cases",
        "SELECT COUNT(*) FROM people_protected_copies",
    ] {
        assert_eq!(archive.count(sql).await, 0, "{sql}");
    }
}

/// An act in the log, done by somebody of the tenant.
async fn act(archive: &mut Archive, who: &str, tenant: &str, seconds: i64, entry: Entry) {
    let actor = Actor {
        person: PersonId::named(who),
        session: SessionId::named(who),
        role: Role::PlacementCoordinator,
        organisation: OrganisationId::named(tenant),
        assurance: Assurance::NONE,
        name: who.to_owned(),
    };
    let mut tx = archive.tx().await;
    let stamp = Stamp { actor: Some(&actor), at: noon().plus_seconds(seconds), request: "test" };
    platform::audit::write(&mut tx, &mut archive.ids, &stamp, &[entry]).await.expect("written");
    tx.commit().await.expect("saved");
}

#[tokio::test]
async fn a_mark_that_arrives_late_lists_the_copies_to_chase() {
    let mut archive = Archive::new().await;
    let (student, plan) = ("00000000000000000000000000000001", "00000000000000000000000000000002");
    for (who, tenant, seconds, entry) in [
        ("Karin", "umu", -60, Entry::new("placements.student.view", student)),
        ("Karin", "umu", -50, Entry::new("placements.student.view", student)),
        ("Lisa", "umu", -40, Entry::new("placements.student.view", student)),
        ("Karin", "umu", -30, Entry::new("placements.plan.export", plan)),
        ("Karin", "umu", -20, Entry::new("placements.plan.accept", plan)),
        ("Karin", "umu", -10, Entry::new("placements.plan.export", "00000000000000000000000000000003")),
        ("Lisa", "umu", -10, Entry::new("placements.plan.export", format!("{plan} and more"))),
        ("Pär", "ltu", -10, Entry::new("placements.plan.export", plan)),
    ] {
        act(&mut archive, who, tenant, seconds, entry).await;
    }
    let known_as = [student.to_owned(), plan.to_owned(), String::new()];
    let (ring, mut tx) = (archive.ring("umu"), archive.tx().await);
    let moved = copies::moved(&mut tx, &ring, &mut archive.ids, noon(), &person(1), &known_as).await;
    let id = moved.expect("moved").0.id;
    tx.commit().await.expect("saved");

    let mut tx = archive.tx().await;
    let listed = copies::list(&mut tx, &ring, id).await.expect("a list");
    let short = |c: &LooseCopy| (c.kind, c.at.seconds_since(noon()), c.by);
    let by = |who: &str| Some(PersonId::named(who));
    let expected = [
        (CopyKind::Backup, 0, None),
        (CopyKind::Export, -30, by("Karin")),
        (CopyKind::Look, -40, by("Lisa")),
        (CopyKind::Look, -50, by("Karin")),
    ];
    assert_eq!(listed.iter().map(short).collect::<Vec<_>>(), expected);

    let birgit = handler("Birgit", "umu");
    let stranger = copies::set_handled(&mut tx, handler("Pär", "ltu"), id, 2, noon()).await;
    assert!(stranger.is_err(), "not theirs");
    copies::set_handled(&mut tx, birgit, id, 2, noon()).await.expect("handled");
    assert!(copies::set_handled(&mut tx, birgit, id, 2, noon()).await.is_err(), "twice");
    assert!(copies::set_handled(&mut tx, birgit, id, 99, noon()).await.is_err(), "no such copy");
    let later = noon().plus_seconds(60);
    copies::moved(&mut tx, &ring, &mut archive.ids, later, &person(1), &known_as).await.expect("moved");
    let listed = copies::list(&mut tx, &ring, id).await.expect("a list");
    assert_eq!(
        listed.iter().map(|c| c.handled).collect::<Vec<_>>(),
        [false, true, false, false, false],
        "only newer backups"
    );
    tx.commit().await.expect("saved");

    let bytes = archive.bytes().await;
    let record = id.to_string();
    let holds = |word: &str| bytes.windows(word.len()).filter(|w| *w == word.as_bytes()).count();
    assert!(holds(&record) > 0 && holds("Backup") == 0, "what the copies are is sealed");
}

/// The mark arrives before, between and after the other ways that a person comes in, in each of 200 orders.
#[tokio::test]
async fn whatever_the_order_a_person_is_kept_once_with_one_seat() {
    let mut archive = Archive::new().await;
    let mut order = Ids::new(noon(), 11);
    for round in 0..200 {
        let mut seats = Vec::new();
        for step in 0..4 {
            let details = Details { hold: format!("plats-{round}-{step}"), ..person(round) };
            let (ring, mut tx) = (archive.ring("umu"), archive.tx().await);
            let kept = if order.number().is_multiple_of(2) {
                keep(&mut tx, &ring, &mut archive.ids, noon(), &details).await
            } else {
                copies::moved(&mut tx, &ring, &mut archive.ids, noon(), &details, &[]).await.map(|(kept, _)| kept)
            };
            let is_new = kept.expect("kept").is_new;
            if order.number().is_multiple_of(3) {
                tx.rollback().await.expect("undone");
            } else {
                tx.commit().await.expect("saved");
                seats.extend(is_new.then_some(details.hold));
            }
        }
        let sealed = archive.ring("umu");
        let sql = "SELECT id, sealed FROM people_protected WHERE tenant = $1 AND lookup = $2";
        let lookup = lookup(&sealed, "period", &person(round).reference);
        let rows = archive.tx().await.rows(sql, args![sealed.tenant(), lookup]).await.expect("rows");
        let holds = rows.iter().map(|row| {
            let id: ProtectedId = row.id("id").expect("an id");
            open::<Details>(&sealed, place(&id.to_string()), row).expect("it opens").hold
        });
        assert_eq!(
            holds.collect::<Vec<_>>(),
            seats,
            "round {round}: the seats that were made are the seats that stand"
        );
        assert!(seats.len() <= 1, "round {round}");
    }
}
