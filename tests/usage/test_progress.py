"""The line that says how far a long run is."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kr_lint.commands import progress
from kr_lint.commands.progress import Progress

Run = Callable[..., "subprocess.CompletedProcess[str]"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_a_long_run_counts_files_and_leaves_nothing_behind(terminal: Terminal) -> None:
    with Progress(3, "en", False, terminal) as shown:
        for _ in range(3):
            shown.clear()
            shown.advance()
    lines = terminal.getvalue().split("\r\x1b[K")
    assert [line.lstrip("█░ ") for line in lines] == [
        "", "1 of 3 files checked", "2 of 3 files checked", "3 of 3 files checked", "",
    ]  # fmt: skip


def test_the_line_goes_away_before_findings_on_the_same_terminal(terminal: Terminal) -> None:
    with Progress(2, "ru", True, terminal) as shown:
        shown.advance()
        shown.clear()
        terminal.write("finding\n")
        shown.advance()
    assert "\r\x1b[Kfinding\n" in terminal.getvalue()


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_there_is_none_where_nobody_looks(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with Progress(3, "en", False, terminal) as shown:
        shown.advance()
    assert terminal.getvalue() == ""


def test_a_short_run_shows_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 60.0)
    with Progress(3, "en", False, terminal) as shown:
        shown.advance()
    assert terminal.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_and_in_a_file(run: Run, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(
            f"## Objective: Become shop {number}\n- KR: NPS {number} → 90\n", "utf-8"
        )
    assert "checked" not in run("check", ".", "--no-cache", "--jobs", "1").stderr
    code = "from kr_lint.commands import progress; progress._PATIENCE = 0; from kr_lint.cli import _run; _run()"
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
    }
    for name in ("CI", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        environment.pop(name, None)
    command = [sys.executable, "-c", code, "check", ".", "--no-cache", "--ui-lang", "en", "-q", "-o", "report.txt"]
    process = subprocess.Popen(command, stderr=theirs, cwd=tmp_path, env=environment)
    os.close(theirs)
    said = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        said += chunk
    process.wait(60)
    os.close(ours)
    assert b"of 40 files checked" in said
    assert said.endswith(b"\r\x1b[K")
