//! The pages of the capability and how they look.

pub mod invitation;
pub mod log;
pub mod login;
pub mod mine;
pub mod parts;
pub mod roles;
pub mod users;

use platform::texts::Text;
use platform::web::Page;

/// One of every page in every state.
pub fn samples(t: &Text) -> Vec<(&'static str, Page)> {
    [
        login::Login::samples(t),
        login::Code::samples(t),
        login::OnTheWay::samples(t),
        login::Stranger::samples(t),
        roles::Roles::samples(t),
        roles::Try::samples(t),
        mine::Mine::samples(t),
        mine::Passphrase::samples(t),
        mine::TwoSteps::samples(t),
        mine::Recovery::samples(t),
        invitation::Offered::samples(t),
        invitation::Closed::samples(t),
        users::Users::samples(t),
        users::User::samples(t),
        users::Invite::samples(t),
        users::Invited::samples(t),
        log::Log::samples(t),
    ]
    .concat()
}
