//! 领域: the tree of domains, targets and measures; beside it the text in full.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::tone;
use crate::domain::figures::assess;
use crate::plan::{Item, ItemKind, PlanId};
use crate::tui::model::{Model, Subject};
use crate::tui::text;
use crate::tui::view::draw_page;

/// A row of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TreeRow {
    /// A domain.
    Domain(PlanId, u8),
    /// A target or measure of an open domain.
    Item(Item),
}

impl TreeRow {
    pub(crate) fn subject(&self) -> Subject {
        match self {
            Self::Domain(plan, code) => Subject::Domain(plan.clone(), *code),
            Self::Item(item) => Subject::Item(item.clone()),
        }
    }
}

/// The rows of the tree, closed branches left out.
pub(crate) fn rows(model: &Model) -> Vec<TreeRow> {
    let mut rows = Vec::new();
    for (id, adopted) in &model.state().plans {
        for domain in &adopted.plan.domains {
            rows.push(TreeRow::Domain(id.clone(), domain.code));
            if model.branches.contains(&(id.clone(), domain.code)) {
                for kind in [ItemKind::Target, ItemKind::Measure] {
                    let codes = domain.clauses(kind).iter().map(|clause| clause.code);
                    rows.extend(codes.map(|code| TreeRow::Item(Item { plan: id.clone(), code })));
                }
            }
        }
    }
    rows
}

fn tree_cols(cols: usize) -> usize {
    (cols * 2 / 5).clamp(24, 60)
}

/// Columns of the text beside the tree.
pub(crate) fn pane_cols(model: &Model) -> usize {
    let cols = model.cols().saturating_sub(2);
    cols.saturating_sub(tree_cols(cols) + 2)
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let width = tree_cols(usize::from(area.width));
    let rows = rows(model);
    let scroll = model.scroll();
    let mut cursor = None;
    for (nth, at) in scroll.visible(rows.len(), usize::from(area.height)).enumerate() {
        let y = area.y + nth as u16;
        text::put_line(buffer, area.x, y, &line(model, &rows[at], width), width);
        if scroll.selected_in(rows.len()) == Some(at) {
            let row = Rect { y, height: 1, width: width as u16, ..area };
            buffer.set_style(row, model.theme.selected());
            cursor = Some(Position::new(area.x, y));
        }
    }
    if let Some(pane) = &model.pane {
        let x = area.x + width as u16 + 2;
        let beside = Rect { x, width: area.right().saturating_sub(x), ..area };
        draw_page(model, pane, false, beside, buffer);
    }
    cursor
}

fn line(model: &Model, row: &TreeRow, cols: usize) -> Line<'static> {
    let (state, theme) = (model.state(), model.theme);
    match row {
        TreeRow::Domain(plan, code) => {
            let open = model.branches.contains(&(plan.clone(), *code));
            let domain = state.plan_named(plan).and_then(|plan| plan.domain(*code));
            let Some(domain) = domain else { return Line::default() };
            let mark = if open { "-" } else { "+" };
            let counts = match cols {
                0..40 => String::new(),
                _ => model.lang().targets_measures(domain.targets.len(), domain.measures.len()),
            };
            let name = format!("{mark} {code} {}", domain.name);
            let left = text::fit(&name, cols.saturating_sub(text::width(&counts) + 1));
            Line::from(vec![Span::styled(left, theme.heading()), Span::styled(counts, theme.dim())])
        }
        TreeRow::Item(item) => {
            let title = state.clause(item).map_or("", |clause| &clause.title);
            let title = format!("  {} {title}", text::pad_right(&item.code.to_string(), 5));
            if !item.code.is_target() {
                return Line::styled(text::shorten(&title, cols), theme.dim());
            }
            let attainment = assess(state, item, model.today()).attainment;
            let word = model.lang().short_attainment(attainment);
            Line::from(vec![
                Span::raw(text::fit(&title, cols.saturating_sub(text::width(word) + 1))),
                Span::styled(format!(" {word}"), theme.status(tone(attainment))),
            ])
        }
    }
}
