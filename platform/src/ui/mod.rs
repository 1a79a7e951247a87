//! The components of every page. Their types insist on what accessibility needs: a field cannot be made without a
//! label, a table not without a caption, a form not without its guard.
//!
//! Components take sentences that are ready in the reader's language; the few words of their own are in [`Words`].
//! This module does not know a request, a database or a capability. No component sets a style attribute or a script:
//! the content security policy would refuse both.

mod chart;
mod form;
mod frame;
mod icons;
mod parts;
mod samples;
mod table;

#[cfg(test)]
mod contrast;
#[cfg(test)]
mod sample_tests;

pub use chart::{
    Bar, Dots, Histogram, MapTable, Series, Tile, dot_histogram, histogram, tile_map, tile_map_with_table,
};
pub use form::{
    CSRF_FIELD, Choice, Field, Guard, KEY_FIELD, button, error_summary, form_get, form_post, form_upload, hidden,
    link_button, link_like_button, live_filter, quiet_button, stepper,
};
pub use frame::{Footer, Frame, MenuItem, RoleLine};
pub use icons::{Icon, icon};
pub use parts::{
    Badge, Figure, Happening, Pane, Rule, Step, Tone, badge, badge_with, board, details, empty, facts, figures, notice,
    progress, rules, seats, seats_proposed, share, steps, timeline,
};
pub use samples::samples;
pub use table::{
    Cell, Chip, Column, Paging, Sort, Table, cell, count_sentence, filter_chips, number, page_sizes, paging, row_head,
};

use kernel::Lang;

/// The components' own words.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// "Hoppa till innehållet"
    pub skip: &'static str,
    /// Stands first in the title of a page with errors.
    pub error: &'static str,
    /// "(frivilligt)"
    pub optional: &'static str,
    /// Stands in a cell where nothing is known.
    pub missing: &'static str,
    /// "Föregående sida"
    pub previous: &'static str,
    /// "Nästa sida"
    pub next: &'static str,
    /// "Uppfyllt"
    pub met: &'static str,
    /// "Ej uppfyllt"
    pub unmet: &'static str,
    /// "Visa som tabell"
    pub as_table: &'static str,
    /// "Huvudmeny"
    pub main_menu: &'static str,
    /// "Du är här"
    pub you_are_here: &'static str,
    /// "Välj"
    pub choose: &'static str,
    /// "Rätta det här"
    pub put_right: &'static str,
    /// "av", between taken and all.
    pub of: &'static str,
    /// "Sortera efter"
    pub sort_by: &'static str,
    /// The words of lists.
    pub lists: &'static ListWords,
}

/// The words that only lists need. They stand apart so that [`Words`] stays small enough to hand around.
#[derive(Clone, Copy, Debug)]
pub struct ListWords {
    /// "Klart", before a step that is done.
    pub done: &'static str,
    /// "Valda filter"
    pub filters: &'static str,
    /// "Ta bort", before a filter.
    pub remove: &'static str,
    /// "Rader per sida"
    pub rows_per_page: &'static str,
    /// "Färre", on the button that takes one away.
    pub fewer: &'static str,
    /// "Fler", on the button that adds one.
    pub more: &'static str,
}

const SWEDISH_LISTS: ListWords = ListWords {
    done: "Klart",
    filters: "Valda filter",
    remove: "Ta bort",
    rows_per_page: "Rader per sida",
    fewer: "Färre",
    more: "Fler",
};

const ENGLISH_LISTS: ListWords = ListWords {
    done: "Done",
    filters: "Chosen filters",
    remove: "Remove",
    rows_per_page: "Rows per page",
    fewer: "Fewer",
    more: "More",
};

impl Words {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Sv => Self {
                lang,
                skip: "Hoppa till innehållet",
                error: "Fel",
                optional: "(frivilligt)",
                missing: "Uppgift saknas",
                previous: "Föregående sida",
                next: "Nästa sida",
                met: "Uppfyllt",
                unmet: "Ej uppfyllt",
                as_table: "Visa som tabell",
                main_menu: "Huvudmeny",
                you_are_here: "Du är här",
                choose: "Välj",
                put_right: "Rätta det här",
                of: "av",
                sort_by: "Sortera efter",
                lists: &SWEDISH_LISTS,
            },
            Lang::En => Self {
                lang,
                skip: "Skip to the content",
                error: "Error",
                optional: "(optional)",
                missing: "Not known",
                previous: "Previous page",
                next: "Next page",
                met: "Met",
                unmet: "Not met",
                as_table: "Show as a table",
                main_menu: "Main menu",
                you_are_here: "You are here",
                choose: "Choose",
                put_right: "Put this right",
                of: "of",
                sort_by: "Sort by",
                lists: &ENGLISH_LISTS,
            },
        }
    }
}
