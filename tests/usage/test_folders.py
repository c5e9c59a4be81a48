"""What a folder that is searched gives, beside its plans."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kr_lint

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder(plans: Path) -> Path:
    (plans / "results.json").write_text('{"results": [{"name": "Run the tests"}, {"name": "Launch it"}]}', "utf-8")
    for name in ("package.json", "compose.yaml", "index.html", "readme.md"):
        text = {"c": "services: {}\n", "i": "<p>Hello</p>", "r": "# About\n\nHello.\n"}
        (plans / name).write_text(text.get(name[0], '{"a": 1}'), "utf-8")
    return plans


def test_data_that_happen_to_lie_there_are_no_plan(run: Run, folder: Path) -> None:
    done = run("check", str(folder), "--format", "json")
    found = {Path(file["path"]).name: file["findings"] for file in json.loads(done.stdout)["files"]}
    assert found["results.json"] == []
    assert found["en.md"] != []
    named = run("check", str(folder / "results.json"), "--format", "json")
    assert json.loads(named.stdout)["files"][0]["findings"] != []
    assert [one.diagnostics for one in kr_lint.lint_paths([folder]) if "results" in (one.path or "")] == [()]


def test_values_or_an_objective_make_data_a_plan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"results": [{"name": "NPS", "baseline": 20, "target": 50}]}', "utf-8")
    (tmp_path / "b.json").write_text('{"goals": [{"title": "Become first", "results": ["Launch it"]}]}', "utf-8")
    counts = [
        file["summary"]["key_results"] for file in json.loads(run("check", ".", "--format", "json").stdout)["files"]
    ]
    assert counts == [1, 1]


@pytest.mark.parametrize(("language", "word"), [("en", "neither Objectives"), ("ru", "ни целей"), ("kk", "мақсат та")])
def test_many_files_without_goals_are_one_line(run: Run, folder: Path, language: str, word: str) -> None:
    done = run("check", str(folder), "--ui-lang", language)
    (line,) = done.stderr.splitlines()
    assert word in line
    assert "5" in line
    assert "compose.yaml" in line
    assert run("check", str(folder), "--ui-lang", language, "-q").stderr == ""
    (one,) = run("check", str(folder / "readme.md"), "--ui-lang", language).stderr.splitlines()
    assert "compose.yaml" not in one


def test_few_files_without_goals_are_told_apart(run: Run, folder: Path) -> None:
    for name in ("results.json", "package.json", "compose.yaml"):
        (folder / name).unlink()
    said = run("check", str(folder), "--ui-lang", "en").stderr.splitlines()
    assert len(said) == 2
    assert all("readme.md" in line or "index.html" in line for line in said)


def test_files_can_be_passed_over(run: Run, folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "en.md").write_text((folder / "en.md").read_text("utf-8"), "utf-8")
    (folder / "kr_lint.toml").write_text('exclude = ["*.json", "old/", "./ru.txt"]\n', "utf-8")

    def names(*arguments: str) -> list[str]:
        return [Path(file["path"]).name for file in json.loads(run(*arguments, "--format", "json").stdout)["files"]]

    assert names("check", str(folder)) == ["compose.yaml", "en.md", "index.html", "kk.md", "readme.md"]
    assert names("check", str(folder / "ru.txt")) == ["ru.txt"]
    assert "ru.txt" not in names("audit", str(folder))
    left = kr_lint.Linter(kr_lint.Settings(exclude=("*.json", "*.html"))).lint_paths([folder])
    assert {Path(one.path or "").suffix for one in left} == {".md", ".txt", ".yaml"}


def test_what_is_passed_over_is_not_rewritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kr_lint.toml").write_text('exclude = ["a.md"]\n', "utf-8")
    text = "## Objective: Become first\n- KR: Reduce the churn of teams from 3% to 5%\n"
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(text, "utf-8")
    run("fix", "--unsafe", ".")
    assert (tmp_path / "a.md").read_text("utf-8") == text
    assert (tmp_path / "b.md").read_text("utf-8") != text


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_of_a_file_and_links_to_it_only_the_file_is_judged(run: Run, tmp_path: Path) -> None:
    folder, outside = tmp_path / "plans", tmp_path / "other.md"
    folder.mkdir()
    for path in (folder / "real.md", outside):
        path.write_text("## Objective: Win\n- KR: Launch the app\n", "utf-8")
    for name, target in (
        ("a.md", folder / "real.md"),
        ("b.md", outside),
        ("c.md", outside),
        ("d.md", folder / "no.md"),
    ):
        (folder / name).symlink_to(target)
    done = run("check", "plans", "plans/a.md", "--format", "json")
    assert [Path(one["path"]).name for one in json.loads(done.stdout)["files"]] == ["b.md", "d.md", "real.md"]
    counts = json.loads(run("audit", "plans", "plans/a.md", "--format", "json").stdout)
    assert counts["total"]["files"] == 2
