//! Who came to a meeting, in words.

use crate::domain::payload::Attendance;
use crate::domain::state::{Attended, State};
use crate::words::{Lang, words};

/// So many departments are named in a line.
const NAMED: usize = 3;

impl Lang {
    /// Who took part, and who came instead.
    pub fn attended(self, one: &Attended, state: &State) -> String {
        let department = one.department.as_ref().map_or("", |id| state.short(id));
        self.somebody(department, &one.name, &one.instead)
    }

    fn somebody(self, department: &str, name: &str, instead: &str) -> String {
        let who = [department, name].join(" ").trim().to_owned();
        if instead.is_empty() { who } else { format!("{who}{}", self.instead_of(instead)) }
    }
}

/// What was recorded, in a line: of many departments, the first of them.
pub(super) fn tell(lang: Lang, said: &Attendance, state: &State) -> String {
    let all = &said.attendees;
    let named = lang.shorts(state, &all[..all.len().min(NAMED)]);
    let many = all.len() > NAMED;
    let departments = if many { lang.among_departments(named, all.len()) } else { named };
    let who = lang.somebody(&departments, &said.name, &said.instead);
    lang.told_attendance(lang.meeting_named(state, said.meeting), who, lang.presence(said.presence))
}

words! {
    among_departments(named: String, all: usize): "{named}等{all}个单位", "{named} and others, {all} departments in all,";
    instead_of(name: &str): "（由{name}参会）", " ({name} instead)";
    told_attendance(meeting: String, who: String, how: &str): "{meeting}：{who}{how}", "{meeting}: {who}, {how}";
}
