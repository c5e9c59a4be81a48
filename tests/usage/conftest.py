from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``kr-lint`` as a process in an empty folder, in a neutral environment."""

    def call(*arguments: str, stdin: bytes | str = b"", **env: str) -> subprocess.CompletedProcess[str]:
        environment = {
            key: value for key, value in os.environ.items() if key not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")
        }
        environment.update({"LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), **env})
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "kr_lint.cli", *arguments],
            input=data,
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            timeout=60,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder with a weak plan in each language."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "en.md").write_text(
        "## Objective: Become the shop people return to\n- KR: Launch a loyalty programme\n", "utf-8"
    )
    (folder / "kk.md").write_text(
        "## Мақсат: Клиенттер қайтып келетін дүкен болу\n- KR: Контент-платформаны іске қосу\n", "utf-8"
    )
    (folder / "ru.txt").write_text(
        "Цель: Стать магазином, куда возвращаются\nKR: Запустить программу лояльности\n", "utf-8"
    )
    return folder
