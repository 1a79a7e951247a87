//! Pictures of figures: a histogram and the tile map. The number is always printed, and the table is always there.

use maud::{Markup, html};

use super::Words;

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it counts, such as `0–14`.
    pub label: String,
    /// How many.
    pub count: i64,
    /// Whether it lies beyond a limit.
    pub beyond: bool,
}

/// Bars beside one another. The title states the finding.
#[derive(Clone, Debug)]
pub struct Histogram {
    /// The finding, as a heading.
    pub title: String,
    /// What is counted, with its unit.
    pub note: String,
    /// The picture in words.
    pub in_words: String,
    /// The head of the first column in the table.
    pub what: String,
    /// The head of the second column.
    pub how_many: String,
    /// The bars.
    pub bars: Vec<Bar>,
}

const WIDTH: i64 = 360;
const HEIGHT: i64 = 120;

/// Draws bars as an image with its table.
pub fn histogram(w: Words, id: &str, h: &Histogram) -> Markup {
    let most = h.bars.iter().map(|b| b.count).max().unwrap_or(0).max(1);
    let step = WIDTH / i64::try_from(h.bars.len().max(1)).unwrap_or(1);
    html! {
        figure class="chart" {
            figcaption { h2 { (h.title) } p class="small" { (h.note) } }
            svg viewBox=(format!("0 0 {WIDTH} {}", HEIGHT + 44)) role="img" aria-label=(h.in_words) {
                path class="axis" d=(format!("M0 {}h{WIDTH}", HEIGHT + 20)) {}
                @for (i, bar) in (0_i64..).zip(&h.bars) {
                    @let height = bar.count * HEIGHT / most;
                    @let x = i * step;
                    rect class=(if bar.beyond { "bar beyond" } else { "bar" }) x=(x + 2) y=(HEIGHT + 20 - height) width=((step - 4).max(1)) height=(height) {}
                    text x=(x + step / 2) y=(HEIGHT + 14 - height) text-anchor="middle" { (bar.count) }
                    text class="dim" x=(x + step / 2) y=(HEIGHT + 38) text-anchor="middle" { (bar.label) }
                }
            }
            details {
                summary { (w.as_table) }
                table id=(id) {
                    caption class="hidden" { (h.title) }
                    thead { tr { th scope="col" { (h.what) } th scope="col" class="num" { (h.how_many) } } }
                    tbody { @for bar in &h.bars { tr { th scope="row" { (bar.label) } td class="num" { (bar.count) } } } }
                }
            }
        }
    }
}

/// A tile of the map.
#[derive(Clone, Debug)]
pub struct Tile {
    /// The municipality.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The figure, none where nothing is known.
    pub figure: Option<i64>,
    /// What is said where nothing is known, or under the figure.
    pub words: String,
    /// Column 1 to 4; rows follow from the order.
    pub column: u8,
    /// Step of the scale, 1 to 5.
    pub step: u8,
}

/// The tile map: equal tiles as links in reading order, north to south.
pub fn tile_map(label: &str, tiles: &[Tile]) -> Markup {
    html! {
        ul class="map" aria-label=(label) {
            @for tile in tiles {
                li class=(format!("c{}", tile.column)) {
                    a class=(tile.figure.map_or_else(|| "s0".to_owned(), |_| format!("s{}", tile.step.clamp(1, 5)))) href=(tile.href) {
                        span { (tile.name) }
                        @if let Some(figure) = tile.figure { b { (figure) } }
                        @if !tile.words.is_empty() { small { (tile.words) } }
                    }
                }
            }
        }
    }
}
