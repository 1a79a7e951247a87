//! Puts the frame around a page: header, menu, role, receipt, footer.

use maud::{DOCTYPE, html};

use super::page::Page;
use crate::house::{Dressing, House};

/// The whole document.
pub fn dress(house: &House, d: &Dressing<'_>, page: Page) -> String {
    let t = d.text;
    let _ = house;
    html! {
        (DOCTYPE)
        html lang=(t.lang.code()) {
            head { meta charset="utf-8"; title { (page.title) " – Lärbro" } }
            body {
                @if let Some(receipt) = &d.receipt { p role="status" { (receipt) } }
                main { h1 { (page.title) } p { (page.lead) } (page.actions) (page.body) }
            }
        }
    }
    .into_string()
}
