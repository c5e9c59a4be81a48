from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

FILE = "accepted.json"


def test_accepted_findings_are_left_out_wherever_their_lines_are(run: Run, plans: Path, tmp_path: Path) -> None:
    assert run("check", "plans").returncode == 1
    done = run("check", "plans", "--write-baseline", FILE)
    assert (done.returncode, done.stdout) == (0, "")
    written = (tmp_path / FILE).read_bytes()
    path = plans / "en.md"
    path.write_text("# Plan\n\n" + path.read_text("utf-8").replace("Launch a", "Launch  a"), "utf-8")
    again = run("check", str(plans), "--baseline", FILE)
    assert (again.returncode, again.stderr) == (0, "")
    path.write_text(path.read_text("utf-8") + "- KR: Launch a second shop\n", "utf-8")
    fresh = run("check", "plans", "--baseline", FILE, "--select", "activity", "--format", "concise", "--quiet")
    assert fresh.returncode == 1
    assert {line.split(":")[1] for line in fresh.stdout.splitlines()} == {"5"}
    assert (tmp_path / FILE).read_bytes() == written


def test_each_accepted_finding_counts_once(run: Run, plans: Path) -> None:
    path = plans / "en.md"
    run("check", "plans", "--write-baseline", FILE, "--select", "activity")
    path.write_text(path.read_text("utf-8") + "- KR: Launch a loyalty programme\n", "utf-8")
    done = run("check", "plans", "--baseline", FILE, "--select", "activity", "--format", "concise", "--quiet")
    assert len(done.stdout.splitlines()) == 1


def test_stale_entries_are_said(run: Run, plans: Path) -> None:
    run("check", "plans", "--write-baseline", FILE, "--select", "activity")
    (plans / "en.md").write_text("## Objective: Be loved\n- KR: Raise buyer NPS from 20 to 50\n", "utf-8")
    (plans / "kk.md").unlink()
    done = run("check", "plans/en.md", "--baseline", FILE, "--select", "activity", "--ui-lang", "en")
    assert done.returncode == 0
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == ["plans/en.md", "plans/kk.md"]
    assert all("gone: 1" in line for line in done.stderr.splitlines())


def test_files_that_were_not_checked_keep_their_entries(run: Run, plans: Path) -> None:
    run("check", "plans", "--write-baseline", FILE)
    run("check", "plans/en.md", "--write-baseline", FILE)
    assert run("check", "plans", "--baseline", FILE).returncode == 0


@pytest.mark.parametrize("text", [None, "", "[]", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a": 3}}'])
def test_a_broken_file_is_named(run: Run, plans: Path, tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text, "utf-8")
    done = run("check", "plans", "--baseline", FILE)
    assert (done.returncode, done.stdout) == (2, "")
    assert FILE in done.stderr
