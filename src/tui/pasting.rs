//! What is pasted, and where it goes.

use super::focus::Focus;
use super::model::{Message, Model};

impl Model {
    pub(super) fn paste(&mut self, text: &str) {
        let lang = self.session.lang;
        let lost = match self.focus() {
            // What is only read is read on.
            Focus::Layer => match self.layer.as_mut().and_then(|layer| layer.paste(text, lang)) {
                None => return,
                lost => lost,
            },
            Focus::Form => return self.form_paste(text),
            Focus::Grid => return self.grid_paste(text),
            Focus::Walk | Focus::List => None,
        };
        self.look_in_texts();
        let told = match lost {
            Some(0) => return,
            Some(lost) => lang.paste_cut(lost),
            None => lang.nothing_to_paste_into().to_owned(),
        };
        self.message = Some(Message::Refused(told));
    }

    fn form_paste(&mut self, text: &str) {
        let (now, lang) = (self.session.clock.now(), self.session.lang);
        self.message = None;
        let Some(form) = &mut self.form else { return };
        let told = match form.no_place_for_text(lang) {
            Some(told) => told.to_owned(),
            None => {
                form.touched = Some(now);
                form.refused = None;
                match form.paste(text) {
                    0 => return,
                    lost => lang.paste_cut(lost),
                }
            }
        };
        self.message = Some(Message::Refused(told));
    }
}
