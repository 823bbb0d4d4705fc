//! The dashboard: model, update, view, around one terminal.
//!
//! A key goes `term` → `update` → (`forms` → `office`) → `model` → `view` → `term`. Nothing here
//! knows the ledger's file, and `view` changes nothing. What screens, keys, widgets and texts are is
//! told in leaves that know nothing of the model; a test holds them so.

mod deeds;
pub mod edit;
mod entering;
pub mod filter;
mod first_start;
mod focus;
pub(crate) mod format;
mod forms;
pub mod grid;
mod hints;
mod history;
mod holding;
mod keeping;
mod kept;
pub mod keymap;
mod layers;
mod looks;
mod making;
mod meetings;
mod message;
pub mod model;
mod mouse;
mod news;
mod pages;
mod papers;
mod pasting;
pub mod picture;
pub(crate) mod plain;
pub mod room;
mod screen;
mod screens;
pub mod sort;
mod subject;
pub mod term;
pub mod text;
pub mod theme;
mod update;
pub mod view;
mod walkthrough;
pub mod widgets;

use std::io;
use std::time::Duration;

use ratatui::layout::Rect;

pub use first_start::{FirstStart, first_start};
pub use keeping::Leaving;
use model::{Message, Model, Wish};
use term::ask::{Answer, Questions};
use term::{Happening, Term, end_by_signal};
use text::Ambiguous;
use theme::{Look, Theme};

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::domain::payload::PersonId;
use crate::domain::state::State;
use crate::office::Office;
use crate::words::Lang;

/// How long to wait for a key before looking whether others entered something.
const PATIENCE: Duration = Duration::from_millis(250);

/// How long the cursor rests before what is beside the list follows it: longer than a held key takes
/// to come again, so that a held key moves the list alone.
const REST: Duration = Duration::from_millis(80);

/// How long the first frame has the processor to itself, if no key is pressed: on a machine with two
/// cores the check behind it was in the way of whoever carries the frame to the eye.
const ON_ITS_WAY: Duration = Duration::from_millis(5);

/// Who sits in front of the dashboard, and with what.
#[derive(Debug)]
pub struct Session {
    /// The open ledger.
    pub office: Office,
    /// Who is at the keyboard.
    pub actor: PersonId,
    /// What time it is.
    pub clock: Clock,
    /// In what language.
    pub lang: Lang,
    /// How wide the terminal shows ambiguous glyphs; asked of it where nobody said.
    pub ambiguous: Option<Ambiguous>,
    /// A day in the past and what was true then: shown instead of today, for reading only.
    pub past: Option<(NaiveDate, State)>,
    /// What it is to look like, where somebody said.
    pub look: Option<Look>,
    /// Whether the mouse is taken, and with it the terminal's own way to select text.
    pub mouse: bool,
    /// Whether files of this machine may be named: not by whom a key of the server lets in.
    pub names_files: bool,
}

/// Shows the dashboard until it is left.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn run(session: Session) -> io::Result<Leaving> {
    text::assume(session.ambiguous.unwrap_or_default());
    let theme = looks::theme(session.look, looks::kept(&session));
    let questions = questions(session.ambiguous, theme);
    let (mouse, area) = (session.mouse, Term::area()?);
    // Before the terminal is taken, so that who guards it does not begin in the middle of the work.
    let mut model = Model::new(session, theme, (area.width, area.height));
    let mut term = Term::enter(mouse)?;
    term.ask(questions);
    let attended = attend(&mut model, &mut term);
    drop(term);
    // Also where the terminal is gone: what was typed last is on the disk before the process ends.
    let leaving = model.end_keeping();
    // And the ledger is closed, however the dashboard was left.
    model.keep_lists();
    model.session.office.leave();
    end_by_signal();
    attended.map(|()| leaving)
}

/// Shows what is to be seen and takes what is pressed, until somebody leaves.
fn attend(model: &mut Model, term: &mut Term) -> io::Result<()> {
    let (mut changed, mut begun) = (true, false);
    while !model.leaving {
        // A line that is slow gets the next frame when it has taken the last; what is typed is taken in
        // and kept meanwhile.
        if changed && !term.is_behind()? {
            show(model, term)?;
            changed = false;
        }
        if model.kept {
            term.rest(ON_ITS_WAY)?;
        }
        // After the frame, so that no key waits for it.
        if !std::mem::replace(&mut begun, true) && begin(model) || look_around(model)? {
            changed = true;
            continue;
        }
        let happened = term.wait(if model.is_moving() { REST } else { PATIENCE })?;
        changed |= !happened.is_empty() || use_pause(model);
        for happening in happened {
            match happening {
                Happening::Event(event) => model.take(event),
                Happening::Answer(answer) => model.told(answer),
                Happening::Suspend => model.wish = Some(Wish::Suspend),
            }
            fulfil(model, term)?;
            if model.leaving {
                // What was typed ahead was meant for what is no longer there.
                break;
            }
        }
    }
    Ok(())
}

fn show(model: &Model, term: &mut Term) -> io::Result<()> {
    let (width, height) = model.size;
    // A screenful that is kept from frame to frame is resident as long as the dashboard is open.
    let (frame, cursor) = view::draw(model, Rect::new(0, 0, width, height));
    term.show(&frame, cursor)
}

/// Looks for what a session begins with and a first frame does not wait for: drafts, a clock that can
/// hardly be right, a meeting that goes on. Gives whether it shows.
fn begin(model: &mut Model) -> bool {
    model.begin_keeping();
    model.doubt_clock();
    model.offer_meeting();
    model.message.is_some()
}

/// Sees what nobody pressed a key for, and keeps what was typed; gives whether it shows.
fn look_around(model: &mut Model) -> io::Result<bool> {
    let was_shut = model.session.office.is_read_only();
    let mended = model.check_kept_lists();
    // Asked and not only waited for: a resize in the first moments is told to nobody.
    let area = Term::area()?;
    let resized = (area.width, area.height) != model.size;
    model.resize((area.width, area.height));
    let news = model.follow() || model.take_day();
    let turned = model.tick_walk();
    // Found only when a ledger that rested was opened, or one that could only be read was opened anew.
    let shut = model.session.office.is_read_only() != was_shut;
    if shut && was_shut {
        model.begin_keeping();
    }
    if shut {
        model.refresh();
    }
    Ok(model.keep() || mended || news || resized || turned || shut)
}

/// Does what waits until nobody presses a key; gives whether it shows.
fn use_pause(model: &mut Model) -> bool {
    if model.is_moving() {
        model.rest();
        return true;
    }
    // As long as somebody has it open, whoever starts finds lists of now.
    model.keep_lists();
    model.check_on()
}

/// Does what the model cannot.
fn fulfil(model: &mut Model, term: &mut Term) -> io::Result<()> {
    match model.wish.take() {
        Some(Wish::Redraw) => term.forget(),
        Some(Wish::Suspend) if !term.suspend(model.lang().suspended())? => {
            let said = model.lang().cannot_suspend().to_owned();
            model.message = Some(Message::Refused(said));
        }
        Some(Wish::Suspend) | None => {}
    }
    Ok(())
}

impl Model {
    /// Takes what the terminal told about itself.
    fn told(&mut self, answer: Answer) {
        match answer {
            Answer::Ambiguous(ambiguous) if ambiguous != text::assumed() => {
                text::assume(ambiguous);
                self.measure_anew();
                // What was drawn was measured otherwise.
                self.wish = Some(Wish::Redraw);
            }
            Answer::NotUtf8 => {
                let said = self.lang().terminal_not_utf8().to_owned();
                self.message = Some(Message::Refused(said));
            }
            Answer::Ground { light } => {
                self.theme = self.theme.on_ground(light);
                self.refresh();
            }
            Answer::Ambiguous(_) => {}
        }
    }
}

/// What has to be asked of this terminal, where it would not show the question.
fn questions(said: Option<Ambiguous>, theme: Theme) -> Questions {
    let term = std::env::var("TERM").ok().filter(|term| term != "dumb");
    let Some(term) = term else { return Questions::default() };
    // Those of before there were such questions print one about colours.
    let old = ["linux", "vt", "ansi", "cons"].iter().any(|name| term.starts_with(name));
    let follows = theme.on_ground(true) != theme.on_ground(false);
    let ground = follows && !old && !term.is_empty();
    Questions { ambiguous: said.is_none(), ground }
}
