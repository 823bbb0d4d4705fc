//! The program to compare with: ratatui as it comes, three bordered panes of constants.

use std::io;

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::widgets::{Block, List, ListState};

/// The variable that asks for it.
pub(crate) const ASKED: &str = "THREE_PANES";

const DOMAINS: [&str; 8] = [
    "妇女与健康",
    "妇女与教育",
    "妇女与经济",
    "妇女参与决策和管理",
    "妇女与社会保障",
    "妇女与家庭建设",
    "妇女与环境",
    "妇女与法律",
];

const TARGETS: [&str; 10] = [
    "妇女全生命周期享有良好的卫生健康服务",
    "孕产妇死亡率控制在12/10万以下",
    "妇女的宫颈癌和乳腺癌防治意识明显提高",
    "生殖健康和优生优育知识全面普及",
    "减少艾滋病、梅毒和乙肝母婴传播",
    "妇女心理健康素养水平不断提升",
    "妇女健康意识增强，疾病预防能力逐步提高",
    "妇女营养水平持续提升",
    "妇女经常参加体育锻炼的人数比例逐步提高",
    "女性平等接受高中阶段教育",
];

const DEPARTMENTS: [&str; 10] = [
    "市卫生健康局",
    "市教育局",
    "市人力资源和社会保障局",
    "市统计局",
    "市民政局",
    "市财政局",
    "市妇女联合会",
    "市总工会",
    "市中级人民法院",
    "市人民检察院",
];

/// Draws, and moves in its first pane, until `q`.
pub(crate) fn run() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| {
            let panes = Layout::horizontal([Constraint::Ratio(1, 3); 3]).split(frame.area());
            let list = |title: &'static str, lines: &[&'static str]| {
                let rows = lines.iter().cycle().take(36).copied();
                List::new(rows)
                    .block(Block::bordered().title(title))
                    .highlight_style(Style::new().reversed())
            };
            frame.render_stateful_widget(list("领域", &DOMAINS), panes[0], &mut state);
            frame.render_widget(list("目标", &TARGETS), panes[1]);
            frame.render_widget(list("部门", &DEPARTMENTS), panes[2]);
        })?;
        match event::read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            Event::Key(key) if key.code == KeyCode::Down => state.select_next(),
            Event::Key(key) if key.code == KeyCode::Up => state.select_previous(),
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
