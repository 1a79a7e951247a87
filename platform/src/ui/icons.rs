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
    /// A file to send.
    Upload,
    /// Looked into.
    Search,
    /// A day.
    Calendar,
    /// A person.
    Person,
    /// A place.
    Place,
    /// Written on, not sent.
    Pen,
    /// A message.
    Letter,
    /// On paper.
    Print,
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
        Icon::Upload => "M10 13V3M6 7l4-4 4 4M4 17h12",
        Icon::Search => "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.5 12.5 17 17",
        Icon::Calendar => "M3 5h14v12H3zM3 9h14M7 3v3M13 3v3",
        Icon::Person => "M10 3a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM3 18c0-4 3-5.5 7-5.5s7 1.5 7 5.5",
        Icon::Place => "M10 2a6 6 0 0 0-6 6c0 4 6 10 6 10s6-6 6-10a6 6 0 0 0-6-6zM10 8v.1",
        Icon::Pen => "M3 17l1-4L14 3l3 3L7 16zM12 5l3 3",
        Icon::Letter => "M2 5h16v11H2zM2 6l8 6 8-6",
        Icon::Print => "M5 8V3h10v5M5 14H3V8h14v6h-2M6 12h8v6H6z",
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
