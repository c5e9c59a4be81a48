"""The outcome lexicons: what teams do, and the measurable change that such work usually serves, in three languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

import kr_lint
from kr_lint.languages import get_language
from kr_lint.languages.lexicon import Lexicon
from kr_lint.languages.scan import normalise, scan
from kr_lint.model import LANGUAGES, LanguageCode

PACKS = ("kr_lint_okr", "kr_lint_marketing")
NOW: dict[LanguageCode, str] = {"kk": "⟨қазіргі мән⟩", "ru": "⟨сейчас⟩", "en": "⟨now⟩"}
GOAL: dict[LanguageCode, str] = {"kk": "⟨мақсатты мән⟩", "ru": "⟨цель⟩", "en": "⟨goal⟩"}
FALLING = re.compile(r"^(?:Снизить|Сократить|Cut|Reduce|Lower) |(?:азайту|төмендету|қысқарту)$")
VERB = {
    "kk": re.compile(r" (?:жеткізу|азайту|төмендету|қысқарту)$"),
    "ru": re.compile(r"^(?:Довести|Поднять|Увеличить|Снизить|Сократить) "),
    "en": re.compile(r"^(?:Raise|Cut|Reduce|Lower) "),
}


@cache
def sources() -> dict[str, str]:
    """The text of each file by ``pack/family``."""
    return {
        f"{pack}/{entry.name.removesuffix('.toml')}": entry.read_text(encoding="utf-8")
        for pack in PACKS
        for entry in sorted((files(pack) / "lexicons" / "outcomes").iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }


@cache
def families() -> dict[str, dict[str, Any]]:
    """The parsed files by family."""
    return {name.split("/")[1]: tomllib.loads(text) for name, text in sources().items()}


@cache
def owners(code: LanguageCode) -> dict[str, list[str]]:
    """Entry → the families that list it."""
    found: dict[str, list[str]] = {}
    for family, tables in families().items():
        for entry in tables[code]["tasks"]:
            found.setdefault(entry, []).append(family)
    return found


@cache
def joint(code: LanguageCode) -> Lexicon:
    """The entries of all families of a language in one lexicon, as a reader of statements meets them."""
    return Lexicon([{"deliver": list(owners(code))}])


def families_of(text: str, code: LanguageCode) -> list[str]:
    """The families whose entries stand in a text."""
    words = get_language(code).words(scan(normalise(text).text))
    return [owners(code)[match.entry][0] for match in joint(code).match_foreign(words)]


def outcomes() -> list[Any]:
    return [
        pytest.param(code, text, id=f"{family}-{code}-{position}")
        for family, tables in families().items()
        for code in LANGUAGES
        for position, text in enumerate(tables[code]["outcomes"])
    ]


def test_there_are_families_enough_and_no_name_is_in_two_packs() -> None:
    assert len(families()) == len(sources())
    assert len(families()) >= 70


@pytest.mark.parametrize("name", sources())
def test_a_file_says_what_it_serves_and_has_the_three_languages(name: str) -> None:
    text = sources()[name]
    tables = tomllib.loads(text)
    assert re.match(r"# [A-Z][^\n]+\.\n\n\[kk\]\n", text)
    assert list(tables) == ["kk", "ru", "en"]
    for code, table in tables.items():
        assert list(table) == ["tasks", "outcomes"]
        assert 3 <= len(table["tasks"]) <= 10, code
        assert 1 <= len(set(table["outcomes"])) == len(table["outcomes"]) <= 3, code
    assert len({len(table["outcomes"]) for table in tables.values()}) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_entries_are_spelt_as_the_matcher_reads_them(code: LanguageCode) -> None:
    wrong = [
        entry
        for entry in owners(code)
        if entry != " ".join(entry.lower().split()) or normalise(entry).text != entry or not entry
    ]
    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_entry_leads_to_two_families(code: LanguageCode) -> None:
    assert {entry: names for entry, names in owners(code).items() if len(names) > 1} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_entry_is_found_in_its_sample(code: LanguageCode) -> None:
    lost = {}
    for family, tables in families().items():
        for entry, sample in tables[code]["tasks"].items():
            words = get_language(code).words(scan(normalise(sample).text))
            if not Lexicon([{"deliver": [entry]}]).match_foreign(words):
                lost[entry] = sample
            elif family not in families_of(sample, code):
                lost[entry] = f"{sample}: read as {families_of(sample, code)}"
    assert lost == {}


@pytest.mark.parametrize(("code", "text"), outcomes())
def test_an_outcome_is_a_whole_measured_sentence(code: LanguageCode, text: str) -> None:
    assert text.count(NOW[code]) == text.count(GOAL[code]) == 1
    assert re.findall(r"⟨[^⟩]*⟩", text) == [NOW[code], GOAL[code]]
    assert not re.search(r"\d", text)
    assert VERB[code].search(text)
    assert text[0].isupper() or text.startswith("eNPS ")
    assert not text.endswith(".")


@pytest.mark.parametrize(("code", "text"), outcomes())
def test_an_outcome_with_numbers_in_its_slots_is_clean(code: LanguageCode, text: str) -> None:
    falls = bool(FALLING.search(text))
    now, goal = (50, 20) if falls else (20, 50)
    statement = text.replace(NOW[code], str(now)).replace(GOAL[code], str(goal))
    parsed = kr_lint.parse(statement)
    frame = parsed.frame
    assert parsed.language == code
    assert frame.baseline is not None
    assert frame.target is not None
    assert (frame.baseline.value, frame.target.value) == (now, goal)
    assert frame.direction == ("down" if falls else "up")
    assert (frame.target.unit == "percent") == ("%" in text)
    assert frame.deadline is None
    assert [
        (found.rule, found.severity) for found in kr_lint.lint(statement) if found.severity in ("error", "warning")
    ] == []


@pytest.mark.parametrize(
    ("code", "text", "family"),
    [
        ("kk", "Шілдеге дейін жаңа CRM-ге көшу", "crm_adoption"),
        ("kk", "Қоймада түгендеу өткізу", "inventory_count"),
        ("kk", "6 ата-аналар жиналысын өткізу", "parent_meeting"),
        ("kk", "Қызметкерлерге тренинг ұйымдастыру", "staff_training"),
        ("kk", "Сату тренингі өткізілді", "sales_training"),
        ("ru", "Внедрение CRM-системы в трёх филиалах", "crm_adoption"),
        ("ru", "Проведены пять открытых уроков", "open_lesson"),
        ("ru", "Запущена новая версия сайта", "redesign"),
        ("ru", "Написание регламента возвратов", "process_map"),
        ("ru", "Отправить статью в рецензируемый журнал", "scientific_paper"),
        ("en", "Launch of the loyalty programme by May", "loyalty_programme"),
        ("en", "40 cold calls a week", "cold_outreach"),
        ("en", "Publish a scientific article", "scientific_paper"),
        ("en", "Run a pulse survey in every branch", "employee_survey"),
        ("en", "Write integration tests for refunds", "test_automation"),
    ],
)
def test_a_task_leads_to_its_family(code: LanguageCode, text: str, family: str) -> None:
    assert families_of(text, code) == [family]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("kk", "Жетім балаларға арналған жазғы лагерь ұйымдастыру"),
        ("kk", "Аудит жүргізу"),
        ("kk", "Жауапкершілігі шектеулі серіктестік құру"),
        ("kk", "Алғашқы корпоратив клиентпен шартқа қол қою"),
        ("ru", "Провести ретроспективу сезона"),
        ("ru", "Составить карту рисков по информационной безопасности"),
        ("ru", "Провести тендер на поставку мебели"),
        ("ru", "Написать книгу о степи"),
        ("en", "Book three rooms for the choir"),
        ("en", "Open an exhibition of rugs"),
        ("en", "Overhaul the leave policy"),
        ("en", "Set the agenda for the board"),
    ],
)
def test_an_unknown_task_leads_to_no_family(code: LanguageCode, text: str) -> None:
    assert families_of(text, code) == []
