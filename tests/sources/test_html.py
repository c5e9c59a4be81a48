from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kr_lint
from tests.sources.plans import assert_exact, ids, read, shape
from tests.sources.test_csv import GOALS, HEADERS
from tests.sources.test_docx import LABELS

CONFLUENCE = """<!DOCTYPE html>
<html><head><title>Growth : OKR 2026 Q3</title><meta charset="UTF-8"><style>KR9: 1% {{}}</style></head>
<body><div id="breadcrumb-section"><nav><ol><li>Objective: Menu</li></ol></nav></div>
<div id="main-content" class="wiki-content group">
<h1 id="x">OKR 2026 Q3</h1>
<div class="table-wrap"><table class="confluenceTable"><colgroup><col/></colgroup><tbody>
<tr><th colspan="1" class="confluenceTh"><p>{0}</p></th><th>{1}</th><th>{2}</th><th>{3}</th><th>{4}</th></tr>
<tr><td rowspan="2" class="confluenceTd"><p>{objective}</p></td>
  <td><p>{first}</p></td><td>8%</td><td><strong>15%</strong></td><td>A</td></tr>
<tr><td><p>{second}&nbsp;</p></td><td>20%</td>
  <td>35%</td><td>B</td></tr>
</tbody></table></div>
<pre>KR8: code</pre><blockquote><p>KR7: quoted</p></blockquote>
<div id="footer"><footer><p>KR6: footer</p></footer></div></div></body></html>
"""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_table_as_confluence_exports_it(language: str) -> None:
    objective, first, second = GOALS[language]
    text = CONFLUENCE.format(*HEADERS[language], objective=objective, first=first, second=second)
    document, plan = read(text, "a.html")
    assert shape(plan) == [(objective, [(first, "8%", "15%"), (second, "20%", "35%")])]
    assert plan.period == "2026 Q3"
    assert [one.line for one in plan.objectives[0].key_results] == [9, 10]
    assert ids(document, plan) == []
    assert_exact(document, plan)
    assert not {one.rule for one in kr_lint.lint_document(text, "html").diagnostics} & {"missing-baseline", "no-number"}


@pytest.mark.parametrize(
    ("language", "encoding"), [("kk", "utf-8"), ("ru", "utf-8"), ("ru", "windows-1251"), ("en", "utf-8")]
)
def test_headings_and_lists(language: str, encoding: str) -> None:
    objective, first, second = GOALS[language]
    label, result = LABELS[language]
    text = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><body>
<h1>OKR 2026 Q3</h1>
<h2><span>🎯</span> <b>{label} 1:</b> {objective}</h2>
<ul class="inline-task-list">
<li data-x="1"><strong>{result} 1:</strong>
   {first} 8% &rarr; 15%
   <ul><li>A note on how we measure it 3</li></ul></li>
<li><input type="checkbox" checked> <p>{result} 2: {second} 20%&#8212;35% &lt;a&gt;</p></li>
</ul>
<h2>Initiatives</h2><ul><li>Paint it in 3 days</li></ul></body></html>"""
    data = text.replace("🎯", "" if encoding != "utf-8" else "🎯").encode(encoding)
    document, plan = read(data, "a.htm")
    results = [(f"{first} 8% → 15%", None, None), (f"{second} 20%—35% <a>", None, None)]
    assert shape(plan) == [(objective, results)]
    assert document.encoding == encoding
    assert document.notices == ()
    assert plan.objectives[0].line == 3
    assert plan.objectives[0].key_results[0].line == 6


def test_storage_format_with_macros_and_tasks() -> None:
    text = """<h1>OKR</h1><ac:structured-macro ac:name="info"><ac:parameter ac:name="title">KR1: no</ac:parameter>
<ac:rich-text-body><h2>Objective: Win it</h2></ac:rich-text-body></ac:structured-macro>
<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>
<ac:task-body>KR1: NPS from 30 to 45</ac:task-body></ac:task></ac:task-list>
<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[KR2: <b>code</b>]]></ac:plain-text-body>
</ac:structured-macro>
"""
    assert shape(read(text, "a.html")[1]) == [("Win it", [("NPS from 30 to 45", None, None)])]


def test_unclosed_tags_and_comments() -> None:
    text = "<h2>Objective: Win it<ul><li>KR1: NPS from 30 to 45<li>KR2: Churn from 5% to 3%</ul><!-- kr --><p>x"
    document, plan = read(text, "a.html")
    assert [one.text for one in plan.objectives] == ["Win it"]
    assert len(plan.objectives[0].key_results) == 2
    assert [block.text for block in document.blocks if block.kind == "comment"] == ["kr"]
    document, plan = read("<h2>Objective: Win it</h2><pre><li>KR1: NPS 45", "a.html")
    assert "unclosed-element" in ids(document, plan)


def test_what_is_not_understood_is_said() -> None:
    assert ids(*read("<p>Hello</p>", "a.html")) == ["no-goals"]
    text = "<h1>OKR</h1><h2>Objective: Win it</h2>"
    text += "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert ids(*read(text, "a.html")) == ["table-not-understood", "no-key-results"]


@given(st.text(st.sampled_from("<>/!-[]&;#\"'= apbhrliutdx1ж"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    document, _ = read(text, "a.html")
    for block in document.blocks:
        for one in (block, *block.cells):
            assert len(one.offsets) == len(one.text)
            assert all(0 <= offset < len(document.text) for offset in one.offsets)


HOSTILE = [
    "<",
    "<a ",
    "<!--",
    "&",
    "<!",
    "</",
    "<![",
    "<![CDATA[",
    '<a x="',
    "&#",
    "<script>",
    "<p>",
    "<ul><li>",
    "<pre>",
]
HOSTILE += ["<table><tr><td>", "<?x", "<tr><td rowspan=9999 colspan=9999>", "<table><tr><td rowspan=9999 colspan=9999>"]


@pytest.mark.parametrize("sign", HOSTILE)
def test_hostile_markup_is_read(sign: str) -> None:
    for tail in ("", ">", "-->", "]]>"):
        document, _ = read(sign * (200_000 // len(sign)) + tail, "a.html")
        assert document.format == "html"
