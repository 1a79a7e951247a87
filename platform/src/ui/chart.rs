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
                    text class="dim under" x=(x + step / 2) y=(HEIGHT + 38) text-anchor="middle" { (bar.label) }
                }
            }
            details {
                summary { (w.as_table) }
                div class="inside scroll" role="region" tabindex="0" aria-label=(h.title) {
                    table id=(id) {
                        caption class="hidden" { (h.title) }
                        thead { tr { th scope="col" { (h.what) } th scope="col" class="num" { (h.how_many) } } }
                        tbody { @for bar in &h.bars { tr { th scope="row" { (bar.label) } td class="num" { (bar.count) } } } }
                    }
                }
            }
        }
    }
}

/// One row of dots.
#[derive(Clone, Debug)]
pub struct Series {
    /// Whose figures these are, such as "Förslaget".
    pub label: String,
    /// What is found in them, such as "hälften högst 30 min".
    pub note: String,
    /// A count for each bin.
    pub counts: Vec<i64>,
    /// Whether it is only there to compare with.
    pub earlier: bool,
}

/// Rows of dots above one another over the same bins, to compare how figures spread. The title states the finding.
#[derive(Clone, Debug)]
pub struct Dots {
    /// The finding, as a heading.
    pub title: String,
    /// What is counted, and how many one dot stands for.
    pub note: String,
    /// The picture in words.
    pub in_words: String,
    /// The head of the first column in the table.
    pub what: String,
    /// How many one dot stands for.
    pub per_dot: i64,
    /// For each bin the word under it, often empty, and the word in the table.
    pub bins: Vec<(String, String)>,
    /// A limit before the bin of this number, and its word.
    pub limit: Option<(usize, String)>,
    /// The rows.
    pub series: Vec<Series>,
}

const DOT: i64 = 9;
const LINE: i64 = 20;

impl Dots {
    fn stacked(&self, count: i64) -> i64 {
        let per = self.per_dot.max(1);
        if count <= 0 { 0 } else { ((count + per / 2) / per).max(1) }
    }

    fn tallest(&self, series: &Series) -> i64 {
        series.counts.iter().map(|n| self.stacked(*n)).max().unwrap_or(0).max(1)
    }

    /// Each row with the height of its ground line.
    fn grounds(&self) -> Vec<(&Series, i64)> {
        let mut y = 0;
        let ground = |series| {
            y += LINE + self.tallest(series) * DOT + 16;
            (series, y - 12)
        };
        self.series.iter().map(ground).collect()
    }
}

/// Draws rows of dots as an image with its table.
pub fn dot_histogram(w: Words, id: &str, dots: &Dots) -> Markup {
    let step = WIDTH / i64::try_from(dots.bins.len().max(1)).unwrap_or(1);
    let grounds = dots.grounds();
    let foot = grounds.last().map_or(0, |(_, y)| *y);
    html! {
        figure class="chart" {
            figcaption { h2 { (dots.title) } p class="small" { (dots.note) } }
            svg viewBox=(format!("0 0 {WIDTH} {}", foot + 24)) role="img" aria-label=(dots.in_words) {
                @for (series, y) in &grounds {
                    @let top = y - dots.tallest(series) * DOT - 10;
                    text y=(top) { tspan class="strong" { (series.label) } " " tspan class="dim" { (series.note) } }
                    path class="axis" d=(format!("M0 {y}h{WIDTH}")) {}
                    @if let Some((bin, _)) = &dots.limit { path class="limit" d=(format!("M{} {}V{y}", step * (*bin as i64), top + 6)) {} }
                    path class=(if series.earlier { "dots earlier" } else { "dots" }) d=(columns_of_dots(dots, series, step, *y)) {}
                }
                @for (i, (word, _)) in (0_i64..).zip(&dots.bins) {
                    @if !word.is_empty() { text class="dim" x=(i * step) y=(foot + 18) { (word) } }
                }
                @if let Some((bin, word)) = &dots.limit {
                    text class="limit-word" x=(step * (*bin as i64)) y=(foot + 18) text-anchor="middle" { (word) }
                }
            }
            details {
                summary { (w.as_table) }
                div class="inside scroll" role="region" tabindex="0" aria-label=(dots.title) {
                    table id=(id) {
                        caption class="hidden" { (dots.title) }
                        thead { tr { th scope="col" { (dots.what) } @for s in &dots.series { th scope="col" class="num" { (s.label) } } } }
                        tbody {
                            @for (i, (_, bin)) in dots.bins.iter().enumerate() {
                                tr {
                                    th scope="row" { (bin) }
                                    @for s in &dots.series { td class="num" { @if let Some(n) = s.counts.get(i) { (n) } @else { (w.missing) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A line for each bin; its dashes are the dots.
fn columns_of_dots(dots: &Dots, series: &Series, step: i64, y: i64) -> String {
    let columns = (0_i64..).zip(&series.counts).filter(|(_, n)| **n > 0);
    let path = |(i, n): (i64, &i64)| format!("M{} {}v-{}.1", i * step + step / 2, y - 6, (dots.stacked(*n) - 1) * DOT);
    columns.map(path).collect::<Vec<_>>().concat()
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

/// What stands around a tile map.
#[derive(Clone, Debug)]
pub struct MapTable {
    /// The finding, as a heading.
    pub title: String,
    /// What is counted, and that stronger colour means more.
    pub note: String,
    /// The head of the first column, such as "Kommun".
    pub what: String,
    /// The head of the second column.
    pub how_many: String,
}

/// The tile map with its finding above it and its figures as a table below it.
pub fn tile_map_with_table(w: Words, id: &str, around: &MapTable, tiles: &[Tile]) -> Markup {
    html! {
        figure class="chart" {
            figcaption { h2 { (around.title) } p class="small" { (around.note) } }
            (tile_map(&around.title, tiles))
            details {
                summary { (w.as_table) }
                div class="inside scroll" role="region" tabindex="0" aria-label=(around.title) {
                    table id=(id) {
                        caption class="hidden" { (around.title) }
                        thead { tr { th scope="col" { (around.what) } th scope="col" class="num" { (around.how_many) } } }
                        tbody {
                            @for tile in tiles {
                                tr {
                                    th scope="row" { (tile.name) }
                                    td class="num" { @if let Some(n) = tile.figure { (n) } @else if tile.words.is_empty() { (w.missing) } @else { (tile.words) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
