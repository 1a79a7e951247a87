//! The way in for the first administrator, and for one who comes when all are locked out: a link that works once.

use std::sync::Arc;

use organisations::{Organisation, register};
use platform::failure::{Done, Stop};
use platform::house::House;
use platform::web::Ctx;

/// A link for the first administrator; none when there is one already.
pub async fn first_link(house: &Arc<House>, code: &str) -> Done<Option<String>> {
    let organisation = named(code)?;
    let mut c = Ctx::of_house(house.clone(), "first administrator").await?;
    let token = people::first_administrator_link(&mut c, organisation.id, &organisation.name_sv).await?;
    c.save().await?;
    Ok(token.map(|t| address(house, &t)))
}

/// A link for one more administrator. Earlier links of this kind stop working.
pub async fn link(house: &Arc<House>, code: &str) -> Done<String> {
    let organisation = named(code)?;
    let mut c = Ctx::of_house(house.clone(), "administrator").await?;
    let token = people::administrator_link(&mut c, organisation.id, &organisation.name_sv).await?;
    c.save().await?;
    Ok(address(house, &token))
}

fn address(house: &House, token: &str) -> String {
    format!("{}/inbjudan/{token}", house.config.base_url)
}

fn named(code: &str) -> Done<Organisation> {
    let mut known = register::organisations().into_iter();
    known.find(|o| o.code.eq_ignore_ascii_case(code)).ok_or_else(|| {
        Stop::failed(format!(
            "no organisation has the code {code:?}: expected an HEI's letters such as UMU, or a municipality's digits such as 2481"
        ))
    })
}
