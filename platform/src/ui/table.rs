//! Tables: always with a caption, figures to the right, "Uppgift saknas" instead of an empty cell.

use maud::{Markup, html};

use super::Words;
use super::icons::{Icon, icon};

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    label: String,
    figures: bool,
    sort: Option<Sort>,
}

/// How a column is sorted by a link.
#[derive(Clone, Debug)]
pub struct Sort {
    /// Where the link leads.
    pub href: String,
    /// Whether the table is sorted by it now: `Some(true)` upwards.
    pub now: Option<bool>,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), figures: false, sort: None }
    }

    /// A column of figures, to the right.
    pub fn figures(label: impl Into<String>) -> Self {
        Self { label: label.into(), figures: true, sort: None }
    }

    /// A link that sorts by it.
    #[must_use]
    pub fn sorted(mut self, sort: Sort) -> Self {
        self.sort = Some(sort);
        self
    }
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    content: Option<Markup>,
    figures: bool,
    head: bool,
}

/// A cell of words; nothing is said as "Uppgift saknas".
pub fn cell(content: impl Into<Option<Markup>>) -> Cell {
    Cell { content: content.into(), figures: false, head: false }
}

/// A cell with a figure that is ready to print; nothing is said as "Uppgift saknas".
pub fn number(figure: impl Into<Option<String>>) -> Cell {
    Cell { content: figure.into().map(|f| html! { (f) }), figures: true, head: false }
}

/// The cell that names its row; it leads to the row's own page where there is one.
pub fn row_head(label: &str, href: Option<&str>) -> Cell {
    let content = html! { @if let Some(href) = href { a href=(href) { (label) } } @else { (label) } };
    Cell { content: Some(content), figures: false, head: true }
}

/// A table. It cannot be made without a caption.
#[derive(Clone, Debug)]
pub struct Table {
    id: String,
    caption: String,
    caption_hidden: bool,
    columns: Vec<Column>,
    rows: Vec<Line>,
    totals: Option<Vec<Cell>>,
    cards: bool,
    compact: bool,
}

#[derive(Clone, Debug)]
enum Line {
    Group(String),
    Row { cells: Vec<Cell>, chosen: bool },
}

impl Table {
    /// A table with a caption and its columns. `id` is unique on the page.
    pub fn new(id: impl Into<String>, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            id: id.into(),
            caption: caption.into(),
            caption_hidden: false,
            cards: columns.len() <= 5,
            columns,
            rows: Vec::new(),
            totals: None,
            compact: false,
        }
    }

    /// Keeps the caption for screen readers only, where a heading says the same.
    #[must_use]
    pub fn quiet_caption(mut self) -> Self {
        self.caption_hidden = true;
        self
    }

    /// Stays a table on a phone, and scrolls sideways in its own region.
    #[must_use]
    pub fn scrolling(mut self) -> Self {
        self.cards = false;
        self
    }

    /// A row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a row has a cell for each column");
        self.rows.push(Line::Row { cells, chosen: false });
    }

    /// The row that the rest of the page is about.
    pub fn chosen_row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "a row has a cell for each column");
        self.rows.push(Line::Row { cells, chosen: true });
    }

    /// A heading over the rows that follow, such as a municipality over its units.
    pub fn group(&mut self, label: impl Into<String>) {
        self.rows.push(Line::Group(label.into()));
    }

    /// Rows closer together.
    #[must_use]
    pub fn compact(mut self) -> Self {
        self.compact = true;
        self
    }

    /// The row of sums.
    #[must_use]
    pub fn totals(mut self, cells: Vec<Cell>) -> Self {
        self.totals = Some(cells);
        self
    }

    /// The table in its region.
    pub fn render(&self, w: Words) -> Markup {
        let caption = format!("{}-caption", self.id);
        let class = if self.cards { "cards" } else { "plain" };
        let class = if self.compact { format!("{class} compact") } else { class.to_owned() };
        // Only what scrolls is a stop for the keyboard: five small tables are not five landmarks.
        let region = (!self.cards).then_some(("region", "0", caption.as_str()));
        html! {
            div class="scroll" role=[region.map(|r| r.0)] tabindex=[region.map(|r| r.1)] aria-labelledby=[region.map(|r| r.2)] {
                table class=(class) id=(self.id) {
                    caption id=(caption) { @if self.caption_hidden { span class="hidden" { (self.caption) } } @else { (self.caption) } }
                    thead { tr { @for column in &self.columns { (head(w, column)) } } }
                    @for body in self.bodies() { tbody { @for line in body { (self.line(w, line)) } } }
                    @if let Some(totals) = &self.totals { tfoot { tr { (self.cells(w, totals)) } } }
                }
            }
        }
    }

    /// The lines, parted before each group.
    fn bodies(&self) -> impl Iterator<Item = &[Line]> {
        self.rows.chunk_by(|_, next| !matches!(next, Line::Group(_)))
    }

    fn line(&self, w: Words, line: &Line) -> Markup {
        match line {
            Line::Group(label) => {
                html! { tr class="group" { th scope="rowgroup" colspan=(self.columns.len()) { (label) } } }
            }
            Line::Row { cells, chosen } => {
                html! { tr aria-current=[chosen.then_some("true")] { (self.cells(w, cells)) } }
            }
        }
    }

    fn cells(&self, w: Words, row: &[Cell]) -> Markup {
        html! {
            @for (cell, column) in row.iter().zip(&self.columns) {
                @let content = html! { @if let Some(c) = &cell.content { (c) } @else { span class="small" { (w.missing) } } };
                @if cell.head {
                    th scope="row" { (content) }
                } @else {
                    td class=[cell.figures.then_some("num")] data-label=(column.label) { (content) }
                }
            }
        }
    }
}

fn head(w: Words, column: &Column) -> Markup {
    let class = column.figures.then_some("num");
    let sorted = column.sort.as_ref().and_then(|s| s.now).map(|up| if up { "ascending" } else { "descending" });
    html! {
        th scope="col" class=[class] aria-sort=[sorted] {
            @if let Some(sort) = &column.sort {
                a href=(sort.href) { span class="hidden" { (w.sort_by) " " } (column.label) @if let Some(up) = sort.now { span aria-hidden="true" { (if up { " ↑" } else { " ↓" }) } } }
            } @else { (column.label) }
        }
    }
}

/// Where a list stands among its pages.
#[derive(Clone, Debug)]
pub struct Paging {
    /// "51–100 av 640"
    pub sentence: String,
    /// Where the page before is.
    pub previous: Option<String>,
    /// Where the page after is.
    pub next: Option<String>,
    /// What the pages are of, for the landmark's name.
    pub label: String,
}

/// The way through the pages of a list.
pub fn paging(w: Words, p: &Paging) -> Markup {
    html! {
        nav class="paging" aria-label=(p.label) {
            p { (p.sentence) }
            @if let Some(href) = &p.previous { a href=(href) rel="prev" { (w.previous) } }
            @if let Some(href) = &p.next { a href=(href) rel="next" { (w.next) } }
        }
    }
}

/// A filter that is on, and the address without it.
#[derive(Clone, Debug)]
pub struct Chip {
    /// "Kommun: Åsele"
    pub label: String,
    /// The same list without the filter.
    pub href: String,
}

/// The filters that are on, each a link that takes it away. Nothing when none is on.
pub fn filter_chips(w: Words, chips: &[Chip]) -> Markup {
    html! {
        @if !chips.is_empty() {
            ul class="chips" aria-label=(w.lists.filters) {
                @for chip in chips {
                    li { a href=(chip.href) { span class="hidden" { (w.lists.remove) " " } (chip.label) " " (icon(Icon::Cross)) } }
                }
            }
        }
    }
}

/// The sentence that counts what a list holds, above the list.
pub fn count_sentence(sentence: &str) -> Markup {
    html! { p class="count-sentence" { (sentence) } }
}

/// How many rows a page of the list has: the number, its address, and whether it is so now.
pub fn page_sizes(w: Words, sizes: &[(u32, String, bool)]) -> Markup {
    html! {
        nav class="paging" aria-label=(w.lists.rows_per_page) {
            p aria-hidden="true" { (w.lists.rows_per_page) }
            @for (size, href, now) in sizes { a href=(href) aria-current=[now.then_some("true")] { (size) } }
        }
    }
}
