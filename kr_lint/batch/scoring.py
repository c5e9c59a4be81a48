"""How well labelled statements are read: every label against the findings, every slot against the frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isclose
from typing import Any, Final

from kr_lint.api import Linter
from kr_lint.model import LANGUAGES, Frame, LanguageCode, Quantity
from kr_lint.reports.scores import Disagreement, LabelScore, Scores

SLOTS: Final = ("baseline", "target", "delta", "factor", "unit", "direction", "deadline")
NUMBERS: Final = ("baseline", "target", "delta", "factor")


def score_statements(records: Iterable[Mapping[str, Any]], linter: Linter | None = None) -> dict[LanguageCode, Scores]:
    """Compare labelled statements with what the linter says of them, per language.

    A record has ``text``, ``kind``, ``lang``, ``labels`` (rule names) and, for key results, ``frame`` with the seven
    slots. Only rules that occur as labels of their kind are compared.
    """
    chosen = linter or Linter()
    rows = list(records)
    vocabulary: dict[str, set[str]] = {}
    for row in rows:
        vocabulary.setdefault(row["kind"], set()).update(row["labels"])
    result: dict[LanguageCode, Scores] = {}
    for code in LANGUAGES:
        mine = [row for row in rows if row["lang"] == code]
        if mine:
            result[code] = _score(mine, vocabulary, chosen)
    return result


def _score(rows: list[Mapping[str, Any]], vocabulary: Mapping[str, set[str]], linter: Linter) -> Scores:
    scores = Scores(statements=len(rows))
    right = dict.fromkeys(SLOTS, 0)
    languages = numbers = framed = alarms = 0
    for row in rows:
        text = row["text"]
        statement = linter.parse(text, row["kind"])
        languages += statement.language == row["lang"]
        if statement.language != row["lang"]:
            scores.disagreements.append(Disagreement("language", row["lang"], statement.language, text))
        found = {diagnostic.rule for diagnostic in linter.lint_statement(statement)}
        for label in vocabulary[row["kind"]]:
            score = scores.labels.setdefault(label, LabelScore())
            hit, wanted = label in found, label in row["labels"]
            score.hits += hit and wanted
            score.false_alarms += hit and not wanted
            score.misses += wanted and not hit
            if hit != wanted:
                scores.disagreements.append(Disagreement(label, *(("", label) if hit else (label, "")), text))
        if row["kind"] == "kr" and not row["labels"]:
            scores.well_formed += 1
            alarms += not found.isdisjoint(vocabulary["kr"])
        if row["kind"] == "kr" and row.get("frame"):
            framed += 1
            same = {slot: _same(slot, row["frame"].get(slot), statement.frame) for slot in SLOTS}
            scores.disagreements.extend(
                Disagreement(slot, str(row["frame"].get(slot)), str(_value(slot, statement.frame)), text)
                for slot in SLOTS
                if not same[slot]
            )
            for slot in SLOTS:
                right[slot] += same[slot]
            numbers += all(same[slot] for slot in NUMBERS)
    scores.language = languages / len(rows)
    scores.numbers = numbers / framed if framed else 1.0
    scores.false_alarms = alarms / scores.well_formed if scores.well_formed else 0.0
    scores.slots = {slot: right[slot] / framed if framed else 1.0 for slot in SLOTS}
    return scores


def _value(slot: str, frame: Frame) -> object:
    """A slot in the plain form of a record."""
    got = getattr(frame, slot)
    if slot == "deadline":
        return got is not None
    return got.value if isinstance(got, Quantity) else got


def _same(slot: str, wanted: object, frame: Frame) -> bool:
    got = _value(slot, frame)
    if slot == "deadline":
        return bool(wanted) == got
    if slot in NUMBERS and isinstance(wanted, (int, float)) and isinstance(got, (int, float)):
        return isclose(wanted, got, rel_tol=0.01)
    return bool(wanted == got)
