//! What a rule can be about. The list is closed: it is what placing students means; everything else is data.

use super::model::{Part, Rule};

/// Who applies rules of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// The allocation does.
    Engine,
    /// The program tells its verdict for a student; the allocation does not weigh it (yet).
    Student,
    /// It is shown to those it concerns.
    Shown,
}

macro_rules! topics {
    ($($(#[$doc:meta])* $topic:ident $code:literal $judged:ident [$($need:ident),*];)*) => {
        /// What a rule is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Topic { $($(#[$doc])* $topic,)* }

        impl Topic {
            /// All, in the order a page shows them.
            pub const ALL: &'static [Self] = &[$(Self::$topic,)*];

            /// The word in a file.
            pub fn code(self) -> &'static str {
                match self { $(Self::$topic => $code,)* }
            }

            /// Who applies it.
            pub fn judged(self) -> Judged {
                match self { $(Self::$topic => Judged::$judged,)* }
            }

            /// Parts of which at least one must be there; none where the rule's force says enough.
            pub fn needs(self) -> &'static [Part] {
                match self { $(Self::$topic => &[$(Part::$need),*],)* }
            }
        }
    };
}

topics! {
    /// How much placement: weeks, credits, by term and pace.
    Volume "volume" Shown [Number];
    /// An occasion with a code of its own.
    Occasion "occasion" Shown [What, When];
    /// Where students are placed.
    Area "area" Engine [Where, What];
    /// Longest travel, as a limit (must) or an aim.
    Travel "travel" Engine [Number];
    /// Who places, step by step.
    Step "step" Shown [Who];
    /// What is weighed, ranked or not.
    Criterion "criterion" Shown [What];
    /// Who is served first, class by class, and what must be shown.
    Priority "priority" Engine [What, If];
    /// How places are dealt out, and what decides between equals.
    Allocation "allocation" Engine [What];
    /// Shares of the places.
    Quota "quota" Student [Number, What];
    /// What students may wish for.
    Wish "wish" Engine [What];
    /// The same unit or area in every period.
    Continuity "continuity" Shown [What];
    /// Different units between periods.
    Variety "variety" Shown [Number, What];
    /// Smallest or usual number of students together.
    Group "group" Student [Number, What];
    /// Students placed two and two, or several at one unit.
    Together "together" Shown [What];
    /// When somebody is told.
    Notice "notice" Student [When];
    /// A date by which something is done.
    Deadline "deadline" Student [When];
    /// Changing a place: grounds, ways, who decides.
    Change "change" Shown [What];
    /// The queue for places that are given back.
    Queue "queue" Shown [What];
    /// Ties that forbid or speak against a unit.
    Conflict "conflict" Student [What];
    /// What a student must have passed, and until when a place stands without it.
    Prerequisite "prerequisite" Student [What];
    /// What kinds of student there are when places are dealt out.
    Eligibility "eligibility" Student [What];
    /// What a student must show, to whom, and how long it is valid.
    Check "check" Student [What];
    /// Kinds of unit.
    Site "site" Shown [What];
    /// What a unit demands or must have.
    SiteDemand "site_demand" Shown [What];
    /// What a placement supervisor (handledare) must be or do.
    PlacementSupervisor "placement_supervisor" Shown [What];
    /// What a person at the school or unit is responsible for.
    HostRole "host_role" Shown [What];
    /// Whether a student may find a place.
    OwnPlace "own_place" Student [];
    /// Whether a student may choose.
    Choice "choice" Student [];
    /// Whether a student contacts the unit.
    Contact "contact" Student [];
    /// Placement in the student's own employment.
    OwnWorkplace "own_workplace" Student [];
    /// Placement abroad.
    Abroad "abroad" Student [];
    /// Subjects and school forms.
    Subject "subject" Shown [What];
    /// What somebody does.
    Duty "duty" Shown [What];
    /// Being away.
    Absence "absence" Shown [What];
    /// Coming back, and a failed placement.
    Reentry "reentry" Shown [What];
    /// What insurance covers.
    Insurance "insurance" Shown [What];
    /// Money to the student.
    StudentMoney "student_money" Student [];
    /// Money to the host.
    HostMoney "host_money" Student [];
    /// Agreements that places stand on.
    Agreement "agreement" Shown [What];
    /// What a lower layer of rules decides.
    LeftOpen "left_open" Shown [What];
}

impl Topic {
    /// Reads the word of a file.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.code() == code)
    }

    /// Whether a rule of this topic says enough to be one.
    pub fn is_whole(self, rule: &Rule) -> bool {
        let needs = self.needs();
        if needs.is_empty() {
            return rule.force.is_some() || !rule.money.is_empty() || !rule.what.is_empty();
        }
        needs.iter().any(|part| !rule.lines(*part).is_empty())
    }
}
