//! Questions that rules and screens ask of the state.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Action, Assigned, Letter, ReportRecord, Revisions, SchemeRecord, Stage, State};
use crate::domain::assess::Thresholds;
use crate::domain::entry::Seq;
use crate::domain::payload::{MeasureProgress, Settings};
use crate::domain::vocabulary::EventKind;
use crate::order::{sort, sort_by_key};
use crate::plan::{
    Assignment, Clause, Department, DepartmentId, DepartmentKind, Domain, Indicator, Item,
    ItemKind, Part, Plan, PlanId,
};

impl State {
    /// The plan that is shown: the only one, or the first.
    pub fn plan(&self) -> Option<&Plan> {
        self.plans.values().next().map(|adopted| &adopted.plan)
    }

    /// A domain of a plan.
    pub fn domain(&self, plan: &PlanId, code: u8) -> Option<&Domain> {
        self.plan_named(plan)?.domain(code)
    }

    /// The plan of that id; unnamed means the only one there is.
    pub fn plan_named(&self, id: &PlanId) -> Option<&Plan> {
        match id.is_unnamed() {
            true if self.plans.len() == 1 => self.plan(),
            _ => self.plans.get(id).map(|adopted| &adopted.plan),
        }
    }

    /// The text of a target or measure.
    pub fn clause(&self, item: &Item) -> Option<&Clause> {
        self.plan_named(&item.plan)?.clause(item.code)
    }

    /// The code as people see it: with its plan only where there are several.
    pub fn code(&self, item: &Item) -> String {
        if self.plans.len() > 1 { item.to_string() } else { item.code.to_string() }
    }

    /// A domain as people see it, `1 妇女与健康`: with its plan only where there are several.
    pub fn domain_titled(&self, plan: &PlanId, code: u8) -> String {
        let name = self.domain(plan, code).map_or("", |domain| &domain.name);
        if self.plans.len() > 1 {
            format!("{plan}/{code} {name}")
        } else {
            format!("{code} {name}")
        }
    }

    /// The targets or measures of all plans, in order.
    pub fn items(&self, kind: ItemKind) -> impl Iterator<Item = Item> {
        self.plans.iter().flat_map(move |(id, adopted)| {
            let codes = adopted.plan.clauses(kind).map(|clause| clause.code);
            codes.map(|code| Item { plan: id.clone(), code })
        })
    }

    /// The indicators that belong to an item, in the order of their ids.
    pub fn indicators_of(&self, item: &Item) -> impl Iterator<Item = &Indicator> {
        let known = self.indicators.get(&item.plan).into_iter().flatten();
        let current = known.filter_map(|(_, revisions)| revisions.current());
        current.filter(|indicator| indicator.items.contains(&item.code))
    }

    /// The indicators that are measured and decide a target: those that rest on a measure do not.
    pub fn deciding(&self, target: &Item) -> impl Iterator<Item = &Indicator> {
        let theirs = self.indicators_of(target);
        theirs.filter(|one| one.basis.item.is_target() && one.is_measured())
    }

    /// The office's settings.
    pub fn office(&self) -> Option<&Settings> {
        self.settings.current()
    }

    /// The numbers that statuses are computed with.
    pub fn thresholds(&self) -> Thresholds {
        self.office().map(|settings| *settings.thresholds.clone()).unwrap_or_default()
    }

    /// Whether what stands here is invented.
    pub fn is_demo(&self) -> bool {
        self.office().is_some_and(|settings| settings.demo)
    }

    /// A department that has not ended.
    pub fn department(&self, id: &DepartmentId) -> Option<&Department> {
        if self.ended.contains_key(id) { None } else { self.department_ever(id) }
    }

    /// A department as it was called last, also one that ended.
    pub fn department_ever(&self, id: &DepartmentId) -> Option<&Department> {
        self.departments.get(id)?.current()
    }

    /// Departments that have not ended, office first, then by kind, in the order in which they were
    /// entered.
    pub fn departments(&self) -> Vec<&Department> {
        self.departments_ever().filter_map(|id| self.department(id)).collect()
    }

    /// The ids of the same, and of those that ended.
    pub fn departments_ever(&self) -> impl Iterator<Item = &DepartmentId> {
        self.entered.iter()
    }

    /// The department of that id, short name or full name, also without the city's: 市教育局; one
    /// that ended only by its id.
    pub fn department_named(&self, text: &str) -> Option<&DepartmentId> {
        let exact = self.departments.keys().find(|id| &*id.0 == text);
        exact.or_else(|| {
            let current = || self.departments.keys().filter_map(|id| self.department(id));
            let mut named = current().filter(|known| known.short == text || known.name == text);
            let ends = |known: &&Department| text.starts_with('市') && known.name.ends_with(text);
            named.next().or_else(|| current().find(ends)).map(|department| &department.id)
        })
    }

    /// The same, and where nobody is called so any more, one that ended and was called so last.
    pub fn department_ever_named(&self, text: &str) -> Option<&DepartmentId> {
        let mut ended = self.ended.keys().filter_map(|id| self.department_ever(id));
        self.department_named(text).or_else(|| {
            let found = ended.find(|known| known.short == text || known.name == text);
            found.map(|known| &known.id)
        })
    }

    /// Whether a department is the office itself.
    pub fn is_office(&self, id: &DepartmentId) -> bool {
        self.department(id).is_some_and(|known| known.kind == DepartmentKind::Office)
    }

    /// A department's short name; of one that ended, its last.
    pub fn short<'a>(&'a self, id: &'a DepartmentId) -> &'a str {
        self.department_ever(id).map_or(&id.0, |known| &known.short)
    }

    /// The short name of the department that supplies an indicator's figures today.
    pub fn supplier<'a>(&'a self, indicator: &'a Indicator) -> &'a str {
        self.short(self.successor(&indicator.source))
    }

    /// The department that answers today for what `id` answered for: itself, or its successor.
    pub fn successor<'a>(&'a self, id: &'a DepartmentId) -> &'a DepartmentId {
        let mut id = id;
        // A chain cannot be longer than that, whatever the ledger says.
        for _ in 0..self.ended.len() {
            match self.ended.get(id) {
                Some((_, Some(into))) => id = into,
                _ => break,
            }
        }
        id
    }

    /// Who answers for an item.
    pub fn assigned(&self, item: &Item) -> Option<&Assigned> {
        self.assignments.get(item).and_then(Revisions::current)
    }

    /// The assignment of an item, with successors in the place of departments that merged.
    pub fn assignment(&self, item: &Item) -> Option<Assignment> {
        self.today(self.assigned(item)?)
    }

    /// An assignment as it is today, where it holds.
    pub(in crate::domain) fn today(&self, assigned: &Assigned) -> Option<Assignment> {
        let given = assigned.assignment.as_ref()?;
        let lead = self.successors(&given.lead);
        let mut cooperating = self.successors(&given.cooperating);
        cooperating.retain(|id| !lead.contains(id));
        let [lead, cooperating] = [lead, cooperating].map(|ids| ids.into_iter().cloned().collect());
        Some(Assignment { item: given.item.clone(), lead, cooperating, proposed: given.proposed })
    }

    /// The departments of today that stand for those named, each once; of those that ended for good
    /// there is none.
    pub(crate) fn successors<'a>(&'a self, named: &'a [DepartmentId]) -> Vec<&'a DepartmentId> {
        let mut today: Vec<&DepartmentId> = Vec::with_capacity(named.len());
        for id in named.iter().filter_map(|id| self.heir(id)) {
            if !today.contains(&id) {
                today.push(id);
            }
        }
        today
    }

    /// The department that answers today for what `id` answered for, where there is one.
    pub(super) fn heir<'a>(&'a self, id: &'a DepartmentId) -> Option<&'a DepartmentId> {
        let heir = self.successor(id);
        (!self.ended.contains_key(heir)).then_some(heir)
    }

    /// 拟定: not yet confirmed by the office.
    pub fn is_proposed(&self, item: &Item) -> bool {
        self.assigned(item).is_none_or(|assigned| assigned.confirmed.is_none())
    }

    /// The items that a department answers for, with its part, in the plan's order.
    pub fn items_of(&self, department: &DepartmentId) -> Vec<(Item, Part)> {
        // Asked at every key for what can be done: no assignment is put together for it.
        let theirs: Vec<&DepartmentId> =
            self.departments.keys().filter(|id| self.heir(id) == Some(department)).collect();
        let among = |ids: &[DepartmentId]| ids.iter().any(|id| theirs.contains(&id));
        let with_part = |(item, revisions): (&Item, &Revisions<Assigned>)| {
            let given = revisions.current()?.assignment.as_ref()?;
            let leads = among(&given.lead).then_some(Part::Lead);
            let part = leads.or_else(|| among(&given.cooperating).then_some(Part::Cooperating))?;
            Some((item.clone(), part))
        };
        self.assignments.iter().filter_map(with_part).collect()
    }

    /// A department's letter of a year, inherited ones included.
    pub fn letter_of(&self, department: &DepartmentId, year: i32) -> Option<(Seq, &Letter)> {
        self.letters_of(year).remove(department)
    }

    /// The year of the letter that is meant where none is named: this one, unless the next year's alone is
    /// issued.
    pub fn usual_letter_year(&self, department: &DepartmentId, now: i32) -> i32 {
        let issued = |year: &i32| self.letter_of(self.successor(department), *year).is_some();
        (now..=now + 1).find(issued).unwrap_or(now)
    }

    /// The entries that came of one: how a letter was signed, what became of a report, a document, an
    /// action, figures or what was asked.
    pub fn came_of(&self, seq: Seq) -> Vec<Seq> {
        let letter = self.letters.get(&seq).into_iter().flat_map(|letter| {
            let signed = [&letter.signed, &letter.countersigned].into_iter().flatten();
            signed.map(|signed| signed.stamp.seq)
        });
        let report = self.reports.get(&seq).into_iter().flat_map(|report| {
            let review = self.reviews.of_report(seq).map(|review| review.reviewed.seq);
            [report.returned, report.accepted, report.replaced_by, review].into_iter().flatten()
        });
        let document = self.documents.get(seq).into_iter().flat_map(|document| {
            let approved = document.approved.as_ref().map(|stamp| stamp.seq);
            approved.into_iter().chain(document.returned)
        });
        let action = self.actions.get(seq).into_iter().flat_map(Action::steps);
        let action = action.map(|(stamp, _)| stamp.seq);
        let mut figures = self.figures.built_on(seq);
        figures.extend(self.figures.returned_of(seq));
        sort(&mut figures);
        figures.dedup();
        let answer = self.dealings.answer(seq);
        letter.chain(report).chain(document).chain(action).chain(figures).chain(answer).collect()
    }

    /// The letters of a year, as [`Self::letters_by_year`] has them.
    pub fn letters_of(&self, year: i32) -> BTreeMap<&DepartmentId, (Seq, &Letter)> {
        let found = self.letters_that_count(|letter| letter.year == year);
        found.into_iter().map(|((_, id), letter)| (id, letter)).collect()
    }

    /// The letters of all years: of each a department's own, or else the first that it inherited.
    pub fn letters_by_year(&self) -> BTreeMap<(i32, &DepartmentId), (Seq, &Letter)> {
        self.letters_that_count(|_| true)
    }

    fn letters_that_count(
        &self,
        fits: impl Fn(&Letter) -> bool,
    ) -> BTreeMap<(i32, &DepartmentId), (Seq, &Letter)> {
        let mut found: BTreeMap<(i32, &DepartmentId), (Seq, &Letter)> = BTreeMap::new();
        for (seq, letter) in self.letters.iter().filter(|(_, letter)| fits(letter)) {
            let whose = self.successor(&letter.department);
            let at = (letter.year, whose);
            let (known, own) = (found.get(&at), *whose == letter.department);
            if known.is_none_or(|(_, known)| own && *whose != known.department) {
                found.insert(at, (*seq, letter));
            }
        }
        found
    }

    /// A department's latest scheme.
    pub fn scheme_of(&self, department: &DepartmentId) -> Option<&SchemeRecord> {
        let mut found = self.schemes.values().rev();
        found.find(|scheme| self.successor(&scheme.department) == department)
    }

    /// A department's reports, latest first.
    pub fn reports_of<'a>(
        &'a self,
        department: &'a DepartmentId,
    ) -> impl Iterator<Item = (Seq, &'a ReportRecord)> {
        let inherited = self.departments.keys().filter(|id| self.successor(id) == department);
        let about = inherited.flat_map(|id| self.index.of_department(id));
        let mut about: Vec<Seq> = about.copied().collect();
        sort(&mut about);
        // One by one: mostly it is the latest that is asked for, and that is at hand.
        about.into_iter().rev().filter_map(|seq| Some((seq, self.reports.get(&seq)?)))
    }

    /// The same by the day on the paper, the latest first: papers are recorded in any order.
    pub fn reports_by_day<'a>(
        &'a self,
        department: &'a DepartmentId,
    ) -> Vec<(Seq, &'a ReportRecord)> {
        let mut reports: Vec<_> = self.reports_of(department).collect();
        sort_by_key(&mut reports, |(_, report)| Reverse(report.submitted.on));
        reports
    }

    /// What departments say of a measure: the latest word of each, by the day on the paper, from
    /// reports that are accepted or wait; the latest first. Departments that merged have one word.
    /// Every page that shows the progress of a measure takes it from here.
    pub fn progress_of<'a>(
        &'a self,
        item: &Item,
    ) -> Vec<(Seq, &'a ReportRecord, &'a MeasureProgress)> {
        let row = |report: &'a ReportRecord| report.progress.iter().find(|row| row.item == *item);
        self.latest_words(item, row, |_| ())
    }

    /// The latest word on an item of each department in each of what `about` tells apart, by the day on
    /// the paper.
    pub(super) fn latest_words<'a, W, A: PartialEq>(
        &'a self,
        item: &Item,
        word: impl Fn(&'a ReportRecord) -> Option<W>,
        about: impl Fn(&ReportRecord) -> A,
    ) -> Vec<(Seq, &'a ReportRecord, W)> {
        let said = self.reports_on(item);
        let mut said: Vec<_> =
            said.filter_map(|(seq, report)| Some((seq, report, word(report)?))).collect();
        sort_by_key(&mut said, |(seq, report, _)| Reverse((report.submitted.on, *seq)));
        let mut heard: Vec<(&DepartmentId, A)> = Vec::new();
        said.retain(|(_, report, _)| {
            let this = (self.successor(&report.department), about(report));
            let first = !heard.contains(&this);
            heard.push(this);
            first
        });
        said
    }

    /// The reports that name an item, and are accepted or wait. The index knows them: most of a long
    /// history does not name it.
    fn reports_on(&self, item: &Item) -> impl Iterator<Item = (Seq, &ReportRecord)> {
        let about = self.index.about(item, EventKind::ReportSubmitted);
        let reports = about.filter_map(|seq| Some((seq, self.reports.get(&seq)?)));
        reports.filter(|(_, it)| matches!(it.stage(), Stage::Accepted | Stage::Submitted))
    }

    /// Whose a report is.
    pub fn report_owner(&self, report: Seq) -> Option<DepartmentId> {
        self.reports.get(&report).map(|report| report.department.clone())
    }

    /// The notes on an item, latest first.
    pub fn notes_on(&self, item: &Item) -> impl Iterator<Item = Seq> {
        let about = self.index.about(item, EventKind::Noted).rev();
        about.filter(|seq| self.notes.contains_key(seq))
    }
}
