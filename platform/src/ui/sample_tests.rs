//! Every sample is a document that holds what its types promise. Pages reload as they are, so the checks read the
//! finished text, not the components.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::samples;

/// An opening tag with its attributes.
#[derive(Debug)]
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
    /// What follows it.
    rest: &'a str,
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> &'a str {
        self.attributes.get(name).copied().unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }

    /// What stands between the tag and the first such end tag.
    fn inside(&self) -> &'a str {
        self.rest.split(&format!("</{}>", self.name)).next().unwrap_or_default()
    }
}

/// All opening tags. Our own pages escape `<` and `>` in text and `"` in attributes, which is all this relies on.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let pieces = html.match_indices('<').map(|(at, _)| &html[at + 1..]);
    pieces
        .filter(|piece| piece.starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|piece| {
            let (tag, rest) = piece.split_once('>').expect("a tag ends");
            let (name, mut left) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut attributes = BTreeMap::new();
            while !left.is_empty() {
                let end = left.find(['=', ' ']).unwrap_or(left.len());
                let (key, after) = left.split_at(end);
                let (value, after) = match after.strip_prefix("=\"") {
                    Some(quoted) => quoted.split_once('"').expect("an attribute ends"),
                    None => ("", after),
                };
                assert!(attributes.insert(key, value).is_none(), "{key} stands twice in <{tag}>");
                left = after.trim_start();
            }
            Tag { name, attributes, rest }
        })
        .collect()
}

fn named<'a>(all: &'a [Tag<'a>], name: &'a str) -> impl Iterator<Item = &'a Tag<'a>> {
    all.iter().filter(move |tag| tag.name == name)
}

fn ids<'a>(all: &'a [Tag<'a>]) -> BTreeSet<&'a str> {
    all.iter().filter(|t| t.has("id")).map(|t| t.get("id")).collect()
}

/// What is wrong with a document, one line per fault.
fn faults(html: &str) -> Vec<String> {
    let all = tags(html);
    let mut found = whole_faults(html, &all);
    found.extend(reference_faults(&all));
    found.extend(form_faults(&all));
    found.extend(table_faults(&all));
    found
}

fn whole_faults(html: &str, all: &[Tag<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            found.push(what.to_owned());
        }
    };
    must(html.starts_with("<!DOCTYPE html>"), "no doctype");
    must(named(all, "h1").count() == 1, "not exactly one h1");
    must(named(all, "main").count() == 1, "not exactly one main");
    must(named(all, "html").all(|t| ["sv", "en"].contains(&t.get("lang"))), "no language");
    must(
        !all.iter().any(|t| t.has("style") || t.attributes.keys().any(|k| k.starts_with("on"))),
        "style or handler in a tag",
    );
    must(named(all, "style").count() == 0, "a style in the page");
    must(named(all, "script").all(|t| t.has("src") && t.inside().is_empty()), "a script in the page");
    must(
        named(all, "svg").all(|t| t.has("aria-hidden") || (t.get("role") == "img" && !t.get("aria-label").is_empty())),
        "a drawing without words",
    );
    must(named(all, "a").next().is_some_and(|t| t.get("class") == "skip"), "the first link does not skip");
    must(named(all, "a").all(|t| t.has("href")), "a link that leads nowhere");
    must(named(all, "button").all(|t| !t.inside().trim().is_empty()), "a button without a word");
    let titled = named(all, "title")
        .next()
        .is_some_and(|t| t.inside().starts_with("Fel: ") || t.inside().starts_with("Error: "));
    must(titled == html.contains("class=\"summary\""), "the title and the error summary disagree");
    let heads: Vec<u8> = all
        .iter()
        .filter(|t| t.name.len() == 2 && t.name != "hr" && t.name.starts_with('h'))
        .map(|t| t.name.as_bytes()[1] - b'0')
        .collect();
    must(heads.windows(2).all(|two| two[1] <= two[0] + 1), "a heading level is skipped");
    found
}

fn reference_faults(all: &[Tag<'_>]) -> Vec<String> {
    let known = ids(all);
    let mut found = Vec::new();
    if known.len() != all.iter().filter(|t| t.has("id")).count() {
        found.push("an id stands twice".to_owned());
    }
    for tag in all {
        for key in ["aria-labelledby", "aria-describedby", "for", "data-filter"] {
            let missing = tag.get(key).split_whitespace().filter(|id| !known.contains(id));
            found.extend(missing.map(|id| format!("{key} names {id}, which is not there")));
        }
        if let Some(id) =
            tag.get("href").strip_prefix('#').filter(|id| tag.name == "a" && !id.is_empty() && !known.contains(id))
        {
            found.push(format!("a link leads to #{id}, which is not there"));
        }
    }
    found
}

fn form_faults(all: &[Tag<'_>]) -> Vec<String> {
    let labelled: BTreeSet<&str> =
        named(all, "label").filter(|t| !t.inside().trim().is_empty()).map(|t| t.get("for")).collect();
    let mut found = Vec::new();
    for tag in all.iter().filter(|t| ["input", "select", "textarea"].contains(&t.name) && t.get("type") != "hidden") {
        if !labelled.contains(tag.get("id")) {
            found.push(format!("no label for {}", tag.get("name")));
        }
        if tag.get("type") == "password" && tag.has("value") {
            found.push("a password is shown again".to_owned());
        }
    }
    for form in named(all, "form").filter(|t| t.get("method") == "post") {
        for name in ["token", "nyckel"] {
            if !form.inside().contains(&format!("type=\"hidden\" name=\"{name}\" value=\"s")) {
                found.push(format!("a form that changes something carries no {name}"));
            }
        }
    }
    for set in named(all, "fieldset").filter(|t| !t.rest.starts_with("<legend>")) {
        found.push(format!("a group without a legend: {:?}", set.attributes));
    }
    found
}

fn table_faults(all: &[Tag<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for table in named(all, "table").filter(|t| !t.rest.starts_with("<caption")) {
        found.push(format!("table {} has no caption", table.get("id")));
    }
    if named(all, "th").any(|t| !["col", "row", "rowgroup"].contains(&t.get("scope"))) {
        found.push("a head without scope".to_owned());
    }
    if named(all, "td").any(|t| t.inside().trim().is_empty()) {
        found.push("an empty cell".to_owned());
    }
    found
}

#[test]
fn every_sample_holds_what_its_types_promise() {
    for (name, html) in samples() {
        assert_eq!(faults(&html), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_checks_see_faults() {
    let cases = [
        ("<h1>", "<h1>a</h1><h1>", "not exactly one h1"),
        ("lang=\"sv\">", ">", "no language"),
        ("<h2>", "<h2 style=\"color:red\">", "style or handler in a tag"),
        ("<h2>", "<script>x</script><h2>", "a script in the page"),
        ("<h2>", "<table><tr><td>1</td></tr></table><h2>", "has no caption"),
        ("<h2>", "<input name=\"x\"><h2>", "no label for x"),
        ("<h2>", "<a href=\"#borta\">x</a><h2>", "leads to #borta"),
        ("<h2>", "<b id=\"innehall\"></b><h2>", "an id stands twice"),
        ("<h2>", "<form method=\"post\"></form><h2>", "carries no nyckel"),
        ("<h2>", "<h4>x</h4><h2>", "a heading level is skipped"),
        ("class=\"summary\"", "class=\"other\"", "the title and the error summary disagree"),
    ];
    let (_, good) = samples().into_iter().find(|(name, _)| *name == "form-errors-sv").expect("it is a sample");
    for (from, to, expected) in cases {
        assert!(good.contains(from), "{from} stands in the sample");
        let found = faults(&good.replacen(from, to, 1));
        assert!(found.iter().any(|f| f.contains(expected)), "{expected}: {found:?}");
    }
}

#[test]
fn both_languages_show_the_same() {
    let shape = |html: &str| tags(html).iter().map(|t| t.name.to_owned()).collect::<Vec<_>>();
    let all: BTreeMap<&str, String> = samples().into_iter().collect();
    for (name, html) in all.iter().filter(|(name, _)| name.ends_with("-sv")) {
        let english = name.replace("-sv", "-en");
        assert_eq!(shape(html), shape(&all[english.as_str()]), "{name}");
    }
}

/// Writes the samples with sheet and script to the folder named by `LARBRO_SAMPLES`, to be looked at in a browser.
#[test]
fn samples_can_be_looked_at() {
    let Some(folder) = std::env::var_os("LARBRO_SAMPLES") else { return };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("the file can be written");
    for (name, html) in samples() {
        write(&format!("{name}.html"), &html);
    }
    write("larbro.css", include_str!("../../static/larbro.css"));
    write("larbro.js", include_str!("../../static/larbro.js"));
}
