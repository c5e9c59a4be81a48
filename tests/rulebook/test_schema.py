"""The shape of rule files: a mistake is named with its place and the nearest right word."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.schema import RuleFile, check_rule

from .rule_text import rule_text


def data() -> dict[str, Any]:
    return tomllib.loads(rule_text(head='mark = "target"\nsupersedes = ["other"]\n[options]\nlimit = 3'))


def test_a_right_file_is_read() -> None:
    rule = check_rule(data(), "pack/key_result/three.toml")
    assert (rule.code, rule.severity, rule.default, rule.supersedes) == ("ZZ101", "info", True, ("other",))
    assert rule.options == {"limit": 3}
    assert rule.texts("ru").examples[0].bad == "one two three"


@pytest.mark.parametrize(
    ("path", "typo", "near"),
    [
        ((), "severty", "severity"),
        ((), "superseeds", "supersedes"),
        ((), "wehn", "when"),
        (("kk",), "titel", "title"),
        (("en",), "rationnale", "rationale"),
        (("ru", "examples", 1), "goood", "good"),
    ],
)
def test_a_misspelt_key_is_answered_with_the_nearest(path: tuple[Any, ...], typo: str, near: str) -> None:
    broken = data()
    place: Any = broken
    for step in path:
        place = place[step]
    place[typo] = "x"
    with pytest.raises(RuleError) as caught:
        check_rule(broken, "pack/key_result/three.toml")
    message = str(caught.value)
    assert message.startswith("pack/key_result/three.toml: ")
    assert typo in message
    assert f"Did you mean {near!r}?" in message


@pytest.mark.parametrize("key", ["code", "severity", "since", "status", "when", "kk", "ru", "en"])
def test_a_missing_key_is_named(key: str) -> None:
    broken = data()
    del broken[key]
    with pytest.raises(RuleError, match=f"three.toml: {key}: "):
        check_rule(broken, "three.toml")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("code", "KR1"), ("code", "kr101"), ("code", "KR1012"), ("severity", "fatal"), ("status", "alpha"),
        ("when", ""), ("default", "maybe"), ("supersedes", "other"), ("options", {"limit": []}),
        ("lexicon", {"de": {}}),
        ("since", 1),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named(key: str, value: object) -> None:
    with pytest.raises(RuleError, match=f"three.toml: {key}"):
        check_rule({**data(), key: value}, "three.toml")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_language_has_three_examples_and_no_empty_text(language: str) -> None:
    short = data()
    short[language]["examples"] = short[language]["examples"][:2]
    with pytest.raises(RuleError, match=f"{language}.examples"):
        check_rule(short, "three.toml")
    empty = data()
    empty[language]["hint"] = ""
    with pytest.raises(RuleError, match=f"{language}.hint"):
        check_rule(empty, "three.toml")


def test_the_schema_of_rule_files_is_published() -> None:
    schema = RuleFile.model_json_schema()
    assert schema["additionalProperties"] is False
    assert {"code", "severity", "when", "kk", "ru", "en"} <= set(schema["required"])
