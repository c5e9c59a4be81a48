"""The spaCy component ``kr_lint``: the parse and the diagnostics of a statement on its ``Doc``.

``doc._.kr_lint_statement`` and ``doc._.kr_lint_diagnostics`` are made from the document's text when asked for, so that
documents can be stored and sent between processes; ``doc.spans["kr_lint"]`` has the marked words where they are tokens.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc

from kr_lint.api import Linter
from kr_lint.model import LANGUAGES, Diagnostic, Kind, Statement
from kr_lint.settings import Settings

_KEY: Final = "kr_lint"


@Language.factory(
    "kr_lint",
    default_config={"kind": "kr", "settings": {}},
    assigns=["doc._.kr_lint_statement", "doc._.kr_lint_diagnostics", "doc.spans"],
)
def create_pipe(nlp: Language, name: str, kind: Kind, settings: dict[str, Any]) -> KrLintPipe:
    """The component. ``kind`` says what the documents are; ``settings`` are those of :class:`kr_lint.Settings`.

    A statement too short to tell is taken to be in the pipeline's language when that is kk, ru or en.

    Raises:
        ValueError: ``kind`` is neither ``"kr"`` nor ``"objective"``, or a setting is unknown.
        kr_lint.RuleError: the settings name an unknown rule.
    """
    if kind not in ("kr", "objective"):
        raise ValueError(f"kind must be 'kr' or 'objective', not {kind!r}")
    fallback = {"fallback_language": nlp.lang} if nlp.lang in LANGUAGES else {}
    return KrLintPipe(kind, Settings(**{**fallback, **settings}))


class KrLintPipe:
    """Reads and judges each document as one statement."""

    def __init__(self, kind: Kind, settings: Settings) -> None:
        self.kind = kind
        self.settings = settings.model_dump_json()
        _linter(self.settings)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the findings of one document."""
        doc.user_data[_KEY] = (self.kind, self.settings)
        spans = []
        for diagnostic in _diagnostics(doc):
            span = doc.char_span(*diagnostic.span, label=diagnostic.rule)
            if span is not None:
                spans.append(span)
        doc.spans[_KEY] = spans
        return doc


@lru_cache(maxsize=16)
def _linter(settings: str) -> Linter:
    return Linter(Settings.model_validate_json(settings))


@lru_cache(maxsize=256)
def _judged(text: str, kind: Kind, settings: str) -> tuple[Statement, tuple[Diagnostic, ...]]:
    linter = _linter(settings)
    statement = linter.parse(text, kind)
    return statement, tuple(linter.lint_statement(statement))


def _statement(doc: Doc) -> Statement | None:
    return None if _KEY not in doc.user_data else _judged(doc.text, *doc.user_data[_KEY])[0]


def _diagnostics(doc: Doc) -> list[Diagnostic]:
    return [] if _KEY not in doc.user_data else list(_judged(doc.text, *doc.user_data[_KEY])[1])


for _name, _getter in (("kr_lint_statement", _statement), ("kr_lint_diagnostics", _diagnostics)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, getter=_getter)
