from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

LOCALISED = {
    "en": ("[error]", "hint", "switch off", "Found"),
    "ru": ("[ошибка]", "подсказка", "выключить", "Найдено"),
    "kk": ("[қате]", "кеңес", "өшіру", "Табылды"),
}
CLEAN = "## Objective: Become the shop people return to\n- KR: Raise buyer NPS from 20 to 50\n"


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_each_plan_is_answered_in_its_language(run: Run, plans: Path, language: str) -> None:
    plan = next(plans.glob(f"{language}.*"))
    done = run("check", str(plan))
    assert done.returncode == 1
    assert done.stderr == ""
    for word in LOCALISED[language]:
        assert word in done.stdout
    assert "activity" in done.stdout
    assert "--ignore activity" in done.stdout


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_the_reader_may_have_another_language(run: Run, plans: Path, language: str) -> None:
    done = run("check", str(plans), "--ui-lang", language)
    for word in LOCALISED[language]:
        assert word in done.stdout
    for other, words in LOCALISED.items():
        if other != language:
            assert words[0] not in done.stdout


def test_the_code_frame_underlines_the_words(run: Run, plans: Path) -> None:
    lines = run("check", str(plans / "en.md"), "--select", "activity").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("2 | "))
    assert lines[at] == "2 | - KR: Launch a loyalty programme"
    assert lines[at + 1] == "  |       ^^^^^^"
    assert lines[at - 2].endswith("en.md:2:7")


def test_a_rewrite_is_offered(run: Run) -> None:
    done = run("check", "-", "--kind", "kr", stdin="Bring the share of on-time deliveries to 95%\n")
    assert "= rewrite: Bring the share of on-time deliveries from ⟨now⟩% to 95%" in done.stdout


def test_a_clean_plan_gives_0(run: Run) -> None:
    done = run("check", "-", stdin=CLEAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Nothing weak found: 1 file, 1 Objective, 1 KR.\n"


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("info", 1), ("none", 0)])
def test_the_fail_level_decides(run: Run, level: str, status: int) -> None:
    text = "Bring the share of on-time deliveries to 95%\n"
    assert run("check", "-", "--kind", "kr", "--fail-level", level, stdin=text).returncode == status


def test_exit_zero(run: Run, plans: Path) -> None:
    assert run("check", str(plans), "--exit-zero").returncode == 0
    assert run("check", str(plans), "missing.md", "--exit-zero").returncode == 2


def test_an_unreadable_file_hides_no_other(run: Run, plans: Path) -> None:
    (plans / "broken.md").write_bytes(b"\xff\xfe\x00\x01\x02")
    done = run("check", str(plans), "missing.md", "--format", "concise")
    assert done.returncode == 2
    assert {line.split(":")[0].rsplit("/", 1)[-1] for line in done.stdout.splitlines() if "activity" in line} == {
        "en.md", "kk.md", "ru.txt",
    }  # fmt: skip
    assert [line.split(": ", 3)[1].rsplit("/", 1)[-1] for line in done.stderr.splitlines()] == [
        "broken.md",
        "missing.md",
    ]


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["missing.md"], b"", "missing.md: error: no such file"),
        (["."], b"", "holds no file of goals: *.md, *.txt, *.csv"),
        ([], b"", "Name a file"),
        (["-"], b"\xff\xfe\x00\x01\x02", "<stdin>: error"),
        (["-"], b"a\0b", "NUL"),
        (["-", "--select", "mising-baseline"], b"", "Did you mean 'missing-baseline'?"),
        (["-", "--ignore", "KR150"], b"", "unknown rule 'KR150'"),
        (["-", "--profile", "strickt"], b"", "Did you mean 'strict'?"),
        (["-", "--output", "no/such/folder"], b"", "cannot be written"),
        (["-", "--format", "pdf"], b"", "pdf"),
        (["-", "--no-such-option"], b"", "no-such-option"),
    ],
)
def test_what_cannot_run_says_why_and_gives_2(run: Run, arguments: list[str], stdin: bytes, said: str) -> None:
    done = run("check", *arguments, stdin=stdin)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_file_has_no_goals(run: Run) -> None:
    done = run("check", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No Objectives and no KRs were found" in done.stdout


def test_cp1251_is_read_with_a_notice(run: Run) -> None:
    text = "Цель: Стать магазином, куда возвращаются\nKR: Запустить программу лояльности\n"
    done = run("check", "-", stdin=text.encode("cp1251"))
    assert done.returncode == 1
    assert "прочитано как cp1251" in done.stderr
    assert "activity" in done.stdout


@pytest.mark.parametrize("name", ["big.md", "big.txt"])
def test_a_line_of_ten_megabytes(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("KR: " + "raise NPS to 50 " * 650_000 + "\n", "utf-8")
    done = run("check", name)
    assert done.returncode == 0
    assert "too long for one statement" in done.stderr
    assert len(done.stderr) < 300


def test_a_typo_in_a_rule_file_names_the_file_and_the_key(run: Run, tmp_path: Path, plans: Path) -> None:
    pack = tmp_path / "typo_pack"
    (pack / "key_result").mkdir(parents=True)
    (pack / "__init__.py").write_text("", "utf-8")
    (pack / "key_result" / "odd.toml").write_text('code = "ZZ101"\nseverty = "error"\n', "utf-8")
    metadata = tmp_path / "typo_pack-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: typo-pack\nVersion: 1.0\n", "utf-8")
    (metadata / "entry_points.txt").write_text("[kr_lint.packs]\ntypo = typo_pack\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])}
    done = subprocess.run(
        [sys.executable, "-m", "kr_lint.cli", "check", str(plans)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "typo_pack/key_result/odd.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_bare_lines(run: Run) -> None:
    done = run(
        "check",
        "-",
        "--kind",
        "objective",
        "--format",
        "concise",
        "-q",
        stdin="Увеличить выручку на 20%\nСтать первыми\n",
    )
    assert {line.split()[2] for line in done.stdout.splitlines() if line.startswith("<stdin>:1:")} >= {"OB101"}
    assert "PL" not in done.stdout


def test_the_name_of_standard_input_tells_its_format(run: Run) -> None:
    text = "Objective: Win\n    KR: Launch the CRM\n"
    named = run("check", "-", "--stdin-filename", "team/goals.txt", "--format", "concise", stdin=text)
    assert named.stdout.startswith("team/goals.txt:")
    assert ":2:9:" in named.stdout


def test_quiet_shows_findings_only(run: Run, plans: Path) -> None:
    done = run("check", str(plans / "en.md"), "-q", "--format", "concise")
    assert all(":2:7: error" in line for line in done.stdout.splitlines())
    assert run("check", "-", "-q", stdin=CLEAN).stdout == ""


def test_statistics_count_rules(run: Run, plans: Path) -> None:
    done = run("check", str(plans), "--statistics", "--select", "activity", "--format", "concise")
    assert "3  KR103  activity" in done.stdout.splitlines()


def test_a_report_can_be_written_to_a_file(run: Run, plans: Path, tmp_path: Path) -> None:
    done = run("check", str(plans), "--format", "json", "-o", "report.json")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["summary"]["files"] == 3
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []


def test_a_report_never_takes_the_place_of_its_plan(run: Run, plans: Path) -> None:
    plan = next(path for path in sorted(plans.iterdir()) if path.is_file())
    before = plan.read_bytes()
    done = run("check", str(plan), "-o", str(plan), "--ui-lang", "en")
    assert (done.returncode, plan.read_bytes()) == (2, before)
    assert "one of the files to check" in done.stderr


def test_a_report_cannot_be_a_folder(run: Run, plans: Path) -> None:
    done = run("check", str(plans), "-o", ".", "--ui-lang", "en")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_a_file_named_twice_is_checked_once(run: Run, plans: Path) -> None:
    plan = next(path for path in sorted(plans.iterdir()) if path.is_file())
    once = run("check", str(plans), "--format", "concise")
    assert run("check", str(plan), str(plans), "--format", "concise").stdout.count("\n") == once.stdout.count("\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_a_folder_is_left_out(run: Run, plans: Path) -> None:
    os.mkfifo(plans / "pipe.md")
    assert run("check", str(plans)).returncode == 1


def test_no_colour_off_a_terminal(run: Run, plans: Path) -> None:
    assert "\x1b" not in run("check", str(plans)).stdout


def test_colour_on_a_terminal_unless_refused(plans: Path) -> None:
    pty = pytest.importorskip("pty")
    for refusal, coloured in ((None, True), ("1", False)):
        environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        environment.pop("NO_COLOR", None)
        if refusal:
            environment["NO_COLOR"] = refusal
        ours, theirs = pty.openpty()
        try:
            subprocess.run(
                [sys.executable, "-m", "kr_lint.cli", "check", str(plans / "en.md")],
                stdout=theirs,
                env=environment,
                timeout=60,
            )
            shown = os.read(ours, 65536).decode()
        finally:
            os.close(ours)
            os.close(theirs)
        assert ("\x1b[1;31m" in shown) is coloured


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_gives_130(plans: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "kr_lint.cli", "check", str(plans / "en.md"), "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in said


def test_pipes_are_utf_8_whatever_the_locale(run: Run, plans: Path) -> None:
    done = run("check", str(plans / "ru.txt"), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "Запустить" in done.stdout


def test_a_reader_that_goes_away_gives_no_traceback(plans: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(
        [sys.executable, "-m", "kr_lint.cli", "check", str(plans)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.wait(timeout=60)
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


def test_json_keeps_to_its_schema(run: Run, plans: Path) -> None:
    schema = json.loads(run("schema", "report").stdout)
    done = run("check", str(plans), "missing.md", "--format", "json")
    assert done.returncode == 2
    report = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report, schema)
    assert report["schema_version"] == "1.1"
    assert [file["status"] for file in report["files"]] == ["checked", "checked", "checked", "failed"]
    english = report["files"][0]
    source = (plans / "en.md").read_text("utf-8")
    for finding in english["findings"]:
        assert finding["statement"] in source
        lines = source.split("\n")
        start = sum(len(line) + 1 for line in lines[: finding["line"] - 1]) + finding["column"] - 1
        assert start == finding["start"]
        assert finding["end"] > finding["start"]
    sums = {
        key: sum(file["summary"][key] for file in report["files"] if file["status"] == "checked")
        for key in english["summary"]
    }
    assert report["summary"] == {**sums, "files": 4, "failed": 1}


def test_jsonl_has_a_file_a_line(run: Run, plans: Path) -> None:
    schema = json.loads(run("schema", "report").stdout)
    done = run("check", str(plans), "missing.md", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["status"] for line in lines] == ["checked", "checked", "checked", "failed"]
    item = {**schema["properties"]["files"]["items"], "$defs": schema["$defs"]}
    for line in lines:
        jsonschema.validate(line, item)


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize("format", ["full", "concise", "github", "junit", "markdown"])
def test_a_name_with_a_line_end_is_shown_escaped(run: Run, tmp_path: Path, format: str) -> None:
    (tmp_path / "a\nb.md").write_text("## Objective: Win\n- KR: Launch the app\n", "utf-8")
    done = run("check", "a\nb.md", "--format", format)
    assert done.returncode == 1
    assert r"a\nb.md" in done.stdout
    assert "a b.md" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_messages_show_names_escaped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\nb").mkdir()
    (tmp_path / "a\nb" / "kr_lint.toml").write_text("ignore = 3", "utf-8")
    (tmp_path / "a\nb" / "plan.md").write_text("KR: Launch the app", "utf-8")
    for done in (run("check", "a\nb/plan.md"), run("check", "no\nfile.md")):
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1 + done.stderr.count("could not be read")
    assert r"a\nb" in run("check", "a\nb/plan.md").stderr
