"""README and documentation keep their word: examples give the output beside them, links lead somewhere."""

from __future__ import annotations

import os
import re
import runpy
from pathlib import Path

import pytest

from kr_lint.cli import app
from kr_lint.languages.categories import THINGS, VERBS, WORDS
from kr_lint.rulebook.loading import load_pack
from kr_lint.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/*.md"), *ROOT.glob("rules/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
EXAMPLES = runpy.run_path(str(ROOT / "docs/make_examples.py"))
PATH = re.compile(r"`((?:kr_lint|rules|docs|tests|corpus|examples|benchmarks|scripts)/[\w./-]+)`")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", EXAMPLES["PAGES"], ids=name)
def test_examples_print_what_stands_beside_them(page: Path) -> None:
    text = page.read_text("utf-8")
    assert EXAMPLES["fresh"](text) == text, "run: python docs/make_examples.py"


@pytest.mark.parametrize("page", EXAMPLES["PAGES"], ids=name)
def test_every_program_shows_its_output(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.count("```python\n") == text.count("```\n\n```text\n")
    assert "```text\n```" not in text


def test_stale_output_is_found() -> None:
    stale = "```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n"
    assert EXAMPLES["fresh"](stale) == stale.replace("3", "2")
    console = "```console\n$ kr-lint rules --lang en\nnothing\n```\n"
    assert "KR105 + missing-baseline" in EXAMPLES["fresh"](console)


def test_two_commands_set_everything_up() -> None:
    install, test = re.findall(r"^```sh\n(.*)\n```$", README, re.MULTILINE)[:2]
    steps = install.split(" && ")
    assert steps[:2] == ["python3 -m venv .venv", ".venv/bin/pip install ."]
    assert f"$ {steps[2].removeprefix('.venv/bin/')}\n" in README
    assert os.access(ROOT / test, os.X_OK)
    assert re.search(rf"^VENV=\S+ {re.escape(test)}$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    lost = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_in_the_text_exist(page: Path) -> None:
    lost = [path for path in PATH.findall(page.read_text("utf-8")) if not (ROOT / path).exists()]
    assert lost == []


def test_every_word_class_is_described() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in (*VERBS, *THINGS, *WORDS) if f"`{name}`" not in text] == []


def test_every_setting_and_profile_is_described() -> None:
    text = (ROOT / "docs/settings.md").read_text("utf-8")
    profiles = load_pack("kr_lint_okr").profiles
    assert [name for name in (*Settings.model_fields, *profiles) if f"| `{name}` |" not in text] == []


def test_every_command_is_described() -> None:
    commands = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert commands
    assert [command for command in commands if f"| `kr-lint {command}" not in README] == []
