//! V4: how far a computation is.

use kernel::{PeriodId, PlanId, RunId};
use platform::jobs::State;
use platform::prelude::*;
use platform::ui::{self, Guard, Tone};

/// A computation that is watched.
#[derive(Clone, Debug)]
pub struct Watched {
    /// Its id.
    pub run: RunId,
    /// Its period.
    pub period: PeriodId,
    /// The period's programme.
    pub programme: String,
    /// Where its job stands.
    pub state: State,
    /// Thousandths done.
    pub permille: i64,
    /// What it says meanwhile.
    pub says: String,
    /// The newest proposal, which stays whatever happens here.
    pub last_plan: Option<(PlanId, i64)>,
    /// For the two forms.
    pub guards: [Guard; 2],
    /// What was refused.
    pub errors: Markup,
}

impl Watched {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let over = self.state.is_over();
        let here = t.to(&format!("/vfu/korning/{}", self.run));
        let page = Page::new(t.say(if over { "placements-run-over-title" } else { "placements-run-title" }))
            .crumb(t.say("placements-title"), t.to("/vfu"))
            .crumb(self.programme.clone(), t.to(&format!("/vfu/{}", self.period)))
            .lead(html! { (self.lead(t)) })
            .body(html! {
                (self.errors)
                @if over { (self.ended(t)) } @else { (self.going(t, &here)) }
            });
        if over { page } else { page.refresh(5) }
    }

    fn lead(&self, t: &Text) -> String {
        t.say(match self.state {
            State::Cancelled => "placements-run-cancelled",
            State::Failed => "placements-run-failed",
            _ => "placements-run-may-leave",
        })
    }

    fn going(&self, t: &Text, here: &str) -> Markup {
        html! {
            (ui::progress(self.permille, &self.says, &format!("{here}/handelser"), here))
            (ui::form_post(&format!("{here}/avbryt"), &self.guards[0], ui::quiet_button(&t.say("placements-run-cancel"))))
        }
    }

    fn ended(&self, t: &Text) -> Markup {
        let again = t.to(&format!("/vfu/{}/fordelning/korning", self.period));
        html! {
            @if let Some((plan, number)) = self.last_plan {
                (ui::notice(Tone::Plain, html! { p {
                    (t.say("placements-run-last-stays")) " "
                    a href=(t.to(&format!("/vfu/forslag/{plan}"))) { (t.with("placements-plan-number", [("n", number.into())])) }
                } }))
            }
            (ui::form_post(&again, &self.guards[1], ui::button(&t.say("placements-run-again-button"))))
        }
    }
}

/// In each of its states.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    let going = Watched {
        run: RunId::named("r"),
        period: PeriodId::named("p"),
        programme: "Lärare, sjuksköterska och socionom".to_owned(),
        state: State::Running,
        permille: 620,
        says: t.with("placements-run-solves", [("a", 397.into()), ("b", 640.into()), ("c", 249.into())]),
        last_plan: None,
        guards: [Guard::default(), Guard::default()],
        errors: html! {},
    };
    let failed = Watched { state: State::Failed, last_plan: Some((PlanId::named("x"), 2)), ..going.clone() };
    let cancelled = Watched { state: State::Cancelled, ..going.clone() };
    vec![("V4 going", going.render(t)), ("V4 failed", failed.render(t)), ("V4 cancelled", cancelled.render(t))]
}
