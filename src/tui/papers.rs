//! Papers from the dashboard: what is selected as a document in a file.

use chrono::Datelike;

use super::deeds;
use super::format::Format;
use super::layers::{Beside, Layer, Question};
use super::model::{Message, Model, Screen, Subject};
use crate::domain::duty::DutyKey;
use crate::domain::entry::Seq;
use crate::domain::vocabulary::Event;
use crate::files;
use crate::plan::{DepartmentId, DutyKind, Plan, PlanId};
use crate::report::{self, Document, Kind, Material, Paper};
use crate::words::trouble;

/// Whether a paper can be written, or why it cannot; none where it has nothing to do with what is
/// selected.
pub(super) fn paper_offer(model: &Model, asked: Kind) -> Option<Result<(), String>> {
    let paper = model.paper_of(asked)?;
    if let Some((seq, _)) = model.session.office.broken() {
        return Some(Err(model.lang().no_paper_of_broken(seq)));
    }
    if let Paper::Circular(plan, None) = paper {
        let year = report::usual_year(model.today(), plan);
        if !report::was_asked(model.state(), &model.overview, year) {
            return Some(Err(model.lang().paper_no_duties().to_owned()));
        }
    }
    let server = || model.lang().papers_by_ssh(model.paper_command(asked, paper));
    Some(if model.session.names_files { Ok(()) } else { Err(server()) })
}

impl Model {
    /// Asks for a file to write it into, with a name to begin with.
    pub(super) fn ask_paper(&mut self, asked: Kind) {
        match paper_offer(self, asked) {
            Some(Ok(())) => {
                let name = self.lang().paper_file(asked, &self.paper_about(asked));
                let question = Question::Paper(asked);
                self.layer =
                    Some(Layer::ask_beside(question, &name, &self.paper_blanks(asked), None));
            }
            Some(Err(told)) => self.message = Some(Message::Refused(told)),
            None => self.message = Some(Message::Refused(self.lang().no_such_paper().to_owned())),
        }
    }

    /// What is still to be given when it goes out: of a warning the number may stand in its entry.
    fn paper_blanks(&self, asked: Kind) -> Beside {
        let numbered = match self.paper_of(asked) {
            Some(Paper::Warning(seq)) => self.entry(seq).is_some_and(|fact| {
                matches!(fact.event, Event::WarningIssued(issued) if !issued.paper.is_empty())
            }),
            _ => false,
        };
        let blank = [asked.is_numbered() && !numbered, asked.is_signed_off()];
        blank.map(|is_blank| is_blank.then(String::new))
    }

    /// Writes it into the file that was named, with the number and the signer that were given; where that
    /// cannot be, says why beside what was typed.
    pub(super) fn take_paper(&mut self, asked: Kind, typed: &str, beside: &Beside) {
        if let Err(told) = self.write_paper(asked, typed, beside) {
            let question = Question::Paper(asked);
            self.layer = Some(Layer::ask_beside(question, typed, beside, Some(told)));
        }
    }

    fn write_paper(&mut self, asked: Kind, typed: &str, beside: &Beside) -> Result<(), String> {
        let lang = self.lang();
        let path = files::named(typed, files::home().as_deref());
        self.make_file(&path, |model| {
            let mut made = model.made_paper(asked)?;
            for (given, blank) in beside.iter().zip(made.blanks()) {
                if let Some((given, blank)) = given.as_ref().zip(blank) {
                    given.trim().clone_into(blank);
                }
            }
            let named_by = || lang.paper_named_by(path.display().to_string());
            Format::of(&path).ok_or_else(named_by)?.bytes(&made)
        })?;
        if let (Kind::Letter, Some((id, year))) = (asked, self.paper_letter())
            && self.state().letter_of(id, year).is_none()
            && let Some(Message::Done(written)) = self.message.take()
        {
            let told = format!("{written}{}{}", lang.stop(), lang.letter_is_a_draft(year));
            self.message = Some(Message::News(told));
        }
        Ok(())
    }

    fn made_paper(&self, asked: Kind) -> Result<Document, String> {
        let lang = self.lang();
        let (state, day) = (self.state(), self.today());
        let material = Material { state, day, lang, maker: self.person() };
        let office = &self.session.office;
        if let Some((seq, _)) = office.broken() {
            return Err(lang.no_paper_of_broken(seq));
        }
        let paper = self.paper_of(asked).ok_or_else(|| lang.no_such_paper().to_owned())?;
        let read = |seq: Seq| office.entry(seq).map(|fact| fact.event);
        let made = report::paper(&material, paper, read);
        let made = made.map_err(|error| trouble(lang, &error, office.path()))?;
        made.ok_or_else(|| lang.no_such_paper().to_owned())
    }

    /// The paper that is meant; none where it has nothing to do with what is selected.
    fn paper_of(&self, asked: Kind) -> Option<Paper<'_>> {
        let today = self.today();
        // What stands for all is offered where all are listed.
        let on = |screens: &[Screen]| match self.pages.last() {
            None => screens.contains(&self.screen),
            Some(page) => matches!(page.subject, Subject::Todo | Subject::Matters),
        };
        let all = on(&[Screen::Overview, Screen::Departments]);
        let plan = |here: bool| self.paper_plan().filter(|_| here);
        Some(match asked {
            Kind::Letter => {
                let (id, year) = self.paper_letter()?;
                Paper::Letter(id, year)
            }
            Kind::Sheet => Paper::Sheet(self.paper_department()?),
            Kind::Reminder(degree) => {
                let due = |id: &DepartmentId| {
                    report::is_to_remind(self.state(), &self.overview, id, degree, today)
                };
                let one = self.paper_department();
                let some = match one {
                    Some(id) => due(id),
                    None => all && self.overview.departments.iter().any(|row| due(&row.id)),
                };
                some.then_some(Paper::Reminder(degree, one, None))?
            }
            Kind::Warning => Paper::Warning(self.paper_warning()?),
            Kind::Unmet => Paper::Unmet(plan(on(&[Screen::Overview, Screen::Unmet]))?),
            Kind::Division => Paper::Division(plan(on(&[Screen::Overview, Screen::Domains]))?),
            Kind::Circular => Paper::Circular(plan(all)?, None),
            Kind::Yearly => Paper::Yearly(plan(all)?, None),
            Kind::Government => Paper::Government(plan(all)?, None),
            Kind::Evaluation(term) => {
                let plan = plan(all)?;
                // Long before its year there is nothing to evaluate.
                (today.year() >= term.last_year((plan.from, plan.to)))
                    .then_some(Paper::Evaluation(plan, term))?
            }
            Kind::Invitation => {
                let meant = self.paper_meeting()?;
                let called = &self.state().meetings.get(&meant)?.opened;
                called.is_none().then_some(Paper::Invitation(meant))?
            }
            Kind::Pack => Paper::Pack(self.paper_meeting()?),
            Kind::Minutes => {
                let meant = self.paper_meeting()?;
                self.state().meetings.get(&meant)?.opened?;
                Paper::Minutes(meant)
            }
        })
    }

    /// What stands in the file's name beside the paper's own.
    fn paper_about(&self, asked: Kind) -> String {
        let usual = |plan| report::usual_year(self.today(), plan).to_string();
        match self.paper_of(asked) {
            Some(Paper::Letter(id, year)) => format!("{}{year}", self.in_a_name(id)),
            Some(Paper::Sheet(id) | Paper::Reminder(_, Some(id), _)) => self.in_a_name(id),
            Some(Paper::Warning(seq)) => seq.to_string(),
            Some(Paper::Invitation(seq) | Paper::Pack(seq) | Paper::Minutes(seq)) => {
                let meeting = self.state().meetings.get(&seq);
                meeting.map_or_else(String::new, |meeting| meeting.day().to_string())
            }
            Some(
                Paper::Circular(plan, None)
                | Paper::Yearly(plan, None)
                | Paper::Government(plan, None),
            ) => usual(plan),
            _ => self.today().to_string(),
        }
    }

    /// A department's short name as a part of a file's name, also of one that is named in a command
    /// for somebody's shell.
    fn in_a_name(&self, id: &DepartmentId) -> String {
        self.state().short(id).chars().filter(|c| c.is_alphanumeric()).collect()
    }

    /// The department and the year of the letter that is selected, issued or owed; of a department,
    /// see [`crate::domain::state::State::usual_letter_year`].
    fn paper_letter(&self) -> Option<(&DepartmentId, i32)> {
        let state = self.state();
        let (id, year) = deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::Entry(seq) => {
                let letter = state.letters.get(&seq)?;
                Some((letter.department.clone(), letter.year))
            }
            Subject::Duty(key) if key.kind == DutyKind::Letter => Some((key.department, key.year)),
            Subject::Duty(DutyKey { department: id, .. }) | Subject::Department(id) => {
                let year = state.usual_letter_year(&id, self.plan_year());
                Some((id, year))
            }
            _ => None,
        })?;
        state.department(state.successor(&id)).map(|known| (&known.id, year))
    }

    /// The command that sends this very paper over the line, behind the host's name.
    fn paper_command(&self, asked: Kind, paper: Paper<'_>) -> String {
        let lang = self.lang();
        let several = self.state().plans.len() > 1;
        let plan = |id: &PlanId| several.then(|| format!("--plan {id}")).into_iter().collect();
        let about: Vec<String> = match paper {
            Paper::Letter(id, year) => {
                vec![format!("--department {id} --year {year}")]
            }
            Paper::Sheet(id) | Paper::Reminder(_, Some(id), _) => {
                vec![format!("--department {id}")]
            }
            Paper::Reminder(_, None, _) => Vec::new(),
            Paper::Warning(seq) => vec![format!("--warning {seq}")],
            Paper::Unmet(of)
            | Paper::Division(of)
            | Paper::Circular(of, _)
            | Paper::Yearly(of, _)
            | Paper::Government(of, _)
            | Paper::Evaluation(of, _) => plan(&of.id),
            Paper::Invitation(seq) | Paper::Pack(seq) | Paper::Minutes(seq) => {
                vec![format!("--meeting {seq}")]
            }
        };
        let past = self.as_of().map(|day| format!("--as-of {day}"));
        let options: Vec<String> = about.into_iter().chain(past).collect();
        let words = [vec!["report".into(), lang.paper_kind(asked).into()], options].concat();
        let file = lang.paper_file(asked, &self.paper_about(asked));
        format!("{} --format docx -o - > {file}", words.join(" "))
    }

    /// The department that is selected, as the state knows it.
    fn paper_department(&self) -> Option<&DepartmentId> {
        let meant = deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::Department(id) => Some(id),
            Subject::Duty(key) => Some(key.department),
            _ => None,
        })?;
        self.state().department(&meant).map(|known| &known.id)
    }

    /// The warning that is selected, as issued; of what it is to be answered by, or of a department the
    /// first that waits for its answer.
    fn paper_warning(&self) -> Option<Seq> {
        let state = self.state();
        deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::Entry(seq) => state.warnings.contains_key(&seq).then_some(seq),
            Subject::Duty(key) if key.kind == DutyKind::WarningAnswer => key.subject,
            Subject::Department(id) => {
                let mut open = state.unanswered();
                open.find(|(_, it)| state.addressed(it).contains(&&id)).map(|(seq, _)| seq)
            }
            _ => None,
        })
    }

    /// The plan of what is selected; else the first.
    fn paper_plan(&self) -> Option<&Plan> {
        let meant = deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::Domain(plan, _) => Some(plan),
            Subject::Item(item) => Some(item.plan),
            _ => None,
        });
        let state = self.state();
        meant.and_then(|id| state.plan_named(&id)).or_else(|| state.plan())
    }

    fn paper_meeting(&self) -> Option<Seq> {
        deeds::subjects(self).into_iter().find_map(|subject| match subject {
            Subject::Meeting(seq) | Subject::AgendaItem(seq, _) => Some(seq),
            _ => None,
        })
    }
}
