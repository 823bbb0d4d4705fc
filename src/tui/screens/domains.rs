//! 领域: the tree of domains, targets and measures.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::standing;
use crate::plan::{Item, ItemKind, PlanId};
use crate::tui::model::{Model, Subject};
use crate::tui::text;
use crate::tui::widgets::rows::{self, Rows};

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

/// Columns of the tree on a screen of so many.
pub(super) fn tree_cols(cols: usize) -> usize {
    (cols * 2 / 5).clamp(24, 60)
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let tree = rows(model);
    let (scroll, cols) = (model.scroll(), usize::from(area.width));
    let visible = scroll.visible(tree.len(), usize::from(area.height));
    let selected = scroll.selected_in(tree.len());
    let line = |at: usize| line(model, &tree[at], cols);
    rows::draw(area, visible, selected, model.theme, buffer, line)
}

fn line(model: &Model, row: &TreeRow, cols: usize) -> Line<'static> {
    let (state, theme) = (model.state(), model.theme);
    match row {
        TreeRow::Domain(plan, code) => {
            let open = model.branches.contains(&(plan.clone(), *code));
            let Some(domain) = state.domain(plan, *code) else { return Line::default() };
            let mark = if open { "-" } else { "+" };
            let counts = match cols {
                0..40 => String::new(),
                _ => model.lang().targets_measures(domain.targets.len(), domain.measures.len()),
            };
            let name = format!("{mark} {}", state.domain_titled(plan, *code));
            let left = text::fit(&name, cols.saturating_sub(text::width(&counts) + 1));
            Line::from(vec![
                Span::styled(left, theme.heading()),
                Span::styled(counts, theme.quiet()),
            ])
        }
        TreeRow::Item(item) => {
            let title = state.clause(item).map_or("", |clause| &clause.title);
            let title = format!("  {} {title}", text::pad_right(&item.code.to_string(), 5));
            let (word, tone) = standing(model, item);
            let style = if item.code.is_target() { theme.text() } else { theme.quiet() };
            let room = cols.saturating_sub(text::width(word) + 1);
            Line::from(vec![
                Span::styled(text::fit(&title, room), style),
                Span::styled(format!(" {word}"), theme.status(tone)),
            ])
        }
    }
}
