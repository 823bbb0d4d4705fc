//! Papers on real files: every paper of the demonstration as docx, as text and as a workbook; its marks,
//! its figures, what it was made from, and what is refused.

#[path = "reports/meeting.rs"]
mod meeting;
#[path = "reports/office_suite.rs"]
mod office_suite;
#[path = "reports/package.rs"]
mod package;
#[path = "reports/papers.rs"]
mod papers;
#[path = "cli/run.rs"]
mod run;
