"""Rewrites carried out in files: the right ones, nothing else changed, all or nothing."""

from __future__ import annotations

import codecs
import os
import re
import stat
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kr_lint import Linter, Settings
from kr_lint.fixing import Choice, Fixed, Proposal, complete_only, encode, fix_document, fix_path, safe_only
from kr_lint.model import Diagnostic, Edit, PlainTexts, Rewrite, Span, Statement
from kr_lint.rewrite.texts import make_rewrite
from kr_lint.sources import document_from_text

Run = Callable[..., "subprocess.CompletedProcess[str]"]
GOAL = "# Objective: Become the shop people return to\n"
HEDGED = "- KR: Try to raise retention from 20% to 30%\n"
PLAN = GOAL + "- KR: Raise NPS from 20 to 50\n" + HEDGED + "- KR: Raise the share of repeat purchases to 35%\n"
MENDED = PLAN.replace("Try to raise", "Raise")


def first(proposal: Proposal) -> Choice:
    return 0


def none(proposal: Proposal) -> Choice:
    return None


def fixed(text: str, decide: Callable[[Proposal], Choice] = first, linter: Linter | None = None) -> Fixed:
    return fix_document(document_from_text(text), linter or Linter(), decide)


class Rewriting(Linter):
    """Says of statements with a certain word that they should read otherwise."""

    def __init__(self, word: str, rewrite: Callable[[str], Rewrite]) -> None:
        super().__init__()
        self._word, self._rewrite = word, rewrite

    def lint_statement(self, statement: Statement) -> list[Diagnostic]:
        if self._word not in statement.text:
            return []
        texts = PlainTexts("message", "hint", (self._rewrite(statement.text),))
        span = Span(0, len(statement.text))
        return [Diagnostic("made", "X1", "error", span, statement.language, "https://e.example", texts)]


def to(old: str, new: str) -> Callable[[str], Rewrite]:
    return lambda text: make_rewrite(text, text.replace(old, new), "en")


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("- KR: Raise the share of **repeat** purchases to 35%", "from ⟨now⟩% to 35%"),
        ("- KR: Довести долю повторных покупок до **35%**", "с ⟨сейчас⟩% до **35%**"),
        ("- KR: Қайталама сатып алулар үлесін 38%-ға жеткізу", "⟨қазіргі мән⟩%-дан 38%-ға жеткізу"),
        ("- KR2: 👍 Raise the share of R&amp;D projects to 35% (owner: Anna)", "from ⟨now⟩% to 35% (owner: Anna)"),
        ("1. KR: Raise the share of repeat\n   purchases to 35%", "from ⟨now⟩% to 35%"),
    ],
)
def test_only_the_words_in_question_change(line: str, tail: str) -> None:
    kept = re.split(r"⟨[^⟩]*⟩%(?:-дан)? ?", tail)[1]
    mended = line.removesuffix(kept) + tail
    result = fixed(f"{GOAL}\n{line}\n- KR: Raise NPS from 20 to 50\n")
    assert (result.applied, result.refused) == (1, 0)
    assert result.report.text == f"{GOAL}\n{mended}\n- KR: Raise NPS from 20 to 50\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["- KR: ", "* [ ] ", "  - Key result: "])
def test_a_compound_becomes_lines_like_its_own(mark: str, end: str) -> None:
    text = GOAL.replace("\n", end) + f"{mark}Raise NPS from 20 to 50 and cut churn from 5% to 2%{end}"
    result = fixed(text, linter=Linter(Settings(select=("compound",))))
    parts = f"{mark}Raise NPS from 20 to 50{end}{mark}Cut churn from 5% to 2%{end}"
    assert result.report.text == GOAL.replace("\n", end) + parts
    assert result.applied == 1


@pytest.mark.parametrize(
    "line",
    [
        "- KR1: Raise NPS from 20 to 50 and cut churn from 5% to 2%",
        "- KR: Raise retention from 20% to 30% by **launching** a new CRM",
        "| KR | Owner |\n|---|---|\n| Raise NPS from 20 to 50 and cut churn from 5% to 2% | Anna |",
    ],
)
def test_what_does_not_stand_plainly_is_left_alone(line: str) -> None:
    result = fixed(f"{GOAL}\n{line}\n")
    assert (result.applied, result.refused) == (0, 0)
    assert result.report.text == f"{GOAL}\n{line}\n"


@pytest.mark.parametrize("new", ["<!-- Launch", "Launch\n# Objective: Win", "Launch\n\n> more", "~~Launch~~"])
def test_what_changes_the_plan_elsewhere_is_refused(new: str) -> None:
    text = f"{GOAL}- KR: Launch the CRM\n- KR: Raise NPS from 20 to 50\n"
    result = fixed(text, linter=Rewriting("Launch", to("Launch", new)))
    assert (result.applied, result.refused) == (0, 1)
    assert result.report.text == text


def test_a_rewrite_that_leaves_its_finding_is_refused() -> None:
    text = f"{GOAL}- KR: Launch the CRM\n"
    result = fixed(text, linter=Rewriting("Launch", to("CRM", "ERP")))
    assert (result.applied, result.refused) == (0, 1)
    assert result.report.text == text


def test_overlapping_edits_are_no_proposal() -> None:
    edits = (Edit(Span(0, 6), "Use"), Edit(Span(4, 10), "Have"))
    linter = Rewriting("Launch", lambda text: Rewrite("Use the CRM", edits=edits))
    seen: list[Proposal] = []
    fixed(f"{GOAL}- KR: Launch the CRM\n", lambda proposal: seen.append(proposal), linter)
    assert seen == []


def test_a_chain_of_rewrites_ends() -> None:
    def longer(text: str) -> Rewrite:
        return make_rewrite(text, text.replace("Launch", "Launch x Launch"), "en")

    class Restless(Rewriting):
        def lint_statement(self, statement: Statement) -> list[Diagnostic]:
            return [replace(one, rule=f"made-{len(statement.text)}") for one in super().lint_statement(statement)]

    result = fixed("- KR: Launch it\n", linter=Restless("Launch", longer))
    assert 1 <= result.applied <= 20


def test_each_finding_is_asked_once() -> None:
    seen: list[tuple[str, str]] = []

    def note(proposal: Proposal) -> Choice:
        seen.append((proposal.diagnostic.rule, proposal.goal.text))
        return 0 if "retention" in proposal.goal.text else None

    result = fixed(PLAN + HEDGED, note)
    assert result.applied == 2
    assert len(seen) == len(set(seen)) + 1  # the same words stand there twice


def test_stopping_keeps_what_was_chosen() -> None:
    result = fixed(PLAN, lambda proposal: 0 if "retention" in proposal.goal.text else "stop")
    assert result.stopped
    assert result.report.text == MENDED


def test_spacing_is_safe_and_nothing_else() -> None:
    linter = Rewriting("  ", to("  ", " "))
    assert fixed(f"{GOAL}- KR: Raise  NPS from 20 to 50\n", safe_only, linter).applied == 1
    assert fixed(PLAN, safe_only).applied == 0
    unasked = fixed(PLAN, complete_only)
    assert unasked.report.text == MENDED
    assert "⟨" not in unasked.report.text


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_encoding_mark_and_line_ends_stay(tmp_path: Path, mark: bytes, codec: str, end: str) -> None:
    def data(text: str) -> bytes:
        whole = ("Ёлка 👍\n\n" + text).replace("\n", end or "\r\n")
        return mark + (whole if end else whole.rstrip()).encode(codec)

    file = tmp_path / "plan.md"
    file.write_bytes(data(PLAN))
    result = fix_path(file, Linter(), complete_only)
    assert (result.applied, result.error) == (1, None)
    assert file.read_bytes() == data(MENDED)
    assert [one.name for one in tmp_path.iterdir()] == ["plan.md"]


def test_an_old_encoding_stays_and_refuses_what_it_does_not_hold(tmp_path: Path) -> None:
    text = (
        "Цель: Стать магазином, куда возвращаются покупатели\n"
        "- KR: Поднять удержание с 20% до 30% за счёт запуска новой CRM\n"
        "- KR: Довести долю повторных покупок до 35%\n"
    )
    file = tmp_path / "plan.txt"
    file.write_bytes(text.encode("cp1251"))
    result = fix_path(file, Linter(), first)
    assert (result.applied, result.refused, result.error) == (1, 1, None)
    assert file.read_bytes() == text.replace(" за счёт запуска новой CRM", "").encode("cp1251")


def test_damaged_text_is_not_written(tmp_path: Path) -> None:
    data = b"- KR: Raise \xff x\n" + PLAN.encode() * 20
    file = tmp_path / "plan.md"
    file.write_bytes(data.replace(b"Become", "Стать".encode() * 20))
    before = file.read_bytes()
    result = fix_path(file, Linter(), complete_only)
    assert result.error is not None
    assert "loss" in result.error
    assert file.read_bytes() == before


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, "utf-8")

    def meddle(proposal: Proposal) -> Choice:
        file.write_text("mine", "utf-8")
        return complete_only(proposal)

    result = fix_path(file, Linter(), meddle)
    assert "changed meanwhile" in str(result.error)
    assert result.applied == 0
    assert file.read_text("utf-8") == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.md"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_an_interruption_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, "utf-8")

    def fail(handle: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    if fault is OSError:
        assert fix_path(file, Linter(), complete_only).error is not None
    else:
        with pytest.raises(KeyboardInterrupt):
            fix_path(file, Linter(), complete_only)
    assert file.read_text("utf-8") == PLAN
    assert [one.name for one in tmp_path.iterdir()] == ["plan.md"]


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_text(PLAN, "utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    assert fix_path(link, Linter(), complete_only).applied == 1
    assert link.is_symlink()
    assert real.read_text("utf-8") == MENDED
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_file_with_nothing_to_mend_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, "utf-8")
    before = file.stat()
    assert fix_path(file, Linter(), none).applied == 0
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8_r"])
def test_encoding_gives_back_what_was_decoded(encoding: str) -> None:
    data = "Довести долю".encode(encoding)
    assert encode("Довести долю", encoding, data) == data
