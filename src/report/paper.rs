//! Which papers there are, and how each is made: the command line and the dashboard ask here alike.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::{
    Document, Material, department, evaluation, letter, meeting_pack, minutes, notice, yearly,
};
use crate::domain::entry::Seq;
use crate::domain::payload::Term;
use crate::domain::vocabulary::Event;
use crate::plan::{DepartmentId, Plan};

/// A paper that is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'a> {
    /// 责任书 of a department for a year.
    Letter(&'a DepartmentId, i32),
    /// 单位情况表
    Sheet(&'a DepartmentId),
    /// 督办通知 to one department or all that are late, and the day by which they are to settle it.
    Notice(Option<&'a DepartmentId>, NaiveDate),
    /// 年度监测报告 about a year, the latest with figures where none is named.
    Yearly(&'a Plan, Option<i32>),
    /// 中期、终期评估报告
    Evaluation(&'a Plan, Term),
    /// 会议材料
    Pack(Seq),
    /// 会议纪要
    Minutes(Seq),
}

/// Makes it. `read` gives what an entry says: the texts of letters, reports and minutes are not part
/// of the state. None where nobody is late, or no such meeting was called.
///
/// # Errors
/// That of the first entry which could not be read: no paper says less than the ledger holds.
pub fn paper<E>(
    material: &Material<'_>,
    asked: Paper<'_>,
    read: impl Fn(Seq) -> Result<Event, E>,
) -> Result<Option<Document>, E> {
    with_entries(read, |read| made(material, asked, read))
}

/// Makes something out of what entries say.
///
/// # Errors
/// That of the first entry which could not be read, in place of what was made without it.
pub fn with_entries<T, E>(
    read: impl Fn(Seq) -> Result<Event, E>,
    make: impl FnOnce(&dyn Fn(Seq) -> Option<Event>) -> T,
) -> Result<T, E> {
    let first = OnceCell::new();
    let made = make(&|seq| match read(seq) {
        Ok(event) => Some(event),
        Err(error) => {
            let _ = first.set(error);
            None
        }
    });
    first.into_inner().map_or(Ok(made), Err)
}

fn made(
    material: &Material<'_>,
    asked: Paper<'_>,
    read: &dyn Fn(Seq) -> Option<Event>,
) -> Option<Document> {
    let state = material.state;
    Some(match asked {
        Paper::Letter(id, year) => {
            let issued = state.letter_of(id, year).and_then(|(seq, _)| read(seq));
            let text = match issued {
                Some(Event::LetterIssued(issued)) => issued.text,
                _ => String::new(),
            };
            letter(material, id, year, &text)
        }
        Paper::Sheet(id) => department(material, id),
        Paper::Notice(id, by) => notice(material, id, by)?,
        Paper::Yearly(plan, year) => yearly(material, plan, year),
        Paper::Evaluation(plan, term) => evaluation(material, plan, term),
        Paper::Pack(seq) => meeting_pack(material, seq, state.meetings.get(&seq)?, read),
        Paper::Minutes(seq) => {
            let meeting = state.meetings.get(&seq)?;
            let written = match meeting.minutes().and_then(read) {
                Some(Event::MinutesWritten(written)) => Some(written.text),
                _ => None,
            };
            minutes(material, seq, meeting, written)
        }
    })
}
