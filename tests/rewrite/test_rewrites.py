import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kr_lint
from kr_lint.model import Diagnostic, Kind
from kr_lint.rewrite.edits import apply_edits
from kr_lint.rewrite.slots import SLOT
from kr_lint.rewrite.texts import FindingTexts
from kr_lint.rewrite.verify import numbers_in

from .statements import CODES, labelled

PAIRS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8")
)
CASES = [(rule, pair) for rule, pairs in PAIRS.items() for pair in pairs]
#: The rules that the rewrites are made for; each must be answered nearly always.
ANSWERED = frozenset(
    {
        "missing-baseline", "missing-target", "method", "compound", "hedged", "activity", "binary-outcome",
        "direction-contradiction", "percent-or-points", "objective-number", "objective-kpi", "objective-task",
        "objective-compound",
    }
)  # fmt: skip
ENOUGH = 0.85
STATEMENTS = [statement for code in CODES for statement in labelled(code)]
WORDS = sorted({word for statement in STATEMENTS for word in statement.text.split()})


def found(rule: str, text: str) -> Diagnostic:
    kind: Kind = "objective" if rule.startswith("objective") else "kr"
    return next(diagnostic for diagnostic in kr_lint.lint(text, kind) if diagnostic.rule == rule)


@pytest.mark.parametrize(("rule", "pair"), CASES, ids=lambda value: value if isinstance(value, str) else value["text"])
def test_a_statement_is_rewritten_as_a_coach_would_write_it(rule: str, pair: dict[str, Any]) -> None:
    diagnostic = found(rule, pair["text"])
    assert [rewrite.text for rewrite in diagnostic.rewrites] == pair["rewrites"]
    assert diagnostic.rewrite is not None
    assert list(diagnostic.rewrite.moved) == pair.get("moved", [])


def check(text: str, kind: Kind) -> None:
    for diagnostic in kr_lint.lint(text, kind):
        for rewrite in diagnostic.rewrites:
            assert apply_edits(text, rewrite.edits) == rewrite.text != text
            assert [slot.text for slot in rewrite.placeholders] == list(
                dict.fromkeys(f"⟨{name}⟩" for name in SLOT.findall("\n".join((rewrite.text, *rewrite.moved))))
            )
            assert numbers_in(rewrite.text) <= numbers_in(text)
            assert rewrite.applicability == "suggestion"
            for line in rewrite.text.split("\n"):
                assert diagnostic.rule not in {again.rule for again in kr_lint.lint(line, kind)}, (text, rewrite.text)


@pytest.mark.parametrize("code", CODES)
def test_no_rewrite_brings_its_finding_back(code: str) -> None:
    for statement in labelled(code):
        check(statement.text, statement.kind)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.sampled_from(("kr", "objective")))
def test_words_thrown_together_get_no_rewrite_that_brings_its_finding_back(words: list[str], kind: Kind) -> None:
    check(" ".join(words), kind)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(STATEMENTS),
    st.sampled_from(STATEMENTS),
    st.sampled_from((" ", ", ", " и ", " және ", " and ", ". ")),
)
def test_statements_joined_get_no_rewrite_that_brings_its_finding_back(first: Any, second: Any, joint: str) -> None:
    check(f"{first.text}{joint}{second.text}", first.kind)


@pytest.mark.parametrize("code", CODES)
def test_nearly_every_finding_carries_a_rewrite(code: str) -> None:
    diagnostics = [one for statement in labelled(code) for one in kr_lint.lint(statement.text, statement.kind)]
    answered = [bool(one.rewrites) for one in diagnostics if one.rule in ANSWERED]
    assert sum(answered) >= ENOUGH * len(answered) > 0


def test_a_candidate_that_verification_refuses_is_not_offered() -> None:
    texts = found("hedged", "Мүмкіндігінше лид жинау").texts
    assert isinstance(texts, FindingTexts)
    offered, refused = texts.offers
    assert (len(offered), len(refused)) == (0, 1)


def test_linting_makes_no_rewrite(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: FindingTexts) -> None:
        raise AssertionError("a rewrite was made before it was asked for")

    monkeypatch.setattr(FindingTexts, "offers", property(refuse))
    diagnostic = kr_lint.lint("Довести долю повторных покупок до 35%")[0]
    assert diagnostic.message
    assert diagnostic.hint
    with pytest.raises(AssertionError):
        _ = diagnostic.rewrites


def test_slots_are_described_in_the_readers_language() -> None:
    linter = kr_lint.Linter(kr_lint.Settings(ui_language="en"))
    rewrite = linter.lint("Қайталама сатып алулар үлесін 38%-ға жеткізу")[0].rewrite
    assert rewrite is not None
    assert [slot.text for slot in rewrite.placeholders] == ["⟨қазіргі мән⟩"]
    assert re.match(r"Where the metric stands today", rewrite.placeholders[0].description)


def test_a_decomposed_text_is_rewritten_against_itself() -> None:
    text = "Довести долю заказов с самовывозо\u0438\u0306 до 35%"
    check(text, "kr")


def test_the_statements_mark_capital_and_stop_are_kept() -> None:
    rewrite = found("missing-baseline", "- довести долю повторных покупок до 35%.").rewrite
    assert rewrite is not None
    assert rewrite.text == "- довести долю повторных покупок с ⟨сейчас⟩% до 35%."
    assert [(tuple(edit.span), edit.text) for edit in rewrite.edits] == [((33, 33), "с ⟨сейчас⟩% ")]


def test_an_open_slot_is_reported_as_a_placeholder_and_nothing_else() -> None:
    assert [one.rule for one in kr_lint.lint("Довести долю повторных покупок с ⟨сейчас⟩% до 35%")] == ["placeholder"]
    assert [one.rule for one in kr_lint.lint("Қайталама сатып алулар үлесін ⟨қазіргі мән⟩%-дан 38%-ға жеткізу")] == [
        "placeholder"
    ]
