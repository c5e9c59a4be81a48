"""What a statement is about, by the topic lexicons of the packs.

A file ``lexicons/topics/<topic>.toml`` of a pack lists words per language in the form a dictionary has them, and in
``near`` the topics that may stand under one Objective with it: fewer defects and faster answers win customers.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from kr_lint.languages import get_language
from kr_lint.languages.base import Word
from kr_lint.languages.lexicon import Lexicon
from kr_lint.languages.scan import normalise, scan
from kr_lint.model import LanguageCode
from kr_lint.rulebook.errors import RuleError, nearest
from kr_lint.rulebook.loading import pack_names, read_toml
from kr_lint.rulebook.schema import checked

#: The folder of the topic lexicons inside a pack's ``lexicons``.
FOLDER: Final = "topics"


class Topic(BaseModel):
    """One topic: its words in the three languages, and the topics near it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    near: list[str]
    kk: list[str] = Field(min_length=1)
    ru: list[str] = Field(min_length=1)
    en: list[str] = Field(min_length=1)

    def words(self, language: LanguageCode) -> list[str]:
        """Its words in one language."""
        found: list[str] = getattr(self, language)
        return found


class Topics(NamedTuple):
    """The topics of all packs; a bit is a topic's index.

    ``near[i]`` are the bits of topic ``i`` and of those near it; nearness is mutual, whichever file names it.
    """

    parts: tuple[tuple[str, Topic], ...]
    names: tuple[str, ...]
    near: tuple[int, ...]

    def around(self, topics: int) -> int:
        """``topics`` and all those near them, as bits."""
        found = 0
        for index, near in enumerate(self.near):
            if topics >> index & 1:
                found |= near
        return found


def topics_among(language: LanguageCode, words: list[Word | None]) -> int:
    """The topics of analysed words, as bits of :func:`all_topics`."""
    found = 0
    for match in _lexicon(language).match_foreign(words):
        found |= match.bits
    return found


def check_topic(data: dict[str, Any], where: str) -> Topic:
    """Check the parsed TOML of a topic.

    Raises:
        RuleError: a key is missing, unknown or of the wrong type; the message names file and key.
    """
    return checked(Topic, data, where, lambda depth: Topic.model_fields)


@cache
def all_topics() -> Topics:
    """The topics of all installed packs; a topic that several packs have holds the words of all.

    Raises:
        RuleError: a file is wrong, or names an unknown topic.
    """
    parts: list[tuple[str, str, Topic]] = []
    for package in pack_names():
        folder = files(package).joinpath("lexicons", FOLDER)
        entries = sorted(folder.iterdir(), key=lambda item: item.name) if folder.is_dir() else []
        for entry in entries:
            if entry.name.endswith(".toml"):
                where = f"{package}/lexicons/{FOLDER}/{entry.name}"
                parts.append((entry.name.removesuffix(".toml"), where, check_topic(read_toml(entry, where), where)))
    names = tuple(dict.fromkeys(name for name, _, _ in parts))
    near = [1 << index for index in range(len(names))]
    for name, where, topic in parts:
        for other in topic.near:
            if other not in names:
                raise RuleError(f"{where}: near: unknown topic {other!r}.{nearest(other, names)}")
            one, two = names.index(name), names.index(other)
            near[one] |= 1 << two
            near[two] |= 1 << one
    return Topics(tuple((name, topic) for name, _, topic in parts), names, tuple(near))


@cache
def _lexicon(language: LanguageCode) -> Lexicon:
    """The words of all topics in one language; made when it is first met, as the analysis of others costs time."""
    topics = all_topics()
    tables = [{name: [_lemmas(language, word) for word in topic.words(language)]} for name, topic in topics.parts]
    return Lexicon(tables, lambda name: 1 << topics.names.index(name))


def _lemmas(language: LanguageCode, text: str) -> str:
    """A word or phrase of a dictionary as its words are found in statements, whatever their endings."""
    words = get_language(language).words(scan(normalise(text).text))
    return " ".join(word.lemma for word in words if word is not None)
