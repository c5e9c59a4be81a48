import tomllib
from importlib.resources import files
from typing import Any

import pytest

import kr_lint
from kr_lint.model import LANGUAGES
from kr_lint.rewrite.slots import GOAL, NOW, fill_slots, placeholders_of, role_of


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("kr_lint.rewrite").joinpath(name).read_text(encoding="utf-8"))


def test_every_role_is_told_in_three_languages_and_filled_in_all_or_none() -> None:
    for role, entry in table("slots.toml").items():
        assert tuple(entry["tell"]) == LANGUAGES, role
        assert tuple(entry.get("fill", entry["tell"])) == LANGUAGES, role


def test_added_words_have_the_same_names_in_every_language() -> None:
    words = table("words.toml")
    of_kazakh_alone, of_the_others = {"goal_verbs"}, {"points_more", "points_less", "raise", "lower"}
    assert set(words["kk"]) - of_kazakh_alone == set(words["ru"]) - of_the_others == set(words["en"]) - of_the_others
    for name in ("multiples", "factor_verbs", "opposites"):
        assert set(words[name]) == set(LANGUAGES)


@pytest.mark.parametrize(("slots", "role"), [(NOW, "start"), (GOAL, "goal")])
def test_the_slots_of_a_from_to_are_known(slots: dict[str, str], role: str) -> None:
    assert {role_of(slot.strip("⟨⟩")) for slot in slots.values()} == {role}


def test_neutral_values_stand_on_the_right_side() -> None:
    assert fill_slots("с ⟨сейчас⟩ до ⟨цель⟩", "ru", "up") == "с 7 до 14"
    assert fill_slots("с ⟨сейчас⟩ до ⟨цель⟩", "ru", "down") == "с 14 до 7"
    assert fill_slots("from ⟨now⟩ to 40%", "en", "up", target=40) == "from 20 to 40%"
    assert fill_slots("from 80% to ⟨goal⟩", "en", "up", baseline=80) == "from 80% to 90"


def test_each_slot_is_described_once() -> None:
    slots = placeholders_of("с ⟨сейчас⟩ до ⟨цель⟩, потом с ⟨сейчас⟩", "kk")
    assert [slot.text for slot in slots] == ["⟨сейчас⟩", "⟨цель⟩"]
    assert len({slot.description for slot in slots}) == 2


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Сайтты 2026 жылғы 1 наурызға дейін іске қосу", "2026 жылғы 1 наурызға дейін"),
        ("Migrate to Kubernetes by March 31", "by March 31"),
        ("Запустить сайт до 1 марта 2026 года", "до 1 марта 2026 года"),
    ],
)
def test_proposals_keep_the_whole_deadline(text: str, phrase: str) -> None:
    rewrites = next(one for one in kr_lint.lint(text) if one.rule == "binary-outcome").rewrites
    assert rewrites
    assert all(phrase in rewrite.text for rewrite in rewrites)
