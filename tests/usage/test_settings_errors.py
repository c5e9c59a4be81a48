from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

import kr_lint

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PLAN = "## Objective: Become the shop people return to\n- KR: Launch a loyalty programme\n"


@pytest.fixture
def told(run: Run, tmp_path: Path) -> Callable[..., str]:
    """What ``kr-lint check`` says of a plan with these settings; it must refuse them in one line."""

    def check(settings: str, *options: str, name: str = "kr_lint.toml") -> str:
        (tmp_path / "plan.md").write_text(PLAN, "utf-8")
        (tmp_path / name).write_text(settings, "utf-8")
        done = run("check", "plan.md", *options)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
        assert str(tmp_path / name) in done.stderr
        return done.stderr

    return check


@pytest.mark.parametrize(
    ("settings", "parts"),
    [
        ('options.too-long.limit = "abc"', ['options.too-long.limit: "abc"', "whole number", "the default is 30"]),
        ("options.too-long.limit = -1", ["options.too-long.limit: -1", "not below 0"]),
        ("options.too-long.limit = 7.5", ["7.5", "whole number"]),
        ("options.too-long.limit = true", ["true", "whole number"]),
        ("options.low-ambition.limit = nan", ["NaN", "a number not below 0"]),
        ("options.low-ambition.limit = inf", ["Infinity", "a number not below 0"]),
        (f"options.too-long.limit = 0x{'F' * 5000}", ["options.too-long.limit", "whole number"]),
        (f"options.too-long.limit = {'9' * 5000}", ["digits"]),
        # A rule that is off is no reason to take any value for its option.
        ('ignore = ["too-long"]\noptions.KR303.limit = "abc"', ["options.too-long.limit", "whole number"]),
        ("options.too-long.limit = [1]", ["options.too-long.limit: [1]", "a number, a text"]),
        ("options.vague = 3", ["options.vague: 3", "a table"]),
        ('ignore = "vague"', ['ignore: "vague"', "a list of texts"]),
        ("select = [1]", ["select.0: 1", "a text in quotation marks"]),
        ("profile = 3", ["profile: 3", "a text in quotation marks"]),
        ('severity.vague = "of"', ["severity.vague", "error, warning, info, off", "'off'"]),
        ('severity.x = "off"', ["severity: unknown rule 'x'"]),
        ('color = "auto"', ["unknown key 'color'", "ui-language"]),
        ('fields.key_results = "x"', ["fields: ", "'key-results'"]),
        ('words.vague.kz = ["a"]', ["words.vague: ", "kk, ru, en"]),
        ("extend = 1", ["extend: 1", "a text in quotation marks"]),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_does(
    told: Callable[..., str], settings: str, parts: list[str]
) -> None:
    line = told(settings)
    assert "Input should be" not in line
    for part in parts:
        assert part in line


def test_options_that_fit_are_taken() -> None:
    linter = kr_lint.Linter(kr_lint.Settings(options={"low-ambition": {"limit": 30}, "too-long": {"limit": 0}}))
    assert "too-long" in [one.rule for one in linter.lint("Raise NPS from 30 to 45")]
    with pytest.raises(kr_lint.RuleError, match=r"options\.too-long\.limit"):
        kr_lint.Linter(kr_lint.Settings(options={"too-long": {"limit": "30"}}))


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "жарамайды; теріс емес бүтін сан керек"), ("ru", "нужно целое число не меньше 0")]
)
def test_the_reader_is_told_in_their_language(told: Callable[..., str], language: str, words: str) -> None:
    wrong = 'options.too-long.limit = "abc"'
    assert words in told(wrong, "--ui-lang", language)
    assert words in told(f'ui-language = "{language}"\n{wrong}')
    assert words not in told(wrong)


def test_settings_under_a_near_name_are_not_passed_over(told: Callable[..., str], tmp_path: Path) -> None:
    assert "[tool.kr_lint]" in told('[tool.kr-lint]\nprofile = "strict"\n', name="pyproject.toml")
    (tmp_path / "pyproject.toml").unlink()
    assert "'kr_lint.toml'" in told('profile = "strict"\n', name="kr-lint.toml")


@pytest.mark.parametrize("text", ["tool = 3\nkr_lint = 1\n", "[tool.other]\nkr_lint = 1\n"])
def test_a_pyproject_without_our_table_is_passed_over(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    assert run("check", "plan.md").returncode == 1


def test_settings_in_utf16_and_an_extended_file_that_is_absent(
    run: Run, told: Callable[..., str], tmp_path: Path
) -> None:
    assert "kr_lint.toml: extend: base.toml: there is no such" in told('extend = "base.toml"')
    (tmp_path / "kr_lint.toml").write_bytes('profile = "strict"'.encode("utf-16"))
    assert "сохраните файл в UTF-8" in run("check", "plan.md", LANG="ru_RU.UTF-8").stderr


@pytest.mark.parametrize("arguments", [("check", ""), ("fix", ""), ("audit", ""), ("check", "plan.md", "--select", "")])
def test_an_empty_variable_of_a_script_is_no_order(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    assert run(*arguments).returncode == 2


def test_a_damaged_pyproject_that_only_needs_kr_lint_is_passed_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["kr-lint"]\nname = = 1\n', "utf-8")
    assert run("check", "plan.md").returncode == 1


def test_a_file_that_is_no_baseline_is_refused_in_plain_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "base.json").write_text('{"version": 2}', "utf-8")
    done = run("check", "plan.md", "--baseline", "base.json", "--ui-lang", "ru")
    assert done.returncode == 2
    assert "base.json: это не файл принятых замечаний" in done.stderr


def test_what_is_said_of_settings_has_the_same_parts_in_three_languages() -> None:
    texts = tomllib.loads(files("kr_lint.rulebook").joinpath("messages.toml").read_text("utf-8"))["texts"]
    for by_language in texts.values():
        assert set(by_language) == {"kk", "ru", "en"}
        assert len({tuple(sorted(re.findall(r"(?<!\{)\{\w+\}", text))) for text in by_language.values()}) == 1
