//! Serving, working, and stopping gracefully.

use std::net::SocketAddr;
use std::sync::Arc;

use platform::failure::{Done, Stop};
use platform::house::House;
use platform::{jobs, web};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Binds the address of the configuration.
pub async fn bind(house: &House) -> Done<TcpListener> {
    let listen = house.config.listen;
    TcpListener::bind(listen).await.map_err(|e| Stop::failed(format!("{listen} cannot be listened on: {e}")))
}

/// Serves, and runs jobs beside it, until `until` says stop; requests under way are finished first.
pub async fn serve(house: Arc<House>, listener: TcpListener, until: watch::Receiver<bool>) -> Done<()> {
    let worker = tokio::spawn(jobs::work(house.clone(), worker_name("serve"), until.clone()));
    let keeper = tokio::spawn(jobs::keep_house(house.clone(), until.clone()));
    let app = web::router(house.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let mut stop = until;
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            let _ = stop.wait_for(|stop| *stop).await;
        })
        .await?;
    let _ = tokio::join!(worker, keeper);
    house.db.close().await;
    Ok(())
}

/// Works on jobs alone, on a machine beside the one that serves.
pub async fn work(house: Arc<House>, until: watch::Receiver<bool>) -> Done<()> {
    if !house.db.is_shared() {
        return Err(Stop::failed(
            "a worker on its own needs PostgreSQL: an SQLite file has one program, and `larbro serve` runs its jobs itself",
        ));
    }
    jobs::work(house.clone(), worker_name("worker"), until).await;
    house.db.close().await;
    Ok(())
}

fn worker_name(kind: &str) -> String {
    format!("{kind} {} {}", std::process::id(), platform::db::hex(&platform::door::secret::<4>()))
}

/// Turns true at SIGTERM or Ctrl-C.
pub fn stop_signal() -> Done<watch::Receiver<bool>> {
    let (tell, until) = watch::channel(false);
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::spawn(async move {
        tokio::select! { _ = terminate.recv() => {}, _ = tokio::signal::ctrl_c() => {} }
        tracing::info!("stopping: requests under way are finished first");
        let _ = tell.send(true);
    });
    Ok(until)
}
