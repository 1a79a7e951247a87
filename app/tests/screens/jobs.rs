//! The jobs of this house, done with a keyboard alone: once with script, and once where the browser forbids it.
//! With script every page on the way also shows where the focus is, at each of its stops.

use crate::browser::{Key, Page, lines, with_script, without_script};
use crate::support::example::Example;

const KARIN: &str = "Prova som Karin Ahlgren (VFU-samordnare)";
const JONAS: &str = "Prova som Jonas Marklund (Kommunsamordnare)";
const NILS: &str = "Prova som Nils Öhman (Administratör)";

/// Somebody at the keyboard.
struct Hands<'a> {
    page: &'a Page,
    base: String,
    /// Whether every stop of every page on the way is looked at.
    looks: bool,
    /// Pages loaded and forms sent so far.
    steps: std::cell::Cell<usize>,
}

impl Hands<'_> {
    /// Tabs to the link or button, and follows it.
    async fn go(&self, name: &str) {
        self.page.tab_to(name).await;
        self.page.follow(Key::Enter).await;
        self.steps.set(self.steps.get() + 1);
        self.look().await;
    }

    async fn look(&self) {
        if self.looks {
            let bad = self.page.bad_stops().await;
            assert!(bad.is_empty(), "{}:{}", self.page.path().await, lines(&bad));
        }
    }

    /// Tabs to a field and types; in a list the letters choose.
    async fn fill(&self, label: &str, words: &str) {
        self.page.tab_to(label).await;
        self.page.type_words(words).await;
    }

    async fn must_say(&self, words: &str) {
        let text = self.page.text().await;
        assert!(text.contains(words), "{} does not say {words:?}:\n{text}", self.page.path().await);
    }

    async fn sign_in(&self, button: &str) {
        self.page.open(&format!("{}/prova", self.base), 1280).await;
        self.go(button).await;
    }
}

/// Creates a period and reads its students in from a file.
async fn a_period_with_students(hands: &Hands<'_>) {
    hands.sign_in(KARIN).await;
    hands.go("Skapa period").await;
    hands.fill("Program", "Socionom, termin 5").await;
    // Month, day, year: the browser of the tests speaks American.
    hands.fill("Första dag", "02012027").await;
    hands.fill("Sista dag", "03262027").await;
    hands.go("Skapa period").await;
    hands.must_say("Perioden Socionom, termin 5").await;
    hands.must_say("är skapad").await;

    hands.go("Lägg in studenter").await;
    hands.fill("Läses in i", "Socionom").await;
    let file = std::env::temp_dir().join(format!("larbro-students-{}.csv", std::process::id()));
    let rows = "student_id;name;home_municipality;place_type\ns1;Åsa Lind;Lycksele;Skola\ns2;Per Ek;Ingenstans;Skola\n";
    std::fs::write(&file, rows).expect("a file in the temporary folder");
    hands.page.attach("input[type=file]", &file).await;
    hands.go("Ladda upp och granska").await;
    std::fs::remove_file(&file).expect("the file that was just written");
    hands.must_say("Ingenstans").await;
    hands.go("Läs in 1 giltig rad").await;
    hands.must_say("Inläst: 1 nya").await;
}

/// Changes a setting, computes anew, sees why somebody has no place, and accepts.
async fn an_allocation_understood_and_accepted(hands: &Hands<'_>, example: &Example) {
    hands.sign_in(KARIN).await;
    hands.go("Lärare, sjuksköterska och socionom, våren 2027").await;
    hands.go("Inställningar").await;
    hands.page.tab_to("Längsta restid, minuter").await;
    hands.page.type_words("80").await;
    hands.go("Spara").await;
    hands.must_say("Inställningarna är sparade").await;

    hands.page.open(&format!("{}{}", hands.base, example.proposal), 1280).await;
    hands.page.tab_to("Ta fram nytt förslag").await;
    hands.page.follow(Key::Enter).await;
    hands.page.wait_for(".figures").await;
    hands.must_say("Bevisat bäst").await;
    hands.look().await;

    hands.page.tab_to(&first_without_a_place(hands.page).await).await;
    hands.page.follow(Key::Enter).await;
    hands.look().await;
    hands.must_say("Varför?").await;
    hands.must_say("Vad som hindrar").await;
    hands.page.ask("history.back()").await;
    hands.page.wait_for(".figures").await;
    hands.go("Godkänn förslaget").await;
    hands.must_say("Förslaget är godkänt").await;
    hands.must_say("Godkänt av Karin Ahlgren").await;
}

async fn first_without_a_place(page: &Page) -> String {
    page.find(".list a").await.text().await.expect("a link has words")
}

/// Invites a colleague, finds that in the log, and goes over to the other role.
async fn a_colleague_invited_and_found_in_the_log(hands: &Hands<'_>) {
    hands.sign_in(NILS).await;
    hands.go("Användare").await;
    hands.go("Bjud in").await;
    hands.fill("Namn", "Siv Ek").await;
    hands.fill("E-postadress i arbetet", "siv.ek@example.org").await;
    hands.fill("Roll", "VFU").await;
    hands.go("Skapa inbjudan").await;
    hands.must_say("Siv Ek är inbjuden").await;

    hands.go("Logg").await;
    hands.fill("Händelse", "Bjöd in").await;
    hands.go("Sök").await;
    hands.must_say("Händelser (1)").await;

    hands.go("Byt").await;
    hands.go("Arbeta som arkiv och dataskydd").await;
    hands.must_say("Arkiv och dataskydd, Umeå universitet").await;
    hands.go("Logga ut").await;
    hands.must_say("Logga in").await;
}

/// Opens the oldest order and answers it, on a phone; gives how many steps it took after the home page.
async fn a_municipality_answers(hands: &Hands<'_>, has_script: bool) -> usize {
    hands.sign_in(JONAS).await;
    hands.page.width(360).await;
    hands.must_say("VFU i socialt arbete, termin 5, hösten 2027").await;
    let before = hands.steps.get();
    hands.go("Svara").await;
    hands.must_say("Vad kan Lycksele ta emot?").await;
    hands.must_say("frågar efter 8 platser").await;
    let unit = "Individ- och familjeomsorgen: Socialt arbete";
    if has_script {
        hands.page.tab_to(&format!("Fler {unit}")).await;
        let number = number_beside(hands.page).await;
        hands.page.press(Key::Space).await;
        assert_eq!(number_beside(hands.page).await, number + 1);
    } else {
        hands.page.tab_to(unit).await;
        hands.page.type_words("5").await;
    }
    hands.go("Skicka svar").await;
    hands.must_say("Svaret är skickat:").await;
    hands.steps.get() - before
}

/// The number in the field beside the button that has focus.
async fn number_beside(page: &Page) -> i64 {
    let value = page.ask("return document.activeElement.parentElement.querySelector('input').value").await;
    value.as_str().and_then(|v| v.parse().ok()).expect("a number")
}

async fn all(page: &Page, looks: bool) {
    let example = Example::start().await;
    let hands = Hands { page, base: example.world.base.clone(), looks, steps: 0.into() };
    let steps = a_municipality_answers(&hands, looks).await;
    assert_eq!(steps, 2, "a municipality answers in two steps");
    a_period_with_students(&hands).await;
    an_allocation_understood_and_accepted(&hands, &example).await;
    a_colleague_invited_and_found_in_the_log(&hands).await;
    example.world.end().await;
}

#[test]
fn the_jobs_are_done_with_a_keyboard_alone() {
    with_script(async |page| all(page, true).await);
}

#[test]
fn the_jobs_are_done_without_script() {
    without_script(async |page| all(page, false).await);
}
