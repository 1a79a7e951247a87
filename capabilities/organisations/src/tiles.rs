//! The tile map (rutnätskarta): equal tiles, so that large empty areas do not dominate. No boundary geometry.

/// A municipality's tile: column and row, both from 1, north at the top.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tile {
    /// The municipality's code.
    pub municipality: &'static str,
    /// Column from the west.
    pub column: u8,
    /// Row from the north.
    pub row: u8,
}

/// Columns of the grid.
pub const COLUMNS: u8 = 4;
/// Rows of the grid.
pub const ROWS: u8 = 9;

const fn tile(municipality: &'static str, column: u8, row: u8) -> Tile {
    Tile { municipality, column, row }
}

/// The 17 municipalities of the northern inland, north to south: the order of the links on the page.
pub const INLAND: [Tile; 17] = [
    tile("2584", 2, 1), // Kiruna
    tile("2521", 4, 1), // Pajala
    tile("2523", 3, 2), // Gällivare
    tile("2510", 2, 3), // Jokkmokk
    tile("2506", 1, 4), // Arjeplog
    tile("2505", 3, 4), // Arvidsjaur
    tile("2422", 2, 5), // Sorsele
    tile("2417", 3, 5), // Norsjö
    tile("2482", 4, 5), // Skellefteå
    tile("2421", 2, 6), // Storuman
    tile("2481", 3, 6), // Lycksele
    tile("2462", 2, 7), // Vilhelmina
    tile("2463", 3, 7), // Åsele
    tile("2313", 1, 8), // Strömsund
    tile("2425", 2, 8), // Dorotea
    tile("2283", 2, 9), // Sollefteå
    tile("2282", 3, 9), // Kramfors
];

/// Where each municipality stands: on the grid when all of them have a tile, otherwise alphabetically.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Tiles, north to south.
    Grid(Vec<Tile>),
    /// Codes by name, in Swedish order.
    List(Vec<String>),
}

/// The layout of some municipalities, given as (code, name).
pub fn layout(municipalities: &[(&str, &str)]) -> Layout {
    let has_tile = |code: &str| INLAND.iter().any(|t| t.municipality == code);
    if !municipalities.is_empty() && municipalities.iter().all(|(code, _)| has_tile(code)) {
        let wanted = |t: &Tile| municipalities.iter().any(|(code, _)| *code == t.municipality);
        return Layout::Grid(INLAND.into_iter().filter(wanted).collect());
    }
    let mut by_name = municipalities.to_vec();
    by_name.sort_by(|a, b| kernel::text::swedish_order(a.1, b.1));
    Layout::List(by_name.into_iter().map(|(code, _)| code.to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register;

    #[test]
    fn every_tile_is_a_municipality_in_its_own_square() {
        for (i, a) in INLAND.iter().enumerate() {
            assert!(register::municipality(a.municipality).is_some(), "{}", a.municipality);
            assert!((1..=COLUMNS).contains(&a.column) && (1..=ROWS).contains(&a.row));
            for b in &INLAND[i + 1..] {
                assert_ne!((a.column, a.row), (b.column, b.row), "{} and {}", a.municipality, b.municipality);
                assert!((a.row, a.column) < (b.row, b.column), "north to south, west to east");
            }
        }
    }

    #[test]
    fn an_area_without_tiles_is_listed_by_name() {
        assert_eq!(layout(&[("2481", "Lycksele"), ("2584", "Kiruna")]), Layout::Grid(vec![INLAND[0], INLAND[10]]));
        let list = Layout::List(vec!["2481".to_owned(), "2480".to_owned(), "2463".to_owned()]);
        assert_eq!(layout(&[("2463", "Åsele"), ("2480", "Umeå"), ("2481", "Lycksele")]), list);
        assert_eq!(layout(&[]), Layout::List(vec![]));
    }
}
