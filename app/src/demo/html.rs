//! Just enough reading of our own pages: forms with their fields, links, text. The walk and the tests use it.

/// A form as a browser would send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Where it leads.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// What it would send if nothing were changed.
    pub fields: Vec<(String, String)>,
    /// Name and value of its buttons.
    pub buttons: Vec<(String, String)>,
}

impl Form {
    /// The same form with a field filled in.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What a field holds.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    /// What follows the tag.
    rest: &'a str,
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.match_indices('<').filter_map(move |(at, _)| {
        let inside = &html[at + 1..];
        let end = inside.find('>')?;
        let name_end = inside[..end].find([' ', '/']).filter(|i| *i > 0).unwrap_or(end);
        Some(Tag { name: &inside[..name_end], attributes: &inside[name_end..end], rest: &inside[end + 1..] })
    })
}

fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some(at) = rest.find(name) {
        let before = rest[..at].chars().last().unwrap_or(' ');
        let after = &rest[at + name.len()..];
        if before.is_whitespace() {
            if let Some(value) = after.strip_prefix("=\"") {
                return Some(unescape(&value[..value.find('"')?]));
            }
            if after.is_empty() || after.starts_with([' ', '/']) {
                return Some(String::new());
            }
        }
        rest = after;
    }
    None
}

/// Text as a person reads it.
pub fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// All forms of a page.
pub fn forms(html: &str) -> Vec<Form> {
    tags(html)
        .filter(|t| t.name == "form")
        .map(|form| {
            let inside = &form.rest[..form.rest.find("</form>").unwrap_or(form.rest.len())];
            let (fields, buttons) = fields(inside);
            Form {
                action: attribute(form.attributes, "action").unwrap_or_default(),
                method: attribute(form.attributes, "method").unwrap_or_else(|| "get".to_owned()),
                fields,
                buttons,
            }
        })
        .collect()
}

type Pairs = Vec<(String, String)>;

fn fields(inside: &str) -> (Pairs, Pairs) {
    let (mut fields, mut buttons) = (Vec::new(), Vec::new());
    for tag in tags(inside) {
        let Some(name) = attribute(tag.attributes, "name") else { continue };
        let value = attribute(tag.attributes, "value").unwrap_or_default();
        match tag.name {
            "button" => buttons.push((name, value)),
            "input" => match attribute(tag.attributes, "type").as_deref() {
                Some("checkbox" | "radio") if attribute(tag.attributes, "checked").is_none() => {}
                Some("checkbox") if value.is_empty() => fields.push((name, "on".to_owned())),
                Some("file" | "submit") => {}
                _ => fields.push((name, value)),
            },
            "textarea" => fields.push((name, unescape(&tag.rest[..tag.rest.find("</textarea>").unwrap_or(0)]))),
            "select" => {
                let options = &tag.rest[..tag.rest.find("</select>").unwrap_or(0)];
                let all: Vec<Tag<'_>> = tags(options).filter(|t| t.name == "option").collect();
                let chosen = all.iter().find(|t| attribute(t.attributes, "selected").is_some()).or(all.first());
                if let Some(option) = chosen {
                    let text = unescape(option.rest[..option.rest.find('<').unwrap_or(0)].trim());
                    fields.push((name, attribute(option.attributes, "value").unwrap_or(text)));
                }
            }
            _ => {}
        }
    }
    (fields, buttons)
}

/// Every `href` of a page.
pub fn links(html: &str) -> Vec<String> {
    tags(html).filter(|t| t.name == "a").filter_map(|t| attribute(t.attributes, "href")).collect()
}

/// The words of a page, without tags, with single spaces.
pub fn words(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        out.push(' ');
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    unescape(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[test]
fn a_form_is_read_as_a_browser_would_send_it() {
    let page = "<p>x</p><form action=\"/a?b=1&amp;c=2\" method=\"post\"><input type=\"hidden\" name=\"k\" value=\"&quot;1&quot;\">\
        <label>t<textarea name=\"t\">a &lt; b</textarea></label><select name=\"s\"><option value=\"1\">en</option><option selected>två</option></select>\
        <input type=\"checkbox\" name=\"c\" value=\"1\"><input type=\"checkbox\" name=\"d\" value=\"2\" checked><button name=\"go\" value=\"x\">Kör</button></form>";
    let form = forms(page).remove(0);
    assert_eq!((form.action.as_str(), form.method.as_str()), ("/a?b=1&c=2", "post"));
    let pairs: Vec<(&str, &str)> = form.fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(pairs, [("k", "\"1\""), ("t", "a < b"), ("s", "två"), ("d", "2")]);
    assert_eq!(words("<p>en <b>sak</b></p>"), "en sak");
}
