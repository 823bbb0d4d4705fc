//! Documents of the monitoring and evaluation groups in words.

use super::{Lang, words};
use crate::domain::form::Field;
use crate::domain::payload::DocumentKind;
use crate::domain::refusal::WrongDocument;
use crate::domain::state::{DocumentRecord, DocumentStage, State};
use crate::domain::vocabulary::Event;

impl Lang {
    /// Which document.
    pub const fn document(self, kind: DocumentKind) -> &'static str {
        use DocumentKind as K;
        let (zh, en) = match kind {
            K::MonitoringScheme => ("监测方案和指标体系", "monitoring scheme and indicators"),
            K::MonitoringReport => ("监测统计报告", "monitoring report"),
            K::Yearbook => ("统计资料", "yearbook"),
            K::MidtermEvaluationScheme => ("中期评估方案", "midterm evaluation scheme"),
            K::MidtermEvaluationReport => ("中期评估报告", "midterm evaluation report"),
            K::FinalEvaluationScheme => ("终期评估方案", "final evaluation scheme"),
            K::FinalEvaluationReport => ("终期评估报告", "final evaluation report"),
            K::GovernmentReport => ("报市政府监测评估情况", "report to the city government"),
        };
        self.pick(zh, en)
    }

    /// Where a document stands.
    pub fn document_stage(self, document: &DocumentRecord, state: &State) -> &'static str {
        match document.stage() {
            DocumentStage::Filed if state.awaits_approval(document) => self.document_waits(),
            DocumentStage::Filed => self.pick("已报送", "filed"),
            DocumentStage::Returned => self.pick("已退回", "returned"),
            DocumentStage::Approved => self.pick("已审定", "approved"),
        }
    }

    /// Where a document stands that the leading group has yet to approve.
    pub(super) const fn document_waits(self) -> &'static str {
        self.pick("待审定", "waiting")
    }
}

pub(super) fn told(lang: Lang, event: &Event, state: &State) -> String {
    let named = |seq: u64| match state.documents.get(seq) {
        Some(document) => lang.document_named(lang.document(document.kind), &document.heading),
        None => lang.document_numbered(seq),
    };
    match event {
        Event::DocumentFiled(filing) => {
            lang.told_filed(filing.year, lang.document(filing.document_kind), &filing.heading)
        }
        Event::DocumentApproved(done) => lang.told_approved(named(done.entry)),
        Event::DocumentReturned(back) => lang.told_given_back(named(back.entry), &back.reason),
        _ => String::new(),
    }
}

pub(super) fn rows(lang: Lang, event: &Event) -> Vec<(&'static str, String)> {
    match event {
        Event::DocumentFiled(filing) => vec![
            (lang.field(Field::Heading), filing.heading.clone()),
            (lang.field(Field::Text), filing.text.clone()),
        ],
        Event::DocumentApproved(done) => vec![(lang.field(Field::Comment), done.comment.clone())],
        Event::DocumentReturned(back) => vec![(lang.field(Field::Reason), back.reason.clone())],
        _ => Vec::new(),
    }
}

pub(super) fn refused(lang: Lang, wrong: &WrongDocument) -> String {
    match wrong {
        WrongDocument::NoDocument(seq) => lang.no_document(*seq),
        WrongDocument::Settled(seq, by) => lang.document_settled(*seq, *by),
        WrongDocument::Exists(kind, year, seq) => {
            lang.document_exists(lang.document(*kind), *year, *seq)
        }
    }
}

words! {
    heading_documents: "监测评估文件", "Documents";
    document_named(kind: &str, heading: &str): "{kind}「{heading}」", "{kind} {heading:?}";
    document_numbered(seq: u64): "文件 #{seq}", "document #{seq}";
    told_filed(year: i32, kind: &str, heading: &str): "报送{year}年{kind}「{heading}」", "filed the {kind} of {year}, {heading:?}";
    told_approved(document: String): "审定{document}", "approved the {document}";
    told_given_back(document: String, reason: &str): "退回{document}：{reason}", "returned the {document}: {reason}";
    who_document: "监测方案、监测报告、统计资料由统计部门报送，或由办公室凭已签字的纸件代录；评估文件和报市政府的文件由办公室报送",
        "the statistics bureau files monitoring documents, or the office from a signed paper; the office files the others";
    no_document(seq: u64): "#{seq} 不是有效的监测评估文件，请核对编号", "#{seq} is no live document; check the number";
    document_settled(seq: u64, by: u64): "文件 #{seq} 已经处理（#{by}），如有错请先撤回 #{by}", "Document #{seq} is settled (#{by}); withdraw #{by} first if it is wrong";
    document_exists(kind: &str, year: i32, seq: u64): "{year}年的{kind}已报送（#{seq}），被退回后才能重报，如有错请先撤回 #{seq}", "There is the {kind} of {year} (#{seq}); another follows only when it is returned or withdrawn";
}
