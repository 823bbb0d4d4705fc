//! Pure rules: no files, no SQLite, no ratatui, no clock is named here.
//!
//! One reservation. A state that came out of a snapshot may read a piece of it when it is first looked
//! at (see [`crate::lazy`]), and a piece that cannot be had is empty: so what is worked out from a state
//! is a function of the entries only where nothing was lost on the way, which the state cannot tell and
//! the office can. Whatever lasts is therefore made through `Office::soundly` or, in the dashboard,
//! `Model::make`, which look afterwards and make it again from the entries; the command line works on
//! snapshots that were checked as a whole when they were opened.

pub mod agenda;
pub mod assess;
pub mod conflict;
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
mod pinyin;
pub mod progress;
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
