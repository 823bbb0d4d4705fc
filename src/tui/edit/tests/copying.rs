//! What goes from one field to another, and what a field tells of its rows.

use super::*;

#[test]
fn what_is_copied_or_cut_is_put_in_elsewhere() {
    let mut first = Edit::text("两癌筛查\n第二行", MOST);
    assert_eq!(press(&mut first, "C-c C-x"), [Took::Nothing; 2], "nothing is selected");
    press(&mut first, "C-Home S-Right S-Right");
    assert_eq!(press(&mut first, "C-c"), [Took::Nothing]);
    assert_eq!(first.as_str(), "两癌筛查\n第二行");
    let mut second = Edit::line("：", MOST);
    assert_eq!(press(&mut second, "C-v Home C-v"), [Took::Changed, Took::Moved, Took::Changed]);
    assert_eq!(second.as_str(), "两癌：两癌");
    press(&mut first, "C-a C-x");
    assert!(first.is_empty());
    press(&mut second, "C-a C-v");
    assert_eq!(second.as_str(), "两癌筛查 第二行", "one line");
    press(&mut first, "C-z");
    assert_eq!(first.as_str(), "两癌筛查\n第二行");
}

#[test]
fn it_tells_what_lies_above_and_below() {
    let mut edit = Edit::text("一\n二\n三\n四\n五", MOST);
    drawn(&edit, 10, 2);
    assert_eq!(edit.hidden(), (3, 0));
    press(&mut edit, "Up Up");
    drawn(&edit, 10, 2);
    assert_eq!(edit.hidden(), (2, 1));
    edit.point_at(0, 0);
    press(&mut edit, "x");
    assert_eq!(edit.as_str(), "一\n二\nx三\n四\n五");
    drawn(&edit, 10, 5);
    assert_eq!(edit.hidden(), (0, 0));
}
