"""Every entry of the lexicons can be met in a text, and no word says two things that exclude each other."""

from __future__ import annotations

import ast
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import kr_lint
from kr_lint.languages import get_language
from kr_lint.languages.categories import ACTION_NOUNS, CATEGORIES, ENDINGS, LISTS, STEMS, VERBS, bit
from kr_lint.languages.lexicon import load_tables
from kr_lint.languages.scan import normalise, scan
from kr_lint.model import LANGUAGES, LanguageCode

ASKING = {"bit", "bits", "find_span"}
FILES = ("verbs.toml", "nouns.toml", "words.toml")
#: Classes that no word may share within a file: the directions, and one's own output against what is won or measured.
CONTRARY = [
    {"raise", "lower", "hold"},
    {"get", "deliver", "lower"},
    {"get", "conduct"},
    {"reach", "lower"},
    {"raise_noun", "lower_noun", "hold_noun"},
    {"level_up", "level_down"},
    {"flow_up", "flow_down"},
    {"level_up", "flow_down"},
    {"level_down", "flow_up"},
    {"output", "outcome", "stock", "level_up"},
    {"output", "level_down"},
    {"output", "staff"},
    {"quality", "level_up"},
    {"hedge", "vague"},
    {"method", "guardrail", "purpose"},
    {"placeholder", "vague"},
]


def classes() -> list[Any]:
    found = []
    for code in LANGUAGES:
        for name, table in zip(FILES, load_tables(f"kr_lint.languages.{code}", *FILES), strict=True):
            for category, entries in table.items():
                found.append(
                    pytest.param(code, category, entries, id=f"{code}-{name.removesuffix('.toml')}-{category}")
                )
    return found


@pytest.mark.parametrize(("code", "category", "entries"), classes())
def test_each_entry_is_found_in_its_sample(code: LanguageCode, category: str, entries: dict[str, str]) -> None:
    language = get_language(code)
    wanted = bit(category)
    lost = {}
    for entry, sample in entries.items():
        words = language.words(scan(normalise(sample).text))
        if not any(match.bits & wanted for match in language.lexicon.match(words)):
            lost[entry] = sample
    assert lost == {}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_entries_are_spelt_as_the_matcher_reads_them(code: LanguageCode, name: str) -> None:
    (table,) = load_tables(f"kr_lint.languages.{code}", name)
    wrong = [
        entry
        for entries in table.values()
        for entry in entries
        if entry != " ".join(entry.lower().split())
        or not entry
        or normalise(entry.replace("ё", "е")).text != entry.replace("ё", "е")
    ]
    assert wrong == []
    assert set(table) <= set(CATEGORIES)
    assert all(table.values())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_no_word_is_in_two_contrary_classes(code: LanguageCode, name: str) -> None:
    (table,) = load_tables(f"kr_lint.languages.{code}", name)
    doubles = {
        (first, second): sorted(set(table[first]) & set(table[second]))
        for group in CONTRARY
        for first, second in combinations(sorted(group & set(table)), 2)
    }
    assert {pair: words for pair, words in doubles.items() if words} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_files_have_the_same_classes_in_each_language(code: LanguageCode) -> None:
    for name in FILES:
        (table,) = load_tables(f"kr_lint.languages.{code}", name)
        (english,) = load_tables("kr_lint.languages.en", name)
        assert set(table) == set(english), name


@cache
def asked() -> tuple[frozenset[str], frozenset[str]]:
    """The classes that the code asks for, and the names of the lists it looks into."""
    classes: set[str] = set()
    lists: set[str] = set()
    for path in Path(kr_lint.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKING:
                classes.update(str(argument.value) for argument in node.args if isinstance(argument, ast.Constant))
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                lists.add(str(node.slice.value))
    return frozenset(classes), frozenset(lists)


def test_each_class_is_asked_for() -> None:
    assert set(CATEGORIES) - asked()[0] - set(VERBS) - set(ACTION_NOUNS) == set()


@pytest.mark.parametrize(("table", "names"), [("lists", LISTS), ("endings", ENDINGS), ("stems", STEMS)])
def test_each_list_is_asked_for_and_some_language_has_it(table: str, names: tuple[str, ...]) -> None:
    assert set(names) - asked()[1] == set()
    filled = {name for code in LANGUAGES for name, words in get_language(code).grammar.get(table, {}).items() if words}
    assert set(names) == filled
