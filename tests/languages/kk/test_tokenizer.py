import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kr_lint.languages.kk.spacy_language import Kazakh, like_num

NLP = Kazakh()


def tokens(text: str) -> list[str]:
    return [token.text for token in NLP(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 000-нан 15 000 тапсырысқа", ["5", "000", "-нан", "15", "000", "тапсырысқа"]),
        ("8%-дан 15%-ға", ["8", "%", "-дан", "15", "%", "-ға"]),
        ("CRM-ге өту.", ["CRM", "-ге", "өту", "."]),
        ("$120-дан €5-ке", ["$", "120", "-дан", "€", "5", "-ке"]),
        ("контент-стратегия іс-шара қала-қала", ["контент-стратегия", "іс-шара", "қала-қала"]),
        ("1-мақсат, 11-сыныптар", ["1-мақсат", ",", "11-сыныптар"]),
        ("ЖОО-да 1С-ке", ["ЖОО", "-да", "1С", "-ке"]),
        ("IT-маман SMS-хабарлама", ["IT-маман", "SMS-хабарлама"]),
        ("390 000₸-ге", ["390", "000", "₸", "-ге"]),
        ("5 млн-нан", ["5", "млн", "-нан"]),
        ("«Kaspi»-ге", ["«", "Kaspi", "»", "-ге"]),
        ("30→45", ["30", "→", "45"]),
        ("30-40%-ға", ["30", "-", "40", "%", "-ға"]),
        ("0,61-ден 4.5-ке", ["0,61", "-ден", "4.5", "-ке"]),
        ("99 000₸/ай", ["99", "000", "₸", "/", "ай"]),
        ("B2B-ге Q3 2026", ["B2B", "-ге", "Q3", "2026"]),
        ("(мақсат: 7.0+)", ["(", "мақсат", ":", "7.0", "+", ")"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="абкдәңқі5 08%$₸-–.,/()«»→AZm\n", max_size=40))
def test_no_character_is_lost(text: str) -> None:
    assert NLP(text).text == text


def test_language_describes_kazakh() -> None:
    assert NLP.lang == "kk"
    assert NLP("және")[0].is_stop
    assert not NLP("мақсат")[0].is_stop


@pytest.mark.parametrize("text", ["15", "1,5", "-3", "1/2", "бес", "Мың", "млн", "екінші"])
def test_numbers(text: str) -> None:
    assert like_num(text)


@pytest.mark.parametrize("text", ["мақсат", "CRM", "", "бесік"])
def test_not_numbers(text: str) -> None:
    assert not like_num(text)
