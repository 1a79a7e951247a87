//! Axe and narrow windows on every screen: as the example fills it, and in each state of its samples.

use std::collections::BTreeMap;

use crate::browser::{Page, Scheme, with_script};
use crate::support::crawl::{Visit, crawl, roles_to_try};
use crate::support::example::Example;
use crate::support::samples::{Sample, samples};
use crate::support::world::World;

/// Faults, and on which pages each was seen.
#[derive(Default)]
struct Faults(BTreeMap<String, Vec<String>>);

impl Faults {
    fn add(&mut self, at: &str, found: Vec<String>) {
        for fault in found {
            self.0.entry(fault).or_default().push(at.to_owned());
        }
    }

    #[track_caller]
    fn must_be_none(&self, pages: usize) {
        let lines: Vec<String> =
            self.0.iter().map(|(f, at)| format!("{f}\n    on {} pages: {:.200}", at.len(), at.join(", "))).collect();
        assert!(lines.is_empty(), "{pages} pages, {} faults:\n{}", lines.len(), lines.join("\n"));
    }
}

/// A window and its scheme.
type View = (u32, Scheme);

/// Both widths, and a phone in the dark.
const VIEWS: [View; 3] = [(1280, Scheme::Light), (360, Scheme::Dark), (360, Scheme::Light)];

/// Looks at the page that is open, and lastly at the narrowest window there is.
async fn look(page: &Page, at: &str, views: &[View], picture: Option<&str>, faults: &mut Faults) {
    for (width, scheme) in views {
        page.width(*width).await;
        page.scheme(*scheme).await;
        faults.add(&format!("{at} {width} {scheme:?}"), page.axe().await);
        if let Some(name) = picture {
            page.picture(&format!("{name}-{width}-{scheme:?}")).await;
        }
    }
    page.width(320).await;
    faults.add(&format!("{at} 320"), page.overflow().await);
}

#[test]
fn every_screen_of_every_role_is_accessible_and_fits_a_phone() {
    with_script(async |page| {
        let example = Example::start().await;
        let (mut faults, mut known) = (Faults::default(), Vec::new());
        let start = ["/prova", "/logga-in", "/"].map(str::to_owned);
        let visits = crawl(&example.world, &mut example.world.visitor(), &start).await;
        screens(page, &example.world, "nobody", &visits, &mut known, &mut faults).await;
        let mut seen = Vec::new();
        for (role, form) in roles_to_try(&example.world).await {
            if seen.contains(&role) {
                continue;
            }
            let mut visitor = example.world.visitor();
            visitor.open("/prova").await;
            let home = visitor.submit(&form).await;
            let mut start = vec![home.at, "/roll".to_owned()];
            start.extend(role.contains("VFU").then(|| example.proposal.clone()));
            let visits = crawl(&example.world, &mut visitor, &start).await;
            page.open(&format!("{}/prova", example.world.base), 1280).await;
            page.click(&format!("form[action='{}'] button", form.action)).await;
            screens(page, &example.world, &role, &visits, &mut known, &mut faults).await;
            seen.push(role);
        }
        assert!(known.len() > 80, "only {} screens", known.len());
        faults.must_be_none(known.len());
        example.world.end().await;
    });
}

/// Every route once in each language, by the first role that reaches it: its other pages are alike.
async fn screens(
    page: &Page,
    world: &World,
    who: &str,
    visits: &[Visit],
    known: &mut Vec<(String, &'static str)>,
    faults: &mut Faults,
) {
    for visit in visits.iter().filter(|v| v.is_page() && v.status < 400) {
        let this = (visit.route.clone(), visit.lang);
        if known.contains(&this) {
            continue;
        }
        known.push(this);
        page.scheme(Scheme::Light).await;
        page.open(&format!("{}{}", world.base, visit.path), 1280).await;
        let name = format!("{who}{}-{}", visit.route.replace(['/', '{', '}'], "_"), visit.lang);
        look(page, &format!("{who} {}", visit.path), &VIEWS, Some(&name), faults).await;
    }
}

#[test]
fn every_state_of_every_screen_is_accessible_and_fits_a_phone() {
    with_script(async |page| {
        let world = World::start(crate::support::world::On::Sqlite, platform::config::Mode::Demo).await;
        let world = world.expect("the embedded database is always there");
        let all = samples(&world.house);
        let (names, count): (Vec<String>, usize) = (all.iter().map(|s| s.name.clone()).collect(), all.len());
        let base = serve(&world, all).await;
        let mut faults = Faults::default();
        for (i, name) in names.iter().enumerate() {
            page.scheme(Scheme::Light).await;
            page.open(&format!("{base}/{i}"), 1280).await;
            // English differs in its words alone, and those are longest where the window is narrow.
            let views = if name.ends_with("/en") { &VIEWS[2..] } else { &VIEWS[..2] };
            look(page, name, views, None, &mut faults).await;
        }
        faults.must_be_none(count);
        world.end().await;
    });
}

/// Serves the samples by their number, with the house's own stylesheet, until the test program ends.
async fn serve(world: &World, all: Vec<Sample>) -> String {
    use axum::response::Html;
    let visitor = world.visitor();
    let style = visitor.bytes(visitor.raw(reqwest::Method::GET, &platform::web::STYLESHEET.href)).await;
    let mut pages = axum::Router::new().route(
        &platform::web::STYLESHEET.href,
        axum::routing::get(move || async move { ([("content-type", "text/css; charset=utf-8")], style) }),
    );
    for (i, sample) in all.into_iter().enumerate() {
        pages = pages.route(&format!("/{i}"), axum::routing::get(move || async move { Html(sample.html) }));
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has a number");
    tokio::spawn(async move { axum::serve(listener, pages).await });
    format!("http://{address}")
}
