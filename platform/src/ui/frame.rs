//! The frame of every page: strip, header, menu, role, the page itself, footer.

use maud::{DOCTYPE, Markup, html};

use super::Words;
use super::icons::{Icon, icon, logo};

/// An entry of the menu bar.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// The word.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page lies under it.
    pub current: bool,
}

/// In which role somebody works, and the way to another.
#[derive(Clone, Debug)]
pub struct RoleLine {
    /// "Du arbetar som"
    pub lead: String,
    /// "VFU-samordnare, Umeå universitet"
    pub text: String,
    /// "Byt"
    pub switch: String,
    /// Where it is switched.
    pub href: String,
}

/// The footer.
#[derive(Clone, Debug)]
pub struct Footer {
    /// Links: word and address.
    pub links: Vec<(String, String)>,
    /// A few words at the end.
    pub note: String,
    /// When the page was last read through and by whom; public pages.
    pub review: Option<String>,
    /// "Var informationen till din hjälp?"; public pages.
    pub feedback: Option<Markup>,
}

/// Everything around a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The components' words, and with them the language.
    pub words: Words,
    /// The h1.
    pub title: String,
    /// Whether the page shows errors.
    pub is_error: bool,
    /// The strip on every page of the demo.
    pub strip: Option<String>,
    /// Where the name leads.
    pub home: String,
    /// At most six jobs.
    pub menu: Vec<MenuItem>,
    /// The role, when somebody is signed in.
    pub role: Option<RoleLine>,
    /// Tools in the header after the role: word and address; help is the last.
    pub tools: Vec<(String, String)>,
    /// The page in the other language: word, address, its language.
    pub other_language: (String, String, &'static str),
    /// The way here: word and address.
    pub crumbs: Vec<(String, String)>,
    /// The one clear sentence.
    pub lead: Markup,
    /// The primary action.
    pub actions: Markup,
    /// What was just done.
    pub receipt: Option<String>,
    /// The content.
    pub body: Markup,
    /// Full width.
    pub wide: bool,
    /// Loads itself again after so many seconds, for browsers without script.
    pub refresh_seconds: Option<u32>,
    /// Address of the stylesheet.
    pub stylesheet: String,
    /// Address of the script.
    pub script: String,
    /// The sign-out form.
    pub sign_out: Option<Markup>,
    /// The footer.
    pub footer: Footer,
}

impl Frame {
    /// The whole document.
    pub fn render(&self) -> String {
        let w = self.words;
        let hold = if self.wide { "hold wide" } else { "hold" };
        html! {
            (DOCTYPE)
            html lang=(w.lang.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    // Before the stylesheet is here, so that the dark page never flashes white.
                    meta name="color-scheme" content="light dark";
                    title { @if self.is_error { (w.error) ": " } (self.title) " – Lärbro" }
                    link rel="stylesheet" href=(self.stylesheet);
                    link rel="alternate" hreflang=(self.other_language.2) href=(self.other_language.1);
                    @if let Some(seconds) = self.refresh_seconds { noscript { meta http-equiv="refresh" content=(seconds); } }
                    script src=(self.script) defer {}
                }
                body {
                    a class="skip" href="#innehall" { (w.skip) }
                    (self.header(hold))
                    main id="innehall" class=(hold) tabindex="-1" {
                        (self.intro())
                        (self.body)
                    }
                    (self.foot(hold))
                }
            }
        }
        .into_string()
    }

    fn header(&self, hold: &str) -> Markup {
        html! {
            header class="top" {
                @if let Some(strip) = &self.strip { p class="strip" { (strip) } }
                div class=(hold) {
                    a class="name" href=(self.home) { (logo()) "Lärbro" }
                    @if !self.menu.is_empty() {
                        nav aria-label=(self.words.main_menu) {
                            ul { @for item in &self.menu { li { a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) } } } }
                        }
                    }
                    ul class="tools" {
                        @if let Some(role) = &self.role {
                            li class="role" { span class="hidden" { (role.lead) ": " } (role.text) " · " a href=(role.href) { (role.switch) } }
                        }
                        li { a href=(self.other_language.1) lang=(self.other_language.2) hreflang=(self.other_language.2) { (self.other_language.0) } }
                        @if let Some(form) = &self.sign_out { li { (form) } }
                        @for (word, href) in &self.tools { li { a href=(href) { (word) } } }
                    }
                }
            }
        }
    }

    fn intro(&self) -> Markup {
        html! {
            div class="intro" {
                @if !self.crumbs.is_empty() {
                    nav class="crumbs" aria-label=(self.words.you_are_here) {
                        ol { @for (label, href) in &self.crumbs { li { a href=(href) { (label) } } } }
                    }
                }
                @if let Some(receipt) = &self.receipt {
                    div class="notice done" role="status" { (icon(Icon::Check)) div { p { (receipt) } } }
                }
                h1 { (self.title) }
                @if !self.lead.0.is_empty() { p class="lead" { (self.lead) } }
                @if !self.actions.0.is_empty() { div class="row" { (self.actions) } }
            }
        }
    }

    fn foot(&self, hold: &str) -> Markup {
        html! {
            footer class="foot" {
                div class=(hold) {
                    @if let Some(feedback) = &self.footer.feedback { (feedback) }
                    @if let Some(review) = &self.footer.review { p { (review) } }
                    ul { @for (word, href) in &self.footer.links { li { a href=(href) { (word) } } } li { (self.footer.note) } }
                }
            }
        }
    }
}
