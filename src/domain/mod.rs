//! Pure rules: no files, no SQLite, no ratatui, no clock.

pub mod agenda;
pub mod assess;
pub mod day;
pub mod decide;
pub mod duty;
pub mod entry;
pub mod fact;
pub mod figures;
pub mod form;
pub mod minutes;
pub mod overview;
pub mod payload;
pub mod progress;
mod readings;
pub mod refusal;
pub mod reported;
pub mod search;
pub mod since;
pub mod spelling;
pub mod ssh_key;
pub mod state;
pub mod supply;
pub mod upcast;
pub mod vocabulary;
