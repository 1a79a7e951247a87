//! The platform's own tables.

use crate::db::migrate::Migration;

/// In the order of their names; merged with the capabilities' by number.
pub const MIGRATIONS: &[Migration] = &[
    Migration::new("202611250700_platform_create", include_str!("../migrations/202611250700_platform_create.sql")),
    Migration {
        name: "202611250701_platform_audit",
        sql: "",
        lite: include_str!("../migrations/202611250701_platform_audit_lite.sql"),
        postgres: include_str!("../migrations/202611250701_platform_audit_postgres.sql"),
    },
    Migration::new("202611250705_platform_imports", include_str!("../migrations/202611250705_platform_imports.sql")),
    Migration::new(
        "202611251401_platform_job_parts",
        include_str!("../migrations/202611251401_platform_job_parts.sql"),
    ),
];
