//! Why something cannot be asked of the grid now. The list of actions greys it by this, and the key
//! is refused by this.

use super::Hand;
use crate::domain::entry::Seq;
use crate::domain::vocabulary::CommandKind;
use crate::tui::deeds;
use crate::tui::keymap::{GridAction, SheetAction};
use crate::tui::model::{Model, Subject};

impl Model {
    /// Why it cannot be done now; none where it can.
    pub(in crate::tui) fn grid_refusal(&self, asked: GridAction) -> Option<String> {
        let (lang, sheet) = (self.lang(), &self.grid.sheet);
        let told = match asked {
            GridAction::Save if self.hand() == Hand::Looks => {
                return self
                    .cell_barrier()
                    .or_else(|| Some(lang.grid_nothing_to_save().to_owned()));
            }
            GridAction::Save if sheet.is_empty() => lang.grid_nothing_to_save(),
            GridAction::Undo if !sheet.can_undo() => lang.grid_nothing_to_undo(),
            GridAction::Redo if !sheet.can_redo() => lang.grid_nothing_to_redo(),
            GridAction::Clear => {
                let cell = self.grid_cell()?;
                if sheet.get(&cell).is_some() {
                    return None;
                }
                let meant = [Subject::Figure(cell)];
                match deeds::deed(self, &meant, CommandKind::VoidFigures) {
                    Some(deed) => return deeds::refusal(self, &deed),
                    None => lang.grid_nothing_to_clear(),
                }
            }
            GridAction::Verify => match self.cell_entry() {
                Some(entry) => {
                    let meant = [Subject::Entry(entry)];
                    let deed = deeds::deed(self, &meant, CommandKind::VerifyFigures)?;
                    return deeds::refusal(self, &deed);
                }
                None => lang.grid_nothing_to_verify(),
            },
            GridAction::VerifyAll => return self.verification_of_all().err(),
            GridAction::Sheet(asked) if !self.session.names_files => {
                return Some(lang.sheets_by_ssh(&match asked {
                    SheetAction::Import => lang.command_of_import().to_owned(),
                    SheetAction::Template => match (self.template_year(), self.template_of()) {
                        (Ok(year), Some((_, id))) => {
                            lang.command_of_template(self.state().short(id), year)
                        }
                        (year, _) => return year.err(),
                    },
                    SheetAction::Export => lang.command_of_export().to_owned(),
                }));
            }
            GridAction::Sheet(SheetAction::Import) => return deeds::closed(self),
            GridAction::Sheet(SheetAction::Template) => return self.template_year().err(),
            _ => return None,
        };
        Some(told.to_owned())
    }

    /// The entry that says what stands in the selected cell.
    pub(super) fn cell_entry(&self) -> Option<Seq> {
        self.figure(&self.grid_cell()?).map(|(seq, _)| seq)
    }
}
