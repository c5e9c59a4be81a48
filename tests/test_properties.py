"""What must hold for every text: no crash, spans inside, the same answer however the text is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kr_lint
from kr_lint.model import Diagnostic, Frame, Kind, Phrase, Quantity, Span, Statement

ROOT = Path(__file__).parents[1]
LINTER = kr_lint.Linter(kr_lint.Settings(select=("ALL",)))


def _statements() -> list[tuple[str, Kind]]:
    lines = [
        line for path in sorted((ROOT / "corpus").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [(record["text"], record["kind"]) for record in map(json.loads, lines)]


STATEMENTS = _statements()
#: An even choice of all languages, small enough for each change below.
SAMPLE = STATEMENTS[:: max(1, len(STATEMENTS) // 240)]
PIECES = [
    "8%-дан", "15%-ға", "5 000-нан", "from", "to", "by", "с", "до", "на", "→", "≥", "<", "±", "(",
    ")", "сейчас", "қазір", "%", "$", "₸", "1,5 млн", "15K", "×3", "екі есе", "вдвое", "half",
    "9 из 10", "top 3", "p95", "Q3 2026", "31.12.2026", "2026 жылға қарай", "v2.0", "NPS", "B2B",
    "TBD", "X%", "⟨now⟩", "улучшить", "арттыру", "increase", "launch", "запуск", "іске қосу",
    "және", "and", "и", ",", ";", ".", "арқылы", "through", "за счёт", "стараться", "try to",
    "сақтау", "keep", "🚀", "👩‍👩‍👧", "e\u0301", "\u00a0", "\n", "\t", "\ufeff", "\u202e", "0", "-",
    "—", "100%", "-5", "1e9", "9" * 40, "0,0,0", "1.2.3.4", "١٥", "１５", "Ⅷ", "½", "²", "№1",
]  # fmt: skip
messy = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map(" ".join)
texts = st.text(max_size=80) | messy | st.text(alphabet=st.characters(), max_size=20)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["kr", "objective"])


def spans(statement: Statement) -> list[Span]:
    found: list[Span] = []
    for field in fields(Frame):
        value = getattr(statement.frame, field.name)
        if isinstance(value, Span):
            found.append(value)
        elif isinstance(value, (Quantity, Phrase)):
            found.append(value.span)
        elif field.name == "terms":
            found.extend(phrase.span for phrase in value)
    return found


def facts(statement: Statement) -> dict[str, Any]:
    """The frame without its places: values, units, classes, and whether a span is there."""
    plain: dict[str, Any] = {"language": statement.language}
    for field in fields(Frame):
        value = getattr(statement.frame, field.name)
        if isinstance(value, Span):
            value = True
        elif isinstance(value, Quantity):
            value = (value.value, value.unit, value.comparator, value.symbol)
        elif isinstance(value, Phrase):
            value = (value.lemma, value.category)
        elif field.name == "terms":
            value = [(phrase.lemma, phrase.category) for phrase in value]
        plain[field.name] = value
    return plain


def reading(text: str, kind: Kind) -> tuple[dict[str, Any], list[str]]:
    statement = LINTER.parse(text, kind)
    return facts(statement), sorted(found.rule for found in LINTER.lint_statement(statement))


@settings(max_examples=500)
@given(texts, kinds)
def test_no_text_is_too_strange_and_every_span_lies_inside(text: str, kind: Kind) -> None:
    statement = LINTER.parse(text, kind)
    diagnostics = LINTER.lint_statement(statement)
    assert statement.text == text
    for span in [*spans(statement), *(found.span for found in diagnostics)]:
        assert 0 <= span.start <= span.end <= len(text)
    for span in spans(statement):
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
    for found in diagnostics:
        assert found.message
        assert found.hint
        assert all(rewrite.text for rewrite in found.rewrites)


@settings(max_examples=150)
@given(texts, kinds)
def test_the_same_text_is_read_the_same_twice(text: str, kind: Kind) -> None:
    assert LINTER.parse(text, kind) == LINTER.parse(text, kind)
    assert LINTER.lint(text, kind) == kr_lint.Linter(kr_lint.Settings(select=("ALL",))).lint(text, kind)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\x00", "\ud800", "🚀", "%", "-", "15", "…", "()", "\ufeff", "a\u0301" * 50, "\u200b", "1" * 5000],
)
def test_texts_that_say_nothing_are_read(text: str) -> None:
    for kind in ("kr", "objective"):
        for found in LINTER.lint(text, kind):
            assert found.message


def test_a_clause_told_in_the_past_is_read() -> None:
    frame = kr_lint.parse("Склад дорос до 18 октября", "kr").frame
    assert frame.baseline is None
    assert frame.target is None


def _as_text(diagnostics: list[Diagnostic]) -> list[Any]:
    return [
        [found.rule, *found.span, found.message, [rewrite.text for rewrite in found.rewrites]] for found in diagnostics
    ]


_SCRIPT = """
import json, sys
import kr_lint
linter = kr_lint.Linter(kr_lint.Settings(select=("ALL",)))
for text, kind in json.load(sys.stdin):
    found = linter.lint(text, kind)
    print(json.dumps([[d.rule, *d.span, d.message, [r.text for r in d.rewrites]] for d in found]))
"""


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_a_fresh_process_with_another_hash_seed_says_the_same(seed: str) -> None:
    sample = SAMPLE[::4]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        input=json.dumps(sample),
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == [_as_text(LINTER.lint(*pair)) for pair in sample]


def _homoglyphs(text: str) -> str:
    """A Latin c, o or e in the first Cyrillic word of at least four letters."""
    for word in text.split():
        letters = "".join(sign for sign in word if sign.isalpha())
        cyrillic = len(letters) >= 4 and all("\u0400" <= letter <= "\u04ff" for letter in letters)
        changed = word.replace("с", "c", 1) if "с" in word[1:] else word.replace("о", "o", 1)
        if cyrillic and word.isalpha() and changed != word:
            return text.replace(word, changed, 1)
    return text


CHANGES: dict[str, Callable[[str], str]] = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "line end": lambda text: text + "\r\n",
    "spaces around": lambda text: f"  {text}\t",
    "е for ё": lambda text: text.replace("ё", "е").replace("Ё", "Е"),
    "typographic quotes": lambda text: text.replace('"', "“"),
    "angle quotes": lambda text: text.replace("“", "«").replace("”", "»"),
    "other hyphens": lambda text: text.replace("-", "\u2011"),
    "em dash": lambda text: text.replace("–", "—"),
    "other apostrophes": lambda text: text.replace("'", "’"),
    "look-alikes": _homoglyphs,
}
#: Marks at the edges may count as words or signs, but say nothing about the result.
EDGES: dict[str, Callable[[str], str]] = {
    "full stop": lambda text: text if text.rstrip().endswith((".", "!", "?", ":", ";", "…")) else text.rstrip() + ".",
    "list mark": lambda text: "- " + text,
    "bullet": lambda text: "• " + text,
    "emoji behind": lambda text: text + " 🚀",
    "emoji before": lambda text: "🎯 " + text,
}


@pytest.mark.parametrize("change", CHANGES)
def test_frame_and_findings_do_not_depend_on_how_a_text_is_written(change: str) -> None:
    different = {}
    for text, kind in SAMPLE:
        other = CHANGES[change](text)
        before, after = reading(text, kind), reading(other, kind)
        if before != after:
            slots = {slot: (value, after[0][slot]) for slot, value in before[0].items() if value != after[0][slot]}
            different[other] = (slots, before[1], after[1])
    assert different == {}


@pytest.mark.parametrize("change", EDGES)
def test_findings_do_not_depend_on_marks_at_the_edges(change: str) -> None:
    slots = ("language", "baseline", "target", "delta", "factor", "unit", "direction", "deadline")
    different = {}
    for text, kind in SAMPLE:
        other = EDGES[change](text)
        (facts_before, rules_before), (facts_after, rules_after) = reading(text, kind), reading(other, kind)
        changed = {
            slot: (facts_before[slot], facts_after[slot]) for slot in slots if facts_before[slot] != facts_after[slot]
        }
        if changed or rules_before != rules_after:
            different[other] = (changed, rules_before, rules_after)
    assert different == {}


def test_a_rewrite_brings_no_number_and_answers_its_finding() -> None:
    for text, kind in SAMPLE:
        for found in LINTER.lint(text, kind):
            for rewrite in found.rewrites:
                digits = _numbers(rewrite.text)
                assert digits <= _numbers(text), (text, rewrite.text)
                assert rewrite.text != text


def _numbers(text: str) -> set[str]:
    return {"".join(sign for sign in word if sign.isdigit()) for word in text.split()} - {""}


@pytest.mark.parametrize(
    "text",
    [
        "Увеличить NPS қызметкерлердің from 30 до 45",
        "Launch контент-стратегияны and increase конверсию с 8% до 15%",
        "🚀 Сатылымды 15% арттыру 🚀🚀",
        "Довести \u202eконверсию\u202c до 15%",
        "提高转化率 from 8% to 15%",
        "زيادة 15%",
    ],
)
def test_mixed_scripts_are_read(text: str) -> None:
    statement = LINTER.parse(text)
    assert statement.language in ("kk", "ru", "en")
    for found in LINTER.lint_statement(statement):
        assert 0 <= found.span.start <= found.span.end <= len(text)


LONG = {
    "words": "Увеличить конверсию с 8% до 15% и ",
    "numbers": "1 000 ",
    "digits": "9",
    "letters": "ә",
    "signs": "%-",
    "brackets": "(сейчас 8% ",
    "mixed": "aа",
    "combining": "e\u0301",
    "commas": "NPS, CSAT, ",
    "dots": "1.",
}


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (LONG[piece] * (size // len(LONG[piece]) + 1))[:size]
        start = time.process_time()
        for found in LINTER.lint(text):
            assert found.span.end <= size
        return time.process_time() - start

    seconds(1000)
    # Measured in turns, so that what else the machine does strikes both: four times the text, a quadratic scan sixteen.
    rounds = [(seconds(20_000), seconds(80_000)) for _ in range(5)]
    once, fourfold = (min(times) for times in zip(*rounds, strict=True))
    assert fourfold / max(once, 0.005) < 9


def test_ten_megabytes_in_one_line_are_read_in_linear_time() -> None:
    def seconds(size: int) -> float:
        text = "Сатылымды арттыру " * (size // 36)
        start = time.process_time()
        LINTER.lint(text)
        return time.process_time() - start

    for size in (100_000, 5_000_000):
        half, whole = (min(seconds(many) for _ in range(2)) for many in (size, 2 * size))
        assert whole / half < 3, size
