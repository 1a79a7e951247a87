//! T:A1 and T:A2: every role × route × relation, over HTTP, and the table that people review.

use std::fmt::Write as _;

use kernel::{OrganisationId, Role};
use platform::config::Mode;
use platform::house::{Method, Route};

use crate::on_both;
use crate::support::visitor::{Seen, Visitor};
use crate::support::world::World;

/// The roles that have a page now. All others exist, and find nothing (404).
const WITH_PAGES: [Role; 6] = [
    Role::PlacementCoordinator,
    Role::MunicipalCoordinator,
    Role::UnitManager,
    Role::TenantAdministrator,
    Role::ArchiveAndDataProtection,
    Role::ProtectedIdentityHandler,
];

fn line(route: &Route) -> String {
    let method = if route.method == Method::Get { "GET " } else { "POST" };
    let roles = match route.policy.roles {
        None => "everybody".to_owned(),
        Some(roles) if roles.len() == platform::policy::SIGNED_IN.len() => "everybody signed in".to_owned(),
        Some(roles) => roles.iter().map(|r| r.code()).collect::<Vec<_>>().join(", "),
    };
    let fresh = if route.policy.fresh { ", fresh login" } else { "" };
    format!("{method} {:<58} {:?}{fresh}: {roles}", route.path, route.policy.relation)
}

/// The table is a file that people review; a change of it is a change in the repository.
#[test]
fn the_table_is_the_one_that_was_reviewed() {
    let mut table = String::from(
        "# Who may use which route, and whose things it reaches. Printed by app/tests/stories/policy.rs.\n",
    );
    let mut lines: Vec<String> = larbro::build::routes(Mode::Serve).all.iter().map(line).collect();
    lines.sort();
    for line in lines {
        let _ = writeln!(table, "{line}");
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/policy.txt");
    if std::env::var_os("LARBRO_BLESS").is_some() {
        std::fs::write(file, &table).expect("the table can be written");
    }
    let reviewed = std::fs::read_to_string(file).expect("app/tests/policy.txt is there; LARBRO_BLESS=1 writes it");
    assert_eq!(table, reviewed, "the policy has changed: review it, then write it down with LARBRO_BLESS=1");
}

/// A route's path with ids of nothing in it.
fn filled(path: &str) -> String {
    let mut out = String::new();
    for piece in path.split('/').skip(1) {
        out.push('/');
        out.push_str(if piece.starts_with('{') { "00000000000000000000000000000000" } else { piece });
    }
    if out.is_empty() { "/".to_owned() } else { out }
}

async fn ask(visitor: &mut Visitor, route: &Route) -> Seen {
    let path = filled(route.path);
    match route.method {
        Method::Get => visitor.look(&path).await,
        Method::Post => {
            let request = visitor
                .raw(reqwest::Method::POST, &path)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .body("nyckel=00000000000000000000&token=wrong");
            visitor.send(request).await
        }
    }
}

on_both!(every_cell_of_the_table);
async fn every_cell_of_the_table(world: &World) {
    let organisation = OrganisationId::named("UMU");
    let mut cells = 0;
    for role in Role::ALL {
        let mut visitor = match role {
            Role::Anonymous => world.visitor(),
            _ => world.signed_in(&format!("Prov {role}"), role, organisation).await,
        };
        for route in &world.house.routes {
            let seen = ask(&mut visitor, route).await;
            let allowed = route.policy.admits(role);
            let expected: &[u16] = match (role, allowed, route.method) {
                (Role::Anonymous, false, _) => &[303],
                (_, false, _) => &[404],
                // An id of nothing is not found; a page without an id is shown, or leads on.
                (_, true, Method::Get) => &[200, 303, 404, 422],
                // Signed in, the token is wrong; anonymous, there is none to be wrong.
                (Role::Anonymous, true, Method::Post) => &[200, 303, 404, 409, 422, 429],
                (_, true, Method::Post) => &[403],
            };
            assert!(expected.contains(&seen.status), "{role} {}: {} not in {expected:?}", line(route), seen.status);
            if seen.status == 303 && role == Role::Anonymous && !allowed {
                assert!(seen.location.as_deref().unwrap_or("").starts_with("/logga-in"), "{:?}", seen.location);
            }
            if allowed && route.policy.roles.is_some() && !WITH_PAGES.contains(&role) {
                assert_eq!(
                    route.policy.relation,
                    platform::policy::Relation::Own,
                    "{role} has a page: {}",
                    line(route)
                );
            }
            cells += 1;
        }
    }
    assert_eq!(cells, Role::ALL.len() * world.house.routes.len());
}
