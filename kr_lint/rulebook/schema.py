"""The shape of a rule file; a key that does not belong is an error with the nearest right one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from kr_lint.model import LANGUAGES, LanguageCode, Severity
from kr_lint.rulebook.errors import RuleError, nearest

RuleUnit = Literal["key_result", "objective", "plan", "comment"]
_Model = TypeVar("_Model", bound=BaseModel)

UNITS: Final[tuple[RuleUnit, ...]] = ("key_result", "objective", "plan", "comment")


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(_Strict):
    """A weak statement with its better form; ``[[…]]`` in ``bad`` draws the span that the finding must underline."""

    bad: str = Field(min_length=1)
    good: str = Field(min_length=1)


class RuleTexts(_Strict):
    """What a rule says in one language."""

    title: str = Field(min_length=1)
    rationale: str = Field(min_length=1)
    message: str = Field(min_length=1)
    hint: str = Field(min_length=1)
    rewrite: str = ""
    examples: tuple[Example, ...] = Field(min_length=3)

    @field_validator("examples", mode="before")
    @classmethod
    def _tuple(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value


class RuleFile(_Strict):
    """Everything about one rule. The file's stem is its name, its folder its unit.

    ``words_when`` says under which condition the words count that a user adds to the rule.
    """

    code: str = Field(pattern=r"^[A-Z]{2,4}\d{3}$")
    severity: Severity
    since: str
    status: Literal["preview", "stable", "deprecated"]
    default: bool = True
    when: str = Field(min_length=1)
    mark: str | None = None
    words_when: str = "True"
    supersedes: tuple[str, ...] = ()
    catalogue: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    options: dict[str, float | int | str | bool] = {}
    lexicon: dict[LanguageCode, dict[str, str]] = {}
    kk: RuleTexts
    ru: RuleTexts
    en: RuleTexts

    @field_validator("supersedes", "catalogue", "sources", mode="before")
    @classmethod
    def _tuple(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else value

    def texts(self, language: LanguageCode) -> RuleTexts:
        """The rule's words in one language."""
        found: RuleTexts = getattr(self, language)
        return found


def check_rule(data: dict[str, Any], where: str) -> RuleFile:
    """Check the parsed TOML of a rule.

    Raises:
        RuleError: a key is missing, unknown or of the wrong type; the message names it.
    """
    return checked(RuleFile, data, where, _keys)


def checked(model: type[_Model], data: dict[str, Any], where: str, known: Callable[[int], Iterable[str]]) -> _Model:
    """Parsed TOML of a pack as ``model``; ``known`` are the keys it may have at a depth, from 1.

    Raises:
        RuleError: a key is missing, unknown or of the wrong type; the message names file, key and the nearest name.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        unknown = first["type"] == "extra_forbidden"
        hint = nearest(str(first["loc"][-1]), known(len(first["loc"]))) if unknown else ""
        raise RuleError(f"{where}: {key}: {first['msg']}.{hint}") from None


def _keys(depth: int) -> list[str]:
    return list(RuleFile.model_fields) if depth == 1 else [*RuleTexts.model_fields, *Example.model_fields, *LANGUAGES]
