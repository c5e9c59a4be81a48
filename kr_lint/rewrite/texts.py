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
from kr_lint.rewrite.sentence import Candidate, Sentence
from kr_lint.rewrite.slots import placeholders_of
from kr_lint.rewrite.splitting import Read, add_deadline
from kr_lint.rewrite.verify import Judge, Verifier
from kr_lint.rulebook.rulebook import Finding

_PART: Final = re.compile(r"\{(\w+)\}")
_LONGEST_QUOTE: Final = 80
_MOST_REWRITES: Final = 3
_LONGEST_STATEMENT: Final = 600  # code points: nobody accepts a rewrite of a page


class FindingTexts:
    """Wording made when it is first asked for; ``judge`` reads and checks what may become a rewrite."""

    def __init__(self, finding: Finding, statement: Statement, reader: LanguageCode, judge: Judge) -> None:
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
        verifier: Verifier | None = None
        for line in template.split("\n"):
            found: list[Candidate] = []
            for candidate in _candidates(line, sentence, self._read):
                verifier = verifier or Verifier(statement, self._judge)
                if len(found) < _MOST_REWRITES and candidate.text not in (one.text for one in found):
                    if verifier.holds(candidate, self._finding):
                        found.append(candidate)
                    else:
                        refused.append(candidate.text)
            if found:
                return tuple(self._rewrite(candidate) for candidate in found), tuple(refused)
        return (), tuple(refused)

    @cached_property
    def _composed(self) -> Statement:
        """The statement with its text in composed form, so that offsets of tokens and text agree."""
        statement = self._statement
        text = unicodedata.normalize("NFC", statement.text)
        return statement if text == statement.text else self._judge.parse(text, statement.kind, statement.language)

    def _read(self, text: str) -> Statement:
        return self._judge.parse(text, self._statement.kind, self._statement.language)

    def _rewrite(self, candidate: Candidate) -> Rewrite:
        original = self._statement.text
        return make_rewrite(original, candidate.text, self._reader, candidate.moved)


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
    deadline = sentence.frame.deadline
    text = line if deadline is None else add_deadline(sentence.code, line, sentence.words(deadline))
    yield Candidate(sentence.dress(text), frozenset({"deadline"}))


def fill(template: str, parameters: dict[str, str]) -> str:
    """Put parameters into a template; braces in the values stay what they are."""
    return _PART.sub(lambda match: parameters.get(match.group(1), match.group()), template)


def quoted(text: str) -> str:
    """A text as it is quoted inside a sentence: one line, shortened where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"
