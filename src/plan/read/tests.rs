//! Plans of another make than the seed, and what is no plan. The seed's own tests are in
//! `tests/plan.rs`.

use super::{List, NotAPlan, Problem, Reading, Warning, read};
use crate::plan::{ItemKind, Plan, PlanId};

fn id() -> PlanId {
    PlanId::new("child").unwrap()
}

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), id()).unwrap()
}

fn text<'a>(plan: &'a Plan, code: &str) -> &'a str {
    &plan.clause(code.parse().unwrap()).unwrap().text
}

const CHILDREN: &str = "甲市儿童发展规划（2021-2030年）\n儿童是国家的未来。\n一、指导思想\n\
坚持儿童优先。\n二、发展领域\n本规划有两个领域。\n（一）儿童与健康\n1.主要目标\n（1）婴儿死亡率低于\
4.5‰。\n（2）预防近视。近视率\n下降。\n2.策略措施\n（1）健全服务。\n一是建设。\n（2）加强监测。\n\
(二) 儿童与安全 1.主要目标\n（1）减少溺水\n（2）减少中毒\n2.策略措施：（1）开展教育。（2）排查隐患。\n\
三、组织实施\n（一）加强领导\n政府负责。\n";

#[test]
fn a_childrens_plan_of_another_make() {
    let Reading { plan, warnings } = reading(CHILDREN);
    assert_eq!(warnings, []);
    assert_eq!((plan.title.as_str(), plan.from, plan.to), ("甲市儿童发展规划", 2021, 2030));
    assert_eq!(*plan.preface, ["儿童是国家的未来。"]);
    let codes: Vec<_> = plan.domains.iter().map(|d| (d.code, d.name.as_str())).collect();
    assert_eq!(codes, [(1, "儿童与健康"), (2, "儿童与安全")]);
    assert_eq!(text(&plan, "1.2"), "预防近视。近视率下降。");
    assert_eq!(text(&plan, "1-1"), "健全服务。\n一是建设。");
    assert_eq!(text(&plan, "2.2"), "减少中毒");
    assert_eq!(text(&plan, "2-2"), "排查隐患。");
    let chapters: Vec<_> = plan.chapters.iter().map(|c| (c.number, c.title.as_str())).collect();
    assert_eq!(chapters, [(1, "指导思想"), (2, "发展领域"), (3, "组织实施")]);
    let lead = &plan.chapters[0].sections[0];
    assert_eq!((lead.number, lead.paragraphs[0].as_str()), (0, "坚持儿童优先。"));
    assert_eq!(plan.chapters[2].sections[0].title, "加强领导");
}

#[test]
fn chapters_that_are_domains_themselves() {
    let text = "甲县妇女发展规划\n2021～2030年\n一、总体要求\n坚持。\n二、妇女与健康\n（一）主要目标\n\
                1.长寿。\n（二）策略措施\n1.筛查。\n三、妇女与教育\n（一）主要目标\n1.识字。\n";
    let Reading { plan, warnings } = reading(text);
    let codes: Vec<_> = plan.domains.iter().map(|d| (d.code, d.name.as_str())).collect();
    assert_eq!(codes, [(1, "妇女与健康"), (2, "妇女与教育")]);
    let empty = Problem::EmptyList { domain: 2, kind: ItemKind::Measure };
    assert_eq!(warnings, [Warning { line: 10, problem: empty }]);
}

#[test]
fn numbers_beyond_255_are_warnings() {
    let items: String = (1..=300).map(|n| format!("{n}.第{n}项。\n")).collect();
    let text =
        format!("甲市妇女发展规划（2021—2030年）\n一、领域\n（一）健康\n主要目标：\n{items}");
    let Reading { plan, warnings } = reading(&text);
    assert_eq!(plan.domains[0].targets.len(), 255);
    assert!(plan.domains[0].targets[254].text.ends_with("300.第300项。"));
    let list = List::Items { domain: 1, kind: ItemKind::Target };
    let first = Warning { line: 260, problem: Problem::TooMany { list, number: 256 } };
    assert!(warnings.contains(&first));
}

#[test]
fn what_is_no_plan_is_named() {
    let refused = |bytes: &[u8]| read(bytes, id()).unwrap_err();
    assert_eq!(refused(b""), NotAPlan::Empty);
    assert_eq!(refused("\u{feff} \r\n\u{3000}".as_bytes()), NotAPlan::Empty);
    assert_eq!(refused(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0"), NotAPlan::NotText);
    assert_eq!(refused("今天天气很好。".as_bytes()), NotAPlan::NoDomains);
    let bare = "一、领域\n（一）健康\n主要目标：\n1.长寿。\n";
    assert_eq!(refused(bare.as_bytes()), NotAPlan::NoTitle);
    assert_eq!(refused(format!("甲市妇女发展规划\n{bare}").as_bytes()), NotAPlan::NoYears);
}
