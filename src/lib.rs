//! halfsky (半边天): a city's ten-year Women's Development Plan, seen through from a terminal.
//!
//! One way through the house. Data goes right; there is one door back.
//!
//! ```text
//!    given                happened             true now            means today             seen
//! seeds/, data/ ──▶ plan ──adopted──▶ ledger ──fold──▶ state ──assess──▶ overview ──view──▶ screens
//!                                       ▲                │               duties
//!                                       └── event ◀─ decide ◀─ command ◀─ form, record ◀─ key, line
//! ```
//!
//! | room | what it is for |
//! | --- | --- |
//! | [`plan`] | the plan as given: its types, its codes, and the reader of plan text |
//! | [`decimal`] | numbers as they are published |
//! | [`order`] | the one sort |
//! | [`domain`] | the pure core: what can be asked and what happened, the fold, the door, the lists |
//! | [`ledger`] | entries in order, hash-chained, on SQLite; stores and judges nothing |
//! | [`evidence`] | files beside the ledger that prove what entries say |
//! | [`office`] | the open ledger: fold, decide, append, retry, follow; backing it up, restoring it |
//! | [`founding`], [`demo`] | how a ledger begins; the demonstration |
//! | [`exchange`] | sheets in and out: what an import would change, templates, tables |
//! | [`report`] | papers for people elsewhere: letters, notices, reports as docx, Markdown, xlsx |
//! | [`tui`] | the dashboard: model, update, view, around one terminal |
//! | [`drafts`] | what was typed and not handed in, in files beside the ledger |
//! | [`podium`] | where a meeting is, in a file beside the ledger, for those who follow |
//! | [`cli`] | the command line, one file a subcommand |
//! | [`lazy`] | what stays in a snapshot until it is asked for, and what it says once for many |
//! | [`words`] | every sentence a person reads, in both languages |
//! | [`identity`], [`clock`] | who is at the keyboard; what time it is |
//! | [`disk`], [`files`] | files written whole or not at all; those that people name |
//!
//! Which room may use which is held by `tests/architecture.rs`.

pub mod cli;
pub mod clock;
pub mod decimal;
pub mod demo;
pub mod disk;
pub mod domain;
pub mod drafts;
pub mod evidence;
pub mod exchange;
pub mod files;
pub mod founding;
pub mod identity;
pub mod lazy;
pub mod ledger;
pub mod office;
pub mod order;
pub mod plan;
pub mod podium;
pub mod report;
pub mod tui;
pub mod words;
