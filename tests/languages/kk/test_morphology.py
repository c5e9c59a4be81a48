from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kr_lint.languages.kk.inflect import CASES, POSSESSIVES, inflect
from kr_lint.languages.kk.morphology import LONGEST_WORD, Analyser, Analysis, analyse, ending_case
from kr_lint.languages.kk.stems import INVARIABLE, lexicon_words

READINGS = [
    (*line.split("\t"), "")[:4]
    for line in Path(__file__).with_name("readings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NOMINALS = sorted(word for word, pos in lexicon_words() if pos not in INVARIABLE and pos != "pronoun")
VERBS = sorted(word for word, pos in lexicon_words() if pos == "verb")


def features(reading: Analysis) -> str:
    person = reading.person and f"p{reading.person}"
    negative = "negative" if reading.negative else None
    parts = (reading.number, reading.possessive, reading.case, reading.voice, reading.verb_form, person, negative)
    return " ".join(part for part in parts if part)


def first(word: str) -> Analysis:
    return analyse(word)[0]


@pytest.mark.parametrize(("form", "lemma", "pos", "expected"), READINGS)
def test_first_reading(form: str, lemma: str, pos: str, expected: str) -> None:
    reading = first(form)
    assert (reading.lemma, reading.pos, features(reading)) == (lemma, pos, expected)


def test_table_of_readings_is_large() -> None:
    assert len(READINGS) >= 200


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(NOMINALS),
    st.sampled_from(CASES),
    st.sampled_from([None, *POSSESSIVES]),
    st.booleans(),
)
def test_what_is_made_is_read(word: str, case: str, possessive: str | None, plural: bool) -> None:
    plural = plural and possessive != "2pl"  # its ending holds the plural already
    readings = analyse(inflect(word, case, possessive, plural))
    wanted = (word, possessive, None if case == "nominative" else case, "plural" if plural else None)
    assert wanted in {(r.lemma, r.possessive, r.case, r.number) for r in readings}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(VERBS), st.sampled_from(CASES), st.sampled_from([None, "3", "1pl"]))
def test_verbal_nouns_inflect_like_nouns(verb: str, case: str, possessive: str | None) -> None:
    readings = analyse(inflect(verb, case, possessive))
    wanted = (verb, "verbal_noun", possessive, None if case == "nominative" else case)
    assert wanted in {(r.lemma, r.verb_form, r.possessive, r.case) for r in readings}


@given(st.text() | st.text(alphabet="абғеёиіөуүьыюяАҒІЬ-'1", max_size=6))
@example("Ь")
@example("ғ")
@example("-а")
def test_any_text_is_read(text: str) -> None:
    assert bool(analyse(text)) == bool(text)


@given(st.text(alphabet="абгіқлмнсттуыяй-%5A ", min_size=1, max_size=60))
def test_segments_join_to_the_form(text: str) -> None:
    for reading in analyse(text):
        assert reading.form == text
        assert len("".join(reading.segments)) == len(text)
    assert analyse(text) == Analyser().analyse(text)


def test_long_words_are_not_taken_apart() -> None:
    word = "а" * LONGEST_WORD + "лар"
    assert analyse(word) == (Analysis(word, word, "noun", segments=(word,)),)


@pytest.mark.parametrize(
    ("ending", "marks"),
    [
        ("дан", (None, "ablative")),
        ("нан", (None, "ablative")),
        ("тен", (None, "ablative")),
        ("ға", (None, "dative")),
        ("ке", (None, "dative")),
        ("ні", (None, "accusative")),
        ("тің", (None, "genitive")),
        ("да", (None, "locative")),
        ("мен", (None, "instrumental")),
        ("пен", (None, "instrumental")),
        ("ы", ("3", None)),
        ("сы", ("3", None)),
        ("ына", ("3", "dative")),
        ("ын", ("3", "accusative")),
        ("сынан", ("3", "ablative")),
        ("ының", ("3", "genitive")),
        ("інде", ("3", "locative")),
        ("лар", (None, None)),
        ("лық", (None, None)),
        ("ДАН", (None, "ablative")),
        ("xyz", (None, None)),
        ("", (None, None)),
    ],
)
def test_bare_endings(ending: str, marks: tuple[str | None, str | None]) -> None:
    assert ending_case(ending) == marks


def test_ambiguous_forms_keep_every_reading() -> None:
    assert {(r.lemma, r.case, r.verb_form) for r in analyse("жазды")} >= {
        ("жазу", None, "past"),
        ("жаз", "accusative", None),
    }
    assert {r.pos for r in analyse("жетекші")} == {"noun", "adjective"}


def test_lexicon_decides_between_accusative_and_past() -> None:
    assert first("мақсатты").case == "accusative"
    assert first("жетті").verb_form == "past"
    assert first("бренддердікі").known is False


def test_spelling_slips_are_forgiven_for_known_stems() -> None:
    assert (first("клиентқа").lemma, first("клиентқа").case) == ("клиент", "dative")
    assert first("iске").lemma == "іс"  # a Latin i
    assert first("Kөшу").lemma == "көшу"


def test_extra_stems_are_known() -> None:
    assert first("краудқа").known is False
    reading = Analyser({"noun": ["крауд"]}).analyse("краудқа")[0]
    assert (reading.lemma, reading.case, reading.known) == ("крауд", "dative", True)


def test_guesses_say_so() -> None:
    reading = first("чекпойнттардан")
    assert (reading.lemma, reading.number, reading.case, reading.known) == ("чекпойнт", "plural", "ablative", False)
    assert first("миграциялауды").lemma == "миграциялау"


def test_unknown_abbreviations_are_names() -> None:
    assert (first("ББЖМ").lemma, first("ББЖМ").pos) == ("ББЖМ", "name")
    assert first("ҮЛЕС").lemma == "үлес"


def test_stems_that_gain_a_vowel() -> None:
    assert [first(form).lemma for form in ("қорқады", "қорықты", "қорықпайтын")] == ["қорқу"] * 3


def test_auxiliaries_are_present_tense_in_their_bare_stem() -> None:
    for form, lemma, person in (("отыр", "отыру", "3"), ("жатырмыз", "жату", "1pl"), ("тұрмын", "тұру", "1sg")):
        assert (first(form).lemma, first(form).verb_form, first(form).person) == (lemma, "present", person)


def test_shortened_stems_do_not_stand_alone() -> None:
    assert [r.lemma for r in analyse("халқ") if r.known] == []
    assert [r.lemma for r in analyse("кітаб") if r.known] == []


def test_nouns_in_lyk_are_nouns_when_inflected() -> None:
    assert (first("дилерлік").pos, first("дилерліктен").pos) == ("adjective", "noun")


def test_wishes_are_intentions() -> None:
    assert (first("көргіміз").verb_form, first("көргіміз").person) == ("intention", "1pl")


def test_compounds_are_read_by_their_last_part() -> None:
    reading = first("маркетинг-стратегияларымызды")
    assert (reading.lemma, reading.possessive, reading.case) == ("маркетинг-стратегия", "1pl", "accusative")
    assert first("1-мақсатқа").lemma == "1-мақсат"
