#!/usr/bin/env python3
"""Runs the matching engine beside its peers on the same folders in the same run, and writes the figures down.

  bench/matching.py [SECTION ...] [--sizes 10000,100000] [--seeds 1] [--rounds 3]

Sections: single (beside OR-tools' min-cost flow), assign (OR-Library instances), scale (as single, larger), loose and
tight (several periods, each type once), dense (one type), questions (repair and reasons), mss (medical student
scheduling), fair (wishes). Without one, all of them but scale and mss.
Peers, generators and instances are in ../shared beside the repository, or where LARBRO_SHARED says. The Python they
need is made once in a temporary folder, or taken from LARBRO_BENCH_VENV. What was run is written to
docs/figures-matching.md, each section by itself.
"""
import argparse
import datetime
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("LARBRO_SHARED", ROOT.parent / "shared"))
PEERS = SHARED / "peers"
VENV = Path(os.environ.get("LARBRO_BENCH_VENV", Path(tempfile.gettempdir()) / "larbro-bench-venv"))
PYTHON = VENV / "bin" / "python"
DOC = ROOT / "docs" / "figures-matching.md"
OPTIMA = {"assign100": 769, "assign150": 3237, "assign200": 4204, "assign300": 15537, "assign400": 20576, "assign500": 991,
          "assign600": 1176, "assign700": 1362}


def run(*words, **options):
    return subprocess.run([str(w) for w in words], check=True, text=True, capture_output=True, **options).stdout


def prepare():
    """The peers' Python, and our own program as it is deployed."""
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
        run(PYTHON, "-m", "pip", "install", "--quiet", "ortools", "highspy", "scipy", "pandas")
    run("cargo", "build", "--profile", "dist", "-p", "larbro-matching", "--examples", cwd=ROOT)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "dist" / "examples" / "larbro-matching"


def made(work, kind, size, seed, *options):
    """The folder of a generated instance."""
    folder = work / "-".join([kind, str(size), str(seed), *(o.strip("-") for o in options)])
    if not folder.exists():
        run(PYTHON, PEERS / "gen.py", kind, size, seed, folder, "--plain", *options)
        run(PYTHON, PEERS / "to_problem.py", "gen", f"{folder}.npz", folder)
        Path(f"{folder}.npz").unlink()
    return folder


def own(program, folder, *options):
    """Our plan and report, checked by the peers' checker and by our own."""
    plan, report = folder / "own.csv", folder / "own.json"
    run(program, "solve", folder, "--plan", plan, "--report", report, *options)
    return json.loads(report.read_text())


def checked(program, folder):
    """Both checkers find the plan clean; what ours says of the proof."""
    plan, report = folder / "own.csv", folder / "own.json"
    theirs = json.loads(run(PYTHON, PEERS / "check_plan.py", "matching", folder, plan, "--report", report).splitlines()[-1])
    ours = json.loads(run(program, "check", folder, plan, "--report", report).splitlines()[-1])
    if theirs["violations"] or ours["violations"] or theirs.get("certificate") != ours.get("certificate"):
        raise SystemExit(f"{folder}: {theirs} {ours}")
    return ours


def peer(folder, *options):
    plan, report = folder / "peer.csv", folder / "peer.json"
    run(PYTHON, PEERS / "peer_plan.py", "matching", folder, "--plan", plan, "--report", report, *options)
    return json.loads(report.read_text())


def single(program, work, a):
    rows = ["| students | options | seed | left out | cost | OR-tools CPU s | Lärbro CPU s | ratio | OR-tools MiB | Lärbro MiB | ratio |",
            "|---|---|---|---|---|---|---|---|---|---|---|"]
    for size in a.sizes:
        for seed in a.seeds:
            folder = made(work, "single", size, seed)
            theirs, ours = [], []
            exact = peer(folder, "--solver", "mcf", "--no-certificate")
            theirs.append(exact)
            for _ in range(a.rounds):
                quick = peer(folder, "--solver", "mcf", "--no-certificate", "--unplaced-price", 100000)
                same = (quick["unplaced"], quick["cost"]) == (exact["unplaced"], exact["cost"])
                theirs.append(quick if same else peer(folder, "--solver", "mcf", "--no-certificate"))
                ours.append(own(program, folder))
            found = checked(program, folder)
            if (found["unplaced"], found["cost"]) != (exact["unplaced"], exact["cost"]) or "proves the" not in found["certificate"]:
                raise SystemExit(f"{folder}: {found} beside {exact}")
            t, o = min(r["solve_cpu_s"] for r in theirs), min(r["solve_cpu_s"] for r in ours)
            tm, om = min(r["peak_mib"] for r in theirs), max(r["peak_mib"] for r in ours)
            options = sum(1 for _ in open(folder / "options.csv", encoding="utf-8")) - 1
            rows.append(f"| {size:,} | {options:,} | {seed} | {found['unplaced']:,} | {found['cost']:,} | {t:.3f} | {o:.3f} | {o / t:.3f} | {tm} | {om} | {om / tm:.2f} |")
            print(rows[-1], flush=True)
    return ["Everybody gets one place of 30 near ones. Same number left out and same cost as OR-tools' min-cost flow, proved by the "
            "prices, verified by `larbro check` and by the peers' checker. CPU seconds of the solve alone, least of the rounds, run in "
            "turn; OR-tools has the small price for a student left out where that ends at the same plan, which is quicker for it. "
            "Memory is the most each whole process held, for OR-tools with its Python.", "", *rows]


def assign(program, work, a):
    rows = ["| instance | cost | optimum | CPU s |", "|---|---|---|---|"]
    for path in sorted((SHARED / "instances" / "assign").glob("assign*.txt")):
        folder = work / path.stem
        run(PYTHON, PEERS / "to_problem.py", "assign", path, folder)
        report = own(program, folder)
        found = checked(program, folder)
        if (found["unplaced"], found["cost"]) != (0, OPTIMA[path.stem]):
            raise SystemExit(f"{path}: {found}")
        rows.append(f"| {path.stem} | {found['cost']} | {OPTIMA[path.stem]} | {report['solve_cpu_s']:.3f} |")
        print(rows[-1], flush=True)
    return ["Dense assignment problems of OR-Library: everybody may go everywhere, one seat each.", "", *rows]


def scale(program, work, a):
    rows = ["| students | options | seed | left out | cost | OR-tools CPU s | Lärbro CPU s | ratio | OR-tools MiB | Lärbro MiB | ratio | proved |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    for size in a.scale:
        for seed in a.seeds if size <= 300000 else a.seeds[:1]:
            folder = made(work, "single", size, seed)
            ours = own(program, folder)
            found = json.loads(run(program, "check", folder, folder / "own.csv", "--report", folder / "own.json").splitlines()[-1])
            theirs = peer(folder, "--solver", "mcf", "--no-certificate", "--unplaced-price", 100000) if size <= 300000 else None
            if theirs and found["unplaced"] == theirs["unplaced"] and found["cost"] != theirs["cost"] or found["violations"]:
                raise SystemExit(f"{folder}: {found} beside {theirs}")
            options = sum(1 for _ in open(folder / "options.csv", encoding="utf-8")) - 1
            o, om = ours["solve_cpu_s"], ours["peak_mib"]
            beside = ("not run", "–", "–", "–")
            if theirs and found["unplaced"] == theirs["unplaced"]:
                beside = (f"{theirs['solve_cpu_s']:.1f}", f"{o / theirs['solve_cpu_s']:.3f}", theirs["peak_mib"], f"{om / theirs['peak_mib']:.2f}")
            proved = "yes" if "proves the" in found["certificate"] else "no"
            rows.append(f"| {size:,} | {options:,} | {seed} | {found['unplaced']:,} | {found['cost']:,} | {beside[0]} | {o:.2f} | {beside[1]} | {beside[2]} | {om} | {beside[3]} | {proved} |")
            print(rows[-1], flush=True)
            subprocess.run(["rm", "-r", folder], check=True)
    return ["One run each, one thread; the plan is proved by its prices through our own check, and has the number left out and the cost of OR-tools, "
            "which has the small price for a student left out.", "", *rows]


def dense(program, work, a):
    """Everybody wants the same type: one part that cannot be split."""
    rows = ["| students | seats | seed | left out | cost | CPU s | MiB | proved |", "|---|---|---|---|---|---|---|---|"]
    for slack in (1.15, 1.0, 0.8):
        for seed in a.seeds:
            folder = work / f"dense-{slack}-{seed}"
            code = ("import sys; sys.path.insert(0, sys.argv[1]); import gen; "
                    "gen.write_single(gen.single(100000, int(sys.argv[2]), types=1, slack=float(sys.argv[3])), sys.argv[4], plain=True)")
            run(PYTHON, "-c", code, PEERS, seed, slack, folder)
            run(PYTHON, PEERS / "to_problem.py", "gen", f"{folder}.npz", folder)
            r = own(program, folder)
            found = json.loads(run(program, "check", folder, folder / "own.csv", "--report", folder / "own.json").splitlines()[-1])
            proved = "yes" if "proves the" in found["certificate"] and not found["violations"] else "no"
            rows.append(f"| 100,000 | {slack:g} × | {seed} | {r['unplaced']:,} | {r['cost']:,} | {r['solve_cpu_s']:.2f} | {r['peak_mib']} | {proved} |")
            print(rows[-1], flush=True)
            subprocess.run(["rm", "-r", folder, f"{folder}.npz"], check=True)
    return ["One type, so that everybody competes with everybody: one part, one thread.", "", *rows]


def several(program, work, a, name, options, sizes, budget):
    rows = ["| students | seed | left out | its bound | cost | cost bound | gap | CPU s | MiB |", "|---|---|---|---|---|---|---|---|---|"]
    for size in sizes:
        for seed in a.several_seeds:
            folder = made(work, "multi", size, seed, *options)
            r = own(program, folder, "--budget-cpu", budget)
            checked(program, folder)
            bound = "–" if r["cost_bound"] is None else f"{r['cost_bound']:,}"
            gap = "–" if r["gap"] is None else f"{100 * r['gap']:.3f} %"
            rows.append(f"| {size:,} | {seed} | {r['unplaced']} | {r['unplaced_bound']} | {r['cost']:,} | {bound} | {gap} | {r['solve_cpu_s']:.1f} | {r['peak_mib']} |")
            print(rows[-1], flush=True)
    return [f"Six periods, each of six types once, {name}. `--budget-cpu {budget:g}`, of which this machine needs the seconds shown. Every plan is found "
            "clean by both checkers. No gap stands where the number left out is not proved.", "", *rows]


def loose(program, work, a):
    return several(program, work, a, "twice as many seats as are needed, 12 sites near per type", ["--slack", "2.0", "--k", "12"], a.several, a.budget)


def tight(program, work, a):
    return several(program, work, a, "1.3 times as many seats as are needed, 8 sites near per type: some cannot be placed", [], a.tight, a.tight_budget)


def questions(program, work, a):
    """Mending and reasons: the program of the examples asks and times itself."""
    rows = ["| seed | begin ms | site lost p50 | p99 | most | slot lost p99 | student lost p99 | slot added p99 | reasons begin ms | worth of all sites ms | why p50 | blocking p50 |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    for seed in a.seeds:
        folder = made(work, "single", 100000, seed)
        r = json.loads(run(program.with_name("questions"), folder, seed, a.questions))
        s, ms = r["site_lost"], lambda x: f"{x:.2f}"
        rows.append(f"| {seed} | {r['begin_ms']:.0f} + {r['freed_ms']:.0f} | {ms(s['p50'])} | {ms(s['p99'])} | {ms(s['most'])} | {ms(r['slot_lost']['p99'])} | {ms(r['student_lost']['p99'])} | "
                    f"{ms(r['slot_added']['p99'])} | {r['explain_ms']:.0f} | {r['worth_ms']:.0f} | {ms(r['why']['p50'])} | {ms(r['blocking']['p50'])} |")
        print(rows[-1], flush=True)
    return [f"100,000 students in one period, {a.questions} random changes of each kind to a plan with its prices. CPU milliseconds for all three choices together, "
            "for a site lost divided by the students it displaces. *Begin* is once for all questions: looking the prices over, and turning the options round for "
            "freed seats. *Worth* is one slot more and one fewer at every one of the 28,571 sites, exactly.", "", *rows]


def mss(program, work, a):
    """Medical student scheduling, by its own solver; the published best values stand in the instances' README."""
    run("cargo", "build", "--profile", "dist", "-p", "larbro-bench", "--bin", "mss", cwd=ROOT)
    solver, folder = program.parent.parent / "mss", SHARED / "instances" / "mss"
    published = dict(re.findall(r"- (\S+)\.dzn: (\d+)", (folder / "README.md").read_text(encoding="utf-8")))
    rows = ["| instance | published best | Lärbro | ratio | least satisfied | changes tried | CPU s |", "|---|---|---|---|---|---|---|"]
    for name in [name for name in published if (folder / f"{name}.dzn").exists()]:
        r, best = json.loads(run(solver, folder / f"{name}.dzn", 1, 60)), int(published[name])
        own = f"{r['score']:,} | {r['score'] / best:.4f}" if r["violations"] == 0 else f"none: {r['violations']} rules broken | –"
        rows.append(f"| {name} | {best:,} | {own} | {r['least']} | {r['tried'] / 1e6:.0f} million | {r['cpu_s']:.0f} |")
        print(rows[-1], flush=True)
    return ["The files of the harder set for which the repository of the instances gives a best value (simulated annealing of 50 million evaluations, 23 to 65 s "
            "on another machine). Satisfaction, more is better; seed 1, 60 CPU seconds, one thread; scores and broken rules by a check of its own.", "", *rows]


def fair(program, work, a):
    rows = ["| students | wish | left out | cost | worst | p95 | median | proved | CPU s | MiB |", "|---|---|---|---|---|---|---|---|---|---|"]
    for size in a.fair:
        for seed in a.seeds:
            folder = made(work, "single", size, seed)
            plain = (folder / "problem.toml").read_text()
            for name, line in (("none", ""), ("bands", "bands = [300, 600, 900, 1200]"), ("leximin", 'fairness = "leximin"'), ("lots", "lottery = 20261125")):
                (folder / "problem.toml").write_text(f"{plain}\n{line}\n")
                r = own(program, folder)
                found = json.loads(run(program, "check", folder, folder / "own.csv", "--report", folder / "own.json").splitlines()[-1])
                proved = "yes" if found["violations"] == 0 and "proves the" in found["certificate"] else "no"
                s = r["spread"]
                rows.append(f"| {size:,} | {name} | {r['unplaced']} | {r['cost']:,} | {s['worst']:,} | {s['p95']:,} | {s['median']:,} | {proved} | {r['solve_cpu_s']:.2f} | {r['peak_mib']} |")
                print(rows[-1], flush=True)
            (folder / "problem.toml").write_text(plain)
    return ["The problems of one period above with one wish each; costs are tenths of minutes. Bands at 300, 600, 900 and 1,200. Proved: `larbro check` finds the "
            "plan clean and its prices in levels prove it.", "", *rows]


TITLES = {"single": "One period", "assign": "Assignment problems of the literature", "scale": "One period, large", "loose": "Several periods, loose",
          "tight": "Several periods, tight", "questions": "Repair and reasons", "dense": "One period, one type", "mss": "Medical student scheduling", "fair": "Wishes"}
SECTIONS = {"single": single, "assign": assign, "loose": loose, "tight": tight, "questions": questions, "dense": dense, "mss": mss, "scale": scale, "fair": fair}


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), platform.machine())
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo", encoding="utf-8") if line.startswith("MemTotal"))
    versions = run(PYTHON, "-c", "from importlib.metadata import version as v; print(*(f'{n} {v(n)}' for n in ('ortools', 'highspy', 'scipy')), sep=', ')").strip()
    return f"{os.cpu_count()} × {model}, {memory // 2**20} GiB; {run('rustc', '--version').split(' (')[0]}, profile dist; {versions}"


def write(name, lines, command):
    """Replaces one section of the figures and leaves the others."""
    head = ("# Figures of the matching engine\n\nMade by `bench/matching.py`, which says how; each section with its command, day and machine. "
            "Other work may have run on the machine at the same time, so processor seconds are compared, not the clock.\n")
    text = DOC.read_text(encoding="utf-8") if DOC.exists() else head
    body = f"## {TITLES[name]}\n\n`{command}` on {datetime.date.today()}; {machine()}.\n\n" + "\n".join(lines) + "\n"
    old = re.compile(rf"^## {re.escape(TITLES[name])}\n.*?(?=^## |\Z)", re.S | re.M)
    text = old.sub(lambda _: body + "\n", text) if old.search(text) else text.rstrip() + "\n\n" + body
    DOC.parent.mkdir(exist_ok=True)
    DOC.write_text(text.rstrip() + "\n", encoding="utf-8")


def main():
    numbers = lambda text: [int(n) for n in text.split(",")]
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sections", nargs="*", choices=[*SECTIONS, []], metavar="SECTION")
    ap.add_argument("--sizes", type=numbers, default=[10000, 100000])
    ap.add_argument("--seeds", type=numbers, default=[1])
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--questions", type=int, default=200)
    ap.add_argument("--scale", type=numbers, default=[300000, 1000000])
    ap.add_argument("--fair", type=numbers, default=[10000])
    ap.add_argument("--several", type=numbers, default=[200, 1000, 5000])
    ap.add_argument("--tight", type=numbers, default=[200, 1000])
    ap.add_argument("--several-seeds", type=numbers, default=[1, 2, 3, 4, 5])
    ap.add_argument("--budget", type=float, default=10)
    ap.add_argument("--tight-budget", type=float, default=60)
    a = ap.parse_args()
    if not PEERS.is_dir():
        raise SystemExit(f"{PEERS} is not there; say where in LARBRO_SHARED")
    program = prepare()
    command = " ".join(["bench/matching.py", *sys.argv[1:]])
    with tempfile.TemporaryDirectory(prefix="larbro-bench-") as work:
        for name in a.sections or [name for name in SECTIONS if name not in ("scale", "mss")]:
            write(name, SECTIONS[name](program, Path(work), a), command)


if __name__ == "__main__":
    main()
