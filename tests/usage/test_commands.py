from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

HEAVY = ("spacy", "pymorphy3", "pygls")
PROBE = """
import sys
sys.argv = ["kr-lint", *{arguments!r}]
from kr_lint.cli import main
try:
    main()
except SystemExit:
    pass
print("LOADED", [name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["rules"],
        ["explain", "activity"],
        ["schema", "rule"],
        ["parse", "Raise NPS from 20 to 50"],
        ["check", "plan.md"],
    ],
)
def test_nothing_heavy_is_imported(arguments: list[str], tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("## Objective: Win\n- KR: Launch the CRM\n", "utf-8")
    code = PROBE.format(arguments=[str(plan) if one == "plan.md" else one for one in arguments], heavy=HEAVY)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60)
    assert done.stderr.splitlines()[-1] == "LOADED []"
    assert done.stdout


def test_importing_the_package_is_cheap() -> None:
    heavy = ("spacy", "pymorphy3", "rich", "typer", "rapidfuzz", "charset_normalizer")
    code = f"import kr_lint, sys; print([name for name in {heavy!r} if name in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60)
    assert done.stdout.strip() == "[]"


def test_version(run: Run) -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("kr-lint ")


def test_parse_shows_the_frame(run: Run) -> None:
    done = run("parse", "Довести конверсию с 8% до 15%")
    assert done.returncode == 0
    rows = dict(line.split(None, 1) for line in done.stdout.splitlines())
    assert rows["language"] == "ru"
    assert rows["baseline"] == "8 percent  ‹8%›"
    assert rows["target"] == "15 percent  ‹15%›"


def test_parse_as_json(run: Run) -> None:
    found = json.loads(run("parse", "Raise NPS from 20 to 50", "--format", "json").stdout)
    assert (found["kind"], found["language"], found["text"]) == ("kr", "en", "Raise NPS from 20 to 50")
    assert found["frame"]["baseline"]["value"] == 20
    assert found["frame"]["target"]["span"] == {"start": 21, "end": 23}


@pytest.mark.parametrize("text", ["", " ", "\x1b[31m\u202e", "9" * 400, "(" * 5000])
def test_parse_takes_anything(run: Run, text: str) -> None:
    done = run("parse", text)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


@pytest.mark.parametrize(("language", "word"), [("kk", "Мысалдар"), ("ru", "Примеры"), ("en", "Examples")])
def test_explain_has_the_whole_page(run: Run, language: str, word: str) -> None:
    by_name = run("explain", "missing-baseline", "--lang", language)
    assert by_name.returncode == 0
    assert f"## {word}" in by_name.stdout
    assert "KR105" in by_name.stdout
    assert "--ignore missing-baseline" in by_name.stdout
    assert "[[" not in by_name.stdout
    assert run("explain", "KR105", "--lang", language).stdout == by_name.stdout


def test_explain_tells_how_to_switch_on_what_is_off(run: Run) -> None:
    assert "--extend-select missing-deadline" in run("explain", "missing-deadline").stdout


def test_explain_proposes_the_nearest_name(run: Run) -> None:
    done = run("explain", "mising-baseline")
    assert done.returncode == 2
    assert "Did you mean 'missing-baseline'?" in done.stderr


def test_the_environment_gives_the_language_of_pages(run: Run) -> None:
    assert "Задача вместо результата" in run("rules", LANG="ru_RU.UTF-8").stdout


def test_rules_lists_every_rule(run: Run) -> None:
    listed = json.loads(run("rules", "--format", "json", "--lang", "en").stdout)
    text = run("rules", "--lang", "en").stdout.splitlines()
    assert len(text) == len(listed) > 30
    by_name = {rule["rule"]: rule for rule in listed}
    assert by_name["missing-deadline"]["default"] is False
    assert by_name["kpi-not-okr"]["pack"] == "kr_lint_marketing"
    assert by_name["task-list"]["unit"] == "plan"


@pytest.mark.parametrize("name", ["rule", "report"])
def test_schemas_are_schemas(run: Run, name: str) -> None:
    schema = json.loads(run("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)


def test_every_rule_file_keeps_to_the_schema(run: Run) -> None:
    import tomllib
    from importlib.resources import files

    schema = json.loads(run("schema", "rule").stdout)
    for unit in ("key_result", "objective", "plan"):
        for entry in files("kr_lint_okr").joinpath(unit).iterdir():
            if entry.name.endswith(".toml"):
                jsonschema.validate(tomllib.loads(entry.read_text("utf-8")), schema)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_parse_reads_standard_input(run: Run, encoding: str) -> None:
    text = "Довести долю повторных заказов с 20% до 35%"
    done = run("parse", "-", stdin=f"{text}\n".encode(encoding))
    assert (done.returncode, done.stdout) == (0, run("parse", text).stdout)
    assert ("cp1251" in done.stderr) == (encoding == "cp1251")


def test_parse_refuses_what_is_no_text(run: Run) -> None:
    done = run("parse", "-", stdin=b"a\0b")
    assert (done.returncode, done.stdout) == (2, "")
    assert "<stdin>: is not text" in done.stderr


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert "check" in done.stdout + done.stderr
