//! The review of a file (screen A2), from the upload to "Läs in", over the whole way of a request.

mod house;

use house::World;

const GOOD: &str = "nummer;namn;ort\n1;Anna Ek;Lycksele\n2;Bo Al;Kiruna\n3;Cia Ask;Kiruna\n";
const MIXED: &str = "nummer;namn;ort\n1;Anna Ek;Lycksele\n2;Bo Al;Lyksele\n3;Cia Ask;Lyksele\n4;;Kiruna\n";

const THINGS: &str = "SELECT COUNT(*) FROM things";
const KEPT: &str = "SELECT COUNT(*) FROM platform_imports";
const SEALED: &str = "SELECT COUNT(*) FROM platform_imports WHERE sealed IS NOT NULL";

#[tokio::test]
async fn nothing_is_written_before_the_word_and_the_same_file_changes_nothing() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    anna.look("/admin/import").await.must_be(200).must_say("Saker").must_say("mall.xlsx");
    anna.look("/en/admin/import/things").await.must_be(200).must_say("Upload and review").must_say("Våren 2027");

    let review = anna.hand_in(GOOD).await;
    let page = anna.look(&review).await;
    page.must_be(200)
        .must_say("3 rader: 3 nya, 0 ändrade, 0 oförändrade")
        .must_say("Våren 2027")
        .must_say("Läs in 3 rader");
    anna.look("/admin/import").await.must_say("Filer du granskar").must_say("saker.csv");
    assert_eq!((world.count(THINGS).await, world.count(SEALED).await), (0, 1));

    anna.read_in(&review).await.must_be(200).must_say("Inläst: 3 nya, 0 ändrade, 0 oförändrade.");
    assert_eq!((world.count(THINGS).await, world.count(SEALED).await), (3, 0));

    let again = anna.hand_in(GOOD).await;
    anna.read_in(&again).await.must_say("Inläst: 0 nya, 0 ändrade, 3 oförändrade.");
    let changed = anna.hand_in(&GOOD.replace("Bo Al", "Bo Alm")).await;
    anna.read_in(&changed).await.must_say("Inläst: 0 nya, 1 ändrade, 2 oförändrade.");
    assert_eq!(world.count(THINGS).await, 3);
    let audited = "SELECT COUNT(*) FROM platform_audit WHERE action = 'platform.import.apply'";
    assert_eq!(world.count(audited).await, 3);
}

#[tokio::test]
async fn errors_are_grouped_and_only_the_valid_rows_are_read_in() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    let review = anna.hand_in(MIXED).await;
    let page = anna.look(&review).await;
    page.must_say("4 rader: 1 nya, 0 ändrade, 0 oförändrade, 3 med fel")
        .must_say("Rad 3, 4, kolumn ort: ”Lyksele”, vi väntade något av Lycksele, Kiruna.")
        .must_say("Menade du ”Lycksele”?")
        .must_say("Läs in 1 giltig rad")
        .must_say("Rader med fel läses inte in.")
        .must_say("Nästa fel")
        .must_not_say("Bo Al");
    let file = anna.look(&format!("{review}/fel.csv")).await;
    file.must_be(200).must_say("ort: ”Lyksele”").must_say("Bo Al");
    anna.look(&format!("/en{review}/fel.xlsx")).await.must_be(200).must_say("PK");
    anna.read_in(&review).await.must_say("Inläst: 1 nya").must_say("3 rader med fel lästes inte in.");
    assert_eq!(world.count(THINGS).await, 1);
}

#[tokio::test]
async fn protected_rows_are_counted_and_never_shown() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    let file = "nummer;namn;ort;skyddad\n1;Anna Ek;Lycksele;nej\n2;Hemlig;Kiruna;ja\n3;Hemlig;Gömstället;ja\n4;Hemlig;Kiruna;ja;;x\n";
    let review = anna.hand_in(file).await;
    let page = anna.look(&review).await;
    page.must_say("1 rad hanteras särskilt").must_say("raden kan inte läsas");
    page.must_not_say("Hemlig").must_not_say("Gömstället");
    let file = anna.look(&format!("{review}/fel.csv")).await;
    file.must_be(200).must_say("Anna Ek").must_say("Rad 5: raden har 6 celler").must_not_say("Hemlig");
    anna.read_in(&review).await.must_say("1 rad hanteras särskilt.").must_say("2 rader med fel lästes inte in.");
    assert_eq!(world.count(THINGS).await, 1);
    let told = "SELECT COUNT(*) FROM platform_imports WHERE file_name LIKE '%Hemlig%' OR sealed LIKE '%Hemlig%'";
    assert_eq!(world.count(told).await, 0);
}

#[tokio::test]
async fn a_file_is_its_uploaders_alone() {
    let world = World::new().await;
    let [anna, bo, cia, dan] = [
        world.signed_in("anna").await,
        world.signed_in("bo").await,
        world.signed_in("cia").await,
        world.signed_in("dan").await,
    ];
    let review = anna.hand_in(MIXED).await;
    anna.look(&review).await.must_be(200);
    for other in [&bo, &cia, &dan] {
        other.look(&review).await.must_be(404).must_not_say("saker.csv");
        other.look(&format!("{review}/fel.csv")).await.must_be(404);
        other.post(&format!("{review}/las-in"), &[("sett", "4.1.0.0.0.3"), ("version", "1")]).await.must_be(404);
        other.post(&format!("{review}/kasta"), &[("version", "1")]).await.must_be(404);
    }
    bo.look("/admin/import").await.must_be(200).must_not_say("saker.csv");
    // Without a kind of file for her role: the list is there and says so, the kind is not found.
    cia.look("/admin/import").await.must_be(200).must_say("Din roll har inga filer");
    cia.look("/admin/import/things").await.must_be(404);
    anna.look("/admin/import/other").await.must_be(404);
    assert_eq!((world.count(THINGS).await, world.count(SEALED).await), (0, 1));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_with_its_place() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    let path = "/admin/import/things";
    let seen = anna.upload(path, "vt27", "saker.csv", "nummer;namn;ort\n1;\"Anna;Kiruna\n".as_bytes()).await;
    seen.must_be(422).must_say("Filen saker.csv, rad 2").must_say("Inget har sparats.").must_say("Hösten");
    anna.upload(path, "vt27", "bild.csv", b"\x89PNG\r\n").await.must_be(422).must_say("filen är inte en tabell");
    anna.upload("/en/admin/import/things", "vt27", "a.xlsx", b"PK\x03\x04")
        .await
        .must_be(422)
        .must_say("Nothing was saved.");
    anna.upload(path, "elsewhere", "saker.csv", GOOD.as_bytes())
        .await
        .must_be(422)
        .must_say("Välj vad filen ska läsas in i");
    anna.upload(path, "vt27", "", b"").await.must_be(422).must_say("Välj en fil.");
    assert_eq!((world.count(THINGS).await, world.count(KEPT).await), (0, 0));

    let review = anna.hand_in("nummer;namn\n1;Anna Ek\n").await;
    let page = anna.look(&review).await;
    page.must_say("Inga rader kan läsas in").must_say("kolumnen saknas").must_not_say("las-in");
    let forced = anna.post(&format!("{review}/las-in"), &[("sett", "1.0.0.0.0.1"), ("version", "1")]).await;
    forced.must_be(422).must_say("Filen har ingen rad att läsa in");
    assert_eq!(world.count(THINGS).await, 0);
}

#[tokio::test]
async fn what_has_moved_on_since_the_review_is_shown_again() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    let review = anna.hand_in(GOOD).await;
    let seen = anna.look(&review).await;
    let fields = [("sett", seen.field("sett")), ("version", seen.field("version"))];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let bo = world.signed_in("bo").await;
    let of_bo = bo.hand_in(&GOOD.replace("Anna Ek", "Anna Åk")).await;
    bo.read_in(&of_bo).await.must_say("Inläst: 3 nya");

    let late = anna.post(&format!("{review}/las-in"), &fields).await;
    late.must_be(409).must_say("Något har ändrats").must_say("0 nya, 1 ändrade, 2 oförändrade");
    anna.read_in(&review).await.must_say("Inläst: 0 nya, 1 ändrade");
    let twice = anna.post(&format!("{review}/las-in"), &fields).await;
    twice.must_be(409).must_say("Filen är redan inläst").must_say("Ladda upp en fil");
    anna.look(&review).await.must_be(200).must_say("saker.csv är inläst");

    let other = anna.hand_in(GOOD).await;
    let gone = anna.post(&format!("{other}/kasta"), &[("version", "1")]).await;
    anna.look(&gone.must_be(303).location).await.must_say("Filen är kastad.");
    anna.look(&other).await.must_say("saker.csv är kastad");
    anna.post(&format!("{other}/las-in"), &[("version", "1")]).await.must_be(409);
    assert_eq!(world.count(SEALED).await, 0);
}

#[tokio::test]
async fn letters_in_doubt_are_asked_about() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    let mut bytes = b"nummer;namn;ort\n1;Bj".to_vec();
    bytes.extend(b"\x84rn;Lycksele\n");
    let path = "/admin/import/things";
    let review = anna.upload(path, "vt27", "dos.csv", &bytes).await.must_be(303).location.clone();
    let page = anna.look(&review).await;
    page.must_say("Ser de här orden rätt ut?").must_say("Bj„rn");
    let (sett, version) = (page.field("sett"), page.field("version"));
    let fields = [("sett", sett.as_str()), ("version", version.as_str())];
    anna.post(&format!("{review}/las-in"), &fields).await.must_be(422).must_say("Svara på frågan om orden");
    assert_eq!(world.count(THINGS).await, 0);
    let fields = [fields[0], fields[1], ("ord", "1")];
    anna.post(&format!("{review}/las-in"), &fields).await.must_be(303);
    assert_eq!(world.count(THINGS).await, 1);
}

#[tokio::test]
async fn after_an_hour_a_file_is_gone() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    let review = anna.hand_in(GOOD).await;
    let purge = async || {
        let mut tx = world.house.db.write().await.expect("it writes");
        let gone = larbro_platform::import::purge(&mut tx, world.house.clock.now()).await.expect("it is purged");
        tx.commit().await.expect("it is saved");
        gone
    };
    world.house.clock.advance_seconds(3599);
    let anna = world.signed_in("anna").await;
    anna.look(&review).await.must_be(200);
    assert_eq!(purge().await, 0);
    world.house.clock.advance_seconds(1);
    anna.look(&review).await.must_be(404);
    anna.look("/admin/import").await.must_not_say("saker.csv");
    assert_eq!((purge().await, world.count(KEPT).await), (1, 0));
}

#[tokio::test]
async fn a_row_that_was_tampered_with_opens_nothing() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    for change in [
        "UPDATE platform_imports SET target = 'ht27' WHERE state = 'review'",
        "UPDATE platform_imports SET sealed = substr(sealed, 1, length(sealed) - 8) || 'AAAAAAAA' WHERE state = 'review'",
        "UPDATE platform_imports SET sealed = 'nonsense' WHERE state = 'review'",
    ] {
        let review = anna.hand_in(GOOD).await;
        anna.look(&review).await.must_be(200);
        world.run(change).await;
        anna.look(&review).await.must_be(500).must_say("Det blev fel hos oss").must_not_say("Anna Ek");
        let fields = [("sett", "3.3.0.0.0.0"), ("version", "1")];
        anna.post(&format!("{review}/las-in"), &fields).await.must_be(500);
        assert_eq!(world.count(THINGS).await, 0, "{change}");
    }
}

#[tokio::test]
async fn a_person_has_few_files_under_review_at_once() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    for _ in 0..7 {
        anna.hand_in(GOOD).await;
    }
    assert_eq!(world.count(KEPT).await, 5);
}

#[tokio::test]
async fn templates_are_what_the_upload_understands() {
    let world = World::new().await;
    let anna = world.signed_in("anna").await;
    let template = anna.look("/admin/import/things/mall.csv").await;
    assert_eq!(template.must_be(200).body, "\u{feff}id;name;town;protected\r\n");
    let example = anna.look("/en/admin/import/things/exempel.csv").await;
    let review = anna.hand_in(&example.must_be(200).body).await;
    anna.look(&review).await.must_say("1 rad: 1 nya").must_not_say("Rader med fel");
    anna.look("/admin/import/things/mall.xlsx").await.must_be(200).must_say("PK");
}

#[tokio::test]
async fn every_page_renders_in_both_languages_without_a_missing_sentence() {
    let world = World::new().await;
    for lang in kernel::Lang::ALL {
        let t = larbro_platform::texts::Text::new(lang, world.house.texts.clone());
        let samples = larbro_platform::import::samples(&t);
        assert!(samples.len() >= 12);
        for (name, page) in samples {
            let all = [&page.title, &page.lead.0, &page.actions.0, &page.body.0].map(String::as_str).join(" ");
            let says_key =
                all.split(['"', '<', '>', ' ']).find(|word| word.starts_with("import-") && !word.contains('/'));
            assert_eq!(says_key, None, "{name}");
        }
    }
}
