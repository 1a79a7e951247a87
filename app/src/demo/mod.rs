//! The command `demo`: an example region in a folder of its own, served on this machine only.

pub mod check;
pub mod files;
pub mod html;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use platform::config::{Config, Mode};
use platform::db::{Address, Db};
use platform::door::Clock;
use platform::failure::{Done, Stop};
use platform::house::House;
use tokio::net::TcpListener;

use crate::{build, run};

/// Ports that are tried after the first.
const TRIED: u16 = 50;

/// Makes the example where there is none, serves it, and says where to go.
pub async fn run(data: &Path, port: u16, fresh: bool) -> Done<()> {
    if fresh {
        start_over(data)?;
    }
    let (listener, listen) = free_port(port).await?;
    let base_url = format!("http://{listen}");
    let house = house(data, listen, &base_url).await?;
    ::demo::fill(&house).await?;
    println!("Lärbro visar ett exempel på {base_url}");
    println!("Lärbro shows an example on {base_url}/en");
    println!("Välj en roll på {base_url}/prova. Avsluta med Ctrl-C. Exemplet ligger i {}", data.display());
    run::serve(house, listener, run::stop_signal()?).await
}

/// Walks a fresh example and tells each step; any fault ends it.
pub async fn check() -> Done<()> {
    // A debug build is several times slower, and its times say nothing.
    let held = !cfg!(debug_assertions);
    let rules = check::Rules {
        program: std::env::current_exe()?,
        slowest_ms: held.then_some(1000),
        whole_ms: held.then_some(60_000),
    };
    check::walk(&rules, &mut |line| println!("{line}")).await.map(|_| ())
}

async fn house(data: &Path, listen: SocketAddr, base_url: &str) -> Done<Arc<House>> {
    let config = Config {
        mode: Mode::Demo,
        listen,
        base_url: base_url.to_owned(),
        trusted_proxy: None,
        data_folder: data.to_owned(),
        issuers: Vec::new(),
        program: std::env::current_exe()?,
    };
    if let Some(why) = config.refuse() {
        return Err(Stop::failed(why));
    }
    let db = Db::open(&Address::File(data.join("larbro.db"))).await?;
    build::house(config, db, Clock::Real).await
}

/// Removes the example, and nothing else: a folder without an example in it is left alone.
fn start_over(data: &Path) -> Done<()> {
    if !data.exists() {
        return Ok(());
    }
    if !data.join("larbro.db").is_file() {
        return Err(Stop::failed(format!(
            "{} holds no example; remove it yourself or name another folder",
            data.display()
        )));
    }
    std::fs::remove_dir_all(data)?;
    Ok(())
}

async fn free_port(first: u16) -> Done<(TcpListener, SocketAddr)> {
    for port in first..=first.saturating_add(TRIED) {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        if let Ok(listener) = TcpListener::bind(address).await {
            let address = listener.local_addr()?;
            return Ok((listener, address));
        }
    }
    Err(Stop::failed(format!("no free port from {first} to {}", first.saturating_add(TRIED))))
}
