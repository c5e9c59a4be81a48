from collections import Counter

import pytest

from kr_lint.languages.kk.stems import lexicon_words, load_stems, noun_spellings, verb_spellings, verb_stem

WORDS = list(lexicon_words())


def test_no_lemma_stands_twice_in_one_part_of_speech() -> None:
    assert [entry for entry, times in Counter(WORDS).items() if times > 1] == []


def test_lemmas_are_lower_case_kazakh_words() -> None:
    allowed = set("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-")
    assert [word for word, _ in WORDS if not set(word) <= allowed] == []


def test_verbs_are_listed_as_verbal_nouns() -> None:
    assert [word for word, pos in WORDS if pos == "verb" and word[-1] not in "ую"] == []


def test_lexicon_is_broad() -> None:
    sizes = Counter(pos for _, pos in WORDS)
    assert sizes["noun"] >= 1200
    assert sizes["verb"] >= 700
    assert sizes["adjective"] >= 300


def test_plain_passives_are_left_to_their_active_verbs() -> None:
    verbs = {word for word, pos in WORDS if pos == "verb"}
    passives = "қосылу енгізілу арттырылу қысқартылу басталу жасалу орындалу аяқталу тіркелу бөліну жабылу ашылу құрылу"
    assert verbs.isdisjoint(passives.split())


def test_closed_classes_do_not_share_a_word_with_nouns_and_verbs() -> None:
    open_classes = {word for word, pos in WORDS if pos in ("noun", "verb")}
    closed = {word for word, pos in WORDS if pos in ("postposition", "conjunction")}
    assert open_classes & closed == {"есе", "қатар", "соң"}


@pytest.mark.parametrize(
    ("lemma", "stem"),
    [
        ("арттыру", "арттыр"),
        ("бастау", "баста"),
        ("төмендеу", "төменде"),
        ("оқу", "оқы"),
        ("тану", "таны"),
        ("табу", "тап"),
        ("шығу", "шық"),
        ("тігу", "тік"),
        ("азаю", "азай"),
        ("қою", "қой"),
        ("кию", "ки"),
        ("баю", "байы"),
        ("ету", "ет"),
        ("қуу", "қу"),
    ],
)
def test_verb_stem(lemma: str, stem: str) -> None:
    assert verb_stem(lemma) == stem


def test_spellings_cover_what_endings_do_to_a_stem() -> None:
    assert [surface for surface, *_ in noun_spellings("кітап")] == ["кітап", "кітаб"]
    assert [surface for surface, *_ in noun_spellings("халық")] == ["халық", "халқ"]
    assert [surface for surface, *_ in noun_spellings("процесс")] == ["процесс", "процес"]
    assert [surface for surface, _ in verb_spellings("табу")] == ["тап", "таб", "тау"]
    assert [surface for surface, _ in verb_spellings("оқу")] == ["оқы", "оқ"]
    assert [surface for surface, _ in verb_spellings("азаю")] == ["азай", "аза"]


def test_extra_stems_are_added_without_touching_the_shared_lexicon() -> None:
    assert "крауд" not in load_stems().stems
    extended = load_stems({"noun": ["крауд", "жоба"], "verb": ["краудтау"]})
    assert [stem.lemma for stem in extended.stems["крауд"]] == ["крауд"]
    assert extended.stems["краудта"][0].pos == "verb"
    assert extended.stems["жоба"] == load_stems().stems["жоба"]
    assert "крауд" not in load_stems().stems


def test_extra_verb_that_is_no_verbal_noun_is_refused() -> None:
    with pytest.raises(ValueError, match="арттырды"):
        load_stems({"verb": ["арттырды"]})
