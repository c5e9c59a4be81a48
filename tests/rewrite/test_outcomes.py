from typing import Any

import pytest

import kr_lint
from kr_lint.model import LANGUAGES
from kr_lint.rewrite.outcomes import all_outcomes, as_noun, check_family, family_of
from kr_lint.rewrite.sentence import Sentence
from kr_lint.rulebook.errors import RuleError

WORDS: dict[str, Any] = {
    "tasks": {"веслать": "веслать по реке"},
    "outcomes": ["Сократить время переправы с ⟨сейчас⟩ до ⟨цель⟩"],
}


def family(**changes: Any) -> dict[str, Any]:
    return {"kk": WORDS, "ru": WORDS, "en": WORDS} | changes


def test_a_family_says_the_task_and_what_it_serves() -> None:
    assert check_family(family(), "pack/lexicons/outcomes/rowing.toml").ru.outcomes == tuple(WORDS["outcomes"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (family(en={**WORDS, "outcome": []}), r"rowing.toml: en.outcome: .*outcomes"),
        ({"kk": WORDS, "ru": WORDS}, r"rowing.toml: en: "),
        (family(ru={**WORDS, "outcomes": []}), r"rowing.toml: ru.outcomes: "),
        (family(ru={**WORDS, "outcomes": ["Сократить время переправы"]}), r"rowing.toml: ru.outcomes: .*slots"),
        (family(kk={**WORDS, "tasks": {}}), r"rowing.toml: kk.tasks: "),
        (family(en={**WORDS, "outcomes": WORDS["outcomes"] * 5}), r"rowing.toml: en.outcomes: "),
    ],
)
def test_a_typo_is_told_with_file_and_key(data: dict[str, Any], told: str) -> None:
    with pytest.raises(RuleError, match=told):
        check_family(data, "rowing.toml")


def test_every_task_of_the_packs_is_found_by_its_own_sample_or_another_family_is_nearer() -> None:
    outcomes = all_outcomes()
    missed = []
    total = 0
    for name, one in outcomes.families.items():
        for code in LANGUAGES:
            for sample in one.words(code).tasks.values():
                total += 1
                sentence = Sentence(kr_lint.Linter(kr_lint.Settings(language=code)).parse(sample))
                if family_of(sentence, outcomes) is None:
                    missed.append((name, code, sample))
    assert len(missed) <= total // 100, missed


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_unknown_task_gets_the_frame_and_no_metric(code: str) -> None:
    text = {"kk": "Аққу мүсінін орнату", "ru": "Установить скульптуру лебедя", "en": "Install the swan sculpture"}[code]
    rewrites = next(one for one in kr_lint.lint(text) if one.rule == "activity").rewrites
    assert len(rewrites) == 1
    assert len(rewrites[0].placeholders) == 3


def test_a_known_task_gets_up_to_three_key_results_with_its_deadline() -> None:
    rewrites = next(one for one in kr_lint.lint("Внедрить CRM до конца года.") if one.rule == "activity").rewrites
    assert 1 <= len(rewrites) <= 3
    assert all(rewrite.text.endswith(" до конца года.") for rewrite in rewrites)
    assert all("⟨" in rewrite.text for rewrite in rewrites)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (
            "Сократить срок сделки с ⟨сейчас⟩ до ⟨цель⟩ дней",
            "Сокращение срока сделки с ⟨сейчас⟩ до ⟨цель⟩ дней",
        ),
        (
            "Снизить долю заявок, оставшихся без ответа, с ⟨сейчас⟩% до ⟨цель⟩%",
            "Снижение доли заявок, оставшихся без ответа, с ⟨сейчас⟩% до ⟨цель⟩%",
        ),
        ("Довести долю книг с ⟨сейчас⟩ до ⟨цель⟩", None),
    ],
)
def test_a_russian_proposal_is_a_noun_where_the_statement_is_one(text: str, noun: str | None) -> None:
    assert as_noun(text) == noun


def test_a_lone_word_far_from_the_verb_names_no_task() -> None:
    text = "The canonical plan for sales, marketing, hiring, and costs is used by the exec team and is up to date"
    rewrites = next(one for one in kr_lint.lint(text) if one.rule == "binary-outcome").rewrites
    assert [rewrite.text for rewrite in rewrites] == [
        "Bring ⟨the metric that changes once this is done⟩ from ⟨now⟩ to ⟨goal⟩"
    ]
