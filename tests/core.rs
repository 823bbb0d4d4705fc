//! The promises of the core: given what was entered, when this is asked, then these entries or this
//! refusal. Nothing here draws or prints; only `core/office.rs` and the demonstration touch a file.

#[path = "core/actions.rs"]
mod actions;
#[path = "core/assignment.rs"]
mod assignment;
#[path = "core/at_rest.rs"]
mod at_rest;
#[path = "core/authority.rs"]
mod authority;
#[path = "core/conflict.rs"]
mod conflict;
#[path = "core/dealings.rs"]
mod dealings;
#[path = "core/deciding.rs"]
mod deciding;
#[path = "core/demonstration.rs"]
mod demonstration;
#[path = "core/documents.rs"]
mod documents;
#[path = "core/duties.rs"]
mod duties;
#[path = "core/figures.rs"]
mod figures;
#[path = "core/fold.rs"]
mod fold;
#[path = "core/forms.rs"]
mod forms;
#[path = "core/generate.rs"]
mod generate;
#[path = "core/kept_lists.rs"]
mod kept_lists;
#[path = "kit/mod.rs"]
mod kit;
#[path = "core/meetings.rs"]
mod meetings;
#[path = "core/methods.rs"]
mod methods;
#[path = "core/office.rs"]
mod office;
#[path = "core/overview.rs"]
mod overview;
#[path = "core/papers.rs"]
mod papers;
#[path = "core/refusals.rs"]
mod refusals;
#[path = "core/reviews.rs"]
mod reviews;
#[path = "core/snapshots.rs"]
mod snapshots;
#[path = "core/standing_figures.rs"]
mod standing_figures;
#[path = "core/support.rs"]
mod support;
#[path = "core/warnings.rs"]
mod warnings;
#[path = "core/withdrawal.rs"]
mod withdrawal;
#[path = "core/years.rs"]
mod years;
