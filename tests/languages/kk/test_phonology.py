import pytest

from kr_lint.languages.kk.phonology import is_front, needs_hyphen, sound_class, spoken

FRONT = "үлес сервис лид трафик визит маркетинг модуль кіру жүргізу сүю интервью банк механизм куә эфир"
BACK = "мақсат конверсия сату жою су тау институт продукт курс минут тарих қию радио шоу оқу ресурс аудитория статус"


@pytest.mark.parametrize("word", FRONT.split())
def test_front(word: str) -> None:
    assert is_front(word)


@pytest.mark.parametrize("word", BACK.split())
def test_back(word: str) -> None:
    assert not is_front(word)


@pytest.mark.parametrize(
    ("sound", "words"),
    [
        ("V", "жоба үлгі конверсия видео"),
        ("G", "ай сервер сату такси қою"),
        ("L", "көл модуль"),
        ("N", "қазан өнім таң"),
        ("Z", "қыз этаж"),
        ("T", "лид блог клуб архив мақсат шеф абзац"),
    ],
)
def test_class_of_the_last_sound(sound: str, words: str) -> None:
    assert {sound_class(word) for word in words.split()} == {sound}


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("15", "бес"),
        ("110", "он"),
        ("8%", "пайыз"),
        ("5 000", "мың"),
        ("1 500", "жүз"),
        ("15,000", "мың"),
        ("1.500.000", "мың"),
        ("3 000 000", "миллион"),
        ("3,5", "бес"),
        ("0,25", "бес"),
        ("9.0", "тоғыз"),
        ("0", "нөл"),
        ("12M", "миллион"),
        ("390 000 ₸", "теңге"),
        ("Q3 2026", "алты"),
        ("CRM", "эм"),
        ("B2B", "би"),
        ("p95", "бес"),
        ("1С", "эс"),
        ("Google", "гугл"),
        ("YouTube", "ютуб"),
        ("«CRM»", "эм"),
        ("веб-API", "апи"),
        ("INSTAGRAM", "инстаграм"),
        ("НӘТИЖЕЛЕР", "НӘТИЖЕЛЕР"),
        ("жоба", "жоба"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_read_aloud(written: str, heard: str) -> None:
    assert spoken(written) == heard


def test_hyphen_stands_where_letters_do_not_spell_the_sound() -> None:
    assert all(map(needs_hyphen, ("15", "8%", "CRM", "TikTok", "1С", "ЖОО", "5 000", "10 млн", "⟨target⟩")))
    assert not any(map(needs_hyphen, ("жоба", "Қазақстан", "20 минут", "контент-стратегия", "")))
