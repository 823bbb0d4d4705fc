//! Sheets from the grid: one is read, shown row by row and taken as one entry; the sheet that a
//! department fills in and all figures are written.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::Datelike;
use serde_json::json;

use super::Cell;
use crate::domain::form::{Field, Request};
use crate::domain::payload::Figure;
use crate::domain::vocabulary::{Command, CommandKind};
use crate::exchange::{self, Encoding, Preview};
use crate::files;
use crate::office::NotDone;
use crate::plan::{DepartmentId, Plan};
use crate::tui::deeds::{self, Deed};
use crate::tui::forms::{Entered, Form};
use crate::tui::keymap::SheetAction;
use crate::tui::layers::{Layer, PreviewLayer, Question};
use crate::tui::model::{Message, Model};
use crate::words::cannot;

/// A sheet that was read and not taken yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// What it would change.
    pub preview: Preview,
    /// The file's name.
    pub file: String,
}

impl Model {
    /// Asks which file is meant, with a name to begin with.
    pub(super) fn ask_path(&mut self, asked: SheetAction) {
        let lang = self.lang();
        let name = match asked {
            SheetAction::Template => {
                let department = self.template_of().map(|(_, id)| self.state().short(id));
                lang.template_file(department.unwrap_or_default(), self.grid_year())
            }
            SheetAction::Export => lang.export_file().to_owned(),
            SheetAction::Import => String::new(),
        };
        self.layer = Some(Layer::ask(Question::Sheet(asked), &name, None));
    }

    /// Does what a file was named for; where that cannot be, says why beside what was typed.
    pub(in crate::tui) fn take_path(&mut self, asked: SheetAction, typed: &str) {
        let home = files::home();
        let path = files::named(typed, home.as_deref());
        let done = match asked {
            _ if path.as_os_str().is_empty() => Err(self.lang().sheet_path_empty().to_owned()),
            SheetAction::Import => self.read_sheet(&path),
            SheetAction::Template => self.write_template(&path),
            SheetAction::Export => self.write_figures(&path),
        };
        if let Err(told) = done {
            self.layer = Some(Layer::ask(Question::Sheet(asked), typed, Some(told)));
        }
    }

    /// The plan of the selected row, or the first.
    fn sheet_plan(&self) -> Option<&Plan> {
        let of_row = self.grid_row().and_then(|(plan, _)| self.state().plan_named(plan));
        of_row.or_else(|| self.state().plan())
    }

    fn read_sheet(&mut self, path: &Path) -> Result<(), String> {
        let lang = self.lang();
        let bytes = files::read(path, exchange::FILE_MAX);
        let bytes = bytes.map_err(|error| cannot(lang, path, &error))?;
        let shown = path.display().to_string();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let year = self.session.clock.now().year();
        self.show_sheet(|model| {
            let sheet = exchange::read(&bytes).map_err(|why| lang.unreadable(&shown, &why))?;
            let plan = model.sheet_plan().ok_or_else(|| lang.none_fits().to_owned())?;
            let preview = exchange::preview(model.state(), plan, sheet, year);
            let preview = preview.brought_by(model.state(), &model.session.actor);
            Ok(Import { preview, file: file.clone() })
        })
    }

    /// Shows what a sheet would change, which was read as it says.
    fn show_sheet(&mut self, read: impl Fn(&Self) -> Result<Import, String>) -> Result<(), String> {
        let layer = self.make(|model| Ok(PreviewLayer::of(model, read(model)?)))?;
        self.layer = Some(Layer::Preview(Box::new(layer.take())));
        Ok(())
    }

    /// Why a sheet cannot be taken as it is; what has to be explained is asked for later.
    pub(in crate::tui) fn sheet_barrier(&self, import: &Import) -> Option<String> {
        let (lang, counts) = (self.lang(), import.preview.counts());
        if import.preview.rows.is_empty() {
            return Some(lang.import_empty().to_owned());
        }
        if counts.refused > 0 {
            return Some(lang.import_refused(counts.refused));
        }
        let Some(command) = import.preview.command("x", &import.file) else {
            return Some(lang.import_nothing().to_owned());
        };
        deeds::barred(self, &self.on_trial(command))
    }

    /// Takes a sheet; where something is still to be said of it, asks for that first.
    pub(in crate::tui) fn take_sheet(&mut self, import: Import) {
        let on_behalf = self.is_office();
        let asks = import.preview.counts().asking > 0;
        if !asks && !on_behalf {
            let command = import.preview.command("", &import.file);
            let request = command.map(|command| Request::today(command, self.today()));
            match self.submit_together(request.as_slice()) {
                Ok(told) => self.say_what_came_of(told, &cells(&import)),
                Err(why) => self.message = Some(Message::Refused(self.why_not(&why))),
            }
            return;
        }
        let mut known = serde_json::Map::new();
        known.insert(Field::Plan.name().into(), json!(import.preview.plan));
        known.insert(Field::Figures.name().into(), json!([]));
        known.insert(Field::File.name().into(), json!(import.file));
        if asks {
            known.insert(Field::Reason.name().into(), json!(""));
        }
        self.grid.import = Some(import);
        let deed = Deed { kind: CommandKind::EnterFigures, known, on_behalf };
        let form = match self.grid.left.take().filter(|left| left.deed == deed) {
            Some(mut left) => {
                left.follow_day(self.today());
                left
            }
            None => {
                let mut form = match Form::open(self, &deed) {
                    Ok(form) => form,
                    Err(told) => {
                        self.grid.import = None;
                        return self.message = Some(Message::Refused(told));
                    }
                };
                let is_reason = |entered: &Entered| entered.field == Field::Reason;
                form.focus = form.fields.iter().position(is_reason).unwrap_or(form.focus);
                form
            }
        };
        self.form = Some(form);
    }

    /// Shows again what a sheet would change, where its form is left.
    pub(in crate::tui) fn leave_sheet(&mut self, form: Form) {
        if let Some(import) = self.grid.import.take() {
            self.grid.left = Some(form);
            if let Err(told) = self.show_sheet(|_| Ok(import.clone())) {
                self.message = Some(Message::Refused(told));
            }
        } else {
            self.grid.around = self.around_cells(Some(&form));
        }
    }

    /// Hands in a sheet with what the form says of all of it.
    pub(super) fn hand_in_sheet(&mut self, form: Form, import: Import) {
        // The figures were checked cell by cell; what is typed around them is checked here.
        let (around, files) = form.to_request(self.state(), self.today());
        let Some((form, attached)) = self.attached(form, &files) else {
            self.grid.import = Some(import);
            return;
        };
        let request = around.map(|mut around| {
            around.circumstance.attachments = attached;
            let reason = match &around.command {
                Command::EnterFigures(asked) => asked.reason.as_str(),
                _ => "",
            };
            let command = import.preview.command(reason, &import.file);
            command.map(|command| Request { command, circumstance: around.circumstance })
        });
        let done = match request {
            Ok(request) => self.submit_together(request.as_slice()),
            Err(refusal) => Err(NotDone::from(refusal).into()),
        };
        match done {
            Ok(told) => self.say_what_came_of(told, &cells(&import)),
            Err(why) => {
                self.grid.import = Some(import);
                self.ask_again(form, &why);
            }
        }
    }

    /// Whose sheet is written: the selected row's plan and supplier.
    pub(super) fn template_of(&self) -> Option<(&Plan, &DepartmentId)> {
        let (plan, _) = self.grid_row()?;
        Some((self.state().plan_named(plan)?, self.supplier_of_row()?))
    }

    /// The year about which it asks, or why there is no sheet for that.
    pub(super) fn template_year(&self) -> Result<i32, String> {
        let lang = self.lang();
        let (plan, _) = self.template_of().ok_or_else(|| lang.none_fits().to_owned())?;
        let (years, year) = (exchange::template_years(plan, self.today().year()), self.grid_year());
        let (from, to) = (*years.start(), *years.end());
        years.contains(&year).then_some(year).ok_or_else(|| lang.template_year(year, from, to))
    }

    fn write_template(&mut self, path: &Path) -> Result<(), String> {
        let lang = self.lang();
        let year = self.template_year()?;
        if !path.extension().is_some_and(|it| it.eq_ignore_ascii_case("xlsx")) {
            return Err(lang.template_ending(path.display().to_string()));
        }
        self.make_file(path, |model| {
            let (state, none) = (model.state(), || lang.none_fits().to_owned());
            let (plan, department) = model.template_of().ok_or_else(none)?;
            let made = exchange::template(state, plan, department, year, lang)
                .map_err(|error| lang.workbook_failed(error.to_string()))?;
            made.ok_or_else(|| lang.template_nothing(state.short(department)))
        })
    }

    fn write_figures(&mut self, path: &Path) -> Result<(), String> {
        let lang = self.lang();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        self.make_file(path, |model| {
            let (table, _) = exchange::observations(model.state(), lang);
            let made = match ending.as_deref() {
                Some("csv") => table.csv(Encoding::Utf8).map_err(|error| error.to_string()),
                Some("xlsx") => table.xlsx().map_err(|error| error.to_string()),
                _ => return Err(lang.sheet_ending().to_owned()),
            };
            made.map_err(|why| lang.workbook_failed(why))
        })
    }
}

/// The cells that a sheet changes.
fn cells(import: &Import) -> BTreeSet<Cell> {
    let changed = import.preview.rows.iter().filter(|row| row.changes());
    let cell = |figure: &Figure| Cell {
        plan: import.preview.plan.clone(),
        indicator: figure.indicator.clone(),
        key: figure.into(),
    };
    changed.filter_map(|row| row.figure.as_ref().map(cell)).collect()
}
