//! "Skapa period".

use kernel::{Refusal, Term};
use maud::html;
use platform::texts::Text;
use platform::ui::{Choice, Field, Words, button, form_post};
use platform::web::Page;

use super::parts::Filled;

/// The page.
#[derive(Clone, Debug)]
pub struct NewPeriod {
    /// The form.
    pub form: Filled,
    /// Terms to choose from.
    pub terms: Vec<Term>,
    /// Earlier periods whose weights can be copied: id and label.
    pub earlier: Vec<(String, String)>,
}

impl NewPeriod {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let w = Words::of(t.lang);
        let terms = self.terms.iter().map(|term| Choice::new(term.code(), t.lang.term(*term))).collect();
        let mut earlier = vec![Choice::new("", t.say("placements-copy-none"))];
        earlier.extend(self.earlier.iter().map(|(id, label)| Choice::new(id, label)));
        let f = |name: &str, field: Field| self.form.put(w, name, field);
        let body = html! {
            (f("programme", Field::text("programme", t.say("placements-programme")).hint(t.say("placements-programme-hint"))))
            (f("term", Field::select("term", t.say("placements-term"), terms)))
            (f("first", Field::date("first", t.say("placements-first")).hint(t.say("placements-first-hint"))))
            (f("last", Field::date("last", t.say("placements-last"))))
            (f("place_types", Field::lines("place_types", t.say("placements-types"), 4).hint(t.say("placements-types-hint"))))
            @if !self.earlier.is_empty() {
                (f("copy_from", Field::select("copy_from", t.say("placements-copy"), earlier).hint(t.say("placements-copy-hint"))))
            }
            (button(&t.say("placements-create")))
        };
        Page::new(t.say("placements-new-title"))
            .crumb(t.say("placements-vfu"), t.to("/vfu"))
            .lead(html! { (t.say("placements-new-lead")) })
            .body(html! { (self.form.errors) (form_post(&t.to("/vfu/ny"), &self.form.guard, body)) })
    }

    /// Empty, with earlier periods, refused.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let terms = vec![Term::autumn(2026), Term::spring(2027), Term::autumn(2027), Term::spring(2028)];
        let empty =
            Self { form: Filled::sample(t, &[("term", "vt2027")], None), terms: terms.clone(), earlier: vec![] };
        let refusal = Refusal::invalid("placements-period-refused")
            .field("programme", "placements-programme-wrong")
            .field("last", "placements-last-before-first")
            .field("place_types", "placements-types-wrong");
        let written = [
            ("programme", ""),
            ("term", "vt2027"),
            ("first", "2027-01-18"),
            ("last", "2027-01-10"),
            ("place_types", ""),
            ("copy_from", ""),
        ];
        let earlier = vec![("a".to_owned(), "Socionom, termin 5, hösten 2026".to_owned())];
        let refused = Self { form: Filled::sample(t, &written, Some(refusal)), terms, earlier };
        vec![("vfu-new", empty.render(t)), ("vfu-new-refused", refused.render(t))]
    }
}
