"""From task to outcome: what a task usually serves, as key results with slots, from the packs' outcome lexicons.

A file ``lexicons/outcomes/<family>.toml`` of a pack has a table per language: ``tasks`` are lexicon entries that name
the task, each with a sample statement; ``outcomes`` are one to four key results with ``⟨…⟩`` slots.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, field_validator

from kr_lint.languages.base import Word
from kr_lint.languages.lexicon import Lexicon
from kr_lint.model import LANGUAGES, LanguageCode
from kr_lint.rewrite.sentence import Candidate, Sentence
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.loading import pack_names, read_toml
from kr_lint.rulebook.schema import checked

_MOST_PROPOSALS: Final = 3
_NEAR: Final = 4  # tokens from the verb
_HEAD: Final = 8  # tokens from the start of the sentence, from its end in Kazakh
_MOST_OUTCOMES: Final = 4
#: The folder of the outcome lexicons inside a pack's ``lexicons``.
FOLDER: Final = "outcomes"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FamilyWords(_Strict):
    """One family in one language: entries that name the task, and the key results it usually serves."""

    tasks: Mapping[str, str] = Field(min_length=1)
    outcomes: tuple[str, ...] = Field(min_length=1, max_length=_MOST_OUTCOMES)

    @field_validator("outcomes", mode="before")
    @classmethod
    def _tuple(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("outcomes")
    @classmethod
    def _slotted(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for text in value:
            if "⟨" not in text or text.count("⟨") != text.count("⟩"):
                raise ValueError(f"an outcome has slots in ⟨…⟩: {text!r}")
        return value


class Family(_Strict):
    """A family of tasks in the three languages."""

    kk: FamilyWords
    ru: FamilyWords
    en: FamilyWords

    def words(self, language: LanguageCode) -> FamilyWords:
        """The family in one language."""
        found: FamilyWords = getattr(self, language)
        return found


class Outcomes(NamedTuple):
    """The families of all packs by name, and per language the lexicon that finds them; a bit is a family's index."""

    families: Mapping[str, Family]
    lexicons: Mapping[LanguageCode, Lexicon]


def check_family(data: dict[str, Any], where: str) -> Family:
    """Check the parsed TOML of a family.

    Raises:
        RuleError: a key is missing, unknown or of the wrong type; the message names file and key.
    """
    return checked(Family, data, where, lambda depth: LANGUAGES if depth == 1 else FamilyWords.model_fields)


def load_families(package: str) -> dict[str, Family]:
    """The families of one pack by name; empty when it has none.

    Raises:
        RuleError: a file is wrong.
    """
    folder: Traversable = files(package).joinpath("lexicons", FOLDER)
    if not folder.is_dir():
        return {}
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            where = f"{package}/lexicons/{FOLDER}/{entry.name}"
            found[entry.name.removesuffix(".toml")] = check_family(read_toml(entry, where), where)
    return found


@cache
def all_outcomes() -> Outcomes:
    """The families of all installed packs.

    Raises:
        RuleError: a file is wrong, or two packs have a family of one name.
    """
    families: dict[str, Family] = {}
    for package in pack_names():
        for name, family in load_families(package).items():
            if name in families:
                raise RuleError(f"{package}/lexicons/{FOLDER}/{name}.toml: a family {name!r} exists already")
            families[name] = family
    names = list(families)
    lexicons = {
        code: Lexicon(
            [{name: _spellings(entry) for name, family in families.items() for entry in [family.words(code).tasks]}],
            lambda name: 1 << names.index(name),
        )
        for code in LANGUAGES
    }
    return Outcomes(families, lexicons)


def _spellings(tasks: Mapping[str, str]) -> list[str]:
    return [entry.lower() for entry in tasks]


def family_of(sentence: Sentence, outcomes: Outcomes) -> str | None:
    """The family whose entry covers most words of the statement, the first one among equals; None for unknown tasks."""
    lexicon = outcomes.lexicons.get(sentence.code)
    words: list[Word | None] = sentence.reading.words
    if lexicon is None:
        return None
    method = sentence.frame.method
    best: tuple[int, int] | None = None
    mask = 0
    for match in lexicon.match_foreign(words):
        if method is not None and method.start <= sentence.offset(match.first) < method.end:
            continue
        if match.last - match.first == 1 and not _beside_action(sentence, match.first):
            continue
        rank = (match.last - match.first, -match.first)
        if best is None or rank > best:
            best, mask = rank, match.bits
    if not mask:
        return None
    return list(outcomes.families)[(mask & -mask).bit_length() - 1]


def _beside_action(sentence: Sentence, position: int) -> bool:
    """A lone word names the task only beside the verb and at the head: "hiring" far inside is something else."""
    count = len(sentence.reading.tokens)
    place = count - 1 - position if sentence.code == "kk" else position
    if place >= _HEAD:
        return False
    action = sentence.frame.action
    if action is None:
        return True
    first, last = sentence.index(action.span.start), sentence.index(action.span.end)
    return first - _NEAR <= position < last + _NEAR


def proposals(sentence: Sentence) -> tuple[Candidate, ...]:
    """Up to three key results for a known task, in the statement's style and with its deadline."""
    outcomes = all_outcomes()
    name = family_of(sentence, outcomes)
    if name is None:
        return ()
    texts = [text.rstrip(".") for text in outcomes.families[name].words(sentence.code).outcomes[:_MOST_PROPOSALS]]
    nouns = [as_noun(text) for text in texts] if _opens_with_noun(sentence) else []
    whole = [noun for noun in nouns if noun is not None]
    chosen = whole if len(whole) == len(texts) else texts
    return tuple(Candidate(sentence.dress(sentence.dated(text)), frozenset({"deadline"})) for text in chosen)


def _opens_with_noun(sentence: Sentence) -> bool:
    """Whether a Russian statement opens with the noun of its action ("Внедрение …")."""
    action = sentence.frame.action
    if sentence.code != "ru" or action is None or action.span.start > sentence.start:
        return False
    return not sentence.reading.language.word(action.text.split()[0].lower()).verb


def as_noun(text: str) -> str | None:
    """A Russian key result with the noun of its verb: "Сократить срок …" → "Сокращение срока …"."""
    from kr_lint.languages.ru import realise as ru

    verb, _, rest = text.partition(" ")
    noun = ru.action_noun(verb)
    end = re.search(r",|\sсо?\s⟨", rest)
    head = rest if end is None else rest[: end.start()]
    genitive = None if noun is None else ru.phrase(head, "genitive", "accusative")
    return None if genitive is None else f"{noun} {genitive}{rest[len(head) :]}"
