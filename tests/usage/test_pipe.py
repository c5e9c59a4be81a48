from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kr_lint import RuleError


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Launch the CRM", "Launch"),
        ("ru", "Запустить программу лояльности", "Запустить"),
        ("kk", "Контент-платформаны іске қосу", "іске қосу"),
    ],
)
def test_the_component_reads_and_judges(language: str, text: str, words: str) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("kr_lint")
    doc = nlp(text)
    assert doc._.kr_lint_statement.language == language
    assert "activity" in [one.rule for one in doc._.kr_lint_diagnostics]
    assert words in [span.text for span in doc.spans["kr_lint"] if span.label_ == "activity"]


def test_kind_and_settings_are_config() -> None:
    nlp = spacy.blank("ru")
    nlp.add_pipe(
        "kr_lint", config={"kind": "objective", "settings": {"ignore": ["objective-number"], "ui_language": "kk"}}
    )
    doc = nlp("Увеличить выручку на 20%")
    assert doc._.kr_lint_statement.kind == "objective"
    rules = [one.rule for one in doc._.kr_lint_diagnostics]
    assert rules
    assert "objective-number" not in rules


def test_the_pipeline_gives_the_language_of_what_is_too_short() -> None:
    nlp = spacy.blank("kk")
    nlp.add_pipe("kr_lint")
    assert nlp("NPS 45")._.kr_lint_statement.language == "kk"


def test_documents_can_be_stored() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kr_lint")
    doc = nlp("Launch the CRM")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.kr_lint_diagnostics == doc._.kr_lint_diagnostics
    assert [span.text for span in again.spans["kr_lint"]] == [span.text for span in doc.spans["kr_lint"]]


def test_a_document_that_was_not_read_has_nothing() -> None:
    doc = spacy.blank("en")("Launch the CRM")
    assert doc._.kr_lint_statement is None
    assert doc._.kr_lint_diagnostics == []


@pytest.mark.parametrize(
    ("config", "error"),
    [
        ({"kind": "goal"}, ValueError),
        ({"settings": {"selct": ["vague"]}}, ValueError),
        ({"settings": {"select": ["vagu"]}}, RuleError),
    ],
)
def test_wrong_config_is_told(config: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        spacy.blank("en").add_pipe("kr_lint", config=config)


def test_an_empty_document() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kr_lint")
    assert len(nlp("").spans["kr_lint"]) == 0
