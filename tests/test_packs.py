"""Every rule of every bundled pack keeps the word of its own examples, in each language."""

from __future__ import annotations

import pytest

from kr_lint.model import LANGUAGES
from kr_lint.rulebook.loading import load_pack
from kr_lint.testing import ExampleCase, check_pack, rule_examples

PACKS = ("kr_lint_okr", "kr_lint_marketing")
CASES = [parameter for package in PACKS for parameter in rule_examples(package)]


@pytest.mark.parametrize("example", CASES)
def test_an_example_shows_what_it_should(example: ExampleCase) -> None:
    assert [str(failure) for failure in example.failures()] == []


@pytest.mark.parametrize("package", PACKS)
def test_texts_obey_the_laws_of_their_languages(package: str) -> None:
    examples = {str(failure) for parameter in rule_examples(package) for failure in parameter.values[0].failures()}  # type: ignore[union-attr]
    assert [str(failure) for failure in check_pack(package) if str(failure) not in examples] == []


def test_codes_and_names_are_those_promised() -> None:
    found = {source.file.code: source.name for package in PACKS for source in load_pack(package).rules}
    assert found == {
        "KR101": "no-number", "KR102": "binary-outcome", "KR103": "activity", "KR104": "missing-target",
        "KR105": "missing-baseline", "KR106": "vague", "KR107": "compound", "KR108": "method", "KR109": "maintain",
        "KR110": "hedged", "KR201": "unit-mismatch", "KR202": "direction-contradiction", "KR203": "no-change",
        "KR204": "impossible-value", "KR205": "placeholder", "KR206": "percent-or-points", "KR301": "low-ambition",
        "KR302": "vanity-metric", "KR303": "too-long", "KR304": "missing-deadline",
        "OB101": "objective-number", "OB102": "objective-task", "OB103": "objective-kpi", "OB104": "objective-jargon",
        "OB105": "objective-compound", "OB106": "objective-vague", "OB301": "objective-too-long",
        "PL101": "too-many-objectives", "PL102": "too-many-key-results", "PL103": "objective-without-key-results",
        "PL104": "overlapping-key-results", "PL105": "task-list", "PL106": "key-result-repeats-objective",
        "PL107": "duplicate-key-result", "PL108": "missing-period", "PL109": "missing-owner",
        "PL110": "missing-non-goals", "PL111": "misplaced-key-result",
        "KL101": "unused-suppression", "KL102": "blanket-suppression", "KL103": "invalid-suppression",
        "MK101": "kpi-not-okr",
    }  # fmt: skip


@pytest.mark.parametrize("package", PACKS)
def test_no_word_list_of_a_pack_is_empty(package: str) -> None:
    for name, tables in load_pack(package).lexicons.items():
        assert set(tables) == set(LANGUAGES), name
        assert all(tables[language] for language in LANGUAGES), name
