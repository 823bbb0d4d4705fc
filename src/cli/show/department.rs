//! One department: what it answers for, what it owes, what it handed in.

use serde_json::{Value, json};

use super::{from_paper, history, history_json, judged, part, report_json, report_line, rows};
use crate::cli::desk::Desk;
use crate::cli::duties;
use crate::cli::failure::Failure;
use crate::cli::out::Out;
use crate::domain::duty::Duty;
use crate::domain::overview::{LetterStanding, Overview};
use crate::domain::state::Signed;
use crate::plan::{DepartmentId, Item, ItemKind, Part};
use crate::tui::text::{pad_right, width};

/// How many of its reports a page shows.
const REPORTS: usize = 10;

pub(super) fn show(
    desk: &Desk,
    id: &DepartmentId,
    json: bool,
    out: &mut Out,
) -> Result<(), Failure> {
    let overview = Overview::of(desk.state(), desk.today);
    if json {
        return out.json(&as_json(desk, id, &overview)?);
    }
    let (lang, state) = (desk.lang, desk.state());
    out.line(state.short(id))?;
    if let Some((told, (seq, _))) = lang.became(id, state).zip(state.ended.get(id)) {
        out.line(&format!("{told}  #{seq}"))?;
    }
    out.line("")?;
    rows(out, &papers(desk, id, &overview))?;
    let answers = state.items_of(id);
    for (which, kind) in [
        (Part::Lead, ItemKind::Target),
        (Part::Lead, ItemKind::Measure),
        (Part::Cooperating, ItemKind::Target),
        (Part::Cooperating, ItemKind::Measure),
    ] {
        let here = |(item, part): &&(Item, Part)| *part == which && item.code.kind == kind;
        let items: Vec<String> = answers
            .iter()
            .filter(here)
            .map(|(item, _)| titled(desk, item, overview.longest_code))
            .collect();
        let heading = lang.part_items(lang.part(which), lang.item_kind(kind), items.len());
        part(out, &heading, &items)?;
    }
    let open = |duty: &&Duty| !duty.is_settled();
    let duties: Vec<String> =
        overview.duties_of(id).filter(open).map(|duty| duty_line(desk, duty)).collect();
    part(out, lang.part_duties(), &duties)?;
    let reports = state.reports_of(id).take(REPORTS);
    let reports: Vec<String> =
        reports.map(|(seq, report)| report_line(desk, seq, report)).collect();
    part(out, lang.part_reports(), &reports)?;
    judged::of_department(desk, id, out)?;
    let option = format!("--department {}", state.short(id));
    history(desk, state.index.of_department(id), &option, out)
}

/// `code` is how long the longest is.
fn titled(desk: &Desk, item: &Item, code: usize) -> String {
    let state = desk.state();
    let title = state.clause(item).map_or("", |clause| &clause.title);
    let mark = if state.is_proposed(item) { desk.lang.proposed() } else { "" };
    let mark = pad_right(mark, width(desk.lang.proposed()));
    format!("{}{mark}  {title}", pad_right(&state.code(item), 6.max(code + 2)))
}

fn duty_line(desk: &Desk, duty: &Duty) -> String {
    let lang = desk.lang;
    let mark = if duty.proposed { lang.proposed() } else { "" };
    let standing = lang.standing(duty);
    let name = lang.duty_about(duty, desk.state());
    let lacks = match duty.particulars().lacks.len() {
        0 => String::new(),
        missing => format!("  {}", lang.lacking(missing)),
    };
    let mut line = format!("{}  {standing}  {mark}  {name}{lacks}", duty.due);
    if let Some(seq) = duty.particulars().answers {
        line.push_str(&format!("  #{seq}"));
    }
    if let Some((degree, stamp)) = duty.particulars().reminded {
        line.push_str(&format!("  {}", lang.reminded_on(lang.degree(degree), &stamp.on)));
    }
    line
}

/// Names, letter, scheme.
fn papers(desk: &Desk, id: &DepartmentId, overview: &Overview) -> Vec<(String, String)> {
    let (lang, state) = (desk.lang, desk.state());
    let name = state.department_ever(id).map(|known| &known.name);
    let standing = letter(id, overview);
    let mut letter = match standing {
        LetterStanding::None => lang.letter_none().to_owned(),
        LetterStanding::Issued(seq) => lang.letter_issued(seq),
        LetterStanding::Signed(seq) => lang.letter_signed(seq),
        LetterStanding::Countersigned(seq) => lang.letter_countersigned(seq),
    };
    let labels = [lang.label_signed(), lang.label_countersigned()];
    for (label, signed) in labels.into_iter().zip(signatures(desk, standing)) {
        let Some(signed) = signed else { continue };
        let mark = from_paper(lang, &signed.stamp);
        let row = format!("\n{label} #{}  {}  {mark}", signed.stamp.seq, signed.stamp.on);
        letter.push_str(&format!("{row}{} {}", signed.signatory, signed.title));
    }
    let scheme = match state.scheme_of(id) {
        Some(scheme) => {
            let filed = &scheme.filed;
            let section = format!("{}{}", from_paper(lang, filed), scheme.section);
            lang.scheme_row(filed.seq, filed.on, &section, &scheme.officer)
        }
        None => lang.not_filed().to_owned(),
    };
    vec![
        (lang.row_full_name().to_owned(), name.cloned().unwrap_or_default()),
        (lang.row_id().to_owned(), id.to_string()),
        (lang.row_letter(desk.state().plan_year(desk.today)), letter),
        (lang.row_scheme().to_owned(), scheme),
    ]
}

fn letter(id: &DepartmentId, overview: &Overview) -> LetterStanding {
    let row = overview.departments.iter().find(|row| row.id == *id);
    row.map_or(LetterStanding::None, |row| row.letter)
}

/// The signatures under a letter: the department's and the office's.
fn signatures(desk: &Desk, standing: LetterStanding) -> [Option<&Signed>; 2] {
    let letter = standing.seq().and_then(|seq| desk.state().letters.get(&seq));
    letter.map_or([None; 2], |it| [it.signed.as_ref(), it.countersigned.as_ref()])
}

fn as_json(desk: &Desk, id: &DepartmentId, overview: &Overview) -> Result<Value, Failure> {
    let state = desk.state();
    let known = state.department_ever(id);
    let item = |(item, part): (Item, Part)| {
        let proposed = state.is_proposed(&item);
        json!({"code": state.code(&item), "part": part, "proposed": proposed})
    };
    let duty = |duty: &Duty| {
        json!({
            "key": duty.key(), "rule": duty.rule, "kind": duty.kind,
            "name": desk.lang.duty_owed(duty), "year": duty.year, "due": duty.due,
            "standing": duties::standing(duty.standing), "proposed": duty.proposed,
            "answers": duty.particulars().answers,
            "lacks": duty.particulars().lacks.iter().map(|(_, id)| id).collect::<Vec<_>>(),
        })
    };
    let standing = letter(id, overview);
    let called = match standing {
        LetterStanding::None => "none",
        LetterStanding::Issued(_) => "issued",
        LetterStanding::Signed(_) => "signed",
        LetterStanding::Countersigned(_) => "countersigned",
    };
    let year = desk.state().plan_year(desk.today);
    let mut letter = json!({"year": year, "standing": called, "seq": standing.seq()});
    for (name, signed) in ["signed", "countersigned"].into_iter().zip(signatures(desk, standing)) {
        let Some(signed) = signed else { continue };
        letter[name] = json!({
            "seq": signed.stamp.seq, "on": signed.stamp.on, "signatory": signed.signatory,
            "title": signed.title, "on_behalf": signed.stamp.on_behalf,
        });
    }
    let scheme = state.scheme_of(id).map(|scheme| {
        json!({
            "seq": scheme.filed.seq, "on": scheme.filed.on, "section": scheme.section,
            "officer": scheme.officer, "on_behalf": scheme.filed.on_behalf,
        })
    });
    let reports = state.reports_of(id).map(|(seq, report)| report_json(desk, seq, report));
    let mut value = json!({
        "id": id,
        "short": state.short(id),
        "name": known.map(|known| &known.name),
        "kind": known.map(|known| known.kind),
        "ended": state.ended.get(id).map(|(seq, into)| json!({"entry": seq, "into": into})),
        "items": state.items_of(id).into_iter().map(item).collect::<Vec<_>>(),
        "letter": letter,
        "scheme": scheme,
        "duties": overview.duties_of(id).map(duty).collect::<Vec<_>>(),
        "reports": reports.collect::<Vec<_>>(),
        "history": history_json(desk, state.index.of_department(id))?,
    });
    for (name, part) in judged::department_json(desk, id) {
        value[name] = part;
    }
    Ok(value)
}
