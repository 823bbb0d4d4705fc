//! A walk through one part of a workbook: elements by their local names, with their texts.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::cells::Unreadable;

/// What a walk meets.
pub(super) enum Met<'a> {
    Open(&'a BytesStart<'a>),
    Close(&'a str),
    Text(Cow<'a, str>),
}

/// Goes through a part and tells all that it meets; an element without content opens and closes.
pub(super) fn walk(
    part: &str,
    text: &str,
    mut tell: impl FnMut(Met<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let damaged = || Unreadable::Damaged(part.to_owned());
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(element) => tell(Met::Open(&element))?,
            Event::Empty(element) => {
                tell(Met::Open(&element))?;
                tell(Met::Close(element.local_name().as_ref()))?;
            }
            Event::End(element) => tell(Met::Close(element.local_name().as_ref()))?,
            Event::Text(text) => tell(Met::Text(text.xml10_content()))?,
            Event::CData(text) => tell(Met::Text(text.xml10_content()))?,
            Event::GeneralRef(named) => {
                let letter = match named.resolve_char_ref().map_err(|_| damaged())? {
                    Some(letter) => letter,
                    None => match &*named.xml10_content() {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        "apos" => '\'',
                        // Entities of one's own are how small files unpack into large ones.
                        _ => return Err(damaged()),
                    },
                };
                tell(Met::Text(Cow::Owned(letter.to_string())))?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its local name.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut all = element.attributes().flatten();
    let found = all.find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}
