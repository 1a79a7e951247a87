//! Pages of placements as structs of what they show, each with its samples.

pub mod capacities;
pub mod index;
pub mod municipality;
pub mod new_period;
pub mod parts;
pub mod period;
pub mod settings;
pub mod students;

use platform::texts::Text;
use platform::web::Page;

/// Each page in each of its states.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let mut all = index::Index::samples(t);
    all.extend(new_period::NewPeriod::samples(t));
    all.extend(period::Period::samples(t));
    all.extend(settings::SettingsForm::samples(t));
    all.extend(students::List::samples(t));
    all.extend(students::One::samples(t));
    all.extend(capacities::List::samples(t));
    all.extend(capacities::One::samples(t));
    all.extend(capacities::Add::samples(t));
    all.extend(municipality::Offers::samples(t));
    all
}
