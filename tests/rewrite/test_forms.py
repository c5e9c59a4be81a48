from collections.abc import Callable
from pathlib import Path

import pytest

from kr_lint.languages.en import realise as en
from kr_lint.languages.kk import realise as kk
from kr_lint.languages.ru import realise as ru

HERE = Path(__file__).parent
FEWEST = 150
Operation = Callable[..., str | None]

OPERATIONS: dict[str, dict[str, Operation]] = {
    "kk": {
        "case": kk.in_case,
        "from": lambda amount: kk.from_value("⟨n⟩", amount),
        "to": lambda amount: kk.to_value("⟨n⟩", amount),
        "form": kk.in_form_of,
        "converb": kk.converb_to,
    },
    "ru": {
        "phrase": lambda text, case, source=None: ru.phrase(text, case, source),
        "counted": lambda noun, number: ru.counted(noun, float(number)),
        "infinitive": ru.infinitive,
        "form": ru.in_form_of,
        "past": lambda verb, subject: ru.agreeing_past(verb, subject, "nominative"),
        "origin": ru.origin,
        "noun": ru.action_noun,
        "future": lambda verb: ru.finite(verb, "1per", "plur", "futr"),
        "animate": lambda text: str(ru.is_animate(text)).lower(),
    },
    "en": {
        "verb": en.verb_form,
        "base": en.base,
        "form": en.in_form_of,
        "plural": en.plural,
        "article": en.article,
        "agree": en.agree,
        "counted": lambda noun, number: en.counted(noun, float(number)),
    },
}


def rows(language: str) -> list[list[str]]:
    lines = HERE.joinpath(f"forms_{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("language", OPERATIONS)
def test_the_table_is_long_and_says_nothing_twice(language: str) -> None:
    table = ["\t".join(row) for row in rows(language)]
    assert len(table) >= FEWEST
    assert len(set(table)) == len(table)


@pytest.mark.parametrize(
    ("language", "row"),
    [(language, row) for language in OPERATIONS for row in rows(language)],
    ids=lambda value: str(value),
)
def test_a_form_is_made_as_a_careful_writer_would_write_it(language: str, row: list[str]) -> None:
    operation, *arguments, expected = row
    given = [argument for argument in arguments if argument]
    assert OPERATIONS[language][operation](*given) == expected


def test_words_the_dictionaries_do_not_know_get_no_guessed_form() -> None:
    assert kk.converb_to("үстел", "алу") is None
    assert kk.in_form_of("азайту", "мақсат") is None
    assert ru.phrase("NPS", "genitive") == "NPS"
    assert ru.action_noun("бежать") is None
    assert ru.infinitive("доля") is None
    assert en.in_form_of("grow", "table") is None
