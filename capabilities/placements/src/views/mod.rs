//! Page structs and how they look; each gives samples of itself.

pub mod answers;
pub mod board;
pub mod capacities;
pub mod forecasts;
pub mod index;
pub mod limits;
pub mod locks;
pub mod messages;
pub mod municipality;
pub mod new_period;
pub mod orders;
pub mod parts;
pub mod period;
pub mod proposal;
pub mod rulesets;
pub mod run;
pub mod settings;
pub mod standing;
pub mod students;

use platform::prelude::*;

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
    all.extend(allocation_samples(t));
    all.extend(board::samples(t));
    all.extend(rulesets::samples(t));
    all.extend(locks::samples(t));
    all.extend(standing::List::samples(t));
    all.extend(standing::One::samples(t));
    all.extend(orders::Matrix::samples(t));
    all.extend(orders::Follow::samples(t));
    all.extend(orders::One::samples(t));
    all.extend(forecasts::Forecast::samples(t));
    all.extend(messages::Outbox::samples(t));
    all.extend(answers::AnswerForm::samples(t));
    all.extend(answers::Ended::samples(t));
    all
}

/// Each page of allocation in each of its states.
pub fn allocation_samples(t: &Text) -> Vec<(&'static str, Page)> {
    run::samples(t).into_iter().chain(proposal::samples(t)).collect()
}
