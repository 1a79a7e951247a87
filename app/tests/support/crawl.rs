//! Follows every link that a role has, as a person without script would, and keeps what came.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use platform::house::Method;

use super::html;
use super::visitor::Visitor;
use super::world::World;

/// So many pages of one route are looked at in each language; the others are like them.
const OF_ONE_ROUTE: usize = 3;

/// Something that a link led to.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Path and query.
    pub path: String,
    /// The route, such as `/vfu/{period}`; the path itself where there is none.
    pub route: String,
    /// `sv` or `en`.
    pub lang: &'static str,
    /// Where the link stood.
    pub from: String,
    /// HTTP status.
    pub status: u16,
    /// What it is.
    pub content_type: String,
    /// The size as it is sent to a browser, compressed.
    pub bytes: usize,
    /// The document.
    pub html: String,
}

impl Visit {
    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        self.content_type.starts_with("text/html")
    }
}

/// What everybody of the example can be: the role, and the form behind its button.
pub async fn roles_to_try(world: &World) -> Vec<(String, html::Form)> {
    let page = world.visitor().open("/prova").await;
    page.must_be(200);
    let forms = html::forms(&page.html).into_iter().filter(|f| f.action.starts_with("/prova/"));
    let buttons = page.html.split("<button").skip(1).map(|part| part.split("</button>").next().unwrap_or_default());
    let words = buttons.filter_map(|b| {
        html::words(&format!("<button{b}"))
            .rsplit_once(" (")
            .map(|(_, role)| role.trim_end_matches([')', ' ']).to_owned())
    });
    forms.zip(words).map(|(form, role)| (role, form)).collect()
}

/// Everything that can be reached from these paths by links and search forms.
pub async fn crawl(world: &World, visitor: &mut Visitor, from: &[String]) -> Vec<Visit> {
    let mut waiting: VecDeque<(String, String)> = from.iter().map(|p| (p.clone(), String::new())).collect();
    let mut known: BTreeSet<String> = from.iter().cloned().collect();
    let mut of_route: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut visits = Vec::new();
    while let Some((path, from)) = waiting.pop_front() {
        let (lang, route) = route_of(world, &path);
        let seen = of_route.entry((lang, route.clone())).or_default();
        if *seen == OF_ONE_ROUTE {
            continue;
        }
        *seen += 1;
        let page = visitor.open(&path).await;
        let content_type = page.header("content-type").to_owned();
        let bytes = compressed(visitor, &path).await;
        let next = if content_type.starts_with("text/html") { led_to(&page.html) } else { Vec::new() };
        for link in next.into_iter().filter(|l| l.starts_with('/')) {
            let link = link.split('#').next().unwrap_or("").to_owned();
            if known.insert(link.clone()) {
                waiting.push_back((link, path.clone()));
            }
        }
        visits.push(Visit { path, route, lang, from, status: page.status, content_type, bytes, html: page.html });
    }
    visits
}

fn led_to(html: &str) -> Vec<String> {
    let mut all = html::links(html);
    let searches = html::forms(html).into_iter().filter(|f| f.method.eq_ignore_ascii_case("get"));
    all.extend(searches.map(|f| f.action));
    all
}

async fn compressed(visitor: &mut Visitor, path: &str) -> usize {
    let request = visitor.raw(reqwest::Method::GET, path).header("accept-encoding", "br");
    visitor.bytes(request).await.len()
}

/// The language of a path, and the route that answers it.
fn route_of(world: &World, path: &str) -> (&'static str, String) {
    let path = path.split('?').next().unwrap_or("");
    let (lang, bare) = match path.strip_prefix("/en") {
        Some("") => ("en", "/"),
        Some(rest) if rest.starts_with('/') => ("en", rest),
        _ => ("sv", path),
    };
    let routes = world.house.routes.iter().filter(|r| r.method == Method::Get && fits(r.path, bare));
    // A literal part comes before a parameter.
    let best = routes.min_by_key(|r| r.path.matches('{').count());
    (lang, best.map_or_else(|| bare.to_owned(), |r| r.path.to_owned()))
}

fn fits(route: &str, path: &str) -> bool {
    let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
    route.len() == path.len() && route.iter().zip(&path).all(|(r, p)| r.starts_with('{') || r == p)
}
