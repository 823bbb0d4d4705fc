//! Activities and funds in words.

use super::{Lang, words};
use crate::domain::form::Field;
use crate::domain::payload::{Activity, ActivityKind};
use crate::domain::refusal::WrongSupport;
use crate::domain::state::{FundsRecord, State};
use crate::domain::vocabulary::Event;
use crate::plan::DepartmentId;

impl Lang {
    /// What sort of activity.
    pub const fn activity(self, kind: ActivityKind) -> &'static str {
        match kind {
            ActivityKind::Training => self.pick("培训", "training"),
            ActivityKind::Publicity => self.pick("宣传", "publicity"),
            ActivityKind::Opinions => self.pick("听取意见", "opinions heard"),
            ActivityKind::Project => self.pick("议事协商、项目", "deliberation or project"),
        }
    }

    /// How many took part.
    pub fn attendance(
        self,
        participants: Option<u32>,
        women: Option<u32>,
        men: Option<u32>,
    ) -> String {
        let parts = [
            participants.map(|count| self.took_part(count)),
            women.map(|count| self.women_among(count)),
            men.map(|count| self.men_among(count)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.list_comma())
    }

    /// Amounts in 10,000 yuan.
    pub fn amounts(self, funds: FundsRecord) -> String {
        let parts = [
            funds.budget.map(|amount| self.budgeted(&amount)),
            funds.spent.map(|amount| self.spent(&amount)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.list_comma())
    }
}

pub(super) fn told(lang: Lang, event: &Event, state: &State) -> String {
    match event {
        Event::ActivityRecorded(held) => {
            let (kind, who) = (lang.activity(held.activity_kind), state.short(&held.department));
            lang.told_activity(who, kind, &held.heading)
        }
        Event::FundsRecorded(funds) => {
            let amounts = lang.amounts(FundsRecord {
                budget: funds.budget,
                spent: funds.spent,
                budgeted: None,
            });
            lang.told_funds(state.short(&funds.department), funds.year, &funds.purpose, amounts)
        }
        _ => String::new(),
    }
}

pub(super) fn rows(lang: Lang, event: &Event, state: &State) -> Vec<(&'static str, String)> {
    match event {
        Event::ActivityRecorded(held) => activity_rows(lang, held, state),
        Event::FundsRecorded(funds) => vec![(lang.field(Field::Reason), funds.reason.clone())],
        _ => Vec::new(),
    }
}

fn activity_rows(lang: Lang, held: &Activity, state: &State) -> Vec<(&'static str, String)> {
    let partners: Vec<&str> =
        held.cooperating.iter().map(|id: &DepartmentId| state.short(id)).collect();
    let items: Vec<String> = held.items.iter().map(|item| state.code(item)).collect();
    vec![
        (lang.field(Field::Cooperating), partners.join(lang.list_comma())),
        (lang.field(Field::Participants), lang.attendance(held.participants, held.women, held.men)),
        (lang.field(Field::Items), items.join(lang.list_comma())),
        (lang.field(Field::Text), held.text.clone()),
    ]
}

pub(super) fn refused(lang: Lang, wrong: &WrongSupport) -> String {
    match wrong {
        WrongSupport::TooMany { all, known } => lang.too_many_took_part(*all, *known),
        WrongSupport::NoAmount => lang.no_amount().to_owned(),
        WrongSupport::Changes(seq) => lang.amount_changes(*seq),
    }
}

type Amount = crate::decimal::Decimal;

words! {
    heading_activities: "活动", "Activities";
    heading_funds: "经费（万元）", "Funds (10,000 yuan)";
    funds_total: "合计", "total";
    took_part(count: u32): "{count}人参加", "{count} took part";
    women_among(count: u32): "女{count}人", "{count} {women}", women = count "woman" "women";
    men_among(count: u32): "男{count}人", "{count} {men}", men = count "man" "men";
    budgeted(amount: &Amount): "预算{amount}", "budget {amount}";
    spent(amount: &Amount): "支出{amount}", "spent {amount}";
    told_activity(department: &str, kind: &str, heading: &str): "{department}开展{kind}「{heading}」", "{department} held {kind} {heading:?}";
    told_funds(department: &str, year: i32, purpose: &str, amounts: String): "{department}{year}年经费「{purpose}」{amounts}（万元）", "funds of {department} for {purpose:?} in {year}: {amounts} (10,000 yuan)";
    too_many_took_part(all: u32, known: u32): "女、男人数合计{known}人，多于参加人数{all}人，请核对", "{known} women and men are more than the {all} who took part; check them";
    no_amount: "预算和支出至少填一项", "Give the budget, or what was spent, or both";
    amount_changes(seq: u64): "#{seq} 已填过这笔经费，改数请写明原因", "#{seq} gave that amount already; say in reason why it changes";
}
