//! What can be measured on a page: axe's faults, and words that run out of the window.

use serde_json::Value;

use super::Page;
use super::driver::Script;

const AXE: &str = include_str!("../../../third_party/axe/axe.min.js");

const RUN_AXE: &str = r"
const done = arguments[arguments.length - 1];
const wanted = {
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
  resultTypes: ['violations'],
};
axe.run(document, wanted).then(found => done(found.violations), error => done(String(error)));
";

/// Elements that reach past the right edge, save inside regions that scroll by themselves and have a name.
const OVERFLOW: &str = r"
const page = document.documentElement, edge = page.clientWidth;
if (Math.max(page.scrollWidth, document.body.scrollWidth) <= edge) return [];
const scrolls = e => e && e !== document.body && e !== page &&
  (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
return [...document.body.querySelectorAll('*')]
  .filter(e => e.getBoundingClientRect().right > edge + 0.5 && !scrolls(e.parentElement))
  .map(e => `${e.tagName.toLowerCase()}${e.id && '#' + e.id} ends at ${Math.round(e.getBoundingClientRect().right)} of ${edge}: ${e.textContent.trim().slice(0, 60)}`);
";

impl Page {
    /// What axe finds against WCAG 2.2 A and AA: one line per element, empty when nothing.
    /// Axe waits for promises, which a browser without script never keeps: look at the page with script.
    pub async fn axe(&self) -> Vec<String> {
        assert_eq!(self.script, Script::On, "axe needs script");
        // It is large, and a page that was asked before has it.
        if self.ask("return typeof axe").await == "undefined" {
            self.ask(AXE).await;
        }
        let found = self.client.execute_async(RUN_AXE, vec![]).await.expect("axe answers");
        let rules = found.as_array().unwrap_or_else(|| panic!("axe failed: {found}"));
        rules.iter().flat_map(faults).collect()
    }

    /// What runs out of the window to the right: one line per element, empty when nothing.
    pub async fn overflow(&self) -> Vec<String> {
        let found = self.ask(OVERFLOW).await;
        let found = found.as_array().expect("the script answers with a list");
        found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }
}

fn faults(rule: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (id, help) = (word(&rule["id"]), word(&rule["help"]));
    let elements = rule["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    elements
        .iter()
        .map(|element| {
            let summary = word(&element["failureSummary"]).split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{id}: {help}: {} ({summary})", word(&element["html"]))
        })
        .collect()
}
