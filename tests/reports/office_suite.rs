//! LibreOffice opens every paper and makes pages of it. Where it is not installed, or its writer is
//! not, the test says so and checks nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::meeting::held;
use super::papers::{PAPERS, demo, written};

/// The pages that LibreOffice makes of files; none where it is not there.
fn pages(folder: &Path, files: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let out = folder.join("pages");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(&out)
        .args(files)
        .output();
    run.ok()?;
    Some(
        files
            .iter()
            .map(|file| out.join(file.with_extension("pdf").file_name().unwrap()))
            .collect(),
    )
}

#[test]
fn libreoffice_makes_pages_of_every_paper() {
    let (folder, ledger) = demo();
    let probe = folder.path().join("probe.rtf");
    std::fs::write(&probe, "{\\rtf1 probe}").unwrap();
    let mut files = vec![probe];
    held(&ledger);
    let of_meeting: [&[&str]; 2] = [&["meeting-pack"], &["minutes"]];
    let all = PAPERS.iter().map(|(asked, _)| *asked).chain(of_meeting);
    for (number, asked) in all.enumerate() {
        for end in ["docx", "xlsx"] {
            let file = folder.path().join(format!("{number}-{end}.{end}"));
            std::fs::write(&file, written(&ledger, asked, end)).unwrap();
            files.push(file);
        }
    }
    let Some(made) = pages(folder.path(), &files).filter(|made| made[0].exists()) else {
        eprintln!("SKIPPED: soffice has no writer (Debian: libreoffice-writer-nogui)");
        return;
    };
    for page in &made[1..] {
        assert!(page.exists(), "{}", page.display());
        let bytes = std::fs::read(page).unwrap();
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 5000, "{}", page.display());
    }
    let told = Command::new("pdftotext").args([made[1].to_str().unwrap(), "-"]).output();
    match told {
        Ok(told) => {
            let told = String::from_utf8(told.stdout).unwrap();
            let pages = told.matches('\u{c}').count();
            assert!(pages >= 3 && told.matches("演示数据").count() == pages, "on every page");
            assert!(told.replace(' ', "").contains("—2—"), "{told}");
        }
        Err(_) => eprintln!("SKIPPED: pdftotext is not installed (Debian: poppler-utils)"),
    }
}
