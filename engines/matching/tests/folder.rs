//! Problem folders from the outside: what is read, what is refused and where, and the way from folder to checked plan.

use std::fs;
use std::path::{Path, PathBuf};

use larbro_matching::command::{CheckArguments, SolveArguments, check_command, solve_command};
use larbro_matching::read_problem;

/// A folder of its own for each test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("larbro-matching-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        let folder = Folder(path);
        folder.write("problem.toml", "format = \"larbro-matching-1\"\nperiods = 1\ntypes = 2\ncoverage = \"one\"\n");
        folder.write("sites.csv", "site,type,municipality\nv0,0,Gävle\nv1,1,Falun\n");
        folder.write("capacity.csv", "site,period,seats\nv0,0,1\nv1,0,2\n");
        folder.write("students.csv", "student,municipality,priority\na,Gävle,0\nb,Gävle,0\nc,Falun,1\nd,Falun,1\n");
        folder.write("options.csv", "student,site,cost\na,v0,10\na,v1,30\nb,v0,12\nb,v1,50\nc,v1,5\nd,v1,5\n");
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("the folder can be written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("the file is there")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn solve(&self) -> SolveArguments {
        SolveArguments {
            folder: self.0.clone(),
            plan: self.path("plan.csv"),
            report: self.path("report.json"),
            ..Default::default()
        }
    }

    fn check(&self) -> CheckArguments {
        CheckArguments {
            folder: self.0.clone(),
            plan: self.path("plan.csv"),
            report: Some(self.path("report.json")),
            ..Default::default()
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary folder hurts nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_becomes_a_checked_plan() {
    let folder = Folder::new("way");
    assert_eq!(solve_command(&folder.solve()), 0);
    assert_eq!(folder.read("plan.csv"), "student,period,site\na,0,v1\nb,0,v0\nc,0,v1\nd,0,\n");
    let report: serde_json::Value = serde_json::from_str(&folder.read("report.json")).expect("the report is JSON");
    for (key, expected) in [
        ("unplaced", serde_json::json!(1)),
        ("unplaced_bound", serde_json::json!(1)),
        ("unplaced_by_priority", serde_json::json!({"0": 0, "1": 1})),
        ("cost", serde_json::json!(47)),
        ("cost_bound", serde_json::json!(47)),
        ("gap", serde_json::json!(0.0)),
        ("proved_optimal", serde_json::json!(true)),
        ("certificate", serde_json::json!("plan.prices.csv")),
    ] {
        assert_eq!(report[key], expected, "{key}");
    }
    for key in ["solve_cpu_s", "solve_wall_s", "read_s", "peak_mib"] {
        assert!(report[key].is_number(), "{key}");
    }
    assert_eq!(check_command(&folder.check()), 0);
}

#[test]
fn the_same_problem_in_another_dress_is_the_same_problem() {
    let plain = Folder::new("plain");
    let dressed = Folder::new("dressed");
    dressed.write(
        "sites.csv",
        "\u{FEFF}municipality,site,type,note\r\n\"Gävle\",\"v0\",0,\"a \"\"b\"\",\r\nc\"\r\n\r\nFalun,v1,1,\r\n",
    );
    dressed.write("capacity.csv", "seats,period,site\r\n1,0,v0\r\n2,0,v1");
    let (one, other) = (read_problem(&plain.0), read_problem(&dressed.0));
    assert_eq!(one.expect("the plain folder is read"), other.expect("the dressed folder is read"));
}

#[test]
fn a_missing_priority_and_missing_seats_are_nothing() {
    let folder = Folder::new("defaults");
    folder.write("students.csv", "student,municipality\na,\nb,\nc,\nd,\n");
    folder.write("capacity.csv", "site,period,seats\n");
    let problem = read_problem(&folder.0).expect("the folder is read");
    assert_eq!((problem.students[0].priority, problem.seats(0, 0), problem.classes()), (0, 0, vec![0]));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let toml = |rest: &str| format!("format = \"larbro-matching-1\"\n{rest}\n");
    let cases: Vec<(&str, &str, String, &str)> = vec![
        (
            "no format",
            "problem.toml",
            "periods = 1".into(),
            "problem.toml: column format: found nothing; expected \"larbro-matching-1\"",
        ),
        (
            "other format",
            "problem.toml",
            "periods = 1\nformat = \"x\"".into(),
            "problem.toml: line 2, column format: found \"x\"; expected \"larbro-matching-1\"",
        ),
        ("not toml", "problem.toml", toml("periods = = 1"), "problem.toml: line 2: found"),
        (
            "no periods",
            "problem.toml",
            toml("types = 1\ncoverage = \"one\""),
            "column periods: found nothing; expected a whole number",
        ),
        (
            "periods 0",
            "problem.toml",
            toml("periods = 0\ntypes = 1\ncoverage = \"one\""),
            "line 2, column periods: found 0; expected",
        ),
        (
            "coverage",
            "problem.toml",
            toml("periods = 1\ntypes = 1\ncoverage = \"two\""),
            "line 4, column coverage: found \"two\"; expected",
        ),
        (
            "periods unlike types",
            "problem.toml",
            toml("periods = 2\ntypes = 3\ncoverage = \"each-type-once\""),
            "line 2, column periods: found 2; expected as many periods as types",
        ),
        ("empty", "sites.csv", String::new(), "sites.csv: line 1: found an empty file; expected a header line"),
        (
            "no column",
            "sites.csv",
            "site,typ,municipality\n".into(),
            "sites.csv: line 1: found the columns site, typ, municipality; expected a column called type",
        ),
        (
            "column twice",
            "sites.csv",
            "site,type,site,municipality\n".into(),
            "sites.csv: line 1, column site: found the column twice; expected each column once",
        ),
        (
            "site twice",
            "sites.csv",
            "site,type,municipality\nv0,0,\nv1,0,\nv0,0,\n".into(),
            "sites.csv: line 4, column site: found \"v0\" again (first on line 2); expected each once",
        ),
        (
            "no id",
            "sites.csv",
            "site,type,municipality\n,0,\n".into(),
            "sites.csv: line 2, column site: found nothing; expected an id",
        ),
        (
            "type too large",
            "sites.csv",
            "site,type,municipality\nv0,2,\n".into(),
            "sites.csv: line 2, column type: found \"2\"; expected a type from 0 to 1",
        ),
        (
            "type no number",
            "sites.csv",
            "site,type,municipality\nv0,x,\n".into(),
            "sites.csv: line 2, column type: found \"x\"; expected a type from 0 to 1",
        ),
        (
            "too few fields",
            "sites.csv",
            "site,type,municipality\nv0,0\n".into(),
            "sites.csv: line 2: found 2 fields; expected 3",
        ),
        (
            "quote unclosed",
            "sites.csv",
            "site,type,municipality\n\"v0,0,x\n".into(),
            "sites.csv: line 2: found a quote that never ends; expected a closing quote",
        ),
        (
            "text after quote",
            "sites.csv",
            "site,type,municipality\n\"v0\"x,0,\n".into(),
            "sites.csv: line 2: found \"x,0,\" after a quote; expected a comma",
        ),
        (
            "quote inside",
            "sites.csv",
            "site,type,municipality\nv\"0\",0,\n".into(),
            "sites.csv: line 2: found \"v\\\"0\\\"\"; expected quotes around the whole field",
        ),
        (
            "after a line end in quotes",
            "sites.csv",
            "site,type,municipality\n\"v\n0\",0,\nv1,9,\n".into(),
            "sites.csv: line 4, column type: found \"9\"",
        ),
        (
            "unknown site",
            "capacity.csv",
            "site,period,seats\nv9,0,1\n".into(),
            "capacity.csv: line 2, column site: found \"v9\"; expected the id of a site of this problem",
        ),
        (
            "period",
            "capacity.csv",
            "site,period,seats\nv0,1,1\n".into(),
            "capacity.csv: line 2, column period: found \"1\"; expected a period from 0 to 0",
        ),
        (
            "negative seats",
            "capacity.csv",
            "site,period,seats\nv0,0,-1\n".into(),
            "capacity.csv: line 2, column seats: found \"-1\"; expected a whole number of seats",
        ),
        (
            "capacity twice",
            "capacity.csv",
            "site,period,seats\nv0,0,1\nv0,0,1\n".into(),
            "capacity.csv: line 3, column site: found v0 in period 0 again (first on line 2)",
        ),
        (
            "student twice",
            "students.csv",
            "student,municipality\na,\na,\n".into(),
            "students.csv: line 3, column student: found \"a\" again (first on line 2)",
        ),
        (
            "priority",
            "students.csv",
            "student,municipality,priority\na,,1.5\n".into(),
            "students.csv: line 2, column priority: found \"1.5\"; expected a whole number",
        ),
        (
            "unknown student",
            "options.csv",
            "student,site,cost\nz,v0,1\n".into(),
            "options.csv: line 2, column student: found \"z\"; expected the id of a student",
        ),
        (
            "negative cost",
            "options.csv",
            "student,site,cost\na,v0,-5\n".into(),
            "options.csv: line 2, column cost: found \"-5\"; expected a whole cost",
        ),
        (
            "decimal cost",
            "options.csv",
            "student,site,cost\na,v0,1.0\n".into(),
            "options.csv: line 2, column cost: found \"1.0\"; expected a whole cost",
        ),
        (
            "huge cost",
            "options.csv",
            "student,site,cost\na,v0,4294967296\n".into(),
            "options.csv: line 2, column cost: found \"4294967296\"; expected a whole cost from 0 to 4294967295",
        ),
        (
            "plus sign",
            "options.csv",
            "student,site,cost\na,v0,+5\n".into(),
            "options.csv: line 2, column cost: found \"+5\"",
        ),
        (
            "option twice",
            "options.csv",
            "student,site,cost\na,v0,1\nb,v0,1\na,v0,2\n".into(),
            "options.csv: line 4: found the option a, v0 again (first on line 2); expected each option once",
        ),
        (
            "pair of one",
            "pairs.csv",
            "student_a,student_b\na,a\n".into(),
            "pairs.csv: line 2, column student_b: found \"a\"; expected another student",
        ),
    ];
    for (name, file, text, expected) in cases {
        let folder = Folder::new("refused");
        folder.write(file, &text);
        let refusal = read_problem(&folder.0).map(|_| ()).expect_err(name).to_string();
        assert!(refusal.contains(expected), "{name}: {refusal}");
        assert_eq!(solve_command(&folder.solve()), 2, "{name}");
        assert!(!folder.path("plan.csv").exists(), "{name}: nothing is written");
    }
    for file in ["problem.toml", "sites.csv", "capacity.csv", "students.csv", "options.csv"] {
        let folder = Folder::new("missing");
        fs::remove_file(folder.path(file)).expect("the file was there");
        let refusal = read_problem(&folder.0).expect_err(file).to_string();
        assert!(refusal.contains(file) && refusal.contains("no such file"), "{refusal}");
    }
    let folder = Folder::new("bytes");
    fs::write(folder.path("students.csv"), b"student,municipality\na,G\xE4vle\n").expect("the folder can be written");
    let refusal = read_problem(&folder.0).expect_err("Latin-1").to_string();
    assert!(refusal.contains("students.csv: line 2: found bytes that are no text; expected UTF-8"), "{refusal}");
}

#[test]
fn locks_that_cannot_be_kept_are_refused() {
    let cases = [
        ("z,0,v0", "a student who is not there"),
        ("a,1,v0", "a period that is not there"),
        ("a,0,v7", "a site that is not there"),
        ("c,0,v0", "a site that is no option"),
        ("a,0,v0\na,0,v1", "twice"),
        ("a,0,v0\nb,0,v0", "more locks than seats"),
    ];
    for (rows, name) in cases {
        let folder = Folder::new("locks");
        folder.write("locked.csv", &format!("student,period,site\n{rows}\n"));
        let arguments = SolveArguments { locked: Some(folder.path("locked.csv")), ..folder.solve() };
        assert_eq!(solve_command(&arguments), 2, "{name}");
    }
    let folder = Folder::new("locked");
    folder.write("locked.csv", "student,period,site\na,0,v0\nd,0,v1\nb,0,\n");
    let arguments = SolveArguments { locked: Some(folder.path("locked.csv")), ..folder.solve() };
    assert_eq!(solve_command(&arguments), 0);
    assert_eq!(folder.read("plan.csv"), "student,period,site\na,0,v0\nb,0,\nc,0,v1\nd,0,v1\n");
    assert_eq!(check_command(&folder.check()), 0);
    let with_locks = CheckArguments {
        locked: Some(folder.path("locked.csv")),
        certificate: Some(folder.path("plan.prices.csv")),
        ..folder.check()
    };
    assert_eq!(check_command(&with_locks), 0, "the prices prove the plan among plans with these locks");
}

#[test]
fn a_wrong_plan_report_or_certificate_is_a_violation() {
    let plan = "student,period,site\na,0,v1\nb,0,v0\nc,0,v1\nd,0,\n";
    let cases = [
        ("as solved", plan.to_owned(), 0),
        ("worse", "student,period,site\na,0,v0\nb,0,v1\nc,0,v1\nd,0,\n".into(), 1),
        ("row missing", "student,period,site\na,0,v1\nb,0,v0\nc,0,v1\n".into(), 1),
        ("row twice", format!("{plan}a,0,v1\n"), 1),
        ("other student", plan.replace("d,0,", "x,0,"), 1),
        ("other period", plan.replace("d,0,", "d,1,"), 1),
        ("other site", plan.replace("b,0,v0", "b,0,v7"), 1),
        ("no option", plan.replace("c,0,v1", "c,0,v0"), 1),
        ("too many", plan.replace("d,0,", "d,0,v1"), 1),
        ("no number", plan.replace("d,0,", "d,x,"), 2),
    ];
    for (name, text, status) in cases {
        let folder = Folder::new("tampered");
        assert_eq!(solve_command(&folder.solve()), 0);
        folder.write("plan.csv", &text);
        assert_eq!(check_command(&folder.check()), status, "{name}");
    }
    let reports = [
        ("\"unplaced\": 1,", "\"unplaced\": 0,"),
        ("\"cost\": 47", "\"cost\": 46"),
        ("\"cost_bound\": 47", "\"cost_bound\": 48"),
        ("\"unplaced_bound\": 1", "\"unplaced_bound\": 2"),
        ("\"unplaced_bound\": 1", "\"unplaced_bound\": 0"),
        ("\"gap\": 0.0", "\"gap\": null"),
        ("\"proved_optimal\": true", "\"proved_optimal\": 1"),
        ("\"1\":1", "\"1\":0"),
        ("\"peak_mib\"", "\"peak\""),
    ];
    for (from, to) in reports {
        let folder = Folder::new("report");
        assert_eq!(solve_command(&folder.solve()), 0);
        let report = folder.read("report.json");
        assert!(report.contains(from), "{from} in {report}");
        folder.write("report.json", &report.replace(from, to));
        assert_eq!(check_command(&folder.check()), 1, "{to}");
    }
    let certificates = [
        ("site,price\nv0,0\n", 1),
        ("site,price\nv0,-3\n", 1),
        ("site,price\nv0,1.5\n", 2),
        ("site,price\nv9,1\n", 2),
        ("site,price\nv0,1\nv0,1\n", 2),
        ("site,price\nv0,99999999999999999999999999999999999999999999\n", 1),
    ];
    for (text, status) in certificates {
        let folder = Folder::new("prices");
        assert_eq!(solve_command(&folder.solve()), 0);
        folder.write("plan.prices.csv", text);
        assert_eq!(check_command(&folder.check()), status, "{text}");
    }
}

#[test]
fn changes_from_the_plan_before_are_counted() {
    let folder = Folder::new("before");
    folder.write("before.csv", "student,period,site\na,0,v0\nb,0,v1\nc,0,gone\nd,0,v1\nz,0,v0\n");
    let previous = Some(folder.path("before.csv"));
    assert_eq!(solve_command(&SolveArguments { previous: previous.clone(), ..folder.solve() }), 0);
    assert_eq!(folder.read("plan.csv"), "student,period,site\na,0,v0\nb,0,v1\nc,0,\nd,0,v1\n");
    let report: serde_json::Value = serde_json::from_str(&folder.read("report.json")).expect("the report is JSON");
    assert_eq!((&report["displaced"], &report["changed"], &report["moved"]), (&1.into(), &1.into(), &0.into()));
    let check = CheckArguments { previous: previous.clone(), ..folder.check() };
    assert_eq!(check_command(&check), 0);
    folder.write("report.json", &folder.read("report.json").replace("\"changed\": 1", "\"changed\": 0"));
    assert_eq!(check_command(&check), 1);
    let cheap = SolveArguments { previous, change_price: Some(1), ..folder.solve() };
    assert_eq!(solve_command(&cheap), 0);
    assert_eq!(
        folder.read("plan.csv"),
        "student,period,site\na,0,v1\nb,0,v0\nc,0,\nd,0,v1\n",
        "a change for little is made"
    );
}

/// Optima as the benchmark's own notes give them; the files stand beside the repository on a developer's machine.
#[test]
fn assignment_problems_of_the_literature_are_solved_to_their_optimum() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("LARBRO_SHARED").map_or(beside, PathBuf::from).join("instances/assign");
    for (name, optimum) in [("assign100", 769), ("assign200", 4204), ("assign400", 20576), ("assign600", 1176)] {
        let path = root.join(format!("{name}.txt"));
        let Ok(text) = fs::read_to_string(&path) else {
            println!("passed over: {name} is not beside the repository");
            continue;
        };
        let numbers: Vec<u32> = text.split_whitespace().map(|n| n.parse().expect("whole numbers")).collect();
        let n = numbers[0];
        let mut parts = larbro_matching::ProblemBuilder::one_period(1);
        for at in 0..n {
            let site = parts.site(format!("v{at}"), 0, "");
            parts.seats(site, 0, 1);
            parts.student(format!("s{at}"), "", 0);
        }
        for (at, cost) in numbers[1..].iter().enumerate() {
            parts.option(at as u32 / n, at as u32 % n, *cost);
        }
        let problem = parts.build().expect("the instance fits");
        let found = larbro_matching::solve(&problem, &larbro_matching::SolveOptions::default(), &mut |_| {
            std::ops::ControlFlow::Continue(())
        })
        .expect("nothing is locked");
        assert_eq!((found.report.unplaced, found.report.cost), (0, optimum), "{name}");
    }
}

#[test]
fn wishes_are_read_solved_and_checked() {
    let folder = Folder::new("wishes");
    let head = "format = \"larbro-matching-1\"\nperiods = 1\ntypes = 2\ncoverage = \"one\"\n";
    folder.write("problem.toml", &format!("{head}bands = [11, 40]\nlottery = 7\n"));
    folder.write("continuity.csv", "student,site,again\na,v1,yes\nc,v1,never\n");
    folder.write("precedence.csv", "student,municipality\nb,Falun\n");
    assert_eq!(solve_command(&folder.solve()), 0);
    assert_eq!(check_command(&folder.check()), 0);
    assert_eq!(folder.read("plan.csv"), "student,period,site\na,0,v0\nb,0,v1\nc,0,\nd,0,v1\n");
    let report: serde_json::Value = serde_json::from_str(&folder.read("report.json")).expect("the report is JSON");
    for (level, count) in
        [("left out of class 1", 1), ("precedence not kept", 0), ("band above 40", 1), ("not back", 1)]
    {
        assert_eq!(report["levels"][level], serde_json::json!({"plan": count, "bound": count}), "{level}");
    }
    assert_eq!(report["spread"], serde_json::json!({"placed": 3, "worst": 50, "p95": 50, "median": 10}));
    // What is not so is found: a level, the spread, a price, a forbidden site.
    for (wrong, right) in [("\"worst\":50", "\"worst\":10"), ("\"plan\":1", "\"plan\":0")] {
        let text = folder.read("report.json");
        folder.write("report.json", &text.replace(wrong, right));
        assert_eq!(check_command(&folder.check()), 1, "{right}");
        folder.write("report.json", &text);
    }
    let prices = folder.read("plan.prices.csv");
    folder.write("plan.prices.csv", "site,level,price\nv1,1,1\n");
    assert_eq!(check_command(&folder.check()), 1);
    folder.write("plan.prices.csv", &prices);
    folder.write("plan.csv", "student,period,site\na,0,v0\nb,0,\nc,0,v1\nd,0,v1\n");
    assert_eq!(check_command(&CheckArguments { report: None, ..folder.check() }), 1);
}

#[test]
fn pairs_and_smallest_numbers_are_read_solved_and_checked() {
    let folder = Folder::new("pairs");
    folder.write("pairs.csv", "student_a,student_b,wish\na,b,together\nc,d,apart\n");
    folder.write("groups.csv", "municipality,smallest\nFalun,2\n");
    assert_eq!(solve_command(&folder.solve()), 0);
    assert_eq!(folder.read("plan.csv"), "student,period,site\na,0,v1\nb,0,v0\nc,0,v1\nd,0,\n");
    assert_eq!(check_command(&folder.check()), 0);
    folder.write("plan.csv", "student,period,site\na,0,v0\nb,0,v1\nc,0,\nd,0,\n");
    assert_eq!(check_command(&CheckArguments { report: None, ..folder.check() }), 1, "one in Falun is too few");
    folder.write("plan.csv", "student,period,site\na,0,v0\nb,0,\nc,0,v1\nd,0,v1\n");
    assert_eq!(check_command(&CheckArguments { report: None, ..folder.check() }), 1, "two meet who must be apart");
}

#[test]
fn wishes_that_cannot_be_read_are_refused_with_their_place() {
    let head = "format = \"larbro-matching-1\"\nperiods = 1\ntypes = 2\ncoverage = \"one\"\n";
    let cases = [
        ("problem.toml", format!("{head}bands = [3, 3]\n"), "line 5, column bands: found [3, 3]; expected whole costs"),
        ("problem.toml", format!("{head}fairness = 1\n"), "line 5, column fairness: found 1; expected \"leximin\""),
        ("problem.toml", format!("{head}lottery = -1\n"), "line 5, column lottery: found -1; expected a whole number"),
        (
            "pairs.csv",
            "student_a,student_b,wish\na,b,x\n".into(),
            "line 2, column wish: found \"x\"; expected together",
        ),
        ("groups.csv", "municipality,smallest\nFalun,2\nFalun,3\n".into(), "line 3, column municipality: found"),
        ("continuity.csv", "student,site,again\na,v0,no\n".into(), "line 2, column again: found \"no\"; expected yes"),
        ("precedence.csv", "student,municipality\nx,Falun\n".into(), "line 2, column student: found \"x\"; expected"),
    ];
    for (at, (file, text, expected)) in cases.into_iter().enumerate() {
        let folder = Folder::new(&format!("unread-{at}"));
        folder.write(file, &text);
        let refusal = read_problem(&folder.0).expect_err("the file is wrong").to_string();
        assert!(refusal.contains(expected), "{refusal} beside {expected}");
    }
}

#[test]
fn over_several_periods_what_is_forbidden_is_kept_and_pairs_are_counted() {
    let folder = Folder::new("several-wishes");
    let head = "format = \"larbro-matching-1\"\nperiods = 2\ntypes = 2\ncoverage = \"each-type-once\"\n";
    folder.write("problem.toml", head);
    folder.write("sites.csv", "site,type,municipality\nv0,0,Gävle\nv1,1,Falun\nv2,1,Falun\n");
    folder.write("capacity.csv", "site,period,seats\nv0,0,1\nv0,1,1\nv1,0,2\nv1,1,2\nv2,0,1\nv2,1,1\n");
    folder.write("students.csv", "student,municipality\na,Gävle\nb,Gävle\n");
    folder.write("options.csv", "student,site,cost\na,v0,1\na,v1,1\na,v2,9\nb,v0,1\nb,v1,1\n");
    folder.write("pairs.csv", "student_a,student_b\na,b\n");
    folder.write("continuity.csv", "student,site,again\na,v1,never\n");
    let solve = SolveArguments { budget_cpu: Some(0.05), ..folder.solve() };
    assert_eq!(solve_command(&solve), 0);
    assert_eq!(check_command(&folder.check()), 0);
    assert!(folder.read("plan.csv").contains("v2"), "a must not be at v1 again");
    let before = CheckArguments { previous: Some(folder.path("plan.csv")), ..folder.check() };
    assert_eq!(check_command(&CheckArguments { report: None, ..before }), 0);
    folder.write("plan.csv", &folder.read("plan.csv").replace("v2", "v1"));
    assert_eq!(check_command(&CheckArguments { report: None, ..folder.check() }), 1);
    // What cannot be kept over several periods is refused in words, not passed over.
    folder.write("problem.toml", &format!("{head}bands = [3]\n"));
    assert_eq!(solve_command(&solve), 2);
}
