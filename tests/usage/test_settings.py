from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import kr_lint
from kr_lint.configuration import Configuration, SettingsError, find_settings, merge, parse_override
from kr_lint.settings import matches

Run = Callable[..., "subprocess.CompletedProcess[str]"]

WEAK = "## Objective: Become the shop people return to\n- KR: Launch a loyalty programme\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under version control with a weak plan in a team's folder."""
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    (root / "team").mkdir()
    (root / "team" / "plan.md").write_text(WEAK, "utf-8")
    return root


def rules(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.stderr == ""
    return [rule for _, names in findings(done) for rule in names]


def findings(done: subprocess.CompletedProcess[str]) -> list[tuple[str, list[str]]]:
    """Folder and the findings of interest of each file; other rules may speak of the plan as well."""
    return [
        (Path(file["path"]).parent.name, [one["rule"] for one in file["findings"] if one["rule"] == "activity"])
        for file in json.loads(done.stdout)["files"]
    ]


def test_a_settings_file_governs_what_lies_below_it(run: Run, project: Path) -> None:
    assert rules(run("check", str(project), "--format", "json")) == ["activity"]
    (project / "kr_lint.toml").write_text('ignore = ["activity"]\n', "utf-8")
    assert rules(run("check", str(project), "--format", "json")) == []
    assert rules(run("check", str(project), "--format", "json", "--isolated")) == ["activity"]


def test_the_nearest_file_governs_alone(run: Run, project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.kr_lint]\nignore = ["activity"]\n', "utf-8")
    (project / "team" / "kr_lint.toml").write_text('ui-language = "kk"\n', "utf-8")
    (project / "other.md").write_text(WEAK, "utf-8")
    done = run("check", str(project), "--format", "json")
    assert findings(done) == [("project", []), ("team", ["activity"])]
    alone = run("check", str(project / "team"), "--isolated", "--format", "json")
    messages = [json.loads(one.stdout)["files"][-1]["findings"][-1]["message"] for one in (done, alone)]
    assert messages[0] != messages[1]


def test_kr_lint_toml_comes_before_pyproject_and_foreign_pyprojects_are_passed_over(project: Path) -> None:
    (project / "kr_lint.toml").write_text('profile = "strict"\n', "utf-8")
    (project / "pyproject.toml").write_text('[tool.kr_lint]\nprofile = "five-by-five"\n', "utf-8")
    (project / "team" / "pyproject.toml").write_text("[tool.other]\nno toml at all = = =\n", "utf-8")
    assert find_settings(project / "team" / "plan.md").profile == "strict"


def test_extend_builds_on_another_file(project: Path) -> None:
    (project / "base.toml").write_text(
        'ignore = ["vague"]\nprofile = "strict"\n[severity]\nvague = "info"\nactivity = "off"\n'
        "[options.too-many-key-results]\nlimit = 4\n",
        "utf-8",
    )
    (project / "team" / "kr_lint.toml").write_text(
        'extend = "../base.toml"\nignore = ["hedged"]\nprofile = "recommended"\n[severity]\nactivity = "error"\n',
        "utf-8",
    )
    resolved = Configuration().for_path(project / "team" / "plan.md")
    assert [source.name for source in resolved.sources] == ["kr_lint.toml", "base.toml"]
    settings = resolved.settings
    assert settings.ignore == ("vague", "hedged")
    assert settings.profile == "recommended"
    assert settings.severity == {"vague": "info", "activity": "error"}
    assert settings.options == {"too-many-key-results": {"limit": 4}}


def test_select_begins_anew() -> None:
    layers = [
        parse_override('ignore=["activity"]'),
        parse_override('extend-select=["missing-deadline"]'),
        parse_override('select=["activity"]'),
        parse_override('ignore=["vague"]'),
    ]
    settings = merge(layers)
    assert (settings.select, settings.extend_select, settings.ignore) == (("activity",), (), ("vague",))


@pytest.mark.parametrize("target", ["../../outside.toml", "/etc/hostname", "link.toml"])
def test_extend_stays_inside_the_project(project: Path, target: str) -> None:
    (project.parent / "outside.toml").write_text("", "utf-8")
    (project / "team" / "link.toml").symlink_to(project.parent / "outside.toml")
    (project / "team" / "kr_lint.toml").write_text(f'extend = "{target}"\n', "utf-8")
    with pytest.raises(SettingsError, match="outside the project"):
        find_settings(project / "team" / "plan.md")


def test_extend_in_a_circle_is_an_error(project: Path) -> None:
    (project / "kr_lint.toml").write_text('extend = "team/other.toml"\n', "utf-8")
    (project / "team" / "other.toml").write_text('extend = "../kr_lint.toml"\n', "utf-8")
    with pytest.raises(SettingsError, match="extends itself"):
        find_settings(project)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('ignroe = ["vague"]', ["unknown key 'ignroe'", "'ignore'"]),
        ("extend_select = []", ["unknown key 'extend_select'", "'extend-select'"]),
        ('ignore = ["vageu"]', ["ignore: unknown rule 'vageu'", "'vague'"]),
        ('[severity]\nvageu = "off"', ["unknown rule 'vageu'", "'vague'"]),
        ('[severity]\nvague = "eror"', ["severity.vague", "'error'"]),
        ('profile = "stict"', ["unknown profile 'stict'", "'strict'"]),
        ("[options.too-long]\nlimti = 3", ["no option 'limti'", "'limit'"]),
        ('[per-file-ignores]\n"*.md" = ["vageu"]', ["per-file-ignores: unknown rule 'vageu'", "'vague'"]),
        ('language = "kz"', ["language", "kk, ru, en, auto"]),
        ("ignore = 3", ["ignore"]),
        ("ignore = [", ["kr_lint.toml"]),
        ("a = " + "[" * 100_000, ["kr_lint.toml"]),
    ],
)
def test_a_mistake_is_answered_with_file_key_and_nearest_name(
    run: Run, project: Path, text: str, parts: list[str]
) -> None:
    path = project / "kr_lint.toml"
    path.write_text(text, "utf-8")
    done = run("check", str(project))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    for part in (str(path), *parts):
        assert part in done.stderr


def test_a_mistake_of_an_extended_file_names_that_file(run: Run, project: Path) -> None:
    (project / "base.toml").write_text('ignore = ["vageu"]', "utf-8")
    (project / "kr_lint.toml").write_text('extend = "base.toml"', "utf-8")
    assert str(project / "base.toml") in run("check", str(project)).stderr


def test_a_mistake_of_the_command_line_blames_no_file(run: Run, project: Path) -> None:
    (project / "kr_lint.toml").write_text('profile = "strict"', "utf-8")
    done = run("check", str(project), "--ignore", "vageu")
    assert done.returncode == 2
    assert "kr_lint.toml" not in done.stderr
    assert "'vague'" in done.stderr


def test_settings_load_no_code(run: Run, project: Path) -> None:
    (project / "trap.py").write_text("raise SystemExit(7)", "utf-8")
    (project / "kr_lint.toml").write_text('packs = ["trap"]', "utf-8")
    done = run("check", str(project), PYTHONPATH=str(project) + ":" + ":".join(path for path in sys.path if path))
    assert done.returncode == 2
    assert "unknown key 'packs'" in done.stderr


def test_per_file_ignores_start_in_their_own_folder(run: Run, project: Path) -> None:
    (project / "kr_lint.toml").write_text('[per-file-ignores]\n"team/*.md" = ["KR102", "activity"]\n', "utf-8")
    (project / "plan.md").write_text(WEAK, "utf-8")
    done = run("check", str(project), "--format", "json")
    assert findings(done) == [("project", ["activity"]), ("team", [])]


def test_per_file_ignores_from_python(tmp_path: Path) -> None:
    path = tmp_path / "draft-q3.md"
    path.write_text(WEAK, "utf-8")
    linter = kr_lint.Linter(kr_lint.Settings(per_file_ignores={"draft-*": ("activity",)}))
    assert "activity" not in [one.rule for one in next(linter.lint_paths([path])).diagnostics]
    assert "activity" in [one.rule for one in linter.lint_document(WEAK, path="final.md").diagnostics]
    assert "activity" in [one.rule for one in linter.lint_document(WEAK).diagnostics]


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("/p/a/b.md", "*.md", True),
        ("/p/a/b.md", "/p/*.md", False),
        ("/p/a/b.md", "/p/**/*.md", True),
        ("/p/b.md", "/p/**/*.md", True),
        ("/p/a/b.md", "/p/a/", True),
        ("/p/ab/b.md", "/p/a/", False),
        ("/p/a/b.md", "**/b.md", False),
        ("/p/a/b.md", "/**/a/**/b.??", True),
        ("/p/план/қ1.md", "/p/план/[қк]*.md", True),
    ],
)
def test_patterns(path: str, pattern: str, fits: bool) -> None:
    assert matches(Path(path), pattern) is fits


def test_a_hostile_pattern_takes_linear_time() -> None:
    assert not matches(Path("/" + "a/" * 1000 + "b"), "/" + "**/" * 500 + "c")
    assert not matches(Path("/" + "a" * 250), "/" + "*a" * 120 + "b")


def test_severity_off_and_severity_by_code(project: Path) -> None:
    text = "Bring the share of on-time deliveries to 95%"
    named = {one.rule: one for one in kr_lint.lint(text)}
    assert "missing-baseline" in named
    code = named["missing-baseline"].code
    loud = kr_lint.Linter(kr_lint.Settings(severity={code: "error"})).lint(text)
    assert {one.rule: one.severity for one in loud}["missing-baseline"] == "error"
    quiet = kr_lint.Linter(kr_lint.Settings(severity={"missing-baseline": "off"})).lint(text)
    assert [one.rule for one in quiet] == [rule for rule in named if rule != "missing-baseline"]


def test_config_on_the_command_line(run: Run, project: Path) -> None:
    (project / "kr_lint.toml").write_text('ignore = ["activity"]\n', "utf-8")
    other = project.parent / "other.toml"
    other.write_text('ui-language = "ru"\n', "utf-8")
    plan = str(project / "team" / "plan.md")
    assert "[ошибка]" in run("check", plan, "--config", str(other)).stdout
    assert rules(run("check", plan, "--format", "json", "--config", 'select=["activity"]')) == ["activity"]
    assert rules(run("check", plan, "--format", "json", "--isolated", "--config", "severity.activity=off")) == []
    missing = run("check", plan, "--config", "absent.toml")
    assert (missing.returncode, "absent.toml" in missing.stderr) == (2, True)
    typo = run("check", plan, "--config", "profiel=strict")
    assert (typo.returncode, "'profile'" in typo.stderr) == (2, True)


def test_the_command_line_wins_over_the_file(run: Run, project: Path) -> None:
    (project / "kr_lint.toml").write_text('ignore = ["activity"]\nui-language = "kk"\n', "utf-8")
    plan = str(project / "team" / "plan.md")
    assert "[error]" in run("check", plan, "--select", "activity", "--ui-lang", "en").stdout


def test_standard_input_is_governed_by_its_name(run: Run, project: Path) -> None:
    (project / "kr_lint.toml").write_text('select = ["vague"]\n', "utf-8")
    name = str(project / "team" / "new.md")
    assert run("check", "-", "--stdin-filename", name, stdin=WEAK).returncode == 0
    assert run("check", "-", stdin=WEAK).returncode == 1


def test_config_shows_what_governs_a_file(run: Run, project: Path) -> None:
    (project / "kr_lint.toml").write_text(
        'ignore = ["vague"]\n[per-file-ignores]\n"plan.md" = ["hedged"]\n[severity]\nactivity = "info"\n', "utf-8"
    )
    done = run("config", "--show", str(project / "team" / "plan.md"))
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == f"# {project / 'kr_lint.toml'}"
    shown = tomllib.loads(done.stdout)
    assert shown["ignore"] == ["vague", "hedged"]
    assert shown["severity"] == {"activity": "info"}
    assert shown["profile"] == "recommended"
    record = json.loads(run("config", "--show", str(project), "--format", "json").stdout)
    assert record["settings"]["ignore"] == ["vague"]
    assert record["sources"] == [str(project / "kr_lint.toml")]


def test_init_writes_a_file_once(run: Run, tmp_path: Path) -> None:
    assert run("init").returncode == 0
    path = tmp_path / "kr_lint.toml"
    assert find_settings(tmp_path) == kr_lint.Settings()
    path.write_text('profile = "strict"\n', "utf-8")
    again = run("init")
    assert (again.returncode, "kr_lint.toml" in again.stderr) == (2, True)
    assert path.read_text("utf-8") == 'profile = "strict"\n'


def test_every_line_of_the_template_is_right(run: Run, tmp_path: Path) -> None:
    run("init")
    text = (tmp_path / "kr_lint.toml").read_text("utf-8")
    (tmp_path / "base.toml").write_text("", "utf-8")
    keys = ("extend", "select", "ignore", "language", "fallback", "ui-", "[", '"', "missing", "vague", "limit",
            "exclude =", "en =", "objective")  # fmt: skip
    lines = [line.removeprefix("# ") if line[2:].startswith(keys) else line for line in text.splitlines()]
    (tmp_path / "kr_lint.toml").write_text("\n".join(lines).replace("../kr_lint.toml", "base.toml"), "utf-8")
    settings = find_settings(tmp_path)
    assert settings.options == {"too-many-key-results": {"limit": 4}}
    assert settings.select == ("ALL",)
    assert len(settings.per_file_ignores) == 2
    assert settings.words == {"vague": {"en": ("synergy",)}}
    assert settings.columns == {"Wording": "key-result"}
    assert settings.fields == {"objectives": "data[]", "objective": "attributes.title"}
    assert len(settings.exclude) == 2
    kr_lint.Linter(settings)


def test_the_schema_describes_settings_files(run: Run) -> None:
    schema = json.loads(run("schema", "settings").stdout)
    checker = jsonschema.Draft202012Validator(schema)
    checker.check_schema(schema)
    checker.validate({"extend-select": ["vague"], "severity": {"vague": "off"}, "options": {"too-long": {"limit": 3}}})
    assert not checker.is_valid({"extend_select": ["vague"]})
    assert not checker.is_valid({"severity": {"vague": "loud"}})
