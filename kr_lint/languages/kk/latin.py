"""Kazakh in Latin letters: the alphabet of 2021 and the usual informal spellings, read as Cyrillic."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.kk.phonology import is_front

_PAIRS: Final = (
    ("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("gh", "ғ"), ("ng", "ң"), ("ts", "ц"), ("ya", "я"), ("yu", "ю"),
    ("ia", "я"), ("iy", "и"),
)  # fmt: skip
_LETTERS: Final = {
    "a": "а", "ä": "ә", "á": "ә", "b": "б", "v": "в", "g": "г", "ğ": "ғ", "ǵ": "ғ", "d": "д", "e": "е", "j": "ж", "z": "з", "i": "і", "ı": "ы", "y": "ы",
    "k": "к", "q": "қ", "l": "л", "m": "м", "n": "н", "ñ": "ң", "ń": "ң", "o": "о", "ö": "ө", "ó": "ө", "p": "п", "r": "р", "s": "с", "ş": "ш", "t": "т",
    "u": "у", "ū": "ұ", "ú": "ү", "ü": "ү", "f": "ф", "h": "х", "x": "х", "c": "с", "w": "у",
}  # fmt: skip


def to_cyrillic(word: str) -> tuple[str, ...]:
    """Possible Cyrillic spellings of a lower-cased Latin word, likeliest first."""
    for latin, cyrillic in _PAIRS:
        word = word.replace(latin, cyrillic)
    plain = "".join(_LETTERS.get(letter, letter) for letter in word)
    fronted = plain.replace("ы", "і").replace("а", "ә") if is_front(plain) else plain
    soft = plain.replace("к", "к").replace("г", "г")
    back = plain.replace("к", "қ").replace("г", "ғ").replace("і", "ы")
    return tuple(dict.fromkeys((plain, back, soft, fronted)))
