//! The words of each choice, as they stand in commands.

/// A person's roles, as words.
pub const ROLES: &[&str] = &["office", "liaison", "statistics", "leader", "reader"];

/// How many letters are meant, as words.
pub const SCOPES: &[&str] = &["one", "all"];

/// A report's forms, as words.
pub const REPORT_FORMS: &[&str] =
    &["work", "situation", "duty", "midterm_self_evaluation", "final_self_evaluation"];

/// Grades of a duty review, as words.
pub const GRADES: &[&str] = &["excellent", "good", "passed", "failed"];

/// How a target stands in somebody's judgement, as words.
pub const FINDINGS: &[&str] = &["met", "nearly", "unmet"];

/// Evaluations, as words.
pub const TERMS: &[&str] = &["midterm", "final"];

/// Documents that the leading group approves, as words.
pub const DOCUMENTS: &[&str] = &[
    "monitoring_scheme",
    "monitoring_report",
    "yearbook",
    "midterm_evaluation_scheme",
    "midterm_evaluation_report",
    "final_evaluation_scheme",
    "final_evaluation_report",
    "government_report",
];

/// Activities, as words.
pub const ACTIVITIES: &[&str] = &["training", "publicity", "opinions", "project"];

/// What sort of body a department is, as words.
pub const DEPARTMENT_KINDS: &[&str] = &[
    "government",
    "party",
    "congress",
    "cppcc",
    "court",
    "procuratorate",
    "mass",
    "institution",
    "office",
];

/// Whom a figure is about, as words.
pub const SEXES: &[&str] = &["total", "female", "male"];

/// Where they live, as words.
pub const AREAS: &[&str] = &["total", "urban", "rural"];

/// A measure's progress, as words.
pub const PROGRESS: &[&str] = &["not_started", "underway", "done", "behind"];

/// Whether figures are final, as words.
pub const FINALITY: &[&str] = &["final", "preliminary"];

/// Sorts of warnings, as words.
pub const WARNINGS: &[&str] =
    &["hard_to_reach", "swinging", "rebound", "gap_widening", "missing", "unverified"];

/// How far an action is, as words.
pub const ACTION_STAGES: &[&str] = &["underway", "done"];

/// How strongly the office reminds, as words.
pub const DEGREES: &[&str] = &["notice", "urge", "supervise"];

/// Kinds of meeting, as words.
pub const MEETING_KINDS: &[&str] = &["full", "liaison", "progress"];

/// How somebody takes part, as words.
pub const PRESENCES: &[&str] = &["present", "excused", "deputy"];
