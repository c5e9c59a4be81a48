from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import kr_lint
from kr_lint.sources import SourceError
from kr_lint.sources.tree import Node
from tests.sources.plans import Shape, assert_exact, ids, read, shape

KEYS = {
    "kk": ("мақсаттар", "мақсат", "түйінді_нәтижелер", "атауы", "бастапқы_мән", "мақсатты_мән"),
    "ru": ("цели", "цель", "ключевые_результаты", "название", "базовое_значение", "целевое_значение"),
    "en": ("objectives", "objective", "key_results", "title", "baseline", "target"),
}
GOALS = {
    "kk": ("Клиент бізді таңдайды", "Сатып алу конверсиясы", "NPS 30-дан 45-ке жеткізу"),
    "ru": ("Клиенты выбирают нас", "Конверсия в покупку", "Поднять NPS с 30 до 45"),
    "en": ("Customers choose us", "Purchase conversion", "Raise NPS from 30 to 45"),
}


def data(language: str) -> dict[str, Any]:
    goals, objective, results, title, baseline, target = KEYS[language]
    text, first, second = GOALS[language]
    return {goals: [{objective: text, results: [{title: first, baseline: "8%", target: "15%"}, second]}]}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", ["plan.yaml", "plan.json", "plan.jsonl"])
def test_keys_in_three_languages(language: str, name: str) -> None:
    value = data(language)
    text = yaml.safe_dump(value, allow_unicode=True) if name == "plan.yaml" else json.dumps(value, ensure_ascii=False)
    document, plan = read(text, name)
    objective, first, second = GOALS[language]
    assert shape(plan) == [(objective, [(first, "8%", "15%"), (second, None, None)])]
    assert ids(document, plan) == []
    assert_exact(document, plan)
    goals, _, results, title, _, _ = KEYS[language]
    line = "/0" if name == "plan.jsonl" else ""
    assert plan.objectives[0].key_results[0].place == f"{line}/{goals}/0/{results}/0/{title}"
    report = kr_lint.lint_document(text, name.partition(".")[2])  # type: ignore[arg-type]
    assert not {one.rule for one in report.diagnostics} & {"missing-baseline", "missing-target", "no-number"}


WIN: Shape = [("Win it", [("NPS", "30", "45")])]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.json", '{"goals":[{"name":"Win it","keyResults":[{"name":"NPS","startValue":30,"targetValue":45}]}]}', WIN),
        ("a.json", '[{"objective":"Win it","key_result":"NPS","baseline":30,"target":45}]', WIN),
        ("a.json", '{"okrs":[{"objective":{"title":"Win it"},"krs":[{"name":"NPS","from":30,"to":45}]}]}', WIN),
        ("a.json", '{"objective":"Win it","key_results":[{"kr":"NPS","metric":{"initial":30,"goal":45}}]}', WIN),
        ("a.json", '{"цели":{"Win it":[{"метрика":"NPS","было":30,"станет":45}]}}', WIN),
        ("a.jsonl", '{"type":"objective","title":"Win it"}\n{"type":"kr","title":"NPS","from":30,"to":45}\n', WIN),
        (
            "a.json",
            '{"items":[{"type":"Objective","title":"Win it","children":[{"title":"NPS","from":30,"to":45}]}]}',
            WIN,
        ),
        ("a.yaml", "O1:\n  title: Win it\n  KR1: {text: NPS, from: 30, to: 45}\n", WIN),
        ("a.yaml", "team: A\ngoals:\n  Win it:\n    results:\n      NPS: {baseline: 30, target: 45}\n", WIN),
        ("a.yaml", "x: &d {baseline: 30}\nobjective: Win it\nkey_results: [{title: NPS, target: 45, <<: *d}]\n", WIN),
        (
            "a.yaml",
            "objectives:\n- title: Win it\n  krs:\n  - {metric: Churn, unit: '%', start: 5, current: 4, target: 3}\n",
            [("Win it", [("Churn", "5%", "3%")])],
        ),
        ("a.yaml", "okr:\n  o: Win it\n  key_result_1: NPS\n", [("Win it", [("NPS", None, None)])]),
        ("a.yaml", "objectives: [Win it, Stay]\n", [("Win it", []), ("Stay", [])]),
    ],
)
def test_usual_shapes(name: str, text: str, expected: Shape) -> None:
    document, plan = read(text, name)
    assert shape(plan) == expected
    assert_exact(document, plan)


def test_tasks_and_notes_are_no_key_results() -> None:
    text = (
        "objective: Win it\nkey_results: [NPS from 30 to 45]\ninitiatives: [Paint it]\nnotes: [Nice]\nnon_goals: [X]\n"
    )
    assert shape(read(text, "a.yaml")[1]) == [("Win it", [("NPS from 30 to 45", None, None)])]


def test_yaml_scalars_stay_texts_and_keep_their_places() -> None:
    text = "period: 2026 Q3\r\nobjectives:\r\n- objective: >-\r\n    Win the\r\n    whole city\r\n  key_results:\r\n"
    text += "  - 'It''s NPS 45'\r\n  - \"Rate \\u04d9 8%\"\r\n  - {title: Reply, target: 12:30, baseline: no}\r\n"
    text += "  - |\r\n    Ж 5\r\n"
    document, plan = read("\ufeff" + text, "a.yaml")
    assert plan.period == "2026 Q3"
    assert shape(plan) == [
        (
            "Win the whole city",
            [("It's NPS 45", None, None), ("Rate ә 8%", None, None), ("Reply", "no", "12:30"), ("Ж 5", None, None)],
        )
    ]
    first, second, *_ = plan.objectives[0].key_results
    assert document.text[first.offsets[3] if first.offsets else 0] == "s"
    assert second.offsets is not None
    assert document.text[second.offsets[5]] == "\\"
    assert document.text[second.offsets[7]] == "8"


def test_json_escapes_keep_their_places() -> None:
    document, plan = read('{"objective": "A \\"b\\" \\ud83d\\ude00 c", "key_results": ["NPS\\n45"]}', "a.json")
    (objective,) = plan.objectives
    assert objective.text == 'A "b" 😀 c'
    assert objective.offsets is not None
    assert document.text[objective.offsets[-1]] == "c"
    assert document.text[objective.offsets[2]] == "\\"


def values(node: Node) -> Any:
    if node.kind == "map":
        return {key.text: values(item) for key, item in node.entries}
    return [values(item) for item in node.items] if node.kind == "list" else node.value.text


json_values = st.recursive(
    st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(json_values, st.booleans())
def test_json_is_read_as_the_standard_reader_does(value: Any, ascii: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii, indent=1)
    if "\\ud" in text or "\\u0000" in text or any("\ud800" <= char <= "\udfff" or char == "\0" for char in text):
        return
    document, _ = read(text, "a.json")
    assert document.tree is not None
    assert values(document.tree) == value


@given(st.text(st.sampled_from("{}[]\",:a1 \n\\-&*?|>'#%@ж"), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for name in ("a.json", "a.jsonl", "a.yaml"):
        with contextlib.suppress(SourceError):
            read(text, name)


def refused(text: str | bytes, name: str) -> str:
    with pytest.raises(SourceError) as caught:
        read(text, name)
    assert all("\n" not in caught.value.in_language(language) for language in ("kk", "ru", "en"))
    return caught.value.id


def test_hostile_data() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for one, other in zip("bcdefghij", "abcdefghi", strict=True):
        bomb += f"{one}: &{one} [{', '.join(['*' + other] * 9)}]\n"
    assert refused(bomb, "a.yaml") == "too-many-nodes"
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 900))
    assert refused(chain, "a.yaml") == "too-deep"
    for sign in "[{":
        assert refused(sign * 20_000, "a.yaml") in ("too-deep", "broken-yaml")
        assert refused(sign * 20_000, "a.json") in ("too-deep", "broken-json")
    assert refused('{"a":' * 20_000, "a.json") == "too-deep"
    assert refused("[" * 20_000, "a.jsonl") == "too-deep"
    assert refused("a: [*b]\n", "a.yaml") == "undefined-alias"
    assert refused("a: &b [*b]\n", "a.yaml") == "alias-circle"
    assert refused("a: \x07\n", "a.yaml") == "broken-yaml"
    assert refused("a: b: c\n", "a.yaml") == "broken-yaml"
    assert refused(b"a: \0\n", "a.yaml") == "binary"
    assert refused(b'{"a": "\0"}', "a.json") == "binary"
    assert refused('{"a": 1,}', "a.json") == "broken-json"
    assert refused('{"a": 1} x', "a.json") == "broken-json"
    assert refused("", "a.json") == "broken-json"
    for text in ('"' * 100_001, "[" + "1," * 300_000, '{"a":"' + "\\" * 200_001, "\n" * 200_000 + "["):
        assert refused(text, "a.json") == "broken-json"


def test_a_tag_runs_nothing() -> None:
    _, plan = read("objective: !!python/object/apply:os.system [exit]\nkey_results: [NPS 45]\n", "a.yaml")
    assert shape(plan)[0][1] == [("NPS 45", None, None)]


def test_repeated_keys_are_said() -> None:
    for name, text in (
        ("a.yaml", "objective: A b\nkey_results: [X 1]\nkey_results: [Y 2]\n"),
        ("a.json", '{"objective": "A b", "key_results": ["X 1"], "key_results": ["Y 2"]}'),
    ):
        document, plan = read(text, name)
        assert ids(document, plan) == ["duplicate-keys"]
        assert "key_results" in document.notices[0]
        assert [one.text for one in plan.objectives[0].key_results] == ["X 1", "Y 2"]


def test_lines_that_are_not_json_are_left_out_and_said() -> None:
    document, plan = read('{"objective":"Win it","krs":["NPS 45"]}\nnonsense\n\n[1,\n{"kr":"Churn 3%"} x\n', "a.jsonl")
    assert ids(document, plan) == ["broken-lines"]
    assert "line 2" in document.notices[0]
    assert shape(plan) == [("Win it", [("NPS 45", None, None)])]
    assert refused("nonsense\nmore\n", "a.jsonl") == "broken-json"


def test_what_is_not_understood_is_said() -> None:
    document, plan = read('{"name": "kr-lint", "version": "1"}', "package.json")
    assert ids(document, plan) == ["no-goals-in-data"]
    assert "name, version" in plan.notices[0]
    document, plan = read("objectives: [Win it]\n", "a.yaml")
    assert ids(document, plan) == ["no-key-results-in-data"]


def test_a_missing_package_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(SourceError, match=r"pip install 'kr-lint\[yaml\]'"):
        read("a: b\n", "a.yaml")


def test_bare_texts() -> None:
    report = kr_lint.lint_document('["Launch a portal", {"title": "Raise NPS", "target": 45}]', "json", bare="kr")
    assert [(one.text, one.target) for one in report.plan.objectives[0].key_results] == [
        ("Launch a portal", None),
        ("Raise NPS", "45"),
    ]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("a: &x\n  objectives: *x\n", "alias-circle"),
        ("- &x [[*x]]\n", "alias-circle"),
        ("a: &x 1\nb: &x\n  c: *x\n", "alias-circle"),
        ("a: *x\n", "undefined-alias"),
    ],
)
def test_an_alias_that_leads_nowhere_is_told_by_name(text: str, id: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text, "plan.yaml")
    assert caught.value.id == id
    assert "*x" in caught.value.in_language("kk")


def test_an_alias_may_repeat_a_key() -> None:
    document, _ = read("&a k: v\nb: *a\n", "plan.yaml")
    assert document.tree is not None
    assert [(key.text, one.text) for key, one in document.tree.entries] == [("k", "v"), ("b", "k")]
