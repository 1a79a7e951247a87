//! The k nearest of many places, exactly by great circle.
//!
//! Places become points on the unit sphere and a balanced k-d tree holds them. The straight chord between two
//! points grows with the great circle, so the nearest by chord are the nearest on the ground, also across the
//! poles and the date line.

use std::collections::BinaryHeap;

use crate::model::Place;
use crate::travel::EARTH_RADIUS_KM;

/// Ranges no longer than this are searched one by one.
const LEAF: usize = 8;

/// An index over places. Built once, asked often.
#[derive(Clone, Debug)]
pub struct Nearest {
    /// In tree order: the middle of a range splits it along [`Point::axis`].
    points: Vec<Point>,
}

#[derive(Clone, Copy, Debug)]
struct Point {
    at: [f64; 3],
    axis: u8,
    index: u32,
}

/// A place that was found: its number in the order it was given, and how far away it is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Neighbour {
    /// Number of the place, from 0.
    pub index: usize,
    /// Great-circle distance.
    pub km: f64,
}

/// Squared chord and index: farther is greater, and among equals the later index.
#[derive(Clone, Copy, PartialEq)]
struct Candidate {
    chord2: f64,
    index: u32,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.chord2.total_cmp(&other.chord2).then(self.index.cmp(&other.index))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Nearest {
    /// An index over `places`, which are numbered from 0 in this order.
    pub fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let mut points: Vec<Point> =
            places.into_iter().zip(0..).map(|(place, index)| Point { at: on_sphere(place), axis: 0, index }).collect();
        split(&mut points);
        Self { points }
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Whether there is no place at all.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The `k` places nearest to `from`, nearest first; equally far ones in the order they were given.
    pub fn nearest(&self, from: Place, k: usize) -> Vec<Neighbour> {
        self.nearest_where(from, k, |_| true)
    }

    /// The `k` nearest among the places that `wanted` says yes to.
    pub fn nearest_where(&self, from: Place, k: usize, wanted: impl Fn(usize) -> bool) -> Vec<Neighbour> {
        if k == 0 {
            return Vec::new();
        }
        let mut search = Search { from: on_sphere(from), k, best: BinaryHeap::new(), wanted };
        search.visit(&self.points);
        let found = search.best.into_sorted_vec();
        found.into_iter().map(|c| Neighbour { index: c.index as usize, km: km_of(c.chord2) }).collect()
    }
}

struct Search<F> {
    from: [f64; 3],
    k: usize,
    /// The best so far, the worst of them on top.
    best: BinaryHeap<Candidate>,
    wanted: F,
}

impl<F: Fn(usize) -> bool> Search<F> {
    fn visit(&mut self, range: &[Point]) {
        if range.len() <= LEAF {
            for point in range {
                self.offer(*point);
            }
            return;
        }
        let (before, rest) = range.split_at(range.len() / 2);
        let (middle, after) = (rest[0], &rest[1..]);
        let axis = usize::from(middle.axis);
        let across = self.from[axis] - middle.at[axis];
        let (near, far) = if across < 0.0 { (before, after) } else { (after, before) };
        self.visit(near);
        self.offer(middle);
        if self.reaches(across * across) {
            self.visit(far);
        }
    }

    /// Whether something at squared chord `chord2` may still belong to the best. Equal counts, because of ties.
    fn reaches(&self, chord2: f64) -> bool {
        self.best.len() < self.k || self.best.peek().is_some_and(|worst| chord2 <= worst.chord2)
    }

    fn offer(&mut self, point: Point) {
        let candidate = Candidate { chord2: chord2(self.from, point.at), index: point.index };
        if self.reaches(candidate.chord2) && (self.wanted)(point.index as usize) {
            self.best.push(candidate);
            if self.best.len() > self.k {
                self.best.pop();
            }
        }
    }
}

/// Puts a range in tree order: the middle splits it along the axis where it is widest.
fn split(range: &mut [Point]) {
    if range.len() <= LEAF {
        return;
    }
    let axis = widest_axis(range);
    let middle = range.len() / 2;
    range.select_nth_unstable_by(middle, |a, b| a.at[axis].total_cmp(&b.at[axis]));
    range[middle].axis = axis as u8;
    let (before, rest) = range.split_at_mut(middle);
    split(before);
    split(&mut rest[1..]);
}

fn widest_axis(range: &[Point]) -> usize {
    let width = |axis: usize| {
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        let (low, high) = range.iter().fold(ends, |(l, h), p| (l.min(p.at[axis]), h.max(p.at[axis])));
        high - low
    };
    (0..3).max_by(|a, b| width(*a).total_cmp(&width(*b))).unwrap_or(0)
}

fn on_sphere(place: Place) -> [f64; 3] {
    let (lat, lon) = (place.lat().to_radians(), place.lon().to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

fn chord2(a: [f64; 3], b: [f64; 3]) -> f64 {
    let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    d[0] * d[0] + d[1] * d[1] + d[2] * d[2]
}

fn km_of(chord2: f64) -> f64 {
    2.0 * EARTH_RADIUS_KM * (chord2.sqrt() / 2.0).min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register;
    use crate::travel::great_circle_km;
    use kernel::{Ids, Moment};

    /// Repeatable numbers in 0..1.
    fn numbers(seed: u128) -> impl FnMut() -> f64 {
        let mut ids = Ids::new(Moment::from_millis(0), seed);
        move || (ids.number() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn scattered(n: usize, seed: u128, lat: (f64, f64), lon: (f64, f64)) -> Vec<Place> {
        let mut next = numbers(seed);
        let mut within = |(low, high): (f64, f64)| low + next() * (high - low);
        (0..n).map(|_| Place::new(within(lat), within(lon)).expect("within range")).collect()
    }

    fn by_trying_all(places: &[Place], from: Place, k: usize) -> Vec<usize> {
        let from = on_sphere(from);
        let mut all: Vec<Candidate> =
            places.iter().zip(0..).map(|(p, index)| Candidate { chord2: chord2(from, on_sphere(*p)), index }).collect();
        all.sort();
        all.into_iter().take(k).map(|c| c.index as usize).collect()
    }

    fn agrees(places: &[Place], froms: &[Place], k: usize) {
        let index = Nearest::new(places.iter().copied());
        for from in froms {
            let found = index.nearest(*from, k);
            let order: Vec<usize> = found.iter().map(|n| n.index).collect();
            assert_eq!(order, by_trying_all(places, *from, k), "{k} nearest of {} from {from:?}", places.len());
            let mut ground: Vec<f64> = places.iter().map(|p| great_circle_km(*from, *p)).collect();
            ground.sort_by(f64::total_cmp);
            for (n, km) in found.iter().zip(ground) {
                assert!((n.km - km).abs() < 1e-4, "{} is not {km}", n.km);
            }
        }
    }

    #[test]
    fn equals_trying_all_in_sweden() {
        for (n, k) in [(0, 3), (1, 3), (7, 3), (8, 8), (9, 1), (100, 30), (3000, 30), (50, 80)] {
            let places = scattered(n, 1, (55.0, 69.0), (11.0, 24.0));
            agrees(&places, &scattered(20, 2, (55.0, 69.0), (11.0, 24.0)), k);
        }
    }

    #[test]
    fn equals_trying_all_round_the_earth() {
        let places = scattered(2000, 3, (-90.0, 90.0), (-180.0, 180.0));
        let mut froms = scattered(40, 4, (-90.0, 90.0), (-180.0, 180.0));
        froms.extend(
            [(90.0, 0.0), (-90.0, 10.0), (0.0, 180.0), (0.0, -180.0)].map(|(a, b)| Place::new(a, b).expect("real")),
        );
        agrees(&places, &froms, 25);
    }

    #[test]
    fn equals_trying_all_on_the_real_towns() {
        let places: Vec<Place> = register::towns().iter().map(|t| t.place).collect();
        let froms: Vec<Place> = register::municipalities().iter().map(|m| m.place).collect();
        agrees(&places, &froms, 30);
    }

    #[test]
    fn equally_far_places_come_in_the_order_they_were_given() {
        let spot = Place::new(64.0, 18.0).expect("real");
        let index = Nearest::new(vec![spot; 50]);
        let order: Vec<usize> = index.nearest(spot, 10).iter().map(|n| n.index).collect();
        assert_eq!(order, (0..10).collect::<Vec<_>>());
    }

    #[test]
    fn only_wanted_places_are_found() {
        let places = scattered(500, 5, (55.0, 69.0), (11.0, 24.0));
        let index = Nearest::new(places.iter().copied());
        let even = index.nearest_where(places[0], 20, |i| i % 2 == 0);
        assert_eq!(even.len(), 20);
        let all = by_trying_all(&places, places[0], 500);
        let expected: Vec<usize> = all.into_iter().filter(|i| i % 2 == 0).take(20).collect();
        assert_eq!(even.iter().map(|n| n.index).collect::<Vec<_>>(), expected);
        assert!(index.nearest(places[0], 0).is_empty());
    }
}
