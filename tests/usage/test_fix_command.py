"""``kr-lint fix`` as a process: questions, terminals, settings, diffs and standard input."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kr_lint import Linter
from kr_lint.commands.fix import question
from kr_lint.fixing import Choice, Proposal, fix_document
from kr_lint.reports.style import Style
from kr_lint.sources import document_from_text
from tests.usage.test_fix import GOAL, MENDED, PLAN

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_questions_hide_nothing() -> None:
    seen: list[str] = []

    def show(proposal: Proposal) -> Choice:
        seen.extend(question(proposal, "en", Style()))
        return None

    text = "# Objective: Win\n- KR: Launch \x1b[2Jthe \u202eCRM by\x07 2026\n- KR: Raise \x9b2JNPS to 50\n"
    fix_document(document_from_text(text, path=Path("\x1b[2J.md")), Linter(), show)
    assert any("NPS" in line for line in seen)
    assert [line for line in seen if not line.isprintable()] == []


def test_without_a_terminal_only_safe_ones_are_carried_out(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, "utf-8")
    done = run("fix", "plan.md")
    assert (done.returncode, done.stdout, done.stderr) == (1, "Fixed: 0. Refused: 0. Left: 2.\n", "")
    assert file.read_text("utf-8") == PLAN
    done = run("fix", "--unsafe", "no.md", ".", "--ui-lang", "ru")
    assert done.returncode == 2
    assert done.stdout == "Исправлено: 1. Отклонено: 0. Осталось: 1.\n"
    assert "no.md" in done.stderr
    assert file.read_text("utf-8") == MENDED
    (tmp_path / "plan.md").write_text(GOAL + "- KR: Raise NPS from 20 to 50\n", "utf-8")
    assert run("fix", "plan.md").returncode == 0


def test_the_settings_file_chooses_the_language_of_questions(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "kr_lint.toml").write_text('ui-language = "ru"\n', "utf-8")
    _, shown = on_terminal(tmp_path, "q\n", "plan.md")
    assert "Какой взять: 1, Enter – пропустить, q – выйти:" in shown
    assert "Исправлено: 0." in shown


def test_tables_are_not_fixed(run: Run, tmp_path: Path) -> None:
    table = "Objective,Key Result\nBecome the shop people return to,Raise NPS to 50\n"
    (tmp_path / "plan.csv").write_text(table, "utf-8")
    assert run("fix", "--unsafe", ".").stdout == "Fixed: 0. Refused: 0. Left: 0.\n"
    done = run("fix", "--unsafe", "plan.csv")
    assert done.returncode == 2
    assert done.stderr == "kr-lint: plan.csv: error: files of this format are not fixed, only Markdown and plain text\n"
    assert (tmp_path / "plan.csv").read_text("utf-8") == table


def test_rules_are_chosen_as_for_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    assert run("fix", "--unsafe", "--ignore", "hedged", "plan.md").stdout == "Fixed: 0. Refused: 0. Left: 1.\n"


def on_terminal(folder: Path, answers: str, *arguments: str) -> tuple[int, str]:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kr_lint.cli", "fix", *arguments]
    path = os.pathsep.join(filter(None, sys.path))
    environment = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONPATH": path}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment)
    os.close(theirs)
    os.write(ours, answers.encode())
    shown = b""
    try:
        while part := os.read(ours, 65_536):
            shown += part
    except OSError:  # the other side has gone
        pass
    os.close(ours)
    return process.wait(60), shown.decode()


@pytest.mark.parametrize(
    ("answers", "expected", "summary"),
    [
        ("1\n1\n", MENDED.replace(" to 35%", " from ⟨now⟩% to 35%"), "Fixed: 2."),
        ("\n9\n1\n", PLAN.replace(" to 35%", " from ⟨now⟩% to 35%"), "Fixed: 1."),
        ("1\nq\n", MENDED, "Fixed: 1."),
        ("й\n", PLAN, "Fixed: 0."),
    ],
)
def test_a_terminal_is_asked_one_by_one(tmp_path: Path, answers: str, expected: str, summary: str) -> None:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, "utf-8")
    status, shown = on_terminal(tmp_path, answers, "plan.md")
    assert file.read_text("utf-8") == expected
    assert summary in shown
    assert "plan.md:3:" in shown
    assert "1 + Raise retention from 20% to 30%" in shown
    assert status == (0 if "Left: 0" in shown else 1)


SPACED = GOAL + "- KR: Reduce the churn of teams from 3% to 5%\n"


def test_a_diff_shows_what_would_be_changed_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(SPACED.replace("\n", "\r\n").encode("utf-8-sig"))
    before = path.read_bytes()
    for option in ("--diff", "--dry-run"):
        done = run("fix", "--unsafe", option, "plan.md")
        assert done.returncode == 1
        assert path.read_bytes() == before
        assert done.stdout.splitlines()[:2] == ["--- a/plan.md", "+++ b/plan.md"]
        assert "+- KR: Reduce the churn of teams from 5% to 3%" in done.stdout
        assert "kr-lint: " in done.stderr
    run("fix", "--unsafe", "plan.md")
    assert path.read_bytes() == before.replace(b"from 3% to 5%", b"from 5% to 3%")
    clean = run("fix", "--unsafe", "--diff", "plan.md")
    assert (clean.returncode, clean.stdout) == (0, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_goes_rewritten_to_standard_output(tmp_path: Path, encoding: str) -> None:
    command = [sys.executable, "-m", "kr_lint.cli", "fix", "--unsafe", "-"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    data = SPACED.replace("\n", "\r\n").encode(encoding)
    done = subprocess.run(command, input=data, capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 0
    assert done.stdout == SPACED.replace("\n", "\r\n").replace("3% to 5%", "5% to 3%").encode(encoding)
    assert len(done.stderr.splitlines()) == 1


def test_standard_input_that_cannot_be_rewritten_comes_back_as_it_is(run: Run, tmp_path: Path) -> None:
    done = run("fix", "--unsafe", "-", "--stdin-filename", "plan.csv", stdin="KR\nLaunch it\n")
    assert (done.returncode, done.stdout) == (2, "KR\nLaunch it\n")
    assert "plan.csv" in done.stderr
    (tmp_path / "kr_lint.toml").write_text('[per-file-ignores]\n"a.md" = ["ALL"]\n', "utf-8")
    assert run("fix", "--unsafe", "-", "--stdin-filename", "a.md", stdin=SPACED).stdout == SPACED
    assert run("fix", "--unsafe", "-", "--stdin-filename", "b.md", stdin=SPACED).stdout != SPACED
    shown = run("fix", "--unsafe", "--diff", "-", stdin=SPACED)
    assert shown.stdout.startswith("--- a/<stdin>")
