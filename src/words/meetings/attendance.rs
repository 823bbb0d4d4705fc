//! Who came to a meeting, in words.

use crate::domain::minutes::Draft;
use crate::domain::payload::{Attendance, Presence};
use crate::domain::state::{Attended, State};
use crate::words::{Lang, words};

/// So many departments are named in a line.
const NAMED: usize = 3;

impl Lang {
    /// How many took part, and how.
    pub fn attendance_counts(self, said: &[&Attended]) -> String {
        let told = [Presence::Present, Presence::Deputy, Presence::Excused].map(|presence| {
            let those = said.iter().copied().filter(|one| one.presence == presence);
            (presence, Vec::from_iter(those))
        });
        let told = told.iter().filter(|(_, those)| !those.is_empty());
        let told = told.map(|(presence, those)| {
            self.attended_so(self.presence(*presence), self.attendance_count(those))
        });
        told.collect::<Vec<_>>().join(self.comma())
    }

    /// Who was there, who was excused, who sent somebody instead, by name: a line each.
    pub fn attendance_lines(self, draft: &Draft, state: &State) -> Vec<String> {
        let all = [
            (Presence::Present, &draft.present),
            (Presence::Excused, &draft.excused),
            (Presence::Deputy, &draft.deputies),
        ];
        let some = all.into_iter().filter(|(_, who)| !who.is_empty());
        let told = some.map(|(label, who)| {
            let names: Vec<_> = who.iter().map(|one| self.attended(one, state)).collect();
            let names = names.join(self.list_comma());
            format!("{}{}{names}", self.presence(label), self.colon())
        });
        told.collect()
    }

    /// How many departments these are, and how many persons of none.
    pub fn attendance_count(self, those: &[&Attended]) -> String {
        let departments = those.iter().filter(|one| one.department.is_some()).count();
        match (departments, those.len() - departments) {
            (departments, 0) => self.attended_departments(departments),
            (0, persons) => self.attended_persons(persons),
            (departments, persons) => self.attended_both(departments, persons),
        }
    }

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
    attended_so(how: &str, count: String): "{how}{count}", "{count} {how}";
    attended_departments(count: usize): "{count}个单位", "{count}";
    attended_persons(count: usize): "{count}人", "{count} {persons}", persons = count "person" "persons";
    attended_both(departments: usize, persons: usize): "{departments}个单位、另{persons}人", "{departments} and {persons} {so_many_persons}", so_many_persons = persons "person" "persons";
    among_departments(named: String, all: usize): "{named}等{all}个单位", "{named} and others ({all} departments)";
    instead_of(name: &str): "（由{name}参会）", " ({name} instead)";
    told_attendance(meeting: String, who: String, how: &str): "{meeting}：{who}{how}", "{meeting}: {who}, {how}";
}
