//! What stands in the way of saving, asked of the one door that will judge it: the unsaved cells are
//! handed in on trial, and what is refused is marked.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{Cell, has_line, typed};
use crate::domain::decide::{judge, may, refusals};
use crate::domain::form::Request;
use crate::domain::payload::{Circumstance, Figure, Figures, OnBehalf};
use crate::domain::refusal::{Doubt, FigureName, Refusal, WrongFigure};
use crate::domain::state::{FigureKey, State};
use crate::domain::vocabulary::Command;
use crate::plan::{Indicator, PlanId};
use crate::tui::deeds;
use crate::tui::model::Model;
use crate::words::{doubtful, refuse};

/// What stands in the way of saving a cell, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// It cannot be saved.
    Refused(String),
    /// It can be, with a reason, for it is unlikely.
    Doubtful {
        /// The sentence.
        told: String,
        /// What is unlikely, alone.
        why: String,
    },
    /// It takes the place of another, which asks for a reason too, and is nothing to wonder at.
    Corrects(String),
}

impl Mark {
    /// The sentence.
    pub fn told(&self) -> &str {
        match self {
            Self::Refused(told) | Self::Doubtful { told, .. } | Self::Corrects(told) => told,
        }
    }
}

/// What enters some figures, those that change others that stand among them: a command a plan.
/// Saving and checking both ask here.
pub fn entering(state: &State, figures: &[(PlanId, Figure)]) -> Vec<Figures> {
    let mut sorted: BTreeMap<&PlanId, Vec<Figure>> = BTreeMap::new();
    for (plan, figure) in figures {
        let stands = state.figures.get(plan, &figure.indicator, figure.into());
        let corrects = stands.map(|(entry, _)| entry);
        sorted.entry(plan).or_default().push(Figure { corrects, ..figure.clone() });
    }
    let asked = |(plan, figures): (&PlanId, Vec<Figure>)| Figures {
        plan: plan.clone(),
        figures,
        reason: String::new(),
        file: String::new(),
    };
    sorted.into_iter().map(asked).collect()
}

impl Model {
    /// Works out anew what stands in the way, where the ledger, the sheet or the day changed.
    pub(in crate::tui) fn check_grid(&mut self) {
        let now = (self.state().head.seq, self.grid.sheet.version(), self.today());
        if self.grid.marked != Some(now) {
            self.grid.marks =
                if self.grid.sheet.is_empty() { BTreeMap::new() } else { self.trial() };
            self.grid.marked = Some(now);
        }
    }

    /// Why no figure can be entered into the selected cell by this person, now.
    pub(super) fn cell_barrier(&self) -> Option<String> {
        let (plan, indicator) = self.grid_row()?;
        self.barrier(plan, indicator, self.grid.key(self.grid_year()))
    }

    /// Why a figure of an indicator cannot be entered by this person, now.
    pub(super) fn barrier(
        &self,
        plan: &PlanId,
        indicator: &Indicator,
        key: FigureKey,
    ) -> Option<String> {
        let lang = self.lang();
        if let Some(told) = deeds::closed(self) {
            return Some(told);
        }
        if !has_line(indicator, key) {
            return Some(lang.grid_not_split(&indicator.name));
        }
        let figure = key.blank(&indicator.id);
        let adopted = self.state().plan_named(plan)?;
        let last = self.today().year();
        let judged = judge(self.state(), adopted, std::slice::from_ref(&figure), last).pop()?;
        let asked = entering(self.state(), &[(plan.clone(), figure)]).pop()?;
        let request = self.on_trial(Command::EnterFigures(asked));
        let refused = may(self.state(), &request, &self.session.actor).err();
        let refused = refused.or_else(|| match judged {
            // Whatever is typed there.
            Err(why @ WrongFigure::Year { .. }) => {
                let name = FigureName { indicator: indicator.id.clone(), key };
                Some(Refusal::Figure(Box::new(name), why))
            }
            _ => None,
        });
        refused.map(|refusal| refuse(lang, &refusal, self.state()))
    }

    /// The unsaved cell as a figure.
    pub(super) fn unsaved(&self, cell: &Cell, text: &str) -> Result<Figure, String> {
        let lang = self.lang();
        let indicator = self.state().indicator(&cell.plan, &cell.indicator);
        let Some(indicator) = indicator else {
            return Err(lang.unknown_indicator(&cell.indicator));
        };
        let numbers = typed::read(text, indicator).map_err(|why| match why {
            typed::NoFigure::NotANumber => lang.grid_not_a_number(text),
            typed::NoFigure::NoRatio => lang.grid_no_ratio(&indicator.name),
        })?;
        Ok(Figure {
            value: numbers.value,
            numerator: numbers.numerator,
            denominator: numbers.denominator,
            ..cell.key.blank(&cell.indicator)
        })
    }

    fn trial(&self) -> BTreeMap<Cell, Mark> {
        let mut marks = BTreeMap::new();
        let mut figures: Vec<(PlanId, Figure)> = Vec::new();
        for (cell, text) in self.grid.sheet.cells() {
            match self.unsaved(cell, text) {
                Ok(figure) => figures.push((cell.plan.clone(), figure)),
                Err(told) => {
                    marks.insert(cell.clone(), Mark::Refused(told));
                }
            }
        }
        for asked in entering(self.state(), &figures) {
            for (figure, refusal) in asked.figures.iter().zip(self.refused(&asked)) {
                let Some(refusal) = refusal else { continue };
                let (plan, indicator) = (asked.plan.clone(), figure.indicator.clone());
                let cell = Cell { plan, indicator, key: figure.into() };
                let told = refuse(self.lang(), &refusal, self.state());
                let mark = match refusal {
                    Refusal::Doubtful(_, doubt) if matches!(*doubt, Doubt::Corrects { .. }) => {
                        Mark::Corrects(told)
                    }
                    Refusal::Doubtful(_, doubt) => {
                        let unit = self.state().indicator_unit(&cell.indicator);
                        let why = doubtful(self.lang(), &doubt, self.state(), unit);
                        Mark::Doubtful { told, why }
                    }
                    _ => Mark::Refused(told),
                };
                marks.insert(cell, mark);
            }
        }
        marks
    }

    /// Why each of these figures would be refused: all of them alike, where whoever asks may not.
    fn refused(&self, asked: &Figures) -> Vec<Option<Refusal>> {
        let state = self.state();
        let request = self.on_trial(Command::EnterFigures(asked.clone()));
        let kind = request.command.kind();
        let may = may(state, &request, &self.session.actor);
        match (may, state.plan_named(&asked.plan)) {
            (Err(refusal), _) => vec![Some(refusal); asked.figures.len()],
            (Ok(()), Some(plan)) => refusals(state, plan, asked, (self.today().year(), kind)),
            (Ok(()), None) => Vec::new(),
        }
    }

    /// A command as it would be handed in; the office speaks for others from a paper.
    pub(super) fn on_trial(&self, command: Command) -> Request {
        let office = self.is_office();
        let on_behalf_of = office.then(|| OnBehalf {
            signatory: "x".into(),
            title: "x".into(),
            paper: String::new(),
        });
        Request {
            command,
            circumstance: Circumstance { on: self.today(), on_behalf_of, attachments: Vec::new() },
        }
    }
}
