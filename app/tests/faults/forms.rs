//! T:I1 and T:T-B: a form that is sent again and again does its act once, answers the same, and leaves one line in the log.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Actor, OrganisationId, Role};
use platform::args;
use platform::house::Method;

use super::inside::{counts, figure};
use crate::on_both;
use crate::support::html::{Form, forms};
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

/// Routes that are not exercised here, each with its reason; a new route stands here or is exercised.
const NOT_EXERCISED: [(&str, &str); 15] = [
    ("/admin/skyddade/arende/behall", "needs a record whose mark came late (tests of protected identities)"),
    ("/admin/skyddade/arende/kopia", "needs a record whose mark came late (tests of protected identities)"),
    ("/inbjudan/{token}", "begins a session and answers with its cookie; the link works once (story of people)"),
    ("/inbjudan/{token}/ta-emot", "the link works once and changes the session's roles (story of people)"),
    ("/logga-in", "begins a login, anonymous: nobody to keep an answer for (tests of login)"),
    ("/logga-in/kod", "a code works once (tests of login)"),
    ("/logga-in/{issuer}", "leads away to a provider with a new state each time (tests of login)"),
    ("/logga-ut", "ends the session that its answer would be kept for"),
    ("/mina-uppgifter/koder", "shows new codes this once; needs a local account (tests of login)"),
    ("/mina-uppgifter/losenfras", "ends every session of the person; needs a local account (tests of login)"),
    ("/mina-uppgifter/tvasteg", "a code works once; needs a local account (tests of login)"),
    ("/ny-inloggning/{token}", "the link works once and begins a session (story of people)"),
    ("/s/{link}/ny-lank", "needs a link that has ended, when every session has ended too (story of orders)"),
    ("/roll", "ends the session that its answer would be kept for, and begins another"),
    ("/vfu/korning/{run}/avbryt", "races with the worker of the house (story of jobs)"),
];

/// Routes that answer with a page that is shown this once and never kept: the answer is made anew from the form's key.
const SHOWN_ONCE: [&str; 3] =
    ["/admin/anvandare/lankar", "/admin/anvandare/ny", "/admin/anvandare/{membership}/ny-inloggning"];

/// T:T-B: what each exercised route leaves in the log, once.
const ACTIONS: [(&str, &str); 63] = [
    ("/admin/anvandare/inbjudan/{invitation}/tillbaka", "people.invitation.withdraw"),
    ("/admin/anvandare/lankar", "people.invitation.links"),
    ("/admin/anvandare/ny", "people.invitation.make"),
    ("/admin/anvandare/{membership}/avslut", "people.membership.end"),
    ("/admin/anvandare/{membership}/ny-inloggning", "people.renewal.make"),
    ("/admin/anvandare/{membership}/ratta", "people.person.correct"),
    ("/admin/enheter/ny", "organisations.unit.add"),
    ("/admin/enheter/{unit}", "organisations.unit.change"),
    ("/admin/enheter/{unit}/stang", "organisations.unit.close"),
    ("/admin/funktioner/ny", "organisations.function.add"),
    ("/admin/funktioner/{function}", "organisations.function.change"),
    ("/admin/funktioner/{function}/lamna", "organisations.function.vacate"),
    ("/admin/funktioner/{function}/tillsatt", "organisations.function.appoint"),
    ("/admin/import/{kind}", "platform.import.upload"),
    ("/admin/import/{kind}/{import}/kasta", "platform.import.discard"),
    ("/admin/import/{kind}/{import}/las-in", "platform.import.apply"),
    ("/admin/medlemmar/ny", "organisations.member.add"),
    ("/admin/medlemmar/{member}", "organisations.member.change"),
    ("/admin/restider", "organisations.travel.set"),
    ("/admin/restider/undantag", "organisations.travel.override"),
    ("/admin/restider/undantag/{override}/ta-bort", "organisations.travel.remove"),
    ("/admin/skyddade/arende/plats", "people.protected.place"),
    ("/admin/skyddade/arende/stang", "people.protected.close"),
    ("/admin/skyddade/arende/upphor", "people.protected.propose_removal"),
    ("/admin/skyddade/{protected}/oppna", "people.protected.open"),
    ("/hjalpte-det", "platform.feedback.add"),
    ("/mina-uppgifter/inloggningar/{session}/avslut", "people.session.end"),
    ("/vfu/forslag/{plan}/angra", "placements.plan.undo"),
    ("/vfu/forslag/{plan}/flytta", "placements.plan.move"),
    ("/kommun/kapacitet/{unit}", "placements.standing.say"),
    ("/kommun/kapacitet/{unit}/veckor", "placements.standing.block"),
    ("/kommun/kapacitet/{unit}/veckor/{blocked}/oppna", "placements.standing.lift"),
    ("/kommun/platser/{order}", "placements.answer.send"),
    ("/s/{link}", "placements.answer.send_by_link"),
    ("/vfu/prognos", "placements.forecast.save"),
    ("/vfu/{period}/bestallning", "placements.order.ask"),
    ("/vfu/{period}/bestallning/{order}/lank", "placements.link.make"),
    ("/vfu/{period}/bestallning/{order}/lank/aterkalla", "placements.link.revoke"),
    ("/vfu/{period}/bestallning/{order}/ta-emot", "placements.answer.accept"),
    ("/vfu/{period}/svar/ta-emot", "placements.answer.accept_all"),
    ("/vfu/{period}/utskick/paminn", "placements.message.remind"),
    ("/vfu/{period}/utskick/{message}/skickat", "placements.message.sent"),
    ("/vfu/forslag/{plan}/godkann", "placements.plan.accept"),
    ("/vfu/forslag/{plan}/las", "placements.student.lock"),
    ("/vfu/forslag/{plan}/las-upp", "placements.student.unlock"),
    ("/vfu/ny", "placements.period.create"),
    ("/vfu/{period}/fordelning/korning", "placements.run.start"),
    ("/vfu/{period}/fordelning/las", "placements.locks.unlock"),
    ("/vfu/{period}/installningar", "placements.period.settings"),
    ("/vfu/{period}/platser/ny", "placements.seats.add"),
    ("/vfu/{period}/platser/{capacity}", "placements.seats.set"),
    ("/vfu/{period}/studenter/{student}", "placements.student.change"),
    ("/vfu/regler/fil", "placements.rules.create"),
    ("/vfu/regler/ny", "placements.rules.create"),
    ("/vfu/regler/{version}/fil", "placements.rules.replace"),
    ("/vfu/regler/{version}/galler", "placements.rules.publish"),
    ("/vfu/regler/{version}/ny-version", "placements.rules.version"),
    ("/vfu/regler/{version}/regel/{rule}", "placements.rules.change"),
    ("/vfu/regler/{version}/regel/{rule}/ta-bort", "placements.rules.remove"),
    ("/vfu/{period}/lottning", "placements.rules.draw"),
    ("/vfu/{period}/regler", "placements.rules.tie"),
    ("/vfu/{period}/regler/skal", "placements.rules.ground"),
    ("/vfu/{period}/regler/skal/ta-bort", "placements.rules.ground_remove"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
/// How a form is sent.
pub enum Way {
    InSequence,
    AtOnce,
}

/// What came back, without what is new on each page: keys of forms.
fn answer(seen: &Seen) -> (u16, Option<String>, String) {
    let mut body = seen.html.clone();
    for form in forms(&seen.html) {
        if let Some(key) = form.value("nyckel") {
            body = body.replace(key, "");
        }
    }
    (seen.status, seen.location.clone(), body)
}

/// The exercise: what was sent, and what each route left in the log.
pub struct Exercise<'a> {
    /// The house.
    pub world: &'a World,
    way: Way,
    actions: BTreeMap<&'static str, String>,
    sent: usize,
}

impl Exercise<'_> {
    fn route(&self, action: &str) -> &'static str {
        let fits = |pattern: &str| {
            let path = action.split('?').next().unwrap_or("");
            pattern.split('/').count() == path.split('/').count()
                && pattern.split('/').zip(path.split('/')).all(|(a, b)| a.starts_with('{') || a == b)
        };
        let posts = self.world.house.routes.iter().filter(|r| r.method == Method::Post && fits(r.path));
        posts.map(|r| r.path).min_by_key(|p| p.matches('{').count()).unwrap_or_else(|| panic!("no route for {action}"))
    }

    /// Without what workers write of themselves, whenever they come to it.
    async fn log(&self) -> Vec<(String, String)> {
        let mut tx = self.world.house.db.read().await.expect("a transaction");
        let sql = "SELECT id, action FROM platform_audit WHERE action NOT IN ('platform.job.end', 'placements.plan.propose') \
            ORDER BY id";
        let rows = tx.rows(sql, args![]).await.expect("the log");
        rows.iter().map(|r| (r.text("id").expect("an id"), r.text("action").expect("an action"))).collect()
    }

    /// Rows in all tables but those that the house itself goes on writing to.
    async fn rows(&self) -> Vec<(String, i64)> {
        let own = ["platform_audit", "platform_audit_seals", "platform_jobs", "platform_sessions"];
        let mut all = counts(&self.world.house.db).await;
        all.retain(|(t, _)| !own.contains(&t.as_str()) && !t.starts_with("placements_plan"));
        all
    }

    /// Sends the form many times; gives the first answer.
    pub async fn act(&mut self, visitor: &mut Visitor, form: &Form, file: Option<&[u8]>) -> Seen {
        let route = self.route(&form.action);
        let before = self.log().await;
        let mut seen = Vec::new();
        let mut after_one = None;
        if self.way == Way::InSequence {
            for _ in 0..3 {
                seen.push(send(visitor, form, file).await);
                let rows = self.rows().await;
                assert_eq!(
                    *after_one.get_or_insert_with(|| rows.clone()),
                    rows,
                    "{route}: sent again, it did something"
                );
            }
        } else {
            let tasks: Vec<_> = (0..8)
                .map(|_| {
                    let (mut visitor, form, file) = (visitor.clone(), form.clone(), file.map(<[u8]>::to_vec));
                    tokio::spawn(async move { send(&mut visitor, &form, file.as_deref()).await })
                })
                .collect();
            for task in tasks {
                seen.push(task.await.expect("an answer"));
            }
        }
        self.sent += seen.len();
        let first = seen.remove(0);
        let good = first.status == if SHOWN_ONCE.contains(&route) { 200 } else { 303 };
        assert!(good, "{route}: {} {}", first.status, first.words());
        for other in &seen {
            assert_eq!(answer(other), answer(&first), "{route}: another answer");
        }
        let known: BTreeSet<_> = before.into_iter().collect();
        let new: Vec<_> =
            self.log().await.into_iter().filter(|row| !known.contains(row)).map(|(_, action)| action).collect();
        assert_eq!(new.len(), 1, "{route}: one act leaves one line, and here are {new:?}");
        self.actions.insert(route, new[0].clone());
        self.other_body(visitor, form, route, file).await;
        first
    }

    /// The key of a form is spent: another body under it is refused.
    async fn other_body(&self, visitor: &mut Visitor, form: &Form, route: &str, file: Option<&[u8]>) {
        if SHOWN_ONCE.contains(&route) {
            return;
        }
        let other = form.clone().with("something", "else");
        assert_eq!(send(visitor, &other, file).await.status, 422, "{route}: the key of another form");
    }
}

async fn send(visitor: &mut Visitor, form: &Form, file: Option<&[u8]>) -> Seen {
    match file {
        Some(bytes) => visitor.post_file(form, "file", "studenter.csv", bytes).await,
        None => visitor.post(form).await,
    }
}

/// A form of a page by the end of its action and its method.
pub async fn form(visitor: &mut Visitor, page: &str, action: &str) -> Form {
    let seen = visitor.open(page).await;
    seen.must_be(200);
    let ends = |f: &Form| f.method == "post" && f.action.split('?').next().unwrap_or("").ends_with(action);
    forms(&seen.html).into_iter().find(ends).unwrap_or_else(|| panic!("{page} has no form to {action}"))
}

async fn coordinator(x: &mut Exercise<'_>, karin: &mut Visitor, period: &str) {
    let own = format!("/vfu/{period}");
    let new = form(karin, "/vfu/ny", "/vfu/ny").await.with("programme", "Fritidsledare").with("place_types", "Skola");
    x.act(karin, &new.with("first", "2027-01-18").with("last", "2027-06-04"), None).await;
    let settings = form(karin, &format!("{own}/installningar"), "/installningar").await;
    x.act(karin, &settings.with("limit_minutes", "75"), None).await;
    let student = karin.open(&format!("{own}/studenter")).await.link("/studenter/");
    let id = student.rsplit('/').next().expect("an id").to_owned();
    let change = form(karin, &student, &id).await;
    x.act(karin, &change.with("priority", "3"), None).await;
    let group = karin.open(&format!("{own}/platser")).await;
    let groups = crate::support::html::links(&group.html);
    let group = groups.into_iter().find(|l| l.contains("/platser/") && !l.ends_with("/ny")).expect("a group of seats");
    let seats = form(karin, &group, group.rsplit('/').next().expect("an id")).await;
    x.act(karin, &seats.with("seats", "30"), None).await;
    let add = form(karin, &format!("{own}/platser/ny"), "/ny").await;
    let add = free_group(karin, &own, add).await;
    x.act(karin, &add.with("seats", "1"), None).await;
    import(x, karin, period).await;
    let mut run = form(karin, "/roll", "/logga-ut").await;
    run.action = format!("{own}/fordelning/korning");
    let started = x.act(karin, &run, None).await;
    let seen = proposal(karin, &started.location.expect("a run to watch")).await;
    board(x, karin, &own, &seen).await;
    run = form(karin, "/roll", "/logga-ut").await;
    run.action = format!("{own}/fordelning/korning");
    let started = karin.post(&run).await;
    let seen = proposal(karin, &started.location.expect("a run to watch")).await;
    x.act(karin, &seen.form("/godkann"), None).await;
}

/// The proposal that a computation ends with.
async fn proposal(karin: &mut Visitor, watched: &str) -> Seen {
    let mut seen = karin.open(watched).await;
    while !seen.at.contains("/vfu/forslag/") {
        seen.must_be(200);
        platform::door::wait(50).await;
        seen = karin.open(watched).await;
    }
    seen
}

/// Two students of one unit are locked, unlocked, moved and taken back; a lock that cannot be kept is taken away.
async fn board(x: &mut Exercise<'_>, karin: &mut Visitor, own: &str, proposal: &Seen) {
    let plan = proposal.at.split('/').nth(3).expect("the plan's id").split('?').next().unwrap_or("").to_owned();
    // Lycksele: the ones without a place stand first, the last ones have one.
    let page = karin.open(&format!("{own}/fordelning?forslag={plan}&kommun=2481")).await;
    let ticks: Vec<String> = page
        .html
        .split("name=\"student\" value=\"")
        .filter_map(|rest| rest.split_once("\" form=\"valda\""))
        .map(|(id, _)| id.to_owned())
        .collect();
    let two = format!("forslag={plan}&student={}&student={}", ticks[ticks.len() - 1], ticks[ticks.len() - 2]);
    let chosen = format!("{own}/fordelning/valda?{two}");
    for end in ["/las", "/las-upp"] {
        let one = form(karin, &chosen, end).await;
        x.act(karin, &one, None).await;
    }
    let out = form(karin, &format!("{chosen}&till=ingen"), "/flytta").await;
    x.act(karin, &out, None).await;
    let back = form(karin, &format!("{own}/fordelning?forslag={plan}"), "/angra").await;
    x.act(karin, &back, None).await;

    let lock = form(karin, &chosen, "/las").await;
    assert_eq!(karin.post(&lock).await.status, 303);
    let mut inside = platform::web::Ctx::of_house(x.world.house.clone(), "faults").await.expect("a transaction");
    let period = kernel::PeriodId::parse(own.rsplit('/').next().unwrap_or("")).expect("a period");
    let scope = super::inside::scope();
    let locks = placements::store::steps::locks(&mut inside.tx, scope, period).await.expect("the locks");
    for at in locks.values().collect::<BTreeSet<_>>() {
        let (_, seats) = placements::store::capacities::find(&mut inside.tx, scope, *at).await.expect("the seats");
        let set = placements::store::capacities::set_seats(&mut inside.tx, scope, *at, seats.version, 0).await;
        assert!(set.expect("no seats there any more"));
    }
    placements::store::bump(&mut inside.tx, scope, period).await.expect("the period has changed");
    inside.save().await.expect("saved");
    let unlock = form(karin, &format!("{own}/fordelning/las"), "/las").await;
    x.act(karin, &unlock, None).await;
}

/// Rules as data: begun, read in, changed, put in force, followed; grounds and a draw.
async fn rules(x: &mut Exercise<'_>, karin: &mut Visitor, period: &str) {
    let at = |seen: &Seen| seen.location.as_deref().unwrap_or("").split('?').next().unwrap_or("").to_owned();
    let begin = form(karin, "/vfu/regler/ny", "/regler/ny").await.with("example", "miun-nursing");
    let first = at(&x.act(karin, &begin, None).await);
    let upload = form(karin, "/vfu/regler/ny", "/regler/fil").await;
    let text = placements::ruleset::examples::text("mau-teacher").expect("an example");
    let second = at(&x.act(karin, &upload, Some(text.as_bytes())).await);
    let replace = form(karin, &second, "/fil").await;
    x.act(karin, &replace, Some(text.replace("rank = 1", "rank = 2").as_bytes())).await;
    let known = form(karin, &format!("{first}/regel/known"), "/regel/known").await;
    x.act(karin, &known.with("when", "3 week before placement_start"), None).await;
    let remove = form(karin, &format!("{first}/regel/abroad"), "/ta-bort").await;
    x.act(karin, &remove, None).await;
    let publish = form(karin, &first, "/galler").await.with("day", "2026-11-01");
    x.act(karin, &publish, None).await;
    let again = form(karin, &first, "/ny-version").await;
    x.act(karin, &again, None).await;
    let own = format!("/vfu/{period}/regler");
    let tie = form(karin, &own, "/regler").await.with("rules", first.rsplit('/').next().expect("an id"));
    x.act(karin, &tie, None).await;
    let ground = form(karin, &own, "/skal").await.with("student", "s0001").with("rule", "sole_custody");
    x.act(karin, &ground, None).await;
    let away = form(karin, &own, "/skal/ta-bort").await;
    x.act(karin, &away, None).await;
    let draw = form(karin, &format!("/vfu/{period}/lottning"), "/lottning").await;
    x.act(karin, &draw, None).await;
}

/// What a page gives to choose from: values that are not empty, with their words.
pub fn options(page: &Seen, name: &str) -> Vec<(String, String)> {
    let select = page
        .html
        .split(&format!("name=\"{name}\""))
        .nth(1)
        .unwrap_or_else(|| panic!("{} has no choice {name}", page.at));
    let select = &select[..select.find("</select>").expect("the end of the choice")];
    let option = |text: &str| {
        let value = crate::support::html::unescape(text.split('"').next()?);
        let words = text.split('>').nth(1)?.split('<').next()?;
        (!value.is_empty()).then(|| (value, crate::support::html::unescape(words)))
    };
    select.split("<option value=\"").skip(1).filter_map(option).collect()
}

/// Seats in Sorsele, which has not answered: no unit there has any in the example.
async fn free_group(karin: &mut Visitor, own: &str, add: Form) -> Form {
    let page = karin.open(&format!("{own}/platser/ny")).await;
    let units = options(&page, "unit");
    let (unit, _) = units.iter().find(|(_, label)| label.ends_with("Sorsele")).expect("a unit in Sorsele");
    let (kind, _) = &options(&page, "place_type")[0];
    add.with("unit", unit).with("place_type", kind)
}

async fn import(x: &mut Exercise<'_>, karin: &mut Visitor, period: &str) {
    let page = format!("/admin/import/students?target={period}");
    let file = "student_id;name;home_municipality;car;place_type\nny1;Elin Ek;Lycksele;nej;Förskola\n";
    for (end, n) in [("/kasta", 1), ("/las-in", 2)] {
        let upload = form(karin, &page, "/admin/import/students").await.with("target", period);
        let kind = options(&karin.open(&format!("/vfu/{period}/platser/ny")).await, "place_type")[0].0.clone();
        let text = file.replace("Förskola", &kind).replace("ny1", &format!("ny{n}"));
        let sent = x.act(karin, &upload, Some(text.as_bytes())).await;
        let review = sent.location.expect("a review").split('?').next().unwrap_or("").to_owned();
        let ending = form(karin, &review, end).await;
        x.act(karin, &ending, None).await;
    }
}

async fn administrator(x: &mut Exercise<'_>, nils: &mut Visitor) {
    let invite = form(nils, "/admin/anvandare/ny", "/admin/anvandare/ny").await;
    let invite = invite.with("name", "Sara Nygren").with("email", "sara.nygren@example.org");
    x.act(nils, &invite.with("role", Role::PlacementCoordinator.code()), None).await;
    let links = form(nils, "/admin/anvandare", "/lankar").await;
    x.act(nils, &links, None).await;
    let back = form(nils, "/admin/anvandare", "/tillbaka").await;
    x.act(nils, &back, None).await;
    let list = nils.open("/admin/anvandare").await;
    let others = crate::support::html::links(&list.html);
    let mut somebody = None;
    for link in others.into_iter().filter(|l| l.starts_with("/admin/anvandare/") && !l.ends_with("/ny")) {
        if nils.open(&link).await.says("Lennart Hedlund") {
            somebody = Some(link);
            break;
        }
    }
    let somebody = somebody.expect("a colleague");
    let correct = form(nils, &format!("{somebody}/ratta"), "/ratta").await;
    x.act(nils, &correct.with("name", "Lennart Hedlund-Ek"), None).await;
    let renewal = form(nils, &somebody, "/ny-inloggning").await;
    x.act(nils, &renewal, None).await;
    let end = form(nils, &somebody, "/avslut").await;
    x.act(nils, &end, None).await;
}

/// The keeper of a federation's members.
async fn area(x: &mut Exercise<'_>) {
    let id = OrganisationId::named("akademi-norr");
    let mut siv = x.world.signed_in("Siv Holm", Role::TenantAdministrator, id).await;
    let new = form(&mut siv, "/admin/medlemmar/ny", "/ny").await.with("organisation", "Umeå");
    x.act(&mut siv, &new.with("first", "2027-01-01"), None).await;
    let page = siv.open("/admin/medlemmar").await.link("/admin/medlemmar/0");
    let change = form(&mut siv, &page, &page).await.with("mandate", "Avtal om VFU").with("mandate_first", "2027-02-01");
    x.act(&mut siv, &change, None).await;
}

/// The page of one host's order, as the coordinator sees it.
async fn order_to(karin: &mut Visitor, own: &str, host: &str) -> String {
    let page = karin.open(&format!("{own}/svar")).await;
    let row = page.html.split("<tr").find(|row| row.contains(&format!(">{host}</a>"))).expect("the host's row");
    let link = row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    link.expect("a link to the order").to_owned()
}

async fn orders(x: &mut Exercise<'_>, karin: &mut Visitor, period: &str) {
    let own = format!("/vfu/{period}");
    let forecast = form(karin, "/vfu/prognos", "/vfu/prognos").await;
    let first = forecast.fields.iter().find(|(n, _)| n.starts_with("n-")).expect("a number").0.clone();
    x.act(karin, &forecast.with(&first, "7"), None).await;
    let matrix = form(karin, &format!("{own}/bestallning"), "/bestallning").await;
    x.act(karin, &matrix.with("gor", "spara"), None).await;
    let remind = form(karin, &format!("{own}/utskick"), "/paminn").await;
    x.act(karin, &remind, None).await;
    let order = order_to(karin, &own, "Lycksele").await;
    let new = form(karin, &order, "/lank").await;
    x.act(karin, &new, None).await;
    let outbox = karin.open(&format!("{own}/utskick")).await;
    let mail = outbox.html.split("<section>").find(|s| s.contains("<h2>Lycksele")).expect("a mail to Lycksele");
    let link = format!("/s/{}", &mail.split("/s/").nth(1).expect("its link")[..43]);
    let mut holder = x.world.visitor();
    let answer = form(&mut holder, &link, &link).await;
    x.act(&mut holder, &answer, None).await;
    let accept = form(karin, &order, "/ta-emot").await;
    x.act(karin, &accept, None).await;
    let sent = form(karin, &format!("{own}/utskick"), "/skickat").await;
    x.act(karin, &sent, None).await;
    let revoke = form(karin, &order, "/aterkalla").await;
    x.act(karin, &revoke, None).await;

    let lycksele = OrganisationId::named("2481");
    let mut jonas = x.world.signed_in("Jonas Ek", Role::MunicipalCoordinator, lycksele).await;
    let page = format!("/kommun/platser/{}", order.rsplit('/').next().expect("an id"));
    let answer = form(&mut jonas, &page, &page).await;
    x.act(&mut jonas, &answer, None).await;
    let all = form(karin, &format!("{own}/svar"), "/svar/ta-emot").await;
    x.act(karin, &all, None).await;
    let unit = jonas.open("/kommun/kapacitet").await.link("/kommun/kapacitet/");
    let say = form(&mut jonas, &unit, &unit).await.with("place_type", "Skola").with("seats", "2");
    x.act(&mut jonas, &say, None).await;
    let block =
        form(&mut jonas, &unit, "/veckor").await.with("year", "2027").with("block_first", "8").with("block_last", "9");
    x.act(&mut jonas, &block.with("block_reason", "Sportlov"), None).await;
    let lift = form(&mut jonas, &unit, "/oppna").await;
    x.act(&mut jonas, &lift, None).await;
}

async fn handler(x: &mut Exercise<'_>, birgit: &mut Visitor) {
    let open = form(birgit, "/admin/skyddade", "/oppna").await.with("skal", "Placering inför våren 2027");
    x.act(birgit, &open, None).await;
    let case = "/admin/skyddade/arende";
    for end in ["/plats", "/upphor", "/stang"] {
        let mut one = form(birgit, case, end).await;
        if end == "/plats" {
            let choice = options(&birgit.open(case).await, "plats").swap_remove(0);
            one = one.with("plats", &choice.0);
        }
        x.act(birgit, &one, None).await;
    }
}

async fn visitor(world: &World, actor: &Actor) -> Visitor {
    world.visitor().with_token(&crate::support::people::sign_in_person(&world.house, actor).await)
}

async fn member(world: &World, like: &Actor, role: Role) -> Actor {
    let mut c = platform::web::Ctx::of_house(world.house.clone(), "faults").await.expect("a transaction");
    let today = c.today();
    let all = people::members_of(&mut c.tx, OrganisationId::named("UMU"), today).await.expect("members");
    let one = all.iter().find(|m| m.membership.role == role).expect("a member in that role");
    Actor { person: one.person.id, role, ..like.clone() }
}

async fn every_form(world: &World, way: Way) {
    let cast = demo::fill(&world.house).await.expect("the example is written");
    let mut x = Exercise { world, way, actions: BTreeMap::new(), sent: 0 };
    let mut karin = visitor(world, &cast.coordinator).await;
    let _second = visitor(world, &cast.coordinator).await;
    let session = form(&mut karin, "/mina-uppgifter", "/avslut").await;
    x.act(&mut karin, &session, None).await;
    coordinator(&mut x, &mut karin, &cast.period.to_string()).await;
    rules(&mut x, &mut karin, &cast.period.to_string()).await;
    orders(&mut x, &mut karin, &cast.period.to_string()).await;
    let mut nils = visitor(world, &member(world, &cast.coordinator, Role::TenantAdministrator).await).await;
    administrator(&mut x, &mut nils).await;
    area(&mut x).await;
    super::keepers::keeper(&mut x).await;
    super::keepers::stranger(&mut x).await;
    let mut birgit = visitor(world, &member(world, &cast.coordinator, Role::ProtectedIdentityHandler).await).await;
    handler(&mut x, &mut birgit).await;

    let all: BTreeSet<&str> = world.house.routes.iter().filter(|r| r.method == Method::Post).map(|r| r.path).collect();
    let left: BTreeSet<&str> = all.iter().copied().filter(|p| !x.actions.contains_key(p)).collect();
    let reviewed: BTreeSet<&str> = NOT_EXERCISED.iter().map(|(path, _)| *path).collect();
    let kind = if world.house.db.is_shared() { "PostgreSQL" } else { "SQLite" };
    let how = if way == Way::InSequence { "3 times in sequence" } else { "8 times at once" };
    figure(&format!(
        "T:I1 {kind}: {} of {} routes, each form {how}, {} sent, 1 effect and 1 answer each",
        x.actions.len(),
        all.len(),
        x.sent
    ));
    figure(&format!(
        "T:T-B {kind}: {} changes of {} routes, 1 line in the log each, with the route's own action",
        x.actions.len(),
        x.actions.len()
    ));
    let actions: BTreeMap<&str, String> =
        ACTIONS.iter().map(|(route, action)| (*route, (*action).to_owned())).collect();
    assert_eq!(x.actions, actions, "what the routes leave in the log");
    assert_eq!(left, reviewed, "routes that are neither exercised nor reviewed, or that are both");
}

on_both!(every_form_in_sequence);
async fn every_form_in_sequence(world: &World) {
    every_form(world, Way::InSequence).await;
}

on_both!(every_form_at_once);
async fn every_form_at_once(world: &World) {
    every_form(world, Way::AtOnce).await;
}
