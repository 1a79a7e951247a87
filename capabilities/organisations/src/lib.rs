//! Being built.
use platform::prelude::*;
/// The capability.
pub fn capability() -> Capability {
    Capability {
        name: "organisations",
        routes: Routes::new,
        texts: &[(Lang::Sv, include_str!("../text/sv.ftl")), (Lang::En, include_str!("../text/en.ftl"))],
        migrations: &[],
        jobs: Vec::new,
        samples: |_| Vec::new(),
    }
}
