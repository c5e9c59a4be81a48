"""Loading packs: what is a pack, what is an error, and how a third party's pack comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

import kr_lint
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.loading import BUNDLED, load_pack, pack_names

from .rule_text import rule_text

MakePack = Callable[[Mapping[str, str]], str]
Register = Callable[..., None]
RULE = "key_result/three-words.toml"


def test_the_bundled_packs_are_installed() -> None:
    assert set(BUNDLED) <= set(pack_names())


def test_a_checkout_without_metadata_falls_back_to_the_bundled_packs(register: Register) -> None:
    register()
    assert pack_names() == BUNDLED
    assert "missing-baseline" in kr_lint.Linter().rulebook


def test_a_pack_is_its_rules_word_lists_and_profiles(make_pack: MakePack) -> None:
    pack = load_pack(
        make_pack(
            {
                RULE: rule_text(head='[lexicon.en]\n"pear" = "a pear"'),
                "lexicons/fruit.toml": '[en]\n"apple" = "an apple"\n',
                "profiles.toml": '[quiet]\nignore = ["three-words"]\n',
                "README.md": "not a rule",
            }
        )
    )
    assert [(rule.name, rule.unit) for rule in pack.rules] == [("three-words", "key_result")]
    assert pack.lexicons["fruit"] == {"en": {"apple": "an apple"}}
    assert pack.lexicons["three_words"] == {"en": {"pear": "a pear"}}
    assert set(pack.profiles) == {"quiet"}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "holds no rules"),
        ({"key_result/notes.md": "x"}, "holds no rules"),
        (
            {RULE: rule_text(), "keyresults/x.toml": ""},
            "'keyresults' is neither key_result, objective, plan, comment nor lexicons",
        ),
        ({RULE: "code = "}, "key_result/three-words.toml: Invalid value (at "),
        ({RULE: rule_text(), "lexicons/fruit.toml": "[de]"}, "lexicons/fruit.toml: unknown table 'de'"),
        ({RULE: rule_text(), "profiles.toml": "]"}, "profiles.toml: "),
    ],
)
def test_a_broken_pack_is_one_message(make_pack: MakePack, files: Mapping[str, str], message: str) -> None:
    with pytest.raises(RuleError) as caught:
        load_pack(make_pack(files))
    assert message in str(caught.value)


def test_bytes_that_are_no_text_are_one_message(make_pack: MakePack, tmp_path: object) -> None:
    import importlib.resources

    name = make_pack({RULE: rule_text()})
    with importlib.resources.as_file(importlib.resources.files(name) / RULE) as path:
        path.write_bytes(b"code = '\xff\xfe'")
    with pytest.raises(RuleError, match=r"three-words.toml: .*utf-8"):
        load_pack(name)


def test_a_pack_that_is_not_there_is_one_message() -> None:
    with pytest.raises(RuleError, match="'no_such_pack_anywhere' cannot be imported"):
        load_pack("no_such_pack_anywhere")


def test_a_third_party_pack_comes_in_beside_the_bundled_ones(make_pack: MakePack, register: Register) -> None:
    name = make_pack({RULE: rule_text()})
    register("kr_lint_okr", name)
    linter = kr_lint.Linter()
    assert {rule.pack for rule in linter.rulebook.rules} == {"kr_lint_okr", name}
    found = {diagnostic.rule: diagnostic for diagnostic in linter.lint("Launch the portal")}
    assert found["three-words"].code == "ZZ101"
    assert found["three-words"].span == (0, 17)
    assert "activity" in found


def test_a_rule_may_silence_one_of_another_pack(make_pack: MakePack, register: Register) -> None:
    register("kr_lint_okr", make_pack({RULE: rule_text(head='supersedes = ["activity"]')}))
    assert "activity" not in {diagnostic.rule for diagnostic in kr_lint.Linter().lint("Launch the portal")}


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("key_result/vague.toml", rule_text(), "a rule 'vague' exists already in pack 'kr_lint_okr'"),
        (RULE, rule_text(code="KR105"), "code KR105 belongs to 'missing-baseline'"),
        (RULE, rule_text(head='supersedes = ["vaguee"]'), "supersedes unknown rule 'vaguee'. Did you mean 'vague'?"),
        (RULE, rule_text(when="wrds == 3"), "unknown fact 'wrds'. Did you mean 'words'?"),
        (RULE, rule_text(head='mark = "taget"'), "unknown mark 'taget'. Did you mean 'target'?"),
        ("plan/three-words.toml", rule_text(when="words == 3"), "unknown fact 'words'"),
    ],
)
def test_packs_that_do_not_fit_together_are_one_message(
    make_pack: MakePack, register: Register, path: str, text: str, message: str
) -> None:
    register("kr_lint_okr", make_pack({path: text}))
    with pytest.raises(RuleError) as caught:
        kr_lint.Linter()
    assert message in str(caught.value)
