//! Papers for people elsewhere: each a pure function of state and day that gives a [`Document`], and
//! writers that make docx, Markdown or a workbook of any document.
//!
//! To add a paper: a file here with one function from [`Material`] (and what else it is about) to
//! `Document`, made by [`Material::document`] and filled with headings, paragraphs and tables; its
//! sentences in `words/papers.rs` or in `words` here; its [`Kind`]. Writers, marks, annex, page numbers
//! and the demo header come by themselves. What is not confirmed goes through [`Material::marked`].

mod attention;
mod circular;
mod department;
mod division;
mod document;
mod docx;
mod evaluation;
mod government;
mod invitation;
mod kind;
mod letter;
mod markdown;
mod meeting;
mod notice;
mod paper;
mod targets;
mod unmet;
mod walk;
mod warning;
mod words;
mod work;
mod xlsx;
mod yearly;

use chrono::NaiveDate;

pub use document::{
    Align, Annex, Block, Cell, Chart, Column, Document, Level, Party, Row, Signature, Table,
};
pub use docx::docx;
pub use kind::{About, Kind};
pub use markdown::markdown;
pub use notice::is_to_remind;
pub use paper::{Paper, paper, with_entries};
pub use walk::{Shown, Walked, page};
pub use work::was_asked;
pub use xlsx::xlsx;
pub use yearly::usual_year;

use crate::domain::assess::METHODS;
use crate::domain::payload::{DocumentKind, Person, Role, Settings};
use crate::domain::state::{Stamp, State};
use crate::plan::{DepartmentId, DutyKind, Item, Owner, Plan};
use crate::words::{Lang, goal};

/// More departments than this are addressed together; a table names them.
const ADDRESSED: usize = 8;

/// What every paper is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What is true.
    pub state: &'a State,
    /// On what day; also the paper's.
    pub day: NaiveDate,
    /// In what language.
    pub lang: Lang,
    /// Who has it made, where that is somebody known.
    pub maker: Option<&'a Person>,
}

impl<'a> Material<'a> {
    /// Signs a paper that the office sends out. Under the signature stands, as under official papers, whom
    /// to call: whoever of the office has it made, where the ledger knows the telephone.
    pub(super) fn send(&self, paper: &mut Document, day: NaiveDate) {
        paper.sign(self.office(), day);
        let maker = self.maker.filter(|person| person.role == Role::Office);
        if let Some((maker, telephone)) = maker.and_then(|it| Some((it, it.telephone.as_ref()?))) {
            paper.paragraph(self.lang.contact(&maker.name, telephone));
        }
    }

    /// A paper with its title, annex and demo mark, and nothing else yet.
    pub fn document(&self, title: String) -> Document {
        let (lang, state) = (self.lang, self.state);
        let row = |label: &str, text: String| (label.to_owned(), text);
        let mut rows = vec![
            row(lang.annex_head(), state.head.to_string()),
            row(lang.annex_day(), lang.paper_day(self.day)),
            row(lang.annex_methods(), lang.methods_version(METHODS)),
            row(lang.annex_thresholds(), lang.thresholds_told(&state.thresholds())),
        ];
        let plans = state.plans.values().map(|adopted| self.plan_name(&adopted.plan));
        rows.push(row(lang.annex_plans(), plans.collect::<Vec<_>>().join(lang.list_comma())));
        rows.push(row(lang.annex_check(), lang.check_with(&state.head)));
        let annex = Annex { head: state.head.clone(), methods: METHODS, rows };
        Document::new(lang, title, annex, state.is_demo())
    }

    /// A paper that the leading group approves or that counts once it is filed: until then its title says
    /// that it is a draft.
    pub(super) fn awaiting_approval(
        &self,
        title: String,
        kind: DocumentKind,
        year: i32,
    ) -> Document {
        let filed = self.state.document_of(kind, year);
        let stands = filed.filter(|(_, it)| !self.state.awaits_approval(it));
        let Some((seq, document)) = stands else {
            return self.document(self.lang.not_final(title));
        };
        let on = document.approved.unwrap_or(document.filed).on;
        let told = self.lang.annex_approved_told(seq, self.lang.paper_day(on));
        let mut paper = self.document(title);
        paper.annex.rows.push((self.lang.annex_approved().to_owned(), told));
        paper
    }

    /// 梅河口市妇女发展规划（2021—2030年）
    pub fn plan_name(&self, plan: &Plan) -> String {
        // The dash is as wide as a Chinese character on paper; words for terminals have none.
        self.lang.plan_titled(&plan.title, format!("{}—{}", plan.from, plan.to))
    }

    /// The office's name, as on papers.
    pub fn office(&self) -> &'a str {
        self.state.office().map_or("", |settings| &settings.office)
    }

    /// The committee whose office it is.
    pub fn committee(&self) -> &'a str {
        self.state.office().map_or("", Settings::committee)
    }

    /// Whose paper it is by the rules: the department that owes it, else the office.
    pub fn author(&self, kind: DutyKind) -> &'a str {
        let mut rules = self.state.duty_rules.current().into_iter().flatten();
        let owner = rules.find(|rule| rule.kind == kind).and_then(|rule| match &rule.who {
            // The office signs all its papers by the name on its seal.
            Owner::Department(id) if !self.state.is_office(id) => {
                self.state.department(self.state.successor(id))
            }
            _ => None,
        });
        owner.map_or_else(|| self.office(), |known| &known.name)
    }

    /// A department's full name.
    pub fn full_name<'b>(&self, id: &'b DepartmentId) -> &'b str
    where
        'a: 'b,
    {
        self.state.department_ever(id).map_or(&id.0, |known| &known.name)
    }

    /// Full names in a row, as papers address departments; many are addressed together.
    pub fn addressed(&self, ids: &[DepartmentId]) -> String {
        match ids {
            some if some.len() > ADDRESSED => self.lang.notice_to_all().to_owned(),
            some => {
                let names: Vec<&str> = some.iter().map(|id| self.full_name(id)).collect();
                names.join(self.lang.list_comma())
            }
        }
    }

    /// Short names in a row.
    pub fn shorts(&self, ids: &[DepartmentId]) -> String {
        match ids {
            [] => self.lang.no_one().to_owned(),
            some => self.lang.shorts(self.state, some),
        }
    }

    /// The text, marked 拟定 where it is not confirmed.
    pub fn marked(&self, text: &str, proposed: bool) -> String {
        if proposed { self.lang.marked_proposed(text) } else { text.to_owned() }
    }

    /// The text, marked 代录 where the office recorded it from a paper.
    pub fn from_paper(&self, text: String, stamp: &Stamp) -> String {
        if stamp.on_behalf { self.lang.marked_on_behalf(text) } else { text }
    }

    /// By what a target is measured, each with its goal.
    pub fn measured_by(&self, item: &Item) -> String {
        let (lang, state) = (self.lang, self.state);
        let told = state.deciding(item).map(|one| {
            let name = lang.judged_name(one);
            lang.indicator_goal(&name, goal(lang, &item.plan, one, state))
        });
        told.collect::<Vec<_>>().join(lang.semicolon())
    }

    /// A target's or measure's first sentence.
    pub fn title(&self, item: &Item) -> &'a str {
        self.state.clause(item).map_or("", |clause| &clause.title)
    }
}
