//! Using the page with a keyboard alone.

use std::fmt;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use serde_json::json;

use super::Page;
use super::driver::Extra;

/// So many stops are more than any page of ours should have; a list of 640 is paged.
const MOST_STOPS: usize = 300;

/// A key with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// To the next stop.
    Tab,
    /// Follows a link, sends a form.
    Enter,
    /// Presses a button, ticks a box.
    Space,
    /// Closes what is open.
    Escape,
    /// Up in a list.
    Up,
    /// Down in a list.
    Down,
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Space => ' ',
            Self::Escape => '\u{e00c}',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
        }
    }
}

/// What the keyboard stops at: how a screen reader names it, and whether an eye can find it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop {
    /// As the browser computes it: `button`, `link`, `textbox`.
    pub role: String,
    /// As the browser computes it from label, text and aria.
    pub name: String,
    /// A ring or another border shows that it has focus.
    pub is_marked: bool,
    /// Nothing lies over it and it stands inside the window.
    pub is_in_sight: bool,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.role, self.name)?;
        if !self.is_marked {
            write!(f, ", focus not visible")?;
        }
        if !self.is_in_sight {
            write!(f, ", hidden")?;
        }
        Ok(())
    }
}

/// Has the focused element a mark that it lacks without focus, and is it on top where it stands?
const SIGHT: &str = r"
const it = document.activeElement, looks = () => {
  const s = getComputedStyle(it);
  const ring = s.outlineStyle === 'none' || parseFloat(s.outlineWidth) === 0 ? '' : s.outline;
  return [ring, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecoration].join('|');
};
const focused = looks();
// A field for a day has stops of its own, and would begin at its first again.
const stays = it.type === 'date';
if (!stays) it.blur();
const plain = stays ? ['', ...focused.split('|').slice(1)].join('|') : looks();
if (!stays) it.focus({preventScroll: true, focusVisible: true});
const box = it.getClientRects()[0] || it.getBoundingClientRect();
// The middle of what stands in the window: a long table is a stop too.
const x = box.left + box.width / 2, y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
const top = document.elementFromPoint(x, y);
const label = it.labels && it.labels[0];
const over = top && (it.contains(top) || top.contains(it) || (label && label.contains(top)));
return [focused !== plain, Boolean(over)];
";

impl Page {
    /// Presses a key once.
    pub async fn press(&self, key: Key) {
        self.strike(key.code()).await;
    }

    /// Presses a key that leads to another page, and waits until that page is there.
    pub async fn follow(&self, key: Key) {
        self.ask("document.documentElement.dataset.before = 'yes'").await;
        self.press(key).await;
        self.wait_for("html:not([data-before])").await;
    }

    /// Types words where the focus is.
    pub async fn type_words(&self, words: &str) {
        for letter in words.chars() {
            self.strike(letter).await;
        }
    }

    /// Presses Tab until the stop has this name, and stays there.
    pub async fn tab_to(&self, name: &str) -> Stop {
        let (mut first, mut last, mut seen) = (None, None, Vec::new());
        for _ in 0..MOST_STOPS {
            self.press(Key::Tab).await;
            let Some((element, stop)) = self.stop().await else { continue };
            if stop.name == name {
                return stop;
            }
            // A field for a day has several stops of its own.
            if last.as_ref() == Some(&element) {
                continue;
            }
            // All the way around.
            if first.as_ref() == Some(&element) {
                break;
            }
            first.get_or_insert_with(|| element.clone());
            last = Some(element);
            seen.push(stop);
        }
        panic!("the keyboard never reached \"{name}\" on {}; it stopped at:{}", self.path().await, super::lines(&seen));
    }

    /// Every stop of the page from the top, in the order of Tab.
    pub async fn stops(&self) -> Vec<Stop> {
        self.ask("document.activeElement.blur(); window.scrollTo(0, 0); getSelection().removeAllRanges();").await;
        let (mut first, mut stops) = (None, Vec::new());
        for _ in 0..MOST_STOPS {
            self.press(Key::Tab).await;
            // Past the last stop the focus leaves the page.
            let Some((element, stop)) = self.stop().await else { break };
            if first.as_ref() == Some(&element) {
                break;
            }
            first.get_or_insert(element);
            stops.push(stop);
        }
        stops
    }

    /// Stops that an eye cannot find or a screen reader cannot name.
    pub async fn bad_stops(&self) -> Vec<Stop> {
        let mut stops = self.stops().await;
        stops.retain(|stop| stop.name.is_empty() || !stop.is_marked || !stop.is_in_sight);
        stops
    }

    /// The name and the state of what has focus; `None` when nothing has.
    async fn stop(&self) -> Option<(String, Stop)> {
        let element = self.client.active_element().await.ok()?;
        if element.tag_name().await.ok()? == "body" {
            return None;
        }
        let sight = self.ask(SIGHT).await;
        let stop = Stop {
            role: self.computed(&element, "role").await,
            name: self.computed(&element, "label").await,
            is_marked: sight[0] == json!(true),
            is_in_sight: sight[1] == json!(true),
        };
        Some((element.element_id().to_string(), stop))
    }

    async fn computed(&self, element: &Element, what: &str) -> String {
        let path = format!("element/{}/computed{what}", element.element_id());
        let answer = self.client.issue_cmd(Extra { path, body: None }).await;
        let answer = answer.unwrap_or_else(|e| panic!("the browser does not tell the {what}: {e}"));
        answer.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    async fn strike(&self, code: char) {
        let stroke = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: code })
            .then(KeyAction::Up { value: code });
        self.client.perform_actions(stroke).await.expect("the browser takes a key");
    }
}
