"""The parts of a statement that the facts are read from."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Span
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import ARTICLE, OUTSIDE, OWN
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.objects import action_object, counted_thing
from kr_lint.parse.placeholders import find_placeholder
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles
from kr_lint.parse.subjects import is_subject

_BEFORE_ARTICLE: Final = bits("and", "preposition", "article")
FEW_TOKENS: Final = 2
_FINITE: Final = ("present", "past")


class Scene:
    """The parts of a statement that the facts are read from."""

    __slots__ = (
        "action",
        "actions",
        "counted",
        "first",
        "means",
        "metric",
        "numbers",
        "object",
        "open_slot",
        "reading",
        "roles",
    )

    def __init__(
        self,
        reading: Reading,
        numbers: list[Number],
        actions: list[Action],
        action: Action | None,
        roles: Roles,
        metric: Match | None,
        means: Span | None,
    ) -> None:
        self.reading = reading
        self.numbers = numbers
        self.actions = actions
        self.action = action
        self.roles = roles
        self.metric = metric
        self.means = means
        self.first: Number | None = roles.target or roles.delta or roles.factor
        self.object = action_object(reading, action)
        self.open_slot = find_placeholder(reading)
        self.counted = counted_thing(reading, self.first) if self.first is not None else None

    @property
    def action_bits(self) -> int:
        """The verb classes of the main action, 0 without one."""
        return self.action.bits if self.action is not None else 0

    @property
    def thing_bits(self) -> int:
        """The classes of what is counted or done."""
        thing = self.counted or (None if self.counts_something() else self.object)
        return thing.bits if thing is not None else 0

    def counts_something(self) -> bool:
        """The first number counts a noun, if only an unknown one."""
        first = self.first
        return (
            first is not None
            and first.unit == "count"
            and first.last < len(self.reading.words)
            and self.reading.words[first.last] is not None
        )

    def action_span(self) -> Span:
        """The words of the main action, else the whole statement."""
        if self.action is None:
            return self.reading.span(0, len(self.reading.tokens))
        return self.reading.span(self.action.first, self.action.last)


def _has_finite_verb(reading: Reading) -> bool:
    """A Russian subject before a verb in the present or past."""
    verb = next((at for at, word in enumerate(reading.words) if word is not None and word.form in _FINITE), 0)
    return any(is_subject(reading, position, verb) for position in range(verb))


def is_clause(scene: Scene) -> bool:
    """ "Users love the new editor": an article behind the subject shows that an unknown verb stands between."""
    reading = scene.reading
    if reading.language.code != "kk" and subordinate(reading) < len(reading.tokens):
        return True
    if reading.language.code == "kk":
        last = next((word for word in reversed(reading.words) if word is not None), None)
        return last is not None and last.verb and last.form in ("present", "past")
    if reading.language.code == "ru":
        return _has_finite_verb(reading)
    subject = next((match for match in reading.matches if match.bits & (OUTSIDE | OWN)), None)
    return subject is not None and any(
        reading.has(position, ARTICLE) and not reading.has(position - 1, _BEFORE_ARTICLE)
        for position in range(subject.last + 1, len(reading.tokens))
    )
