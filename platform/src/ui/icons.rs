//! Icons: inline drawings, always beside a word and hidden from screen readers.

use maud::{Markup, PreEscaped, html};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Done, met.
    Check,
    /// Not met.
    Cross,
    /// Look out.
    Warning,
    /// Wrong.
    Error,
    /// Something to know.
    Info,
    /// Waits.
    Clock,
    /// Locked in place.
    Lock,
    /// A file to fetch.
    Download,
}

/// Draws an icon at the size of the text.
pub fn icon(which: Icon) -> Markup {
    let path = match which {
        Icon::Check => "m4 10 4 4 8-9",
        Icon::Cross => "M5 5l10 10M15 5 5 15",
        Icon::Warning => "M10 3 2 17h16L10 3zM10 8v4M10 14.5v.1",
        Icon::Error => "M7 2h6l5 5v6l-5 5H7l-5-5V7zM10 6v5M10 13.9v.1",
        Icon::Info => "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM10 9v5M10 6v.1",
        Icon::Clock => "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM10 6v4l3 2",
        Icon::Lock => "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
        Icon::Download => "M10 3v10M6 9l4 4 4-4M4 17h12",
    };
    html! { svg class="icon" viewBox="0 0 20 20" aria-hidden="true" { path d=(path) {} } }
}

/// The bridge that is the name's sign.
pub(super) fn logo() -> Markup {
    PreEscaped(
        "<svg class=\"logo\" width=\"30\" height=\"20\" viewBox=\"0 0 30 20\" aria-hidden=\"true\"><path d=\"M1 17h28M4 17C8 2 22 2 26 17M10 17V9M15 17V6M20 17V9\"/></svg>"
            .to_owned(),
    )
}
