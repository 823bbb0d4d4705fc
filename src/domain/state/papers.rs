//! What departments sign and hand in: letters of responsibility, schemes, reports.

use super::State;
use super::records::{Letter, ReportRecord, SchemeRecord, Signed, Stamp};
use crate::domain::entry::Seq;
use crate::domain::payload::{LetterIssued, Report, Scheme, Signature};

impl State {
    pub(super) fn issue(&mut self, stamp: Stamp, issued: &LetterIssued) {
        let letter = Letter {
            issued: stamp,
            department: issued.department.clone(),
            year: issued.year,
            items: issued.items.clone().into(),
            signed: None,
            countersigned: None,
        };
        self.letters.insert(stamp.seq, letter);
    }

    pub(super) fn sign(&mut self, stamp: Stamp, signature: &Signature) {
        if let Some(letter) = self.letters.get_mut(&signature.letter) {
            letter.signed = Some(signed(signature, stamp));
        }
    }

    pub(super) fn countersign(&mut self, stamp: Stamp, signature: &Signature) {
        if let Some(letter) = self.letters.get_mut(&signature.letter) {
            letter.countersigned = Some(signed(signature, stamp));
        }
    }

    pub(super) fn file_scheme(&mut self, stamp: Stamp, scheme: &Scheme) {
        let record = SchemeRecord {
            filed: stamp,
            department: scheme.department.clone(),
            section: scheme.section.clone(),
            officer: scheme.officer.clone(),
        };
        self.schemes.insert(stamp.seq, record);
    }

    pub(super) fn submit_report(&mut self, submitted: Stamp, report: &Report) {
        let mut in_time_by = submitted.on;
        let replaced = report.replaces.and_then(|old| self.reports.get_mut(&old));
        if let Some(old) = replaced {
            if old.returned.is_none() && !submitted.on_behalf {
                in_time_by = in_time_by.min(old.in_time_by);
            }
            old.replaced_by = Some(submitted.seq);
        }
        let record = ReportRecord {
            submitted,
            in_time_by,
            department: report.department.clone(),
            form: report.form,
            year: report.year,
            heading: report.heading.as_str().into(),
            progress: report.progress.as_slice().into(),
            assessments: report.assessments.as_slice().into(),
            returned: None,
            accepted: None,
            replaces: report.replaces,
            replaced_by: None,
        };
        self.reports.insert(submitted.seq, record);
    }

    pub(super) fn forget_papers(&mut self, gone: Seq) {
        self.letters.remove(&gone);
        for letter in self.letters.values_mut() {
            for signature in [&mut letter.signed, &mut letter.countersigned] {
                *signature = signature.take().filter(|signed| signed.stamp.seq != gone);
            }
        }
        self.schemes.remove(&gone);
        self.reports.remove(&gone);
        for report in self.reports.values_mut() {
            report.returned = report.returned.filter(|seq| *seq != gone);
            report.accepted = report.accepted.filter(|seq| *seq != gone);
            report.replaced_by = report.replaced_by.filter(|seq| *seq != gone);
        }
    }
}

fn signed(signature: &Signature, stamp: Stamp) -> Signed {
    let (signatory, title) = (signature.signatory.clone(), signature.title.clone());
    Signed { stamp, signatory, title }
}
