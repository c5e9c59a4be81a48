"""The wording of a finding: message, hint and rewrites that were linted before they are offered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from kr_lint.model import LanguageCode, Rewrite, Statement
from kr_lint.rewrite.edits import applicability, edits_between
from kr_lint.rewrite.parts import candidates_of
from kr_lint.rewrite.sentence import Candidate, Sentence, task_name
from kr_lint.rewrite.slots import SLOT, placeholders_of
from kr_lint.rewrite.splitting import Read
from kr_lint.rewrite.verify import Judge, Verifier
from kr_lint.rewrite.words import word
from kr_lint.rulebook.rulebook import Finding

_PART: Final = re.compile(r"\{(\w+)\}")
_LONGEST_QUOTE: Final = 80
_MOST_REWRITES: Final = 3
_DEEPEST: Final = 2  # a rewrite of a rewrite of a part
_LONGEST_STATEMENT: Final = 600  # code points: nobody accepts a rewrite of a page


class FindingTexts:
    """Wording made when it is first asked for; ``judge`` reads and checks what may become a rewrite."""

    def __init__(
        self, finding: Finding, statement: Statement, reader: LanguageCode, judge: Judge, depth: int = 0
    ) -> None:
        self._depth = depth
        self._finding = finding
        self._statement = statement
        self._reader = reader
        self._judge = judge

    @property
    def parameters(self) -> dict[str, str]:
        """What message and hint may name: the marked words and the statement."""
        text = self._statement.text
        span = self._finding.span
        return {"mark": quoted(text[span.start : span.end]), "text": quoted(text)}

    @cached_property
    def message(self) -> str:
        """What is weak, in the reader's language."""
        return fill(self._finding.rule.texts(self._reader).message, self.parameters)

    @cached_property
    def hint(self) -> str:
        """The coach's question, in the reader's language."""
        return fill(self._finding.rule.texts(self._reader).hint, self.parameters)

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """Better forms in the statement's language, each verified."""
        return self.offers[0]

    @cached_property
    def offers(self) -> tuple[tuple[Rewrite, ...], tuple[str, ...]]:
        """The rewrites, and the texts that verification refused."""
        refused: list[str] = []
        template = self._finding.rule.texts(self._statement.language).rewrite
        if not template or len(self._statement.text) > _LONGEST_STATEMENT:
            return (), ()
        statement = self._composed
        sentence = Sentence(statement)
        verifier = Verifier(statement, self._judge)
        for line in template.split("\n"):
            found: list[Candidate] = []
            for candidate in _candidates(line, sentence, self._read):
                if len(found) < _MOST_REWRITES:
                    mended = (
                        candidate if verifier.holds(candidate, self._finding) else self._mended(candidate, verifier)
                    )
                    if mended is None:
                        refused.append(candidate.text)
                    elif mended.text not in (one.text for one in found):
                        found.append(mended)
            if found:
                return tuple(self._rewrite(candidate, verifier) for candidate in found), tuple(refused)
        return (), tuple(refused)

    def _mended(self, candidate: Candidate, verifier: Verifier) -> Candidate | None:
        """A candidate whose lines have new faults, each answered in its turn; tasks become initiatives."""
        if (
            not candidate.mendable
            or self._depth >= _DEEPEST
            or self._statement.kind == "objective"
            or SLOT.search(candidate.text)
        ):
            return None
        lines: list[str] = []
        tasks: list[tuple[str, str]] = []
        for line in candidate.text.split("\n"):
            statement = self._read(line)
            faults = verifier.faults(statement, self._finding)
            if not faults:
                lines.append(line)
                continue
            better = FindingTexts(faults[0], statement, self._reader, self._judge, self._depth + 1).rewrites
            if statement.kind == "kr" and (statement.frame.own_work or statement.frame.completion):
                measured = statement.frame.measured is not None and statement.frame.unit != "count"
                if "\n" not in candidate.text or measured:
                    return None
                tasks.append((line, better[0].text if better else ""))
            elif better and "\n" not in better[0].text:
                lines.append(better[0].text)
            else:
                return None
        if not lines:
            lines = [better for _, better in tasks]
        initiative = word(self._statement.language, "initiative")
        moved = tuple(f"{initiative}: {task_name(line, self._statement.language)}" for line, _ in tasks)
        mended = Candidate("\n".join(lines), frozenset({"deadline"}), candidate.moved + moved)
        return (
            mended if all(lines) and len(set(lines)) == len(lines) and verifier.holds(mended, self._finding) else None
        )

    @cached_property
    def _composed(self) -> Statement:
        """The statement with its text in composed form, so that offsets of tokens and text agree."""
        statement = self._statement
        text = unicodedata.normalize("NFC", statement.text)
        return statement if text == statement.text else self._judge.parse(text, statement.kind, statement.language)

    def _read(self, text: str) -> Statement:
        return self._judge.parse(text, self._statement.kind, self._statement.language)

    def _rewrite(self, candidate: Candidate, verifier: Verifier) -> Rewrite:
        moved = tuple(line for line in candidate.moved if verifier.is_sound(line))
        return make_rewrite(self._statement.text, candidate.text, self._reader, moved)


def make_rewrite(original: str, text: str, reader: LanguageCode, moved: tuple[str, ...] = ()) -> Rewrite:
    """A rewrite with its slots described for the reader and its edits against the original."""
    slots = placeholders_of("\n".join((text, *moved)), reader)
    return Rewrite(text, slots, edits_between(original, text), applicability(original, text), moved)


def _candidates(line: str, sentence: Sentence, read: Read) -> Iterator[Candidate]:
    """The candidates of one line of a template: of the part it names, or the line itself in the statement's style."""
    name = _PART.fullmatch(line.strip())
    if name is not None:
        yield from candidates_of(name.group(1), sentence, read)
        return
    yield Candidate(sentence.dress(sentence.dated(line)), frozenset({"deadline"}))


def fill(template: str, parameters: dict[str, str]) -> str:
    """Put parameters into a template; braces in the values stay what they are."""
    return _PART.sub(lambda match: parameters.get(match.group(1), match.group()), template)


def quoted(text: str) -> str:
    """A text as it is quoted inside a sentence: one line, shortened where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"
