//! Twenty-nine published rule sets as the product's own data: examples to begin from, each with its source.

use super::model::RuleSet;
use super::read;

/// Name and text of each example.
pub const ALL: [(&str, &str); 29] = [
    ("apotek-application", include_str!("../../rulesets/apotek-application.toml")),
    ("apotek-cancellation-queue", include_str!("../../rulesets/apotek-cancellation-queue.toml")),
    ("apotek-eligibility", include_str!("../../rulesets/apotek-eligibility.toml")),
    ("apotek-national-lottery", include_str!("../../rulesets/apotek-national-lottery.toml")),
    ("du-kpu", include_str!("../../rulesets/du-kpu.toml")),
    ("hh-nursing", include_str!("../../rulesets/hh-nursing.toml")),
    ("hig-socionom", include_str!("../../rulesets/hig-socionom.toml")),
    ("hig-teacher", include_str!("../../rulesets/hig-teacher.toml")),
    ("hig-teacher-register", include_str!("../../rulesets/hig-teacher-register.toml")),
    ("hig-union-vfu-grant", include_str!("../../rulesets/hig-union-vfu-grant.toml")),
    ("hj-nursing", include_str!("../../rulesets/hj-nursing.toml")),
    ("hv-teacher-new", include_str!("../../rulesets/hv-teacher-new.toml")),
    ("hv-teacher-old", include_str!("../../rulesets/hv-teacher-old.toml")),
    ("liu-primary-training-schools", include_str!("../../rulesets/liu-primary-training-schools.toml")),
    ("liu-supervisor-old", include_str!("../../rulesets/liu-supervisor-old.toml")),
    ("liu-teacher", include_str!("../../rulesets/liu-teacher.toml")),
    ("liu-teacher-coordinator", include_str!("../../rulesets/liu-teacher-coordinator.toml")),
    ("lnu-socionom", include_str!("../../rulesets/lnu-socionom.toml")),
    ("lnu-socionom-travel", include_str!("../../rulesets/lnu-socionom-travel.toml")),
    ("ltu-nursing-distance", include_str!("../../rulesets/ltu-nursing-distance.toml")),
    ("ltu-nursing-housing", include_str!("../../rulesets/ltu-nursing-housing.toml")),
    ("lu-teacher", include_str!("../../rulesets/lu-teacher.toml")),
    ("mau-teacher", include_str!("../../rulesets/mau-teacher.toml")),
    ("mdu-teacher", include_str!("../../rulesets/mdu-teacher.toml")),
    ("miun-nursing", include_str!("../../rulesets/miun-nursing.toml")),
    ("pedagog-stockholm-school-role", include_str!("../../rulesets/pedagog-stockholm-school-role.toml")),
    ("umu-general-practicum", include_str!("../../rulesets/umu-general-practicum.toml")),
    ("uu-teacher-base", include_str!("../../rulesets/uu-teacher-base.toml")),
    ("uu-teacher-travel", include_str!("../../rulesets/uu-teacher-travel.toml")),
];

/// An example's text.
pub fn text(name: &str) -> Option<&'static str> {
    ALL.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
}

/// An example.
pub fn example(name: &str) -> RuleSet {
    let text = text(name).expect("an example of that name");
    read(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}
