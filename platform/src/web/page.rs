//! A page before it is dressed: its question, its one clear sentence, its action, its content.

use kernel::Day;
use maud::{Markup, html};

/// The content of a page. The frame (header, menu, footer) is put around it by the platform.
#[derive(Clone, Debug)]
pub struct Page {
    /// The h1: the question the page answers, or what it shows.
    pub title: String,
    /// The one clear sentence under it (klartextrad).
    pub lead: Markup,
    /// The primary action, at most one button, and quiet links beside it.
    pub actions: Markup,
    /// Where this page lies: label and path with language, outermost first.
    pub crumbs: Vec<(String, String)>,
    /// Everything else.
    pub body: Markup,
    /// Whether the page uses the full width (boards, timelines).
    pub wide: bool,
    /// HTTP status.
    pub status: u16,
    /// Whether the page shows errors in what was written: the title says so first.
    pub is_error: bool,
    /// Loads itself again after so many seconds while something goes on, for browsers without script.
    pub refresh_seconds: Option<u32>,
    /// For public pages: when somebody last read it through, and who answers for it. Also asks whether it helped.
    pub review: Option<Review>,
    /// Origins besides our own that forms of this page may lead to (an issuer's login).
    pub form_origins: Vec<String>,
    /// Whether it shows a secret to somebody who is not signed in, so that no copy of it may be kept.
    pub secret: bool,
    /// Where the browser goes on to by itself at once, such as an identity provider. The page has the link as well.
    pub forward_to: Option<String>,
}

/// Who answers for a public page, and when it was last read through.
#[derive(Clone, Debug)]
pub struct Review {
    /// The day.
    pub on: Day,
    /// The function, such as "Förvaltaren av Lärbro".
    pub by: String,
}

impl Page {
    /// A page with a title and nothing on it yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            lead: html! {},
            actions: html! {},
            crumbs: Vec::new(),
            body: html! {},
            wide: false,
            status: 200,
            is_error: false,
            refresh_seconds: None,
            review: None,
            form_origins: Vec::new(),
            secret: false,
            forward_to: None,
        }
    }

    /// The one clear sentence.
    #[must_use]
    pub fn lead(mut self, lead: Markup) -> Self {
        self.lead = lead;
        self
    }

    /// The primary action.
    #[must_use]
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = actions;
        self
    }

    /// One step of the way here.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push((label.into(), href.into()));
        self
    }

    /// The content.
    #[must_use]
    pub fn body(mut self, body: Markup) -> Self {
        self.body = body;
        self
    }

    /// Full width.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Shows a secret: no copy of it may be kept.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Goes on to an address by itself. A form may not lead to a foreign address (our policy for forms), a page may.
    #[must_use]
    pub fn forward(mut self, to: impl Into<String>) -> Self {
        self.forward_to = Some(to.into());
        self
    }

    /// Loads itself again while something goes on.
    #[must_use]
    pub fn refresh(mut self, seconds: u32) -> Self {
        self.refresh_seconds = Some(seconds);
        self
    }

    /// A public page's review line.
    #[must_use]
    pub fn reviewed(mut self, on: Day, by: impl Into<String>) -> Self {
        self.review = Some(Review { on, by: by.into() });
        self
    }
}
