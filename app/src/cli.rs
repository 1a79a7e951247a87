//! The commands: demo, serve, worker, administrator, solve, check, migrate, backup, restore.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use platform::config::{Config, FileConfig, Mode};
use platform::db::{Address, Db, backup, migrate};
use platform::door::Clock;
use platform::failure::{Done, Stop};

use matching::command::{CheckArguments, SolveArguments};

use crate::{build, run};

/// Lärbro carries a region's competence supply from need to graduate.
#[derive(Parser)]
#[command(name = "larbro", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run for real: pages, jobs, sign-in.
    Serve(Settings),
    /// Run jobs beside `serve` on another machine; needs PostgreSQL.
    Worker(Settings),
    /// Print a one-time link for an administrator of the organisation: for when all others are locked out.
    Administrator(Settings),
    /// Bring the database's tables up to this program, and stop.
    Migrate(Settings),
    /// Write a checked copy of the database.
    Backup {
        #[command(flatten)]
        settings: Settings,
        /// The file to write; must not exist.
        to: PathBuf,
    },
    /// Solve a problem folder with one of the engines.
    #[command(subcommand)]
    Solve(Solve),
    /// Check a plan against its problem folder; shares no code with `solve` but the reading of files.
    #[command(subcommand)]
    Check(Check),
    /// Show the example region: invented people in real places, on this machine only.
    Demo(Demo),
    /// Parses an upload within limits; the program runs itself with this.
    #[command(hide = true, name = "parse-upload")]
    ParseUpload,
    /// Put a copy back as a new database.
    Restore {
        #[command(flatten)]
        settings: Settings,
        /// The copy.
        from: PathBuf,
    },
}

#[derive(Subcommand)]
enum Solve {
    /// Students to placement slots (format larbro-matching-1).
    Matching {
        /// The problem folder.
        folder: PathBuf,
        /// Where the plan goes (CSV).
        #[arg(long)]
        plan: PathBuf,
        /// Where the report goes (JSON); the certificate lands beside it.
        #[arg(long)]
        report: PathBuf,
        /// Processor seconds for the solve.
        #[arg(long)]
        budget_cpu: Option<f64>,
        /// Threads; the plan does not depend on it.
        #[arg(long, default_value_t = 1)]
        threads: usize,
        /// Chooses among plans of equal value.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The plan before: as few as possible of its places change.
        #[arg(long)]
        previous: Option<PathBuf>,
        /// Places that stay as they are (CSV `student,period,site`).
        #[arg(long)]
        locked: Option<PathBuf>,
        /// With --previous: each change costs so much beside the cost.
        #[arg(long)]
        change_price: Option<u32>,
    },
}

#[derive(Subcommand)]
enum Check {
    /// A plan of students to placement slots.
    Matching {
        /// The problem folder.
        folder: PathBuf,
        /// The plan (CSV).
        plan: PathBuf,
        /// The report that goes with it.
        #[arg(long)]
        report: Option<PathBuf>,
        /// Site prices; otherwise those that the report names.
        #[arg(long)]
        certificate: Option<PathBuf>,
        /// The plan before.
        #[arg(long)]
        previous: Option<PathBuf>,
        /// Places that were to stay as they are.
        #[arg(long)]
        locked: Option<PathBuf>,
    },
}

#[derive(Args)]
struct Demo {
    /// Start over with a new example.
    #[arg(long)]
    fresh: bool,
    /// Walk through a fresh example without a browser, say what each page took, and fail where one is slow or wrong.
    #[arg(long, conflicts_with_all = ["fresh", "port", "data"])]
    check: bool,
    /// The port to listen on; the next free one when it is taken.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder of the example's data.
    #[arg(long, default_value = "larbro-demo")]
    data: PathBuf,
}

/// Settings from the command line and the environment; a file given with --config fills in the rest.
#[derive(Args, Clone, Default)]
struct Settings {
    /// A TOML file with the same settings.
    #[arg(long, env = "LARBRO_CONFIG")]
    config: Option<PathBuf>,
    /// `postgres://…`, or the path of an SQLite file.
    #[arg(long, env = "LARBRO_DATABASE")]
    database: Option<String>,
    /// Address and port to listen on.
    #[arg(long, env = "LARBRO_LISTEN")]
    listen: Option<SocketAddr>,
    /// The address that people write, such as <https://larbro.example.se>.
    #[arg(long, env = "LARBRO_BASE_URL")]
    base_url: Option<String>,
    /// The address of the proxy in front that speaks TLS.
    #[arg(long, env = "LARBRO_TRUSTED_PROXY")]
    trusted_proxy: Option<IpAddr>,
    /// The folder of the keys (and of the SQLite file when no database is named).
    #[arg(long, env = "LARBRO_DATA")]
    data: Option<PathBuf>,
    /// With `serve`: the code of the organisation (UMU, 2481) whose first administrator gets a link, printed at start.
    #[arg(long, env = "LARBRO_ORGANISATION")]
    organisation: Option<String>,
    /// What is logged, such as `info` or `larbro_platform=debug`.
    #[arg(long, env = "LARBRO_LOG")]
    log: Option<String>,
}

/// Settings that are complete.
struct Complete {
    config: Config,
    address: Address,
    log: String,
}

impl Settings {
    fn complete(&self, mode: Mode) -> Done<Complete> {
        let file = match &self.config {
            Some(path) => read_file(path)?,
            None => FileConfig::default(),
        };
        let listen = self.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let data = self.data.clone().or(file.data_folder).unwrap_or_else(|| PathBuf::from("larbro-data"));
        let base_url = self.base_url.clone().or(file.base_url).unwrap_or_else(|| format!("http://{listen}"));
        let database = self.database.clone().or(file.database);
        let address = database.map_or_else(|| Address::File(data.join("larbro.db")), |d| Address::parse(&d));
        let config = Config {
            mode,
            listen,
            base_url: base_url.trim_end_matches('/').to_owned(),
            trusted_proxy: self.trusted_proxy.or(file.trusted_proxy),
            data_folder: data,
            issuers: file.issuers,
            program: std::env::current_exe()?,
        };
        if let Some(why) = config.refuse() {
            return Err(Stop::failed(why));
        }
        let log = self.log.clone().or(file.log).unwrap_or_else(|| "info".to_owned());
        Ok(Complete { config, address, log })
    }
}

fn read_file(path: &Path) -> Done<FileConfig> {
    let text = std::fs::read_to_string(path).map_err(|e| Stop::failed(format!("{}: {e}", path.display())))?;
    toml::from_str(&text).map_err(|e| Stop::failed(format!("{}: {e}", path.display())))
}

/// Runs the command of the command line.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // Engines and the parser of uploads need no runtime, and the parser must not have one: its limits come first.
    match cli.command {
        Command::ParseUpload => return exit(platform::files::child_main()),
        Command::Solve(solve) => return exit(solve_command(solve)),
        Command::Check(check) => return exit(check_command(check)),
        _ => {}
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(problem) => {
            eprintln!("larbro: {problem}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(command(cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("larbro: {stop}");
            ExitCode::FAILURE
        }
    }
}

fn exit(code: i32) -> ExitCode {
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

fn solve_command(solve: Solve) -> i32 {
    let Solve::Matching { folder, plan, report, budget_cpu, threads, seed, previous, locked, change_price } = solve;
    let arguments = SolveArguments { folder, plan, report, budget_cpu, threads, seed, previous, locked, change_price };
    matching::command::solve_command(&arguments)
}

fn check_command(check: Check) -> i32 {
    let Check::Matching { folder, plan, report, certificate, previous, locked } = check;
    matching::command::check_command(&CheckArguments { folder, plan, report, certificate, previous, locked })
}

async fn command(command: Command) -> Done<()> {
    match command {
        Command::ParseUpload | Command::Solve(_) | Command::Check(_) => Ok(()),
        Command::Demo(demo) => {
            logs("warn");
            if demo.check {
                return crate::demo::check().await;
            }
            crate::demo::run(&demo.data, demo.port, demo.fresh).await
        }
        Command::Serve(settings) => {
            let complete = settings.complete(Mode::Serve)?;
            logs(&complete.log);
            let db = Db::open(&complete.address).await?;
            let house = build::house(complete.config, db, Clock::Real).await?;
            let listener = run::bind(&house).await?;
            println!("Lärbro answers on {}", house.config.base_url);
            if let Some(code) = &settings.organisation
                && let Some(link) = crate::administrator::first_link(&house, code).await?
            {
                println!("The first administrator of {code} begins here, once, within 14 days: {link}");
            }
            run::serve(house, listener, run::stop_signal()?).await
        }
        Command::Administrator(settings) => {
            let code = settings
                .organisation
                .clone()
                .ok_or_else(|| Stop::failed("--organisation names whose administrator"))?;
            let complete = settings.complete(Mode::Serve)?;
            let db = Db::open(&complete.address).await?;
            let house = build::house(complete.config, db, Clock::Real).await?;
            println!("{}", crate::administrator::link(&house, &code).await?);
            Ok(())
        }
        Command::Worker(settings) => {
            let complete = settings.complete(Mode::Serve)?;
            logs(&complete.log);
            let db = Db::open(&complete.address).await?;
            let house = build::house(complete.config, db, Clock::Real).await?;
            run::work(house, run::stop_signal()?).await
        }
        Command::Migrate(settings) => {
            let complete = settings.complete(Mode::Serve)?;
            let db = Db::open(&complete.address).await?;
            let applied = migrate::migrate(&db, &build::migrations()).await?;
            println!("{applied} migrations applied; the database fits this program");
            Ok(())
        }
        Command::Backup { settings, to } => {
            let complete = settings.complete(Mode::Serve)?;
            let db = Db::open(&complete.address).await?;
            backup::backup(&db, &to).await?;
            println!("The copy {} is written and reads well", to.display());
            Ok(())
        }
        Command::Restore { settings, from } => {
            let complete = settings.complete(Mode::Serve)?;
            backup::restore(&from, &complete.address).await?;
            println!("{} is put back", from.display());
            Ok(())
        }
    }
}

/// Structured logs to standard error: JSON, UTC, request references, no personal data.
fn logs(filter: &str) {
    let filter =
        tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}
