//! What happens on the pages of `/admin/import`: take a file, show what it would do, do it or throw it away.

use std::sync::Arc;

use kernel::{ImportId, Lang, Refusal};
use tokio::sync::Semaphore;

use super::rules::{self, Outcome};
use super::store::{self, Import, State};
use super::views::{FormPage, IndexPage, Listed, OverPage, ReviewPage, Waiting};
use super::{FilesToTry, Importer, Reviewed};
use crate::audit::Entry;
use crate::failure::{Done, Stop};
use crate::files::export::{CSV_TYPE, XLSX_TYPE, file_name};
use crate::files::{CsvStyle, Limits, Said, Sheet, Table, parse_in_child, with_errors};
use crate::ui::Choice;
use crate::web::{Ctx, Reply};

/// How many uploads are parsed at once: each may take as much memory as its limits allow.
static PARSERS: Semaphore = Semaphore::const_new(2);

/// The importer that the address names, if the acting person may use it.
fn importer(c: &Ctx) -> Done<Importer> {
    let (kind, role) = (c.param("kind"), c.actor().role);
    let found = c.house.importers.iter().find(|i| i.name == kind && i.roles.contains(&role)).copied();
    Ok(found.ok_or_else(Refusal::not_found)?)
}

/// A file of the acting person, and its importer.
async fn mine(c: &mut Ctx) -> Done<(Importer, Import)> {
    let importer = importer(c)?;
    let id: ImportId = c.id("import")?;
    let scope = c.scope();
    let import = store::find(c, &scope, id).await?.filter(|i| i.kind == importer.name);
    Ok((importer, import.ok_or_else(Refusal::not_found)?))
}

async fn choices(c: &mut Ctx, importer: &Importer) -> Done<Option<Vec<(String, String)>>> {
    Ok(match importer.target {
        Some(choices) => Some(choices(c).await?),
        None => None,
    })
}

/// What a target is called; refused when it is not, or no longer, one of the choices.
async fn target_label(c: &mut Ctx, importer: &Importer, target: &str) -> Done<Option<String>> {
    let Some(choices) = choices(c, importer).await? else { return Ok(None) };
    let chosen = choices.into_iter().find(|(id, _)| id == target);
    let refusal = || Refusal::invalid("import-no-target").field("target", "import-no-target-field");
    Ok(Some(chosen.ok_or_else(refusal)?.1))
}

/// The kinds of files that the person may read in, and what they have begun.
pub async fn index(c: &mut Ctx) -> Done<Reply> {
    let (role, scope) = (c.actor().role, c.scope());
    let house = c.house.clone();
    let mine: Vec<&Importer> = house.importers.iter().filter(|i| i.roles.contains(&role)).collect();
    let waiting = store::waiting(c, &scope).await?;
    let waiting = waiting.into_iter().filter_map(|import| {
        let importer = mine.iter().find(|i| i.name == import.kind)?;
        Some(Waiting {
            what: c.t.say(importer.title_key),
            file_name: import.file_name,
            href: format!("/admin/import/{}/{}", import.kind, import.id),
            since: import.created_at,
        })
    });
    let waiting = waiting.collect();
    let kinds = mine.iter().map(|i| Listed {
        name: i.name,
        title: c.t.say(i.title_key),
        explanation: c.t.say(i.explain_key),
        columns: i.columns.all(),
    });
    Ok(IndexPage { kinds: kinds.collect(), waiting }.render(&c.t).into())
}

/// Where a file of one kind is handed in.
pub async fn form(c: &mut Ctx) -> Done<Reply> {
    let importer = importer(c)?;
    let choices = choices(c, &importer).await?;
    let asked = c.query.get("target").to_owned();
    let only = choices.as_ref().filter(|all| all.len() == 1).map(|all| all[0].0.clone());
    let page = FormPage {
        kind: Listed {
            name: importer.name,
            title: c.t.say(importer.title_key),
            explanation: c.t.say(importer.explain_key),
            columns: importer.columns.all(),
        },
        targets: choices.map(|all| all.into_iter().map(|(id, label)| Choice::new(id, label)).collect()),
        target: c.value("target", &only.unwrap_or(asked)),
        problems: [c.problem("target"), c.problem("file")],
        to_try: to_try(c, importer.name),
        errors: c.error_summary(),
        guard: c.guard(),
    };
    Ok(page.render(&c.t).into())
}

/// The demo's files of a kind: what the link says, and where it leads.
fn to_try(c: &Ctx, kind: &str) -> Vec<(String, String)> {
    let files = c.house.provided.get::<FilesToTry>().map_or(&[][..], |lent| lent.0);
    let mine = files.iter().filter(|f| f.kind == kind);
    mine.map(|f| (c.t.say(f.label_key), c.t.to(f.href))).collect()
}

/// Takes a file: it is parsed in a bounded process of its own and kept sealed, and nothing else is written.
pub async fn upload(c: &mut Ctx) -> Done<Reply> {
    let importer = importer(c)?;
    let target = if importer.target.is_some() { c.form.get("target").to_owned() } else { String::new() };
    target_label(c, &importer, &target).await?;
    let Some(file) = c.upload.clone() else {
        return Err(Refusal::invalid("import-no-file").field("file", "import-no-file-field").into());
    };
    let name = rules::plain_file_name(&file.name);
    let house = Arc::clone(&c.house);
    let parsed = c
        .away(async {
            let _turn = PARSERS.acquire().await.map_err(Stop::failed)?;
            Done::Ok(parse_in_child(&house.config.program, &name, &file.bytes, &Limits::DEFAULT).await)
        })
        .await??;
    let sheet = parsed.map_err(|refusal| {
        let lang = c.t.lang;
        Refusal::invalid("import-refused")
            .with("what", refusal.sentence(lang))
            .with("fix", refusal.fix(lang))
            .field("file", "import-refused-field")
    })?;
    // Whoever was let through before the file was read must still be let through now.
    target_label(c, &importer, &target).await?;
    let id = store::keep(c, importer.name, &target, &sheet).await?;
    c.audit(Entry::new("platform.import.upload", format!("{id} {} {} rows", importer.name, sheet.rows.len())));
    Ok(Reply::see(c.t.to(&format!("/admin/import/{}/{id}", importer.name))))
}

/// What the file would do, and the words that protected rows get instead of what stands in them.
async fn judged(c: &mut Ctx, importer: &Importer, import: &Import) -> Done<(Sheet, Reviewed, Outcome)> {
    let sheet = store::open(c, import)?;
    let reviewed = (importer.review)(c, &import.target, &sheet).await?;
    let outcome = Outcome::of(&sheet, &reviewed);
    Ok((sheet, reviewed, outcome))
}

fn unsaid(c: &Ctx) -> Said {
    let say = |lang| c.t.in_language(lang).say("import-row-unsaid");
    Said::both(say(Lang::Sv), say(Lang::En))
}

/// The review: what would happen, what is wrong and how to mend it.
pub async fn review(c: &mut Ctx) -> Done<Reply> {
    let (importer, import) = mine(c).await?;
    let title = c.t.say(importer.title_key);
    if import.state != State::Review {
        let errors = c.error_summary();
        let page = OverPage { kind: importer.name, title, file_name: import.file_name, state: import.state, errors };
        return Ok(page.render(&c.t).into());
    }
    let target = target_label(c, &importer, &import.target).await.map_err(|_| Refusal::not_found())?;
    let (sheet, reviewed, outcome) = judged(c, &importer, &import).await?;
    let page = ReviewPage {
        kind: importer.name,
        title,
        id: import.id.to_string(),
        file_name: import.file_name,
        target,
        ends: import.created_at.plus_seconds(store::KEPT_SECONDS),
        outcome,
        doubtful: sheet.encoding_guess,
        findings: rules::shown(&reviewed, &unsaid(c)),
        page: c.query.int("sida").and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
        words_problem: c.problem("ord"),
        errors: c.error_summary(),
        guards: [c.guard().version(import.version), c.guard().version(import.version)],
    };
    Ok(page.render(&c.t).into())
}

/// Reads the valid rows in, if the file still does what the person has seen.
pub async fn apply(c: &mut Ctx) -> Done<Reply> {
    let (importer, import) = mine(c).await?;
    over(&import)?;
    target_label(c, &importer, &import.target).await?;
    let (sheet, _, outcome) = judged(c, &importer, &import).await?;
    if !sheet.encoding_guess.is_empty() && !c.form.has("ord") {
        return Err(Refusal::invalid("import-words-unsure").field("ord", "import-words-unsure-field").into());
    }
    if outcome.mark() != c.form.get("sett") {
        return Err(Refusal::conflict("import-moved-on").into());
    }
    if outcome.valid() == 0 {
        return Err(Refusal::invalid("import-no-valid-row").into());
    }
    let done = (importer.apply)(c, &import.target, &sheet).await?;
    if (done.new, done.changed) != (outcome.new, outcome.changed) {
        let (kind, mark) = (importer.name, outcome.mark());
        return Err(Stop::failed(format!("the importer {kind} did {done:?}, and its review had said {mark}")));
    }
    end(c, &import, State::Applied).await?;
    let (new, changed, unchanged, apart, wrong) =
        (done.new, done.changed, done.unchanged, outcome.apart, outcome.wrong);
    let object = format!(
        "{} {} {new} new, {changed} changed, {unchanged} unchanged, {apart} apart, {wrong} refused",
        import.id, importer.name
    );
    c.audit(Entry::new("platform.import.apply", object));
    let args =
        [("a", new.into()), ("b", changed.into()), ("c", unchanged.into()), ("n", apart.into()), ("of", wrong.into())];
    Ok(Reply::done(c.t.to(&format!("/admin/import/{}", importer.name)), "import-done", &args))
}

/// Throws the file away.
pub async fn discard(c: &mut Ctx) -> Done<Reply> {
    let (importer, import) = mine(c).await?;
    over(&import)?;
    end(c, &import, State::Discarded).await?;
    c.audit(Entry::new("platform.import.discard", format!("{} {}", import.id, importer.name)));
    Ok(Reply::done(c.t.to(&format!("/admin/import/{}", importer.name)), "import-discarded", &[]))
}

fn over(import: &Import) -> Done<()> {
    match import.state {
        State::Review => Ok(()),
        State::Applied => Err(Refusal::conflict("import-is-applied").into()),
        State::Discarded => Err(Refusal::conflict("import-is-discarded").into()),
    }
}

async fn end(c: &mut Ctx, import: &Import, state: State) -> Done<()> {
    let scope = c.scope();
    let version = c.form.int("version").unwrap_or(0);
    if store::end(c, &scope, import.id, version, state).await? {
        return Ok(());
    }
    Err(Refusal::conflict("import-moved-on").into())
}

#[derive(Clone, Copy)]
enum Ending {
    Csv,
    Xlsx,
}

fn file(c: &Ctx, stem: &str, table: &Table, ending: Ending) -> Done<Reply> {
    let style = if c.t.lang == Lang::Sv { CsvStyle::Swedish } else { CsvStyle::Plain };
    let (ending, content_type, bytes) = match ending {
        Ending::Csv => ("csv", CSV_TYPE, table.csv(style)),
        Ending::Xlsx => ("xlsx", XLSX_TYPE, table.xlsx().map_err(Stop::failed)?),
    };
    Ok(Reply::File { name: file_name(stem, ending), content_type, bytes })
}

/// The file as it came, less its protected rows, with a column that tells what is wrong.
async fn errors(c: &mut Ctx, ending: Ending) -> Done<Reply> {
    let (importer, import) = mine(c).await?;
    if import.state != State::Review {
        return Err(Refusal::not_found().into());
    }
    target_label(c, &importer, &import.target).await.map_err(|_| Refusal::not_found())?;
    let (sheet, reviewed, _) = judged(c, &importer, &import).await?;
    let findings = rules::shown(&reviewed, &unsaid(c));
    let personal = importer.columns.all().iter().any(|column| column.personal);
    let (sheet, findings) = rules::handed_out(sheet, findings, &reviewed, personal);
    c.audit(Entry::new("platform.import.errors", format!("{} {} rows", import.id, sheet.rows.len())));
    let stem = import.file_name.rsplit_once('.').map_or(import.file_name.as_str(), |(stem, _)| stem);
    let stem = format!("{stem} {}", c.t.say("import-errors-stem"));
    file(c, &stem, &with_errors(&sheet, &findings, c.t.lang), ending)
}

/// The example, with its rows or without.
fn sample(c: &Ctx, ending: Ending, rows: bool) -> Done<Reply> {
    let importer = importer(c)?;
    let mut table = (importer.example)(c.t.lang);
    let stem = format!(
        "{} {}",
        c.t.say(importer.title_key),
        c.t.say(if rows { "import-example-stem" } else { "import-template-stem" })
    );
    if !rows {
        table.rows.clear();
    }
    file(c, &stem, &table, ending)
}

/// The errors as CSV.
pub async fn errors_csv(c: &mut Ctx) -> Done<Reply> {
    errors(c, Ending::Csv).await
}

/// The errors as a workbook.
pub async fn errors_xlsx(c: &mut Ctx) -> Done<Reply> {
    errors(c, Ending::Xlsx).await
}

/// An empty file to fill in, as CSV.
pub async fn template_csv(c: &mut Ctx) -> Done<Reply> {
    sample(c, Ending::Csv, false)
}

/// An empty file to fill in, as a workbook.
pub async fn template_xlsx(c: &mut Ctx) -> Done<Reply> {
    sample(c, Ending::Xlsx, false)
}

/// A filled file with invented rows, as CSV.
pub async fn example_csv(c: &mut Ctx) -> Done<Reply> {
    sample(c, Ending::Csv, true)
}

/// A filled file with invented rows, as a workbook.
pub async fn example_xlsx(c: &mut Ctx) -> Done<Reply> {
    sample(c, Ending::Xlsx, true)
}
