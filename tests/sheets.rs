//! Sheets on real files: a template filled in and handed back, csv from other programs, what is
//! refused and where, lists that come in again.

#[path = "sheets/books.rs"]
mod books;
#[path = "sheets/imports.rs"]
mod imports;
#[path = "sheets/messy.rs"]
mod messy;
#[path = "sheets/office_suite.rs"]
mod office_suite;
#[path = "cli/run.rs"]
mod run;
