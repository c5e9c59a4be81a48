"""Who a Russian verb speaks of: the noun in the nominative before it."""

from __future__ import annotations

from kr_lint.parse.reading import Reading


def is_subject(reading: Reading, position: int, verb: int) -> bool:
    """A noun in the nominative, or people in a plural that is spelt like the genitive ("повара", "медсёстры")."""
    word, predicate = reading.words[position], reading.words[verb]
    if word is None or predicate is None or word.verb:
        return False
    spelt_alike = word.animate and word.case in ("genitive", "accusative") and word.number != "plural"
    return word.case == "nominative" or (spelt_alike and predicate.number == "plural" and _opens(reading, position))


def _opens(reading: Reading, position: int) -> bool:
    """Nothing but adjectives stands before it in its clause: behind a noun a genitive says whose."""
    for before in range(position - 1, -1, -1):
        word = reading.words[before]
        if word is None:
            return True
        if word.case and word.form != "adjective":
            return False
    return True
