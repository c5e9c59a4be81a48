from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kr_lint import Linter
from kr_lint.batch.audit import audit_paths
from kr_lint.batch.tables import TableError, read_table
from kr_lint.sources import SourceError

Run = Callable[..., "subprocess.CompletedProcess[str]"]

WEAK, GOOD = "Launch the CRM, quickly", "Raise NPS from 20 to 50"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (f'Team,Key result\nA,"{WEAK}"\nB,{GOOD}\n', "Key result"),
        (f"Команда;Ключевой результат;Оценка\nА;{WEAK};1\nБ;{GOOD};2\n", "Ключевой результат"),
        (f"Топ\tТүйінді нәтиже\nА\t{WEAK}\nБ\t{GOOD}\n", "Түйінді нәтиже"),
        (f"id|KR text\n1|{WEAK}\n2|{GOOD}\n", "KR text"),
        (f"text\n{WEAK}\n{GOOD}\n", "text"),
        (f"{WEAK}\n{GOOD}\n", ""),
    ],
)
def test_delimiter_and_column_are_found(tmp_path: Path, text: str, column: str) -> None:
    table = read_table(write(tmp_path / "t.csv", text), None, "kr")
    assert (table.column, table.statements, table.notices) == (column, (WEAK, GOOD), ())


def test_encodings_are_found(tmp_path: Path) -> None:
    text = "Команда;Цель\nПродажи;Стать первыми на рынке\n"
    assert read_table(write(tmp_path / "m.csv", text, "utf-8-sig"), None, "objective").column == "Цель"
    guessed = read_table(write(tmp_path / "c.csv", text, "cp1251"), None, "objective")
    assert guessed.statements == ("Стать первыми на рынке",)
    assert guessed.notices == ("read as cp1251, not UTF-8",)


def test_a_cell_may_hold_lines_and_delimiters(tmp_path: Path) -> None:
    table = read_table(write(tmp_path / "t.csv", 'Owner,KR\nA,"Launch; the\nCRM, now"\nB,""\nC\n'), "kr", "kr")
    assert table.statements == ("Launch; the\nCRM, now",)


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("", None, "no rows"),
        ("a,b\n1,2\n", None, "the columns are: a, b"),
        ("a,b\n1,2\n", "KR", "no column KR"),
    ],
)
def test_tables_that_cannot_be_used_say_why(tmp_path: Path, text: str, column: str | None, said: str) -> None:
    with pytest.raises(TableError, match=said):
        read_table(write(tmp_path / "t.csv", text), column, "kr")


def test_a_missing_table_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_table(tmp_path / "t.csv", None, "kr")


def test_files_are_counted_worst_first(run: Run, plans: Path) -> None:
    write(plans / "good.csv", f"KR\n{GOOD}\n{GOOD}\n")
    write(plans / "half.csv", f"KR\n{WEAK}\n{GOOD}\n")
    done = run("audit", str(plans), "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    shares = [file["share"] for file in found["files"]]
    assert shares == sorted(shares, reverse=True)
    half = next(file for file in found["files"] if file["path"].endswith("half.csv"))
    assert (half["statements"], half["weak"], half["share"], half["column"]) == (2, 1, 0.5, "KR")
    assert half["rules"]["activity"] == 1
    assert found["total"]["statements"] == 2 * 3 + 4
    assert found["total"]["findings"] == sum(found["total"]["rules"].values())


@pytest.mark.parametrize(("language", "words"), [("kk", "Файлдар"), ("ru", "Файлы"), ("en", "Files, worst first")])
def test_as_text_in_three_languages(run: Run, plans: Path, language: str, words: str) -> None:
    done = run("audit", str(plans), "--ui-lang", language)
    assert done.returncode == 0
    assert done.stdout.startswith(words)
    assert "activity" in done.stdout


def test_a_list_of_tasks_is_as_weak_as_its_tasks(tmp_path: Path) -> None:
    tasks = ("Launch the CRM", "Run a training", "Update the website")
    plan = "\n- KR: ".join(("## Objective: Become the shop people love", *tasks))
    result = audit_paths(lambda _: Linter(), [str(write(tmp_path / "plan.md", plan))])
    assert (result.files[0].statements, result.files[0].weak) == (4, 4)


def test_what_cannot_be_read_hides_no_other(run: Run, plans: Path) -> None:
    write(plans / "odd.csv", "a,b\n1,2\n")
    done = run("audit", str(plans), "missing.csv")
    assert done.returncode == 2
    assert "en.md" in done.stdout
    assert len(done.stderr.splitlines()) == 2
    assert "Traceback" not in done.stderr


def test_an_unknown_column_is_named(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "t.csv", "KR,Owner\nx,y\n")
    done = run("audit", "t.csv", "--column", "Text")
    assert done.returncode == 2
    assert "there is no column Text; the columns are: KR, Owner" in done.stderr


def test_settings_files_govern_an_audit_as_they_govern_a_check(run: Run, plans: Path) -> None:
    def rules(*arguments: str) -> dict[str, int]:
        found: dict[str, int] = json.loads(run("audit", str(plans), "--format", "json", *arguments).stdout)["total"][
            "rules"
        ]
        return found

    write(plans / "t.csv", f"KR\n{WEAK}\nReach a synergy of teams\n")
    before = rules()
    assert before["activity"] >= 4
    (plans / "kr_lint.toml").write_text(
        '[per-file-ignores]\n"*.md" = ["activity"]\n[severity]\nbinary-outcome = "off"\n'
        '[words.vague]\nen = ["synergy"]\n',
        "utf-8",
    )
    after = rules()
    assert after["activity"] == before["activity"] - 2
    assert "binary-outcome" not in after
    assert after["vague"] == before.get("vague", 0) + 1
    assert rules("--isolated") == before
    assert "activity" not in rules("--config", 'ignore=["activity"]')
    checked = json.loads(run("check", str(plans), "--format", "json", "--select", "vague").stdout)["rules"]
    assert rules("--select", "vague")["vague"] == checked["vague"]


def test_a_wrong_settings_file_ends_an_audit(run: Run, plans: Path) -> None:
    (plans / "kr_lint.toml").write_text('ignore = ["vageu"]\n', "utf-8")
    done = run("audit", str(plans))
    assert (done.returncode, done.stdout) == (2, "")
    assert "'vague'" in done.stderr
