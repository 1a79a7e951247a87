//! Reads one of our documents whole, and tells what is wrong with its markup.
//!
//! Strict where a browser is forgiving: everything that is opened is closed, in order, and nothing stands where a
//! browser would silently move it.

use std::collections::BTreeSet;

use super::html::unescape;

const VOID: &[&str] = &["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// What ends an open paragraph whether one wants it or not.
const BLOCKS: &[&str] = &[
    "address", "article", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "header", "hr", "main", "nav", "ol", "p", "section", "table", "ul",
];

/// An element with everything that stands in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its tag.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// All words in it.
    pub text: String,
    parent: Option<usize>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    fn is_hidden(&self) -> bool {
        self.attribute("type") == Some("hidden") || self.attribute("hidden").is_some()
    }

    fn class(&self, name: &str) -> bool {
        self.attribute("class").is_some_and(|c| c.split(' ').any(|one| one == name))
    }
}

/// A document that was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    elements: Vec<Element>,
    faults: Vec<String>,
}

impl Document {
    /// Reads a document.
    pub fn read(html: &str) -> Self {
        let mut document = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap_or_else(|| {
            document.faults.push("no doctype".to_owned());
            html
        });
        while let Some(at) = rest.find('<') {
            document.words(&open, &rest[..at]);
            let Some(end) = rest[at..].find('>') else { break };
            let inside = &rest[at + 1..at + end];
            rest = &rest[at + end + 1..];
            if let Some(name) = inside.strip_prefix('/') {
                document.close(&mut open, name);
            } else {
                document.open(&mut open, inside);
            }
        }
        for left in open {
            let name = document.elements[left].name.clone();
            document.faults.push(format!("<{name}> is never closed"));
        }
        document
    }

    fn words(&mut self, open: &[usize], text: &str) {
        if text.is_empty() {
            return;
        }
        let text = unescape(text);
        for &i in open {
            self.elements[i].text.push_str(&text);
        }
    }

    fn open(&mut self, open: &mut Vec<usize>, inside: &str) {
        let closed = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let end = inside.find(' ').unwrap_or(inside.len());
        let name = inside[..end].to_owned();
        if BLOCKS.contains(&name.as_str()) && open.last().is_some_and(|&i| self.elements[i].name == "p") {
            self.faults.push(format!("<{name}> in a paragraph"));
        }
        // Words of neighbouring blocks are not one word.
        self.words(open, " ");
        let parent = open.last().copied();
        self.elements.push(Element {
            name: name.clone(),
            attributes: attributes(&inside[end..]),
            text: String::new(),
            parent,
        });
        if !closed && !VOID.contains(&name.as_str()) {
            open.push(self.elements.len() - 1);
        }
    }

    fn close(&mut self, open: &mut Vec<usize>, name: &str) {
        match open.pop() {
            Some(i) if self.elements[i].name == name => {}
            Some(i) => {
                self.faults.push(format!("</{name}> closes <{}>", self.elements[i].name));
                open.push(i);
            }
            None => self.faults.push(format!("</{name}> closes nothing")),
        }
    }

    /// All elements with this tag.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |e| e.name == name)
    }

    /// Whether any element has the class.
    pub fn has_class(&self, class: &str) -> bool {
        self.elements.iter().any(|e| e.class(class))
    }

    fn is_inside(&self, element: &Element, name: &str) -> bool {
        let mut at = element.parent;
        while let Some(i) = at {
            if self.elements[i].name == name {
                return true;
            }
            at = self.elements[i].parent;
        }
        false
    }

    /// Everything that is wrong: one line each.
    pub fn faults(&self, lang: &str, is_key: impl Fn(&str) -> bool) -> Vec<String> {
        let mut found = self.faults.clone();
        self.page(lang, &mut found);
        self.ids(&mut found);
        self.controls(&mut found);
        self.tables(&mut found);
        self.forbidden(&mut found);
        for element in self.all("title").chain(self.all("body")) {
            let words = element.text.split(|c: char| c.is_whitespace() || "(),;:\"”".contains(c));
            for word in words.map(|w| w.trim_end_matches('.')).filter(|w| is_key(w)) {
                found.push(format!("a key instead of a sentence: {word}"));
            }
        }
        found
    }

    fn page(&self, lang: &str, found: &mut Vec<String>) {
        let html = self.all("html").next();
        if html.and_then(|h| h.attribute("lang")) != Some(lang) {
            found.push(format!("the language is not said to be {lang}"));
        }
        let titles: Vec<&Element> = self.all("h1").collect();
        if titles.len() != 1 || titles[0].text.trim().is_empty() {
            found.push(format!("{} h1 instead of one with words", titles.len()));
        }
        if self.all("title").next().is_none_or(|t| t.text.trim().is_empty()) {
            found.push("no title".to_owned());
        }
        let mut level = 0;
        for heading in self.elements.iter().filter(|e| is_heading(&e.name)) {
            let next = usize::from(heading.name.as_bytes()[1] - b'0');
            if next > level + 1 && level > 0 {
                found.push(format!("h{level} is followed by {}: {}", heading.name, heading.text.trim()));
            }
            level = next;
        }
        let primary = self.elements.iter().filter(|e| e.class("button") && !e.class("quiet"));
        let primary: Vec<&str> = primary.map(|e| e.text.trim()).collect();
        if primary.len() > 1 {
            found.push(format!("{} primary buttons: {primary:?}", primary.len()));
        }
    }

    fn ids(&self, found: &mut Vec<String>) {
        let mut ids = BTreeSet::new();
        for id in self.elements.iter().filter_map(|e| e.attribute("id")) {
            if !ids.insert(id) {
                found.push(format!("the id {id} stands twice"));
            }
        }
        for element in &self.elements {
            for name in ["for", "aria-labelledby", "aria-describedby", "list"] {
                for id in element.attribute(name).unwrap_or_default().split_whitespace().filter(|id| !ids.contains(id))
                {
                    found.push(format!("{name}=\"{id}\" of a {} leads nowhere", element.name));
                }
            }
            if let Some(id) = element.attribute("href").and_then(|h| h.strip_prefix('#')).filter(|id| !ids.contains(id))
            {
                found.push(format!("the link #{id} leads nowhere: {}", element.text.trim()));
            }
        }
    }

    fn controls(&self, found: &mut Vec<String>) {
        let controls = self.elements.iter().filter(|e| ["input", "select", "textarea"].contains(&e.name.as_str()));
        for control in controls.filter(|e| !e.is_hidden()) {
            let id = control.attribute("id").unwrap_or_default();
            let labelled = self.all("label").any(|l| l.attribute("for") == Some(id) && !l.text.trim().is_empty());
            if !labelled && !self.is_inside(control, "label") && control.attribute("aria-label").is_none() {
                let name = control.attribute("name").unwrap_or_default();
                found.push(format!("the {} {name:?} has no label", control.name));
            }
        }
        for element in self.all("a").chain(self.all("button")).chain(self.all("summary")) {
            if element.text.trim().is_empty() && element.attribute("aria-label").is_none_or(str::is_empty) {
                found.push(format!("a {} without words: {:?}", element.name, element.attributes));
            }
            if element.name == "a" && element.attribute("href").is_none_or(str::is_empty) {
                found.push(format!("a link that leads nowhere: {}", element.text.trim()));
            }
        }
        for form in self.all("form") {
            if form.attribute("action").is_none_or(str::is_empty) {
                found.push("a form without an address".to_owned());
            }
            if self.is_inside(form, "form") {
                found.push("a form in a form".to_owned());
            }
        }
    }

    fn tables(&self, found: &mut Vec<String>) {
        for (i, table) in self.elements.iter().enumerate().filter(|(_, e)| e.name == "table") {
            let caption = self.all("caption").find(|c| c.parent == Some(i));
            if caption.is_none_or(|c| c.text.trim().is_empty()) {
                found.push(format!("a table without a caption: {:.60}", table.text.trim()));
            }
        }
        for head in self.all("th").filter(|th| th.attribute("scope").is_none()) {
            found.push(format!("a th without a scope: {}", head.text.trim()));
        }
    }

    /// What the content security policy refuses.
    fn forbidden(&self, found: &mut Vec<String>) {
        for element in &self.elements {
            for (name, _) in &element.attributes {
                if name == "style" || name.starts_with("on") {
                    found.push(format!("a {} with {name}", element.name));
                }
            }
            let inline = element.name == "style" || (element.name == "script" && element.attribute("src").is_none());
            if inline {
                found.push(format!("an inline {}", element.name));
            }
            if element.name == "img" && element.attribute("alt").is_none() {
                found.push("a picture without words".to_owned());
            }
        }
    }
}

fn is_heading(name: &str) -> bool {
    name.len() == 2 && name.starts_with('h') && name.as_bytes()[1].is_ascii_digit()
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let (mut all, mut rest) = (Vec::new(), text.trim_start());
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = unescape(&quoted[..end]);
            rest = quoted.get(end + 1..).unwrap_or_default();
        }
        all.push((name, value));
        rest = rest.trim_start();
    }
    all
}

/// Words that look like keys and are English.
const WORDS: &[&str] = &["sign-in", "protected-identity"];

/// Message keys as they would stand on a page if a sentence were missing: `placements-title`.
#[derive(Clone, Debug)]
pub struct Keys {
    known: BTreeSet<String>,
    first: BTreeSet<String>,
}

impl Keys {
    /// The keys of message files.
    pub fn of<'a>(files: impl Iterator<Item = &'a str>) -> Self {
        let lines = files.flat_map(str::lines).filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
        let known: BTreeSet<String> = lines
            .filter_map(|l| l.split_once(" ="))
            .map(|(key, _)| key.to_owned())
            .filter(|k| k.contains('-'))
            .collect();
        let first = known.iter().filter_map(|k| k.split_once('-')).map(|(first, _)| first.to_owned());
        Self { first: first.filter(|f| f.len() > 3).collect(), known }
    }

    /// Whether a word is, or could be, a key, or a verb of the log as it is stored: `people.log.view`.
    pub fn is_key(&self, word: &str) -> bool {
        if word.matches('.').count() > 1 {
            return word.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '.');
        }
        let plain = word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        plain
            && !WORDS.contains(&word)
            && (self.known.contains(word) || word.split_once('-').is_some_and(|(f, _)| self.first.contains(f)))
    }
}

#[test]
fn a_sound_document_has_no_faults_and_each_fault_is_found() {
    let keys = Keys::of(["people-title = Folk\npeople-lead =\n    Alla"].into_iter());
    let read = |body: &str| {
        let html = format!("<!DOCTYPE html><html lang=\"sv\"><head><title>T</title></head><body>{body}</body></html>");
        Document::read(&html).faults("sv", |w| keys.is_key(w))
    };
    let sound = "<h1>Alla</h1><p>VFU-samordnare</p><form action=\"/a\"><label for=\"f\">Namn</label><input id=\"f\" name=\"n\">\
        <button class=\"button\">Spara</button></form><table><caption>Rader</caption><tr><th scope=\"col\">A</th></tr></table>";
    assert_eq!(read(sound), [""; 0]);
    let faulty: &[(&str, &str)] = &[
        ("<h1>B</h1>", "2 h1"),
        ("<h3>B</h3>", "h1 is followed by h3"),
        ("<input name=\"x\">", "\"x\" has no label"),
        ("<p id=\"f\"></p>", "the id f stands twice"),
        ("<table><tr><td>1</td></tr></table>", "without a caption"),
        ("<table><caption>C</caption><tr><th>1</th></tr></table>", "without a scope"),
        ("<p style=\"color:red\"></p>", "a p with style"),
        ("<p onclick=\"x()\"></p>", "a p with onclick"),
        ("<script>1</script>", "an inline script"),
        ("<a href=\"/x\"> </a>", "a a without words"),
        ("<a href=\"#x\">X</a>", "#x leads nowhere"),
        ("<button></button>", "a button without words"),
        ("<a class=\"button\" href=\"/x\">X</a>", "2 primary buttons"),
        ("<p>people-lead</p>", "people-lead"),
        ("<p>people-never-written</p>", "people-never-written"),
        ("<p>people.log.view</p>", "people.log.view"),
        ("<p><ul></ul></p>", "<ul> in a paragraph"),
        ("<div>", "</body> closes <div>"),
        ("<p aria-describedby=\"x\"></p>", "leads nowhere"),
    ];
    for (fault, said) in faulty {
        let found = read(&format!("{sound}{fault}"));
        assert!(found.iter().any(|line| line.contains(said)), "{fault}: {found:?}");
    }
}
