//! Login at an identity provider, over real HTTP against a provider of the tests' own that signs with another library.
//!
//! `logins` shows what works, `attacks` what is refused and with which cause (T:H3), `providers` how several stand
//! side by side.

mod attacks;
mod desk;
mod logins;
mod providers;
