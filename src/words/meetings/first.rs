//! What a plan's first meeting takes up.

use crate::words::words;

words! {
    first_division(proposed: usize): "审议规划目标任务分解（拟定{proposed}项待确认）", "The division of tasks ({proposed} proposed)";
    first_days(rules: usize): "审定年度应办事项和期限（{rules}条待确认）", "What is due each year, and when ({rules} to be confirmed)";
    first_letters: "部署签订年度目标责任书", "Letters of responsibility";
    first_liaisons: "确定各单位分管领导和联络员", "Who speaks for each department";
}
