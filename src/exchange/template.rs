//! The sheet that a department fills in: what it supplies for a year, with last year's figures
//! beside. Only what is to be filled in can be written into; what is there already stands there.

use std::ops::RangeInclusive;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::export::{of_plan, stands};
use super::heads::Head;
use super::rows::choices;
use super::table::{LINE, lines_in, properties, with_digits};
use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex};
use crate::domain::state::{FigureRecord, State};
use crate::plan::{DepartmentId, Indicator, Plan};
use crate::words::Lang;

/// The row of the headings, from 0: above it stand the title and how to fill it in.
const HEADINGS: u32 = 2;

/// Beyond any figure; what a validation of numbers needs as its end.
const BEYOND: f64 = 1e12;

/// Light yellow: where something is to be filled in.
const INPUT: Color = Color::RGB(0x00FF_F9DB);

/// The years that it can be made for, up to `today`'s and the plan's last.
pub fn template_years(plan: &Plan, today: i32) -> RangeInclusive<i32> {
    plan.from - 11..=today.min(plan.to)
}

/// Makes it; none where the department supplies no figures.
///
/// # Errors
/// None in practice: it is far smaller than a workbook can be.
pub fn template(
    state: &State,
    plan: &Plan,
    department: &DepartmentId,
    year: i32,
    lang: Lang,
) -> Result<Option<Vec<u8>>, XlsxError> {
    let supplied = of_plan(state, &plan.id).into_iter();
    let supplied: Vec<&Indicator> = supplied
        .filter(|one| one.is_measured() && state.successor(&one.source) == department)
        .collect();
    if supplied.is_empty() {
        return Ok(None);
    }
    let title = lang.template_title(&plan.title, state.short(department), year);
    let mut book = Workbook::new();
    book.set_properties(&properties(&title, &state.head));
    let sheet = book.add_worksheet();
    sheet.set_name(lang.template_sheet())?;
    top(sheet, &title, lang)?;
    let mut row = HEADINGS + 1;
    for indicator in &supplied {
        for (sex, area) in splits(indicator) {
            let line = Line { state, plan, indicator, sex, area, year, lang };
            line.write(sheet, row)?;
            row += 1;
        }
    }
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    notes(book.add_worksheet(), state, lang)?;
    Ok(Some(book.save_to_buffer()?))
}

/// The total, then the parts.
fn splits(indicator: &Indicator) -> Vec<(Sex, Area)> {
    let sexes: &[Sex] =
        if indicator.by_sex { &[Sex::Total, Sex::Female, Sex::Male] } else { &[Sex::Total] };
    let areas: &[Area] =
        if indicator.by_area { &[Area::Total, Area::Urban, Area::Rural] } else { &[Area::Total] };
    sexes.iter().flat_map(|sex| areas.iter().map(|area| (*sex, *area))).collect()
}

const fn width(head: Head) -> f64 {
    match head {
        Head::Indicator => 24.0,
        Head::Name | Head::Counts => 38.0,
        Head::Source | Head::Remark => 24.0,
        Head::Value | Head::Numerator | Head::Denominator | Head::Before => 12.0,
        _ => 8.0,
    }
}

fn top(sheet: &mut Worksheet, title: &str, lang: Lang) -> Result<(), XlsxError> {
    let last = Head::ALL.len() as u16 - 1;
    let large = Format::new().set_bold().set_font_size(14).set_align(FormatAlign::Left);
    sheet.merge_range(0, 0, 0, last, title, &large)?;
    let small = Format::new().set_align(FormatAlign::Left).set_background_color(INPUT);
    sheet.merge_range(1, 0, 1, last, lang.template_how(), &small)?;
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    for (column, head) in (0..).zip(Head::ALL) {
        sheet.write_string_with_format(HEADINGS, column, lang.sheet_head(*head), &heading)?;
        sheet.set_column_width(column, width(*head))?;
    }
    sheet.set_freeze_panes(HEADINGS + 1, 2)?;
    sheet.set_repeat_rows(0, HEADINGS)?.set_landscape().set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// One row to fill in.
struct Line<'a> {
    state: &'a State,
    plan: &'a Plan,
    indicator: &'a Indicator,
    sex: Sex,
    area: Area,
    year: i32,
    lang: Lang,
}

impl Line<'_> {
    fn write(&self, sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        let (one, lang) = (self.indicator, self.lang);
        let fixed = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
        let open = |look: Format| {
            look.set_border(FormatBorder::Thin).set_unlocked().set_background_color(INPUT)
        };
        let input = open(Format::new());
        let at = |year| stands(self.state, &self.plan.id, one, (year, self.sex, self.area));
        let (before, now) = (at(self.year - 1), at(self.year));
        sheet.set_row_height(row, self.height())?;
        for (column, head) in (0..).zip(Head::ALL) {
            let mut text = |text: &str, format: &Format| -> Result<(), XlsxError> {
                match text {
                    "" => sheet.write_blank(row, column, format)?,
                    text => sheet.write_string_with_format(row, column, text, format)?,
                };
                Ok(())
            };
            match head {
                Head::Indicator => text(&one.id, &fixed)?,
                Head::Name => text(&one.name, &fixed)?,
                Head::Unit => text(&one.unit, &fixed)?,
                Head::Sex => text(lang.sex(self.sex), &fixed)?,
                Head::Area => text(lang.area(self.area), &fixed)?,
                Head::Counts => text(&self.counts(), &fixed)?,
                Head::Source => text(now.map_or("", |it| &it.source), &input)?,
                Head::Remark => text("", &input)?,
                Head::Status => {
                    let [done, preliminary] = choices(*head, lang).unwrap_or_default();
                    // Where nobody says, it goes by whether the year is over on the day it is taken.
                    let said = |it: &FigureRecord| if it.preliminary { preliminary } else { done };
                    text(now.map_or("", said), &input)?;
                    let list = DataValidation::new().allow_list_strings(&[done, preliminary])?;
                    sheet.add_data_validation(row, column, row, column, &list)?;
                }
                Head::Year => {
                    let year = f64::from(self.year);
                    sheet.write_number_with_format(row, column, year, &fixed)?;
                }
                Head::Before => match before.and_then(|it| Some((it.value?, it.returned))) {
                    // No number: it is none to go by.
                    Some((value, Some(by))) => {
                        let returned = lang.grid_returned_by(by);
                        text(&lang.with_meaning(&value.to_string(), &returned), &fixed)?;
                    }
                    Some((value, None)) => {
                        let shown = with_digits(value.digits() as usize);
                        let shown = shown.set_border(FormatBorder::Thin);
                        number(sheet, (row, column), Some(value), &shown)?;
                    }
                    None => text("", &fixed)?,
                },
                Head::Value => {
                    // An empty one has no format of its own: what is typed there is taken as it is shown,
                    // and a figure may have been published with more digits.
                    let value = now.and_then(|it| it.value);
                    let shown = value.map(|it| open(with_digits(it.digits() as usize)));
                    number(sheet, (row, column), value, shown.as_ref().unwrap_or(&input))?;
                    self.check(sheet, (row, column), one.bounded)?;
                }
                Head::Numerator | Head::Denominator if one.per.is_none() => text("", &fixed)?,
                Head::Numerator => {
                    number(sheet, (row, column), now.and_then(|it| it.numerator), &input)?;
                    self.check(sheet, (row, column), false)?;
                }
                Head::Denominator => {
                    number(sheet, (row, column), now.and_then(|it| it.denominator), &input)?;
                    self.check(sheet, (row, column), false)?;
                }
                Head::Review | Head::Of(_) => {}
            }
        }
        Ok(())
    }

    /// How high the row is, in points, so that nothing in it is cut.
    fn height(&self) -> f64 {
        let (one, counts) = (self.indicator, self.counts());
        let long = [(&one.id, Head::Indicator), (&one.name, Head::Name), (&counts, Head::Counts)];
        let lines = long.map(|(text, head)| lines_in(text, width(head) as usize));
        (lines.into_iter().max().unwrap_or(1) * LINE) as f64
    }

    /// What its numerator and denominator count.
    fn counts(&self) -> String {
        match (&self.indicator.numerator, &self.indicator.denominator) {
            (Some(above), Some(below)) => format!("{above} / {below}"),
            _ => String::new(),
        }
    }

    /// Only numbers, and of a share only from 0 to 100.
    fn check(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        share: bool,
    ) -> Result<(), XlsxError> {
        let to = if share { 100.0 } else { BEYOND };
        let rule = DataValidation::new()
            .allow_decimal_number(DataValidationRule::Between(0.0, to))
            .set_error_title(self.lang.template_wrong_title())?;
        let said = match share {
            true => self.lang.template_wrong_share(),
            false => self.lang.template_wrong_number(),
        };
        sheet.add_data_validation(row, column, row, column, &rule.set_error_message(said)?)?;
        Ok(())
    }
}

fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Option<Decimal>,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Some(value) => sheet.write_number_with_format(row, column, value.to_f64(), format)?,
        None => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

fn notes(sheet: &mut Worksheet, state: &State, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(lang.template_notes())?.set_column_width(0, 100)?;
    let wrapped = Format::new().set_text_wrap();
    let made = lang.template_made_from(&state.head);
    let lines = lang.template_note_lines().lines().chain([made.as_str()]);
    for (row, line) in (0..).zip(lines) {
        sheet.write_string_with_format(row, 0, line, &wrapped)?;
    }
    sheet.protect();
    Ok(())
}
