//! Handlers: load, decide, save, show.

pub mod demo;
pub mod invitation;
pub mod log;
pub mod login;
pub mod mine;
pub mod providers;
pub mod renewal;
pub mod roles;
mod session;
pub mod users;

pub use session::enter_as;

use kernel::Role;
use platform::handler;
use platform::house::Routes;
use platform::policy::Policy;

const ADMINISTRATORS: &[Role] = &[Role::TenantAdministrator];
const LOG_READERS: &[Role] = &[Role::ArchiveAndDataProtection, Role::TenantAdministrator];

/// The routes of the capability, each with its policy.
pub fn routes() -> Routes {
    let own = Policy::OWN;
    let admin = Policy::organisation(ADMINISTRATORS);
    Routes::new()
        .form("/logga-in", Policy::PUBLIC, handler!(login::show), handler!(login::submit))
        .form("/logga-in/kod", Policy::PUBLIC, handler!(login::show_code), handler!(login::submit_code))
        .post("/logga-in/{issuer}", Policy::PUBLIC, handler!(providers::start), handler!(login::show))
        .get_writing("/logga-in/{issuer}/svar", Policy::PUBLIC, handler!(providers::answer))
        .post("/logga-ut", own, handler!(login::sign_out), handler!(roles::show))
        .form("/roll", own, handler!(roles::show), handler!(roles::choose))
        .get("/mina-uppgifter", own, handler!(mine::show))
        .form("/mina-uppgifter/losenfras", own, handler!(mine::show_passphrase), handler!(mine::change_passphrase))
        .form("/mina-uppgifter/tvasteg", own.fresh(), handler!(mine::show_two_steps), handler!(mine::set_two_steps))
        .form("/mina-uppgifter/koder", own.fresh(), handler!(mine::show_recovery), handler!(mine::make_recovery))
        .post("/mina-uppgifter/inloggningar/{session}/avslut", own, handler!(mine::end_session), handler!(mine::show))
        .form("/inbjudan/{token}", Policy::PUBLIC, handler!(invitation::show), handler!(invitation::create_account))
        .post("/inbjudan/{token}/ta-emot", own, handler!(invitation::accept), handler!(invitation::show))
        .get("/admin/anvandare", admin, handler!(users::list))
        .form("/admin/anvandare/ny", admin, handler!(users::show_invite), handler!(users::invite))
        .post(
            "/admin/anvandare/inbjudan/{invitation}/tillbaka",
            admin,
            handler!(users::withdraw),
            handler!(users::list),
        )
        .post("/admin/anvandare/lankar", admin, handler!(users::links), handler!(users::list))
        .get("/admin/anvandare/{membership}", admin, handler!(users::show))
        .post("/admin/anvandare/{membership}/avslut", admin, handler!(users::end), handler!(users::show))
        .form("/admin/anvandare/{membership}/ratta", admin, handler!(users::show_correction), handler!(users::correct))
        .post("/admin/anvandare/{membership}/ny-inloggning", admin, handler!(renewal::make), handler!(users::show))
        .form("/ny-inloggning/{token}", Policy::PUBLIC, handler!(renewal::show), handler!(renewal::renew))
        .get("/admin", Policy::organisation(LOG_READERS), handler!(users::first_page))
        .get("/admin/logg", Policy::organisation(LOG_READERS), handler!(log::show))
        .menu("/admin/anvandare", "menu-people-users", ADMINISTRATORS)
        .menu("/admin/logg", "menu-people-log", LOG_READERS)
}

/// "Prova som …": for the demo alone.
pub fn demo_routes() -> Routes {
    Routes::new().get("/prova", Policy::PUBLIC, handler!(demo::show)).post(
        "/prova/{membership}",
        Policy::PUBLIC,
        handler!(demo::enter),
        handler!(demo::show),
    )
}
