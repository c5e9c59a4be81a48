"""The page of a rule in Markdown: what ``kr-lint explain`` prints and an editor shows on hover."""

from __future__ import annotations

from collections.abc import Iterator

from kr_lint.model import LanguageCode
from kr_lint.reports.catalogue import ui
from kr_lint.rulebook.loading import RuleSource


def rule_page(source: RuleSource, language: LanguageCode) -> str:
    """Title, code, severity, why it matters, the coach's question, examples, options, sources, how to switch it off."""
    return "\n".join(_lines(source, language)) + "\n"


def short_page(source: RuleSource, language: LanguageCode) -> str:
    """What, why and one example: enough beside a line of text."""
    texts = source.file.texts(language)
    example = texts.examples[0]
    lines = [f"### {texts.title}", "", f"`{source.name}` {source.file.code}", "", texts.rationale, ""]
    if source.unit in ("key_result", "objective"):
        lines += [*_pair("page-weak", _plain(example.bad), language), *_pair("page-better", example.good, language), ""]
    return "\n".join([*lines, f"{ui('page-switch-off', language)}: `--ignore {source.name}`"])


def _lines(source: RuleSource, language: LanguageCode) -> Iterator[str]:
    file, texts = source.file, source.file.texts(language)
    yield f"# {texts.title}"
    yield ""
    yield f"`{source.name}`"
    yield ""
    yield f"- {ui('page-code', language)}: {file.code}"
    yield f"- {ui('page-severity', language)}: {ui(file.severity, language)}"
    yield f"- {ui('page-default', language)}: {ui('yes' if file.default else 'no', language)}"
    yield f"- {ui('page-since', language)}: {file.since} ({file.status})"
    yield from ("", f"## {ui('page-why', language)}", "", texts.rationale)
    yield from ("", f"## {ui('page-ask', language)}", "", texts.hint)
    yield from ("", f"## {ui('page-examples', language)}", "")
    for example in texts.examples:
        yield from _pair("page-weak", _plain(example.bad), language)
        yield from _pair("page-better", example.good, language)
        yield ""
    if file.options:
        yield from (f"## {ui('page-options', language)}", "")
        yield from (f"- `{name}` = {value}" for name, value in file.options.items())
        yield ""
    if file.sources:
        yield from (f"## {ui('page-sources', language)}", "")
        yield from (f"- {one}" for one in file.sources)
        yield ""
    switch, flag = ("page-switch-off", "--ignore") if file.default else ("page-switch-on", "--extend-select")
    yield from (f"## {ui(switch, language)}", "", f"`kr-lint check {flag} {source.name}`")


def _pair(label: str, text: str, language: LanguageCode) -> Iterator[str]:
    if "\n" not in text:
        yield f"- {ui(label, language)}: {text}"
        return
    yield from (f"- {ui(label, language)}:", "", "  ```")
    yield from (f"  {line}" for line in text.split("\n"))
    yield from ("  ```", "")


def _plain(example: str) -> str:
    return example.replace("[[", "").replace("]]", "")
