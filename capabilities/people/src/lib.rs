//! Being built.
pub mod protected;

use platform::prelude::*;
/// The capability.
pub fn capability() -> Capability {
    Capability {
        name: "people",
        routes: Routes::new,
        texts: &[(Lang::Sv, include_str!("../text/sv.ftl")), (Lang::En, include_str!("../text/en.ftl"))],
        migrations: &[],
        jobs: Vec::new,
        importers: Vec::new,
        samples: |_| Vec::new(),
    }
}
/// Roles to try in a click; mounted in the demo alone.
pub fn demo_routes() -> Routes {
    Routes::new()
}
/// What the platform may ask about persons.
pub fn directory() -> platform::house::Directory {
    platform::house::Directory { member: |_, _, _, _| Box::pin(async { Ok(None) }) }
}
