//! Travel times: the figures behind estimates, and what the organisation itself states.

use platform::prelude::*;
use platform::ui::{self, Choice, Column, Field, Guard, Table, Words, cell, number, row_head};

use super::parts::{Filled, Slice};
use crate::travel::{Mode, SETTINGS, SettingFacts, TravelOverride};

/// A travel time that the organisation states.
#[derive(Clone, Debug)]
pub struct OverrideRow {
    /// The row.
    pub stated: TravelOverride,
    /// One end; `None` when the unit is gone.
    pub from: Option<String>,
    /// The other.
    pub to: Option<String>,
    /// What it would be without.
    pub estimated: Option<u16>,
    /// The form that takes it away.
    pub guard: Guard,
}

/// The page.
#[derive(Clone, Debug)]
pub struct TravelPage {
    /// The figures.
    pub settings: Filled,
    /// A new travel time.
    pub add: Filled,
    /// Stated ones on this page of the list, latest first.
    pub rows: Vec<OverrideRow>,
    /// Which are shown.
    pub slice: Slice,
}

impl TravelPage {
    /// The page.
    pub fn render(&self, t: &Text) -> Page {
        let lead = t.with("organisations-travel-lead", [("n", self.slice.all.into())]);
        let mut page = Page::new(t.say("organisations-travel-title"))
            .crumb(t.say("organisations-keep-title"), t.to("/admin/enheter"))
            .lead(html! { (lead) });
        page.is_error = !self.settings.errors.0.is_empty();
        page.body(html! {
            (self.settings.errors)
            (self.settings.both(t, |name, value| (t.say(&format!("organisations-setting-{name}")), value.to_owned())))
            section { h2 { (t.say("organisations-travel-stated")) } (self.stated(t)) (self.slice.render(t, &t.to("/admin/restider"))) }
            section { h2 { (t.say("organisations-travel-add")) } (self.adding(t)) }
            section {
                h2 { (t.say("organisations-travel-settings")) }
                p { (t.say("organisations-travel-settings-how")) }
                (self.figures(t))
            }
        })
    }

    fn stated(&self, t: &Text) -> Markup {
        if self.rows.is_empty() {
            let (what, why) = (t.say("organisations-travel-empty"), t.say("organisations-travel-empty-why"));
            return ui::empty(&what, &why, html! {});
        }
        let columns = vec![
            Column::words(t.say("organisations-travel-pair")),
            Column::words(t.say("organisations-travel-mode")),
            Column::figures(t.say("organisations-travel-minutes")),
            Column::words(t.say("organisations-travel-since")),
            Column::words(t.say("organisations-travel-away")),
        ];
        let mut table = Table::new("overrides", t.say("organisations-travel-stated"), columns).quiet_caption();
        for row in &self.rows {
            table.row(Self::row(t, row));
        }
        table.render(Words::of(t.lang))
    }

    fn row(t: &Text, row: &OverrideRow) -> Vec<ui::Cell> {
        let gone = t.say("organisations-point-gone");
        let end = |name: &Option<String>| name.clone().unwrap_or_else(|| gone.clone());
        let pair = format!("{} – {}", end(&row.from), end(&row.to));
        let action = t.to(&format!("/admin/restider/undantag/{}/ta-bort", row.stated.id));
        let label = html! { (t.say("organisations-travel-remove")) span class="hidden" { ": " (pair) } };
        let away = ui::form_post(&action, &row.guard, html! { button class="button quiet" type="submit" { (label) } });
        let minutes = match row.estimated {
            Some(estimated) => {
                let args = [("a", row.stated.minutes.into()), ("b", estimated.into())];
                t.with("organisations-travel-instead", args)
            }
            None => format!("{} min", row.stated.minutes),
        };
        vec![
            row_head(&pair, None),
            cell(html! { (t.say(&format!("organisations-travel-{}", row.stated.mode.code()))) }),
            number(minutes),
            cell(html! { (row.stated.on) }),
            cell(away),
        ]
    }

    fn adding(&self, t: &Text) -> Markup {
        let (w, f) = (Words::of(t.lang), &self.add);
        let modes = Mode::ALL.map(|m| Choice::new(m.code(), t.say(&format!("organisations-travel-{}", m.code()))));
        let hint = t.say("organisations-point-hint");
        ui::form_post(
            &t.to("/admin/restider/undantag"),
            &f.guard,
            html! {
                (f.put(w, "from", Field::text("from", t.say("organisations-travel-from")).hint(&hint)))
                (f.put(w, "to", Field::text("to", t.say("organisations-travel-to")).hint(&hint)))
                (f.put(w, "mode", Field::radios("mode", t.say("organisations-travel-mode"), modes.to_vec())))
                (f.put(w, "minutes", Field::number("minutes", t.say("organisations-travel-minutes"))))
                (ui::button(&t.say("organisations-travel-save")))
            },
        )
    }

    fn figures(&self, t: &Text) -> Markup {
        let (w, f) = (Words::of(t.lang), &self.settings);
        let figure = |s: &SettingFacts| {
            let source = match s.source {
                Some(source) => t.with("organisations-setting-source", [("source", source.into())]),
                None => t.say("organisations-setting-assumed"),
            };
            let bounds = [
                ("a", in_words(t.lang, s.least).into()),
                ("b", in_words(t.lang, s.most).into()),
                ("what", s.unit.into()),
            ];
            let hint = format!("{} {source}", t.with("organisations-setting-bounds", bounds));
            let label = t.say(&format!("organisations-setting-{}", s.name));
            f.put(w, s.name, Field::text(s.name, label).attribute("inputmode", "decimal").hint(hint))
        };
        ui::form_post(
            &t.to("/admin/restider"),
            &f.guard,
            html! {
                @for setting in &SETTINGS { (figure(setting)) }
                (ui::quiet_button(&t.say("organisations-travel-settings-save")))
            },
        )
    }

    /// Nothing stated, something stated, wrong figures.
    pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
        let point = |code| crate::travel::Point::Organisation(OrganisationId::named(code));
        let stated = TravelOverride {
            id: TravelOverrideId::named("sample"),
            organisation: OrganisationId::named("UMU"),
            from: point("2463"),
            to: point("2425"),
            mode: Mode::Bus,
            minutes: 85,
            on: Day::new(2026, 11, 25).expect("a day"),
            version: 1,
        };
        let row = |from: Option<&str>, estimated| OverrideRow {
            stated,
            from: from.map(str::to_owned),
            to: Some("Dorotea".to_owned()),
            estimated,
            guard: Guard::default(),
        };
        let now = crate::travel::TravelSettings::default();
        let values: Vec<(&'static str, String)> =
            SETTINGS.iter().map(|s| (s.name, in_words(t.lang, (s.value)(&now)))).collect();
        let values: Vec<(&'static str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let page = |rows: Vec<OverrideRow>, wrong: &[(&'static str, &'static str)]| {
            let slice = Slice::of(1, rows.len());
            Self { settings: Filled::sample(t, &values, wrong), add: Filled::sample(t, &[], &[]), rows, slice }
                .render(t)
        };
        vec![
            ("travel-empty", page(Vec::new(), &[])),
            ("travel", page(vec![row(Some("Åsele"), Some(96)), row(None, None)], &[])),
            ("travel-wrong", page(Vec::new(), &[("detour", "organisations-setting-range")])),
        ]
    }
}

/// A figure as the language writes it.
pub fn in_words(lang: Lang, figure: f64) -> String {
    let plain = figure.to_string();
    if lang == Lang::Sv { plain.replace('.', ",") } else { plain }
}
