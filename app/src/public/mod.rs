//! Pages for everybody: start, help, about, sources, health.

use platform::prelude::*;

/// Routes of the public pages.
pub fn routes() -> Routes {
    Routes::new().get("/status", Policy::PUBLIC, handler!(health))
}

/// Whether the program and its database answer; for load balancers and monitoring.
async fn health(c: &mut Ctx) -> Done<Reply> {
    let migrations = c.tx.count("SELECT COUNT(*) FROM platform_migrations", args![]).await?;
    let body = format!("{{\"status\":\"ok\",\"migrations\":{migrations}}}\n");
    Ok(Reply::Plain { status: 200, content_type: "application/json", body })
}
