//! Why something cannot be done, in one sentence: the reason, and who could do it or what would
//! help.

use std::cmp::Reverse;

use super::{Lang, words};
use crate::domain::decide::{Authority, authority};
use crate::domain::form::Field;
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::search::Index;
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, Item};

/// How many names are offered for one that is nobody's.
const MEANT: usize = 3;

/// So many items are named.
const NAMED: usize = 5;

/// The sentence for a refusal, for somebody at a form. The state gives names to ids.
pub fn refuse(lang: Lang, refusal: &Refusal, state: &State) -> String {
    sentence(lang, refusal, state, &|field| lang.field(field).to_owned())
}

/// The sentence for a refusal, for somebody at the form of a command: fields as they are called there.
pub fn refuse_form(lang: Lang, kind: CommandKind, refusal: &Refusal, state: &State) -> String {
    let label = |field| lang.field_of(kind, field).to_owned();
    // Where it stands within a document says nothing to whoever filled in fields.
    match refusal {
        Refusal::Form(wrong) => match wrong.within() {
            WrongForm::DueDay(_) => lang.due_day(lang.field(Field::DueDay)),
            wrong => wrong_form(lang, wrong, &label),
        },
        _ => sentence(lang, refusal, state, &label),
    }
}

/// The sentence for a refusal, for whoever wrote the JSON line: fields by the names they have there.
pub fn refuse_line(lang: Lang, refusal: &Refusal, state: &State) -> String {
    sentence(lang, refusal, state, &|field| match lang {
        Lang::Zh => format!("{}（{}）", lang.field(field), field.name()),
        Lang::En => field.name().to_owned(),
    })
}

/// How a field is called.
pub(super) type Label<'a> = &'a dyn Fn(Field) -> String;

fn sentence(lang: Lang, refusal: &Refusal, state: &State, label: Label<'_>) -> String {
    match refusal {
        Refusal::Form(wrong) => wrong_form(lang, wrong, label),
        Refusal::Review(wrong) => super::reviews::refused(lang, wrong, state),
        Refusal::Document(wrong) => super::documents::refused(lang, wrong),
        Refusal::Support(wrong) => super::support::refused(lang, wrong),
        Refusal::Indicator(id, wrong) => super::indicators::refused(lang, id, wrong),
        _ => day_refused(lang, refusal, state, label)
            .or_else(|| authority_refused(lang, refusal, state))
            .or_else(|| given_refused(lang, refusal, state))
            .or_else(|| paper_refused(lang, refusal, state))
            .or_else(|| super::figures::refused(lang, refusal, state, label))
            .or_else(|| super::meetings::refused(lang, refusal, state))
            .or_else(|| super::actions::refused(lang, refusal, state))
            .or_else(|| super::warnings::refused(lang, refusal, state, label))
            .unwrap_or_else(|| lang.refused_other(format!("{refusal:?}"))),
    }
}

fn wrong_form(lang: Lang, wrong: &WrongForm, label: Label<'_>) -> String {
    match wrong {
        WrongForm::NotJson(why) => lang.not_json(why),
        WrongForm::NotAnObject => lang.not_an_object().to_owned(),
        WrongForm::NoKind => lang.no_kind().to_owned(),
        WrongForm::UnknownKind(kind) => lang.unknown_kind(kind),
        WrongForm::Missing(kind, field) => lang.missing_field(lang.command(*kind), label(*field)),
        WrongForm::UnknownField(kind, name) => {
            let form = kind.form();
            let fields = form.required.iter().chain(form.optional).map(|field| field.name());
            let around = [Field::On.name(), "on_behalf_of", Field::Attachments.name()];
            let known: Vec<_> = fields.chain(around).collect();
            lang.unknown_field(lang.command(*kind), name, known.join(lang.list_comma()))
        }
        WrongForm::OffCalendar(field, wrong) => {
            lang.day_off_calendar(label(*field), lang.off_calendar(*wrong))
        }
        WrongForm::Value(field) => lang.wrong_value(label(*field), lang.shape(field.shape())),
        WrongForm::Inside(kind, why) => lang.wrong_inside(lang.command(*kind), why),
        WrongForm::Control { field, at, code } => {
            lang.control_character(label(*field), *at, format!("U+{code:04X}"))
        }
        WrongForm::TooLong { field, long, max } => lang.too_long(label(*field), *long, *max),
        WrongForm::NotAName(field) => lang.not_a_name(label(*field)),
        WrongForm::PaperLacks(field) => lang.paper_lacks(label(*field)),
        WrongForm::At(place, wrong) => lang.wrong_at(place, wrong_form(lang, wrong, label)),
        WrongForm::NotANumber(text) => lang.not_a_number(text),
        WrongForm::DueDay(place) => lang.due_day(place),
    }
}

/// Who could do it.
fn who(lang: Lang, kind: CommandKind) -> &'static str {
    match authority(kind) {
        Authority::Office => lang.who_office(),
        Authority::Department => lang.who_department(),
        Authority::Leader => lang.who_leader(),
        Authority::Figures => lang.who_figures(),
        Authority::Statistics => lang.who_statistics(),
        Authority::Document => lang.who_document(),
        Authority::Anybody => lang.who_anybody(),
    }
}

fn authority_refused(lang: Lang, refusal: &Refusal, state: &State) -> Option<String> {
    let short = |id: &DepartmentId| state.short(id).to_owned();
    Some(match refusal {
        Refusal::NotEnrolled(person) if state.people.contains_key(person) => {
            lang.left_already(person)
        }
        Refusal::NotEnrolled(person) => lang.not_enrolled(person.bare()),
        Refusal::NotYourRole { kind, role } => {
            lang.not_your_role(lang.role(*role), lang.command(*kind), who(lang, *kind))
        }
        Refusal::NotYourDepartment { own, asked } => {
            lang.not_your_department(short(own), short(asked))
        }
        Refusal::NeedsPaper(kind) => lang.needs_paper(lang.command(*kind), who(lang, *kind)),
        Refusal::OnlyOfficeRecords => lang.only_office_records().to_owned(),
        Refusal::NoPaperHere(kind) => lang.no_paper_here(lang.command(*kind)),
        Refusal::NotYourEntry(entry) => lang.not_your_entry(*entry),
        Refusal::NotAsThen(entry) => lang.not_as_then(*entry),
        Refusal::LastSettings(entry) => lang.last_settings(*entry),
        Refusal::OnlyLooks(role) => lang.only_looks(lang.role(*role)),
        _ => return None,
    })
}

/// A day that cannot be, by the name of its field.
fn day_refused(lang: Lang, refusal: &Refusal, state: &State, label: Label<'_>) -> Option<String> {
    let field = label(refusal.field()?);
    Some(match refusal {
        Refusal::FutureDay(on) => lang.future_day(field, on),
        Refusal::DayTooEarly(on) => lang.day_too_early(field, on),
        Refusal::DayBefore { on, earliest, entry } => {
            let what = state.index.kind_of(*entry).map_or("", |kind| lang.event(kind));
            lang.day_before(field, on, earliest, *entry, what)
        }
        Refusal::DueTooEarly { due, earliest } => lang.due_too_early(field, due, earliest),
        Refusal::DueTooFar(due) => lang.due_too_far(field, due),
        _ => return None,
    })
}

fn given_refused(lang: Lang, refusal: &Refusal, state: &State) -> Option<String> {
    let short = |id: &DepartmentId| state.short(id).to_owned();
    let code = |item: &Item| state.code(item);
    Some(match refusal {
        Refusal::UnknownPlan(id) if id.is_unnamed() => lang.name_the_plan().to_owned(),
        Refusal::UnknownPlan(id) => lang.unknown_plan(id),
        Refusal::PlanExists(id) => lang.plan_exists(id),
        Refusal::EmptyPlan(id) => lang.empty_plan(id),
        Refusal::UnknownItem(item) => lang.unknown_item(code(item)),
        Refusal::UnknownDomain(number) => lang.unknown_domain(*number),
        Refusal::UnknownDepartment(text) => match meant(state, text).as_slice() {
            [] if text.contains(['、', '，', ',', '；', ';']) => lang.one_department(text),
            [] => lang.unknown_department(text),
            names => lang.department_meant(text, names.join(lang.list_comma())),
        },
        Refusal::DepartmentEnded(id, Some(into)) => lang.department_merged(short(id), short(into)),
        Refusal::DepartmentEnded(id, None) => lang.department_dissolved(short(id)),
        Refusal::DepartmentExists(id) => lang.department_exists(id),
        Refusal::NameTaken(name, id) => lang.name_taken(name, short(id)),
        Refusal::IntoItself(id) => lang.into_itself(short(id)),
        Refusal::StillAnswers(id, items) => lang.still_answers(short(id), *items),
        Refusal::UnknownPerson(id) => lang.unknown_person(id),
        Refusal::PersonExists(id) => lang.person_exists(id),
        Refusal::LoginTaken(login, id) => lang.login_taken(login, state.person_name(id)),
        Refusal::NotAnSshKey => lang.not_an_ssh_key().to_owned(),
        Refusal::SshKeyTaken(id) => lang.ssh_key_taken(state.person_name(id)),
        Refusal::SettingsUnchanged => lang.settings_unchanged().to_owned(),
        Refusal::RulesUnchanged => lang.rules_unchanged().to_owned(),
        Refusal::RulesAlike(one, other) => lang.rules_alike(one, other),
        Refusal::RuleOffset(id, years) => lang.rule_offset(id, *years),
        Refusal::NameUnchanged(id) => lang.name_unchanged(short(id)),
        Refusal::DemoStays => lang.demo_stays().to_owned(),
        Refusal::PersonUnchanged(id) => lang.person_unchanged(state.person_name(id)),
        Refusal::LastOfOffice(id) => lang.last_of_office(state.person_name(id)),
        Refusal::LiaisonNeedsDepartment => lang.liaison_needs_department().to_owned(),
        Refusal::NothingListed(kind) => lang.nothing_listed(lang.command(*kind)),
        _ => return None,
    })
}

/// The departments that a name which is nobody's may mean, the likeliest first.
fn meant<'a>(state: &'a State, text: &str) -> Vec<&'a str> {
    let all = state.departments();
    let named = all.iter().map(|known| (known.short.as_str(), vec![&known.short, &known.name]));
    let index = Index::new(named);
    let found: Vec<&str> = index.search(text, MEANT).into_iter().map(|hit| *hit.key).collect();
    if !found.is_empty() {
        return found;
    }
    // One character may be another.
    let slips = all.iter().map(|known| {
        (known.short.chars().filter(|one| text.contains(*one)).count(), known.short.as_str())
    });
    let written = text.chars().count();
    let mut slips: Vec<_> =
        slips.filter(|(common, _)| *common > 1 && *common * 3 >= written * 2).collect();
    sort_by_key(&mut slips, |(common, _)| Reverse(*common));
    slips.into_iter().take(MEANT).map(|(_, short)| short).collect()
}

fn first_codes(lang: Lang, items: &[Item], state: &State) -> String {
    let first: Vec<_> = items.iter().take(NAMED).map(|item| state.code(item)).collect();
    let first = first.join(lang.list_comma());
    if items.len() > NAMED { lang.and_so_on(first) } else { first }
}

fn paper_refused(lang: Lang, refusal: &Refusal, state: &State) -> Option<String> {
    let short = |id: &DepartmentId| state.short(id).to_owned();
    let code = |item: &Item| state.code(item);
    Some(match refusal {
        Refusal::NoLead(item) => lang.no_lead(code(item)),
        Refusal::Twice(item, Some(id)) => lang.department_twice(code(item), short(id)),
        Refusal::Twice(item, None) => lang.item_twice(code(item)),
        Refusal::NotAssigned(item) => lang.not_assigned(code(item)),
        Refusal::NothingToConfirm => {
            let given = |item: &&Item| state.assignment(item).is_some() && state.is_proposed(item);
            let left: Vec<Item> = state.assignments.keys().filter(given).cloned().collect();
            match left.is_empty() {
                true => lang.nothing_to_confirm().to_owned(),
                false => lang.confirm_elsewhere(first_codes(lang, &left, state)),
            }
        }
        Refusal::AnswersForNothing(id) => lang.answers_for_nothing(short(id)),
        Refusal::NotConfirmed(id, items) => {
            lang.not_confirmed(short(id), items.len(), first_codes(lang, items, state))
        }
        Refusal::YearOutside(year, from, to) => lang.year_outside(*year, *from, *to),
        Refusal::YearNotBegun(year) => lang.year_not_begun(*year),
        Refusal::LetterExists(id, year, seq) => lang.letter_exists(short(id), *year, *seq),
        Refusal::NoLetter(seq) => lang.no_letter(*seq),
        Refusal::AlreadySigned(letter, by) => lang.already_signed(*letter, *by),
        Refusal::NotSigned(letter) => lang.not_signed(*letter),
        Refusal::NoReport(seq) => lang.no_report(*seq),
        Refusal::ReportSettled(report, by) => lang.report_settled(*report, *by),
        Refusal::ReportReplaced(report, by) => lang.report_replaced(*report, *by),
        Refusal::NotReturned(report) => lang.not_returned(*report),
        Refusal::OtherOccasion(report, form, year) => {
            lang.other_occasion(*report, lang.report_form(*form), *year)
        }
        Refusal::NotTheirMeasure(item, id) => lang.not_their_measure(code(item), short(id)),
        Refusal::NotAMeasure(item) => lang.not_a_measure(code(item)),
        Refusal::NameInUse(entry, name, id) => lang.name_in_use(*entry, name, short(id)),
        Refusal::LoginInUse(entry, login, id) => {
            lang.login_in_use(*entry, login, state.person_name(id))
        }
        Refusal::SshKeyInUse(entry, id) => lang.ssh_key_in_use(*entry, state.person_name(id)),
        Refusal::AboutNothing => lang.about_nothing().to_owned(),
        Refusal::NoEntry(seq) => lang.no_entry(*seq),
        Refusal::AlreadyWithdrawn(entry, by) => lang.already_withdrawn(*entry, *by),
        Refusal::WithdrawalStands(entry) => lang.withdrawal_stands(*entry),
        Refusal::BuiltUpon(entry, by) => {
            let first: Vec<_> = by.iter().take(5).map(|seq| format!("#{seq}")).collect();
            lang.built_upon(*entry, by.len(), first.join(lang.list_comma()))
        }
        _ => return None,
    })
}

words! {
    who_office: "由办公室办理", "the office can";
    who_department: "由该单位联络员办理，或由办公室凭已签字的纸件代录",
        "the department's liaison can, or the office from a signed paper";
    who_leader: "由委员领导办理，或由办公室凭已签字的纸件代录",
        "a leader can, or the office from a signed paper";
    who_figures: "由统计部门或数据来源单位的联络员办理，或由办公室凭已签字的纸件代录",
        "the statistics bureau or the liaison of the department that supplies them can, or the office from a signed paper";
    who_statistics: "由统计部门办理，或由办公室凭已签字的纸件代录",
        "the statistics bureau can, or the office from a signed paper";
    who_anybody: "除只读人员外都可办理", "anybody but a reader can";
    refused_other(why: String): "不能办理：{why}", "This cannot be done: {why}";

    not_json(why: &str): "这一行不是 JSON（{why}），请每行写一个 JSON 对象", "This line is not JSON ({why}); write one JSON object a line";
    not_an_object: "这一行不是 JSON 对象，请写成 {\"kind\": ..} 的形式", "This line is no JSON object; write {\"kind\": ..}";
    no_kind: "缺少 kind，请写明要办什么；record --schema 列出全部种类", "There is no kind; record --schema lists them all";
    unknown_kind(kind: &str): "没有「{kind}」这一种办理，record --schema 列出全部种类", "There is no kind {kind:?}; record --schema lists them all";
    missing_field(command: &str, field: String): "{command}缺少{field}，请补上", "To {command}, {field} must be given";
    unknown_field(command: &str, name: &str, known: String): "{command}没有「{name}」这一项，可用的有：{known}", "To {command}, there is no field {name:?}; there are {known}";
    wrong_value(field: String, shape: String): "{field}应为{shape}", "{field} must be {shape}";
    wrong_inside(command: &str, why: &str): "{command}的内容不合格式（{why}），请对照 record --schema 修改", "To {command}, the document is not of its form ({why}); see record --schema";
    control_character(field: String, at: usize, code: String): "{field}第{at}个字符是控制字符 {code}，请去掉后再交", "{field} has the control character {code} at {at}; take it out";
    too_long(field: String, long: usize, max: usize): "{field}有{long}个字，最多{max}个字，请缩短，较长的材料请作摘要", "{field} has {long} {characters} and may have {max}; shorten it", characters = long "character" "characters";
    day_off_calendar(field: String, told: String): "{field}有误：{told}", "{field} is wrong: {told}";
    not_a_name(field: String): "{field}应写姓名，不能是电话、日期等数字", "{field} is a name and no telephone, day or other number";
    paper_lacks(field: String): "代录须写明{field}", "Recording for somebody needs {field}";

    wrong_at(place: &str, wrong: String): "{place} 处：{wrong}", "At {place}: {wrong}";
    due_day(place: &str): "{place} 应为每年都有的月和日，如 03-31", "{place} must be a month and a day that every year has, such as 03-31";

    left_already(person: &crate::domain::payload::PersonId): "「{person}」已经离任，要继续办理请办公室重新登记", "{person} has left; the office can enrol the person again";
    not_enrolled(person: &str): "「{person}」尚未登记，请办公室先登记人员；台账所有者可用 --as 指明替谁办理", "{person} is not enrolled; the office can enrol people, and the ledger's owner can name somebody with --as";
    not_your_role(role: &str, command: &str, who: &str): "{role}不能办「{command}」，{who}", "The role {role} cannot {command}; {who}";
    not_your_department(own: String, asked: String): "您是{own}的联络员，不能代表{asked}，由{asked}的联络员办理，或由办公室代录", "You speak for {own}, not for {asked}; its liaison can, or the office from a signed paper";
    needs_paper(command: &str, who: &str): "办公室不能直接{command}，{who}", "The office cannot {command} in its own name; {who}";
    only_office_records: "只有办公室可以代录，请去掉代录栏，或交办公室办理", "Only the office records for others; leave on_behalf_of out or ask the office";
    no_paper_here(command: &str): "{command}没有纸件可代录，请去掉代录栏", "To {command}, there is no paper to record from; leave on_behalf_of out";
    not_your_entry(entry: u64): "#{entry} 不是您录入的，由录入人或办公室撤回", "#{entry} is not yours; its author or the office can withdraw it";
    not_as_then(entry: u64): "#{entry} 是您以原来的身份或为原来的单位录入的，由办公室撤回", "You entered #{entry} in another role or for another department; the office can withdraw it";
    future_day(field: String, on: &chrono::NaiveDate): "{field} {on} 还没有到，请填已经发生的日期", "{field} {on} is still to come; give the day it happened";
    day_too_early(field: String, on: &chrono::NaiveDate): "{field} {on} 过早，请核对年份", "{field} {on} is too long ago; check the year";
    due_too_early(field: String, due: &chrono::NaiveDate, earliest: &chrono::NaiveDate): "{field} {due} 过早，最早可填 {earliest}", "{field} {due} is too early; it can be {earliest} or later";
    due_too_far(field: String, due: &chrono::NaiveDate): "{field} {due} 过远，请核对年份", "{field} {due} is too far away; check the year";
    day_before(field: String, on: &chrono::NaiveDate, earliest: &chrono::NaiveDate, entry: u64, what: &str): "{field} {on} 早于「{what}」（#{entry}）的 {earliest}，请核对纸件上的日期", "{field} {on} is before {earliest}, the day of #{entry} ({what}); check the day on the paper";

    name_the_plan: "台账中没有规划或有几个规划，请写明是哪个：编号写成 women/1.2，命令加 --plan women", "There is no plan, or there are several: say which, as in women/1.2, or with --plan women";
    unknown_plan(id: &crate::plan::PlanId): "没有代号为「{id}」的规划，请核对代号", "There is no plan {id}; check its id";
    plan_exists(id: &crate::plan::PlanId): "代号为「{id}」的规划已经采用，另一规划请用另一代号", "Plan {id} is adopted already; give another plan another id";
    empty_plan(id: &crate::plan::PlanId): "规划「{id}」没有主要目标或年份不对，请先用 plan read 检查规划文本", "Plan {id} has no targets or wrong years; check its text with plan read";
    unknown_item(code: String): "没有编号为 {code} 的目标或措施，目标如 1.2，措施如 1-2", "There is no target or measure {code}; a target is 1.2, a measure 1-2";
    unknown_domain(number: u8): "没有第{number}个领域，请核对编号", "There is no domain {number}; check the number";
    department_meant(text: &str, names: String): "没有叫「{text}」的单位，是不是：{names}", "There is no department {text:?}; did you mean one of these: {names}";
    unknown_department(text: &str): "没有叫「{text}」的单位，请用单位的简称、全称或代号", "There is no department {text:?}; use its short name, full name or id";
    one_department(text: &str): "这里只填一个单位，「{text}」不是一个单位的名称", "One department is named here, and {text:?} is not its name";
    department_merged(old: String, into: String): "{old}已并入{into}，请改用{into}", "{old} went into {into}; use {into}";
    department_dissolved(old: String): "{old}已撤销，请选其他单位", "{old} was dissolved; choose another";
    department_exists(id: &DepartmentId): "单位代号「{id}」已被使用，请另取代号", "The department id {id} is taken; choose another";
    name_taken(name: &str, other: String): "名称「{name}」已是{other}的名称，请另取名称", "The name {name:?} is that of {other}; choose another";
    into_itself(id: String): "{id}不能并入自己，请选另一单位", "{id} cannot go into itself; choose another";
    still_answers(id: String, items: usize): "{id}还承担{items}项目标或措施，请先改定分工，或并入接续单位", "{id} still answers for {items} {so_many_items}; reassign them, or merge it into a successor", so_many_items = items "item" "items";
    unknown_person(id: &crate::domain::payload::PersonId): "没有代号为「{id}」的在任人员，请核对代号", "There is no person {id} in office; check the id";
    person_exists(id: &crate::domain::payload::PersonId): "人员代号「{id}」已在使用，请另取代号或变更该人员", "The person id {id} is taken; choose another, or change that person";
    login_taken(login: &str, name: &str): "登录名「{login}」已属于{name}，请核对", "The login {login:?} belongs to {name}; check it";
    not_an_ssh_key: "这不是SSH公钥；公钥是 .pub 文件里的一整行，如 ssh-ed25519 AAAA..，请从那里复制（私钥不要交出）", "This is no SSH public key: that is the one line of a .pub file, as ssh-ed25519 AAAA..; copy it from there, and hand out no private key";
    ssh_key_taken(name: &str): "这个SSH公钥已属于{name}，请核对", "The SSH key belongs to {name}; check it";
    rules_unchanged: "应办规则和期限没有变化，没有什么要记录", "The rules and their days stand so already; there is nothing to record";
    rules_alike(one: &str, other: &str): "规则 {one} 和 {other} 分不开：编号相同，或要求同样的单位按同样的周期办同一件事；请改编号或合成一条", "The rules {one} and {other} cannot be told apart: they have one id, or ask the same of the same in the same rhythm; give another id or make one of them";
    rule_offset(id: &str, years: i32): "规则 {id} 的到期年份与所属年份相差{years}年，应在-1至5年之间，请核对 due_year_offset", "Rule {id} falls due {years} {so_many_years} after the year it concerns; it may be -1 to 5; check due_year_offset", so_many_years = years "year" "years";
    name_unchanged(name: String): "{name}的名称没有变化，没有什么要记录", "{name} is called so already; there is nothing to record";
    demo_stays: "是不是演示数据在建账时定，以后不能改；真实的台账请另建", "Whether data are invented is set when a ledger is begun, and stays; begin another ledger for what is real";
    last_settings(entry: u64): "#{entry} 是台账仅有的设置，撤回后就没有城市和办公室了；要改请用「更改设置」", "#{entry} is the only one that names the city and the office; change the settings instead";
    only_looks(role: &str): "{role}只能查看和导出，不能存证明材料", "A {role} looks and exports, and puts no evidence beside the ledger";
    settings_unchanged: "设置没有变化，没有什么要记录", "The settings stand so already; there is nothing to record";
    person_unchanged(name: &str): "{name}的登记没有变化，没有录入；请写明要改的内容", "Nothing about {name} changes, and nothing was entered; say what is to change";
    last_of_office(name: &str): "{name}是办公室仅有的一人，请先登记另一名办公室人员", "{name} is the last of the office; enrol another first";
    liaison_needs_department: "联络员须写明所属单位（department）", "A liaison needs a department";
    nothing_listed(command: &str): "{command}没有列出任何内容，请至少列一项", "To {command}, list at least one";

    no_lead(code: String): "{code} 没有牵头单位，请至少定一个", "{code} has no lead; name at least one";
    department_twice(code: String, id: String): "{code} 中{id}出现了两次，请只列一次", "{id} stands twice in {code}; list it once";
    item_twice(code: String): "{code} 出现了两次，请只列一次", "{code} stands twice; list it once";
    not_assigned(code: String): "{code} 还没有责任单位，请办公室先确定分工", "Nobody answers for {code}; the office can assign it";
    nothing_to_confirm: "没有待确认的分工", "Nothing is left to confirm";
    confirm_elsewhere(codes: String): "所选的分工都已确认，还待确认的是 {codes}", "What is selected is confirmed; left to confirm: {codes}";
    answers_for_nothing(id: String): "{id}没有承担目标或措施，请先确定分工", "{id} answers for nothing; assign it first";
    and_so_on(first: String): "{first}等", "{first} ..";
    not_confirmed(id: String, count: usize, first: String): "{id}还有{count}项分工是拟定的（{first}），请办公室先在领域或目标上按 C 确认，再签发", "{count} {items} of {id} {are} only proposed ({first}); the office confirms them first, by C at a domain or target", items = count "item" "items", are = count "is" "are";
    year_outside(year: i32, from: i32, to: i32): "{year}年不在规划期{from}至{to}年内，请核对年度", "{year} is outside the plan's {from} to {to}; check the year";
    year_not_begun(year: i32): "{year}年还没有开始，请核对年度", "{year} has not begun; check the year";
    letter_exists(id: String, year: i32, seq: u64): "{id}{year}年的责任书已签发（#{seq}），如有错请先撤回；签发别的年度，先选中该年的「责任书签订」", "{id} has its letter of {year} (#{seq}); withdraw it first if it is wrong, or select the duty of another year";
    no_letter(seq: u64): "#{seq} 不是有效的责任书，请核对编号", "#{seq} is no live letter; check the number";
    already_signed(letter: u64, by: u64): "责任书 #{letter} 已签（#{by}），如有错请先撤回 #{by}", "Letter #{letter} is signed (#{by}); withdraw #{by} first if it is wrong";
    not_signed(letter: u64): "责任书 #{letter} 单位还没有签，请单位先签订", "The department has not signed letter #{letter}; it signs first";
    no_report(seq: u64): "#{seq} 不是有效的报告，请核对编号", "#{seq} is no live report; check the number";
    report_replaced(report: u64, by: u64): "报告 #{report} 已重报为 #{by}，请审核 #{by}", "Report #{report} was handed in again as #{by}, which waits to be looked at";
    report_settled(report: u64, by: u64): "报告 #{report} 已经处理（#{by}），如有错请先撤回 #{by}", "Report #{report} is settled (#{by}); withdraw #{by} first if it is wrong";
    not_returned(report: u64): "#{report} 不是本单位待审核或被退回的报告，不能替换，可作为新报告提交", "#{report} is no report of this department that waits or was returned; submit a new one";
    other_occasion(report: u64, form: &str, year: i32): "#{report} 是{year}年的{form}，只能由同一年的{form}替换，请改正，或作为新报告提交", "#{report} is the {form} of {year}, and only another {form} of {year} takes its place; correct it, or submit a new one";
    not_their_measure(code: String, id: String): "{code} 不是{id}承担的措施，请去掉，或请办公室改定分工", "{code} is not {id}'s measure; leave it out, or ask the office to assign it";
    not_a_measure(code: String): "{code} 是目标，进展按措施（如 1-2）填写", "{code} is a target; progress is of measures such as 1-2";
    about_nothing: "备注须写明所关于的目标、措施或单位", "A note is about an item or a department; name one";
    no_entry(seq: u64): "台账中没有 #{seq}，请核对编号", "There is no entry #{seq}; check the number";
    already_withdrawn(entry: u64, by: u64): "#{entry} 已被 #{by} 撤回，不必再撤", "#{entry} was withdrawn by #{by} already";
    withdrawal_stands(entry: u64): "#{entry} 是撤回，不能再撤回，请把原内容重新录入", "#{entry} is a withdrawal and stands; enter the content anew";
    name_in_use(entry: u64, name: &str, id: String): "撤回 #{entry} 会恢复名称「{name}」，而{id}现在用这个名称，请先给{id}更名", "Withdrawing #{entry} brings back the name {name:?}, which {id} has by now; rename {id} first";
    login_in_use(entry: u64, login: &str, name: &str): "撤回 #{entry} 会恢复登录名「{login}」，而{name}现在用这个登录名，请先变更{name}的登录名", "Withdrawing #{entry} brings back the login {login:?}, which {name} has by now; change {name}'s first";
    ssh_key_in_use(entry: u64, name: &str): "撤回 #{entry} 会恢复一个SSH公钥，而{name}现在用它，请先变更{name}的公钥", "Withdrawing #{entry} brings back an SSH key that {name} has by now; change {name}'s first";
    built_upon(entry: u64, count: usize, first: String): "#{entry} 之上还有{count}条有效记录（{first}），请先撤回这些", "{count} {live} on #{entry} ({first}); withdraw {those} first", live = count "live entry builds" "live entries build", those = count "that" "those";
}
