//! Puts the house together.

use std::sync::Arc;

use kernel::Lang;
use platform::config::{Config, Mode};
use platform::db::Db;
use platform::db::migrate::{Migration, migrate};
use platform::door::Clock;
use platform::failure::Done;
use platform::house::{Capability, House, Provided, Routes};
use platform::texts::Texts;

use crate::{public, reactions};

/// Every capability, in the order its routes are mounted and its menu entries stand.
pub fn capabilities() -> Vec<Capability> {
    vec![placements::capability(), organisations::capability(), people::capability()]
}

/// The sentences of the whole house.
pub fn texts() -> Texts {
    let mut files: Vec<(Lang, &'static str)> = vec![
        (Lang::Sv, include_str!("../../platform/text/sv.ftl")),
        (Lang::En, include_str!("../../platform/text/en.ftl")),
        (Lang::Sv, platform::login::TEXT_SV),
        (Lang::En, platform::login::TEXT_EN),
        (Lang::Sv, include_str!("../text/sv.ftl")),
        (Lang::En, include_str!("../text/en.ftl")),
    ];
    for capability in capabilities() {
        files.extend(capability.texts);
    }
    Texts::new(&files)
}

/// Every migration of the house.
pub fn migrations() -> Vec<Migration> {
    let mut all = platform::schema::MIGRATIONS.to_vec();
    for capability in capabilities() {
        all.extend_from_slice(capability.migrations);
    }
    all
}

/// Every route of the house. The demo has one page more: the roles to try.
pub fn routes(mode: Mode) -> Routes {
    let mut routes = public::routes();
    for capability in capabilities() {
        routes = routes.and((capability.routes)());
    }
    routes = routes.and(platform::import::routes());
    if mode == Mode::Demo {
        routes = routes.and(people::demo_routes()).and(crate::demo::files::routes());
    }
    routes
}

/// Migrates the database and puts the house together on it.
pub async fn house(config: Config, db: Db, clock: Clock) -> Done<Arc<House>> {
    migrate(&db, &migrations()).await?;
    platform::in_tx!(db, |tx| organisations::start(tx).await.map(|_| ()))?;
    let routes = routes(config.mode);
    let provided = Provided::default().with(placements::by_hand::hand_placing());
    let provided = if config.mode == Mode::Demo { provided.with(crate::demo::files::TO_TRY) } else { provided };
    Ok(Arc::new(House {
        texts: Arc::new(texts()),
        routes: routes.all,
        menu: routes.menu,
        jobs: capabilities().iter().flat_map(|c| (c.jobs)()).collect(),
        importers: capabilities().iter().flat_map(|c| (c.importers)()).collect(),
        directory: people::directory(),
        reactions: reactions::TABLE,
        provided,
        dress: platform::web::dress,
        config,
        db,
        clock,
    }))
}
