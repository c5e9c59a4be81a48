"""Results kept between runs: what makes one valid, and that no fault of the cache is one of the run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

import kr_lint.cache
from kr_lint import Linter, Report
from kr_lint.cache import Cache, default_folder, digest
from kr_lint.configuration import Configuration, SettingsFile
from kr_lint.fixing import complete_only, fix_path
from kr_lint.model import Kind
from kr_lint.runs import Run
from kr_lint.sources.messages import Message
from kr_lint.stored import report_from, to_data

Cli = Callable[..., "subprocess.CompletedProcess[str]"]

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
FILES = sorted(path for path in PLANS.iterdir() if ".expected" not in path.name)
WEAK = "## Objective: Become the shop people return to\n- KR: Launch a loyalty programme\n"


class Counting(Cache):
    """A cache that counts."""

    hits = misses = 0

    def get(self, slot: str, key: str) -> Report | None:
        found = super().get(slot, key)
        self.hits += found is not None
        self.misses += found is None
        return found


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "team.md"
    path.parent.mkdir()
    path.write_text(WEAK, "utf-8")
    return path


def lint(
    folder: Path, path: Path, said: dict[str, object] | None = None, bare: Kind | None = None
) -> tuple[Report, Counting]:
    cache = Counting(folder)
    layer = SettingsFile.model_validate(said or {})
    (report,) = Run(Configuration([layer], isolated=True), bare, cache).paths([str(path)])
    return report, cache


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_report_comes_back_whole(path: Path) -> None:
    report = Linter().lint_path(path)
    again = report_from(json.loads(json.dumps(to_data(report), ensure_ascii=False)))
    assert again == report
    for one, other in zip(report.diagnostics, again.diagnostics, strict=True):
        assert (one.message, one.hint, one.rewrites) == (other.message, other.hint, other.rewrites)
    for notice, kept in zip(report.notices, again.notices, strict=True):
        assert isinstance(notice, Message)
        assert isinstance(kept, Message)
        assert notice.in_language("kk") == kept.in_language("kk")


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, plan: Path) -> None:
    first, cache = lint(tmp_path / "cache", plan)
    assert (cache.hits, cache.misses) == (0, 1)
    again, cache = lint(tmp_path / "cache", plan)
    assert (cache.hits, cache.misses) == (1, 0)
    assert again == first


def test_other_content_another_name_and_other_settings_are_judged_anew(tmp_path: Path, plan: Path) -> None:
    folder = tmp_path / "cache"
    lint(folder, plan)
    assert lint(folder, plan, {"ignore": ["activity"]})[1].misses == 1
    assert lint(folder, plan, {"ui-language": "kk"})[1].misses == 1
    assert lint(folder, plan, bare="kr")[1].misses == 1
    assert lint(folder, plan)[1].hits == 1
    times = plan.stat()
    plan.write_text(WEAK.replace("loyalty", "partner"), "utf-8")
    os.utime(plan, ns=(times.st_atime_ns, times.st_mtime_ns))
    report, cache = lint(folder, plan)
    assert cache.misses == 1
    assert "partner" in report.text
    other = plan.rename(plan.with_name("okr.md"))
    report, cache = lint(folder, other)
    assert (cache.misses, report.path) == (1, str(other))


def test_per_file_ignores_count(tmp_path: Path, plan: Path) -> None:
    lint(tmp_path / "cache", plan)
    report, cache = lint(tmp_path / "cache", plan, {"per-file-ignores": {"team.md": ["ALL"]}})
    assert (cache.misses, report.diagnostics) == (1, ())


def test_another_engine_or_rule_pack_is_another_version(
    tmp_path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lint(tmp_path / "cache", plan)
    monkeypatch.setattr("kr_lint.runs.engine", lambda: "other")
    assert lint(tmp_path / "cache", plan)[1].misses == 1
    assert lint(tmp_path / "cache", plan)[1].hits == 1


def test_the_engine_is_all_files_of_packs_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "made_pack_for_cache"
    (package / "key_result").mkdir(parents=True)
    (package / "__init__.py").write_text("", "utf-8")
    rule = package / "key_result" / "rule.toml"
    rule.write_text("a = 1", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(kr_lint.cache, "pack_names", lambda: ("made_pack_for_cache",))

    def engine() -> str:
        return kr_lint.cache.engine.__wrapped__()

    before = engine()
    assert engine() == before
    os.utime(rule, (1, 1))
    assert engine() == before
    rule.write_text("a = 2", "utf-8")
    changed = engine()
    assert changed != before
    (package / "objective").mkdir()
    rule.rename(package / "objective" / "rule.toml")
    assert engine() not in (before, changed)


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("??/*.json"))


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def turned(data: bytes) -> bytes:
    return data.replace(b"Launch", b"Raised")


def emptied(data: bytes) -> bytes:
    return b""


def lying(data: bytes) -> bytes:
    """A sound entry of something that is no report."""
    key = data.split(b" ")[0]
    return key + b" " + digest(b"[1]").encode() + b"\n[1]"


@pytest.mark.parametrize("harm", [cut, turned, emptied, lying, lambda data: b"\xff" * 100])
def test_a_damaged_entry_is_none_and_is_mended(tmp_path: Path, plan: Path, harm: Callable[[bytes], bytes]) -> None:
    folder = tmp_path / "cache"
    first, _ = lint(folder, plan)
    (entry,) = entries(folder)
    entry.write_bytes(harm(entry.read_bytes()))
    again, cache = lint(folder, plan)
    assert (cache.misses, again) == (1, first)
    assert lint(folder, plan)[1].hits == 1


def test_an_entry_that_is_a_folder_does_no_harm(tmp_path: Path, plan: Path) -> None:
    folder = tmp_path / "cache"
    first, _ = lint(folder, plan)
    (entry,) = entries(folder)
    entry.unlink()
    entry.mkdir()
    again, cache = lint(folder, plan)
    assert again == first
    assert cache.fault


def test_a_slot_is_overwritten_so_that_the_folder_does_not_grow(tmp_path: Path, plan: Path) -> None:
    for number in range(5):
        plan.write_text(WEAK + f"- KR: Raise NPS from {number} to 50\n", "utf-8")
        lint(tmp_path / "cache", plan)
    assert len(entries(tmp_path / "cache")) == 1


def test_failures_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("{", "utf-8")
    report, _ = lint(tmp_path / "cache", path)
    assert report.error
    assert entries(tmp_path / "cache") == []


def test_a_folder_that_cannot_be_written_is_said_only_when_it_was_asked_for(run: Cli, plan: Path) -> None:
    blocked = plan.with_name("blocked")
    blocked.write_text("a file", "utf-8")
    plain = run("check", str(plan), "--no-cache", "--format", "json")
    done = run("check", str(plan), "--format", "json", "--cache-dir", str(blocked))
    assert (done.returncode, done.stdout) == (plain.returncode, plain.stdout)
    assert f"{blocked}: results could not be kept" in done.stderr
    silent = run("check", str(plan), "--format", "json", KR_LINT_CACHE=str(blocked))
    assert (silent.stdout, silent.stderr) == (plain.stdout, "")


@pytest.mark.parametrize("format", ["full", "json", "sarif", "diff", "junit"])
def test_the_second_run_says_the_same_byte_by_byte(run: Cli, tmp_path: Path, format: str) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for path in FILES:
        (plans / path.name).write_bytes(path.read_bytes())
    (plans / "again.md").write_text(WEAK * 2, "utf-8")
    arguments = ("check", "plans", "--format", format, "--cache-dir", "kept")
    first, second = run(*arguments), run(*arguments)
    plain = run("check", "plans", "--format", format, "--no-cache")
    assert len(entries(tmp_path / "kept")) >= len(FILES)
    for done in (second, plain):
        assert (done.returncode, done.stdout, done.stderr) == (first.returncode, first.stdout, first.stderr)


def test_a_run_from_the_cache_imports_neither_spacy_nor_dictionaries_nor_analysis(plan: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from kr_lint.cli import _run; _run()\n"
        "names = ('spacy', 'pymorphy3', 'kr_lint.api', 'kr_lint.parse', 'kr_lint.languages')\n"
        "print([name for name in names if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "check", str(plan), "--cache-dir", str(tmp_path / "cache")]
    said = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(2)]
    assert "'kr_lint.api'" in said[0].stderr
    assert said[1].stderr == "[]\n"
    assert said[1].stdout == said[0].stdout


def test_the_folder_is_named_by_option_then_environment(run: Cli, plan: Path, tmp_path: Path) -> None:
    run("check", str(plan), KR_LINT_CACHE=str(tmp_path / "env"))
    assert len(entries(tmp_path / "env")) == 1
    if sys.platform != "win32":
        (entry,) = entries(tmp_path / "env")
        modes = [path.stat().st_mode & 0o777 for path in (tmp_path / "env", entry.parent, entry)]
        assert modes == [0o700, 0o700, 0o600]
    assert (tmp_path / "env" / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    run("check", str(plan), "--cache-dir", "opt", KR_LINT_CACHE=str(tmp_path / "none"))
    assert len(entries(tmp_path / "opt")) == 1
    assert not (tmp_path / "none").exists()
    run("check", str(plan), "--no-cache", KR_LINT_CACHE=str(tmp_path / "none"))
    run("check", str(plan), KR_LINT_CACHE="", XDG_CACHE_HOME=str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other places there")
def test_the_folder_is_the_users_own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KR_LINT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "kr_lint"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert default_folder() == tmp_path / "home" / ".cache" / "kr_lint"


def test_clean_deletes_results_and_nothing_else(run: Cli, plan: Path, tmp_path: Path) -> None:
    run("check", str(plan), "--cache-dir", "kept")
    mine = tmp_path / "kept" / "ab" / "notes.json"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("{}", "utf-8")
    done = run("clean", "--cache-dir", "kept")
    assert (done.returncode, done.stdout) == (0, "Results deleted: 1 (kept).\n")
    assert entries(tmp_path / "kept") == [mine]


def test_an_audit_and_a_fix_take_what_a_check_has_kept(run: Cli, tmp_path: Path, plan: Path) -> None:
    (plan.parent / "tasks.md").write_text(
        WEAK.replace("loyalty", "partner") + "- KR: Run a training\n- KR: Update the website\n", "utf-8"
    )
    (plan.parent / "spaced.md").write_text(
        "## Objective: Become the shop people love\n- KR: Raise NPS to 50 %\n", "utf-8"
    )
    asked = {
        "audit": ("audit", "plans", "--format", "json"),
        "fix": ("fix", "plans", "--unsafe", "--diff"),
        "check": ("check", "plans", "--format", "json"),
    }
    plain = {name: run(*arguments, "--no-cache").stdout for name, arguments in asked.items()}
    for first in asked:
        assert run(*asked[first], "--cache-dir", first).stdout == plain[first]
        kept = {path: path.read_bytes() for path in entries(tmp_path / first)}
        assert len(kept) == 3
        for name, arguments in asked.items():
            assert run(*arguments, "--cache-dir", first).stdout == plain[name]
        assert {path: path.read_bytes() for path in entries(tmp_path / first)} == kept


def test_a_fix_takes_no_report_of_another_text(tmp_path: Path, plan: Path) -> None:
    linter = Linter()
    known = linter.lint_path(plan)
    plan.write_text("## Objective: Become the shop people love\n- KR: Reduce churn from 3% to 5%\n", "utf-8")
    fixed = fix_path(plan, linter, complete_only, known=known)
    assert fixed.applied == 1
    assert "from 5% to 3%" in plan.read_text("utf-8")


def days_ago(path: Path, days: float) -> None:
    then = time.time() - days * 86_400
    os.utime(path, (then, then))


def many(tmp_path: Path, count: int) -> Iterator[Path]:
    for number in range(count):
        path = tmp_path / f"{number}.md"
        path.write_text(WEAK.replace("loyalty", f"loyalty {number}"), "utf-8")
        yield path


def test_what_nobody_uses_any_more_goes_after_a_month(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    gone, used, fresh, later = many(tmp_path, 4)
    for path in (gone, used, fresh):
        lint(folder, path)
    mine = folder / "ab" / "notes.json"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("{}", "utf-8")
    kept = entries(folder)
    for path in kept:
        days_ago(path, 31)
    assert lint(folder, used)[1].hits == 1
    assert lint(folder, fresh)[1].hits == 1
    draft = kept[0].with_name(".broken.tmp")
    draft.write_text("", "utf-8")
    days_ago(draft, 2)
    lint(folder, later)  # another run has looked today
    assert len(entries(folder)) == 5
    days_ago(folder / "CACHEDIR.TAG", 2)
    later.write_text(WEAK, "utf-8")
    lint(folder, later)
    assert len(entries(folder)) == 4
    assert mine.exists()
    assert not draft.exists()
    assert lint(folder, gone)[1].misses == 1
    assert lint(folder, used)[1].hits == 1


def test_the_oldest_go_where_there_are_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cache"
    plans = list(many(tmp_path, 6))
    for path in plans[:5]:
        met = set(entries(folder))
        lint(folder, path)
        (own,) = set(entries(folder)) - met
        days_ago(own, 20 - int(path.stem))
    monkeypatch.setattr("kr_lint.cache._MOST_BYTES", own.stat().st_size * 3 + 100)
    days_ago(folder / "CACHEDIR.TAG", 2)
    lint(folder, plans[5])
    assert [lint(folder, path)[1].hits for path in plans[::-1]] == [1, 1, 1, 0, 0, 0]


def test_a_use_is_noted_once_a_day(tmp_path: Path, plan: Path) -> None:
    folder = tmp_path / "cache"
    lint(folder, plan)
    (entry,) = entries(folder)
    for days, is_noted in ((0.5, False), (1.5, True)):
        days_ago(entry, days)
        before = entry.stat().st_mtime
        assert lint(folder, plan)[1].hits == 1
        assert (entry.stat().st_mtime > before) == is_noted


def _in_a_process(folder: str, paths: list[str]) -> list[Report]:
    return list(Run(Configuration(isolated=True), None, Cache(Path(folder))).paths(paths))


def test_runs_at_the_same_time_may_share_the_folder(tmp_path: Path) -> None:
    paths = []
    for number in range(12):
        path = tmp_path / f"{number}.md"
        path.write_text(WEAK.replace("loyalty", f"loyalty {number}"), "utf-8")
        paths.append(str(path))
    alone = list(Run(Configuration(isolated=True)).paths(paths))
    lint(tmp_path / "cache", Path(paths[0]))
    days_ago(tmp_path / "cache" / "CACHEDIR.TAG", 2)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        found = [pool.submit(_in_a_process, str(tmp_path / "cache"), paths) for _ in range(3)]
        assert all(one.result() == alone for one in found)
    assert len(entries(tmp_path / "cache")) == len(paths)
    assert not list((tmp_path / "cache").glob("??/.*"))


def test_processes_give_the_output_of_one(run: Cli, tmp_path: Path) -> None:
    for path in FILES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "again.md").write_text((PLANS / "en-sales.md").read_text("utf-8"), "utf-8")
    one = run("check", ".", "--format", "json", "--no-cache")
    two = run("check", ".", "--format", "json", "--no-cache", "--jobs", "2")
    assert two.stdout == one.stdout
    assert two.stderr == one.stderr


DUPLICATE = "Raise the share of repeat orders from 20% to 35%"


def plans_with_duplicates(folder: Path) -> Iterator[Path]:
    for name in ("a", "b", "c"):
        path = folder / f"{name}.md"
        own = f"- KR: Raise NPS of team {name} from 30 to 55\n"
        path.write_text(f"## Objective: Become team {name} that people love\n- KR: {DUPLICATE}\n{own}", "utf-8")
        yield path


def duplicates(reports: list[Report]) -> list[tuple[str, int | None, str]]:
    return [
        (Path(report.path or "").name, one.line, dict(one.parameters)["other"])
        for report in reports
        for one in report.diagnostics
        if one.rule == "duplicate-key-result"
    ]


def test_what_stands_in_an_earlier_file_is_right_with_and_without_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [str(path.relative_to(tmp_path)) for path in plans_with_duplicates(tmp_path)]

    def run(order: list[str]) -> list[Report]:
        return list(Run(Configuration(isolated=True), None, Cache(tmp_path / "cache")).paths(order))

    wanted = [("b.md", 2, "a.md:2"), ("c.md", 2, "a.md:2")]
    assert duplicates(run(paths)) == wanted
    assert duplicates(run(paths)) == wanted
    assert duplicates(list(Linter().lint_paths(paths))) == wanted
    assert duplicates(run(paths[1:])) == [("c.md", 2, "b.md:2")]
    assert duplicates(run(paths[::-1])) == [("b.md", 2, "c.md:2"), ("a.md", 2, "c.md:2")]
    text = Path("a.md").read_text("utf-8")
    Path("a.md").write_text("# OKR\n\n" + text, "utf-8")
    assert duplicates(run(paths)) == [("b.md", 2, "a.md:4"), ("c.md", 2, "a.md:4")]
    Path("a.md").write_text(text.replace("20%", "25%"), "utf-8")
    assert duplicates(run(paths)) == [("c.md", 2, "b.md:2")]
    assert duplicates([replace(one, diagnostics=()) for one in run(paths)]) == []


def test_a_comment_switches_off_what_another_file_says(tmp_path: Path) -> None:
    paths = [str(path) for path in plans_with_duplicates(tmp_path)]
    second = Path(paths[1])
    comment = " <!-- kr-lint: ignore[duplicate-key-result] -- shared with team a -->"
    second.write_text(second.read_text("utf-8").replace(DUPLICATE, DUPLICATE + comment), "utf-8")
    reports = list(Run(Configuration(isolated=True), None, Cache(tmp_path / "cache")).paths(paths))
    assert [name for name, _, _ in duplicates(reports)] == ["c.md"]
    assert [one.reason for one in reports[1].suppressed] == ["shared with team a"]
    assert "unused-suppression" not in [one.rule for one in reports[1].diagnostics]


def test_a_copy_of_a_file_is_said_once_and_another_period_is_none(tmp_path: Path) -> None:
    results = [f"- KR: Raise the NPS of group {letter} from 2{at} to 60\n" for at, letter in enumerate("abc")]
    text = "## Objective: Become the team people love\n" + "".join(results)
    paths = []
    for name, period in (("a", "Q1 2026"), ("b", "Q1 2026"), ("c", "Q2 2026")):
        path = tmp_path / f"{name}.md"
        path.write_text(f"# OKR {period}\n\n{text}", "utf-8")
        paths.append(str(path))
    found = duplicates(list(Linter().lint_paths(paths)))
    assert [(name, line) for name, line, _ in found] == [("b.md", 4)]
