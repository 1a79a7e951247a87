//! T:H1 and T:H2: headers on every route, and forms that are not ours.

use kernel::{OrganisationId, Role};
use platform::house::Method;

use crate::on_both;
use crate::support::world::World;

/// Header and value that every answer carries.
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

on_both!(headers_of_every_page);
async fn headers_of_every_page(world: &World) {
    let mut anonymous = world.visitor();
    let mut signed_in = world.signed_in("Karin", Role::PlacementCoordinator, OrganisationId::named("UMU")).await;
    let paths: Vec<&str> = world.house.routes.iter().filter(|r| r.method == Method::Get).map(|r| r.path).collect();
    for path in paths.iter().filter(|p| !p.contains('{')).chain(&["/en", "/finns-inte", "/static/x.css"]) {
        for (who, visitor) in [("anonymous", &mut anonymous), ("signed in", &mut signed_in)] {
            let seen = visitor.look(path).await;
            for (name, value) in HEADERS {
                assert_eq!(seen.header(name), *value, "{who} {path}: {name}");
            }
            let csp = seen.header("content-security-policy");
            assert!(csp.starts_with("default-src 'none';"), "{who} {path}: {csp}");
            assert!(csp.contains("frame-ancestors 'none'") && !csp.contains("unsafe"), "{who} {path}: {csp}");
            if who == "signed in" && seen.status == 200 && seen.header("content-type").starts_with("text/html") {
                assert_eq!(seen.header("cache-control"), "no-store", "{path}");
            }
        }
    }
}

on_both!(a_form_from_elsewhere_is_refused);
async fn a_form_from_elsewhere_is_refused(world: &World) {
    let mut visitor = world.signed_in("Karin", Role::TenantAdministrator, OrganisationId::named("UMU")).await;
    let posts: Vec<String> = world
        .house
        .routes
        .iter()
        .filter(|r| r.method == Method::Post && r.policy.admits(Role::TenantAdministrator))
        .map(|r| r.path.replace(['{', '}'], ""))
        .collect();
    assert!(!posts.is_empty());
    let cases: [(&str, &[(&str, &str)]); 4] = [
        ("another site says so", &[("sec-fetch-site", "cross-site")]),
        ("a neighbour site", &[("sec-fetch-site", "same-site")]),
        ("another origin", &[("origin", "https://elak.example")]),
        ("no origin to compare, no token", &[]),
    ];
    for path in &posts {
        for (case, headers) in cases {
            let mut request = visitor
                .raw(reqwest::Method::POST, path)
                .header("content-type", "application/x-www-form-urlencoded")
                .body("nyckel=0123456789abcdef0123456789abcdef");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let seen = visitor.send(request).await;
            assert_eq!(seen.status, 403, "{case}: {path}");
        }
    }
}
