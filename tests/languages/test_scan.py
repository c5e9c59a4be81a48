"""Text → tokens: numbers, dates, names, offsets, look-alikes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kr_lint.languages.scan import DATE, NAME, NUMBER, SIGN, WORD, normalise, number_value, scan


def tokens(text: str) -> list[tuple[int, str]]:
    return [(token.kind, token.text) for token in scan(normalise(text).text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", 15), ("15 000", 15_000), ("15\u00a0000", 15_000), ("15\u202f000", 15_000), ("15\u2009000", 15_000),
        ("15,000", 15_000), ("15.000", 15_000), ("15'000", 15_000), ("15’000", 15_000), ("1 234 567", 1_234_567),
        ("1,234,567.5", 1_234_567.5), ("1.234.567,5", 1_234_567.5), ("1 234,5", 1_234.5), ("1,5", 1.5), ("1.5", 1.5),
        ("0.125", 0.125), ("0,125", 0.125), ("99.9", 99.9), ("99,95", 99.95), ("007", 7),
    ],
)  # fmt: skip
def test_a_number_is_one_token_with_its_value(text: str, value: float) -> None:
    (token,) = scan(normalise(text).text)
    assert token.kind == NUMBER
    assert number_value(token.text) == value


@pytest.mark.parametrize("text", ["31.12.2026", "01.06.26", "31/12/2026", "2026-12-31", "2026/12/31"])
def test_a_date_is_no_number(text: str) -> None:
    assert tokens(text) == [(DATE, text)]


@pytest.mark.parametrize(
    "text", ["v2.0", "V1.12.3", "https://kr.kz/a?b=1%20", "www.kr.kz/15%", "team@kr-lint.kz", "1.2.3", "24/7"]
)
def test_a_name_is_no_number(text: str) -> None:
    assert tokens(text) == [(NAME, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B2B", [(WORD, "B2B")]),
        ("Q3", [(WORD, "Q3")]),
        ("e-mail", [(WORD, "e-mail")]),
        ("CRM-ге", [(WORD, "CRM-ге")]),
        ("customer's", [(WORD, "customer's")]),
        ("R&D", [(WORD, "R&D")]),
        ("іс-шара", [(WORD, "іс-шара")]),
        ("8%-дан", [(NUMBER, "8"), (SIGN, "%"), (SIGN, "-"), (WORD, "дан")]),
        ("5 000-нан", [(NUMBER, "5 000"), (SIGN, "-"), (WORD, "нан")]),
        ("$120", [(SIGN, "$"), (NUMBER, "120")]),
        ("15K", [(NUMBER, "15"), (WORD, "K")]),
        ("3x", [(NUMBER, "3"), (WORD, "x")]),
        ("30→45", [(NUMBER, "30"), (SIGN, "→"), (NUMBER, "45")]),
        ("10-15", [(NUMBER, "10"), (SIGN, "-"), (NUMBER, "15")]),
        ("10–15", [(NUMBER, "10"), (SIGN, "–"), (NUMBER, "15")]),
        ("≥95%", [(SIGN, "≥"), (NUMBER, "95"), (SIGN, "%")]),
        ("9/10", [(NUMBER, "9"), (SIGN, "/"), (NUMBER, "10")]),
        ("KR1:", [(WORD, "KR1"), (SIGN, ":")]),
        ("2025, 2026", [(NUMBER, "2025"), (SIGN, ","), (NUMBER, "2026")]),
        ("", []),
        (" \t\r\n\u00a0", []),
    ],
)
def test_what_is_one_token_and_what_is_not(text: str, expected: list[tuple[int, str]]) -> None:
    assert tokens(text) == expected


def test_tokens_know_their_place_and_whether_they_are_glued() -> None:
    text = "NPS 8%-дан!"
    found = scan(text)
    assert [text[token.start : token.end] for token in found] == [token.text for token in found]
    assert [token.glued for token in found] == [False, False, True, True, True, True]


@pytest.mark.parametrize("sign", ["\u00a0", "\u2009", "\u202f", "\u2007", "\u3000", "\t"])
def test_any_space_is_a_space(sign: str) -> None:
    assert normalise(f"рост{sign}15{sign}%").text == "рост 15 %"


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("„рост“ “growth” «өсім»", '"рост" "growth" "өсім"'),
        ("8%‑дан 8%−дан", "8%-дан 8%-дан"),
        ("8 ➜ 15 ⇒ 20", "8 → 15 → 20"),
        ("Подъём, ещё, ЁЛКА", "Подъем, еще, ЕЛКА"),
        ("⩾5 ⩽6 2✕ 5％", "≥5 ≤6 2× 5%"),
    ],
)
def test_variants_of_signs_become_one_without_moving_anything(given_text: str, expected: str) -> None:
    normalised = normalise(given_text)
    assert normalised.text == expected
    assert normalised.origin is None


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("дoля", "доля"),  # Latin o
        ("pост", "рост"),  # Latin p
        ("cатылым", "сатылым"),  # Latin c
        ("iс-шара", "іс-шара"),  # Latin i for Kazakh і
        ("growтh", "growтh"),  # no Latin look-alike for т: left alone
        ("sаles", "sales"),  # Cyrillic а
        ("CRМ", "CRM"),  # Cyrillic М
        ("CRM-ге", "CRM-ге"),
        ("IT-отдел", "IT-отдел"),
        ("B2B-клиент", "B2B-клиент"),
    ],
)
def test_look_alikes_of_the_other_script_are_mended_inside_a_word(given_text: str, expected: str) -> None:
    assert normalise(given_text).text == expected


def test_decomposed_text_keeps_a_map_to_its_offsets() -> None:
    composed = "Сайттың айлық кірісін өсіру, подъём й"
    source = unicodedata.normalize("NFD", composed)
    assert len(source) > len(composed)
    normalised = normalise(source)
    assert normalised.text == normalise(composed).text
    for token, wanted in zip(scan(normalised.text), scan(normalise(composed).text), strict=True):
        start, end = normalised.back(token.start), normalised.back(token.end)
        assert unicodedata.normalize("NFC", source[start:end]) == composed[wanted.start : wanted.end]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_every_token_lies_in_the_text_and_in_order(text: str) -> None:
    normalised = normalise(text)
    last = 0
    for token in scan(normalised.text):
        assert last <= token.start < token.end <= len(normalised.text)
        assert normalised.text[token.start : token.end] == token.text
        assert 0 <= normalised.back(token.start) < normalised.back(token.end) <= len(text)
        last = token.end


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789.,' ", min_size=1, max_size=20))
def test_every_number_token_has_a_value(text: str) -> None:
    for token in scan(text):
        if token.kind == NUMBER:
            assert number_value(token.text) >= 0


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once
