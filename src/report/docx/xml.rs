//! Elements written one inside another, so that none is left open and every text is escaped.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// A part while it is written.
#[derive(Debug)]
pub(super) struct Xml(String);

impl Xml {
    /// One part with its outermost element.
    pub(super) fn part(
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) -> String {
        let mut xml =
            Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".into());
        xml.within(name, attributes, inside);
        xml.0
    }

    /// An element with what stands in it.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes, ">");
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element without anything in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes, "/>");
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn val(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// An element with a text and nothing else.
    pub(super) fn holding(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&escape(fit(text)));
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.0.push_str(&escape(fit(value)));
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

/// Without what XML 1.0 cannot hold, escaped or not.
fn fit(text: &str) -> Cow<'_, str> {
    let wrong = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    match text.contains(wrong) {
        true => Cow::Owned(text.replace(wrong, "")),
        false => Cow::Borrowed(text),
    }
}
