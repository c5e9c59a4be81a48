"""What a key result can do without: the means, which become an initiative, and words that hedge."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.model import Span
from kr_lint.rewrite.sentence import KEPT, Candidate, Sentence, decapitalised, task_name
from kr_lint.rewrite.splitting import Read
from kr_lint.rewrite.words import word

_HEDGES: Final = {
    "ru": re.compile(r"(?:\s+(?:к|для|на|тому,? чтобы|чтобы))?\s+", re.IGNORECASE),
    "en": re.compile(r"(?:\s+(?:to|for|at|on))?\s+", re.IGNORECASE),
}
_ADVERBIAL: Final = frozenset(
    {"if", "where", "when", "as", "ideally", "possibly", "hopefully", "wherever", "whenever", "maybe", "perhaps"}
)
_PRONOUN: Final = re.compile(r"\b(?:we|i|they|you)$", re.IGNORECASE)
_CONDITION: Final = re.compile(r"[^,;.]*,\s*")
_RU_OPENING: Final = re.compile(
    r"^(?:за сч[её]т|благодаря|пут[её]м|через|с помощью|при помощи|посредством|"
    r"с использованием|на основе|используя)\s+",
    re.IGNORECASE,
)
_EN_OPENING: Final = re.compile(r"^(?:by means of|with the help of|thanks to|by|through|via|using)\s+", re.IGNORECASE)
_KK_CLOSING: Final = re.compile(
    r"\s+(?:арқылы|есебінен|негізінде|көмегімен|арқасында|жолымен|әдісімен)$", re.IGNORECASE
)
_RU_CASE: Final = {"благодаря": "dative", "через": "accusative", "с помощью": "genitive"}
_POINTING: Final = frozenset({"солар", "соның", "осы", "бұл", "олар"})
_SHORTEST: Final = 2  # words a result must have left


def without_method(sentence: Sentence) -> tuple[Candidate, ...]:
    """The result alone; the means stand beside it as an initiative."""
    span = sentence.frame.method
    if span is None:
        return ()
    action = sentence.frame.action
    if span.start <= sentence.start and action is not None and span.start < action.span.start < span.end:
        span = Span(span.start, action.span.start)
    span = _before_deadline(sentence, _with_object(sentence, span))
    if span.start > sentence.start and not sentence.text[span.start - 1].isspace():
        return ()
    rest = sentence.without(span.start, span.end)
    if rest is None or len(rest.split()) < _SHORTEST:
        return ()
    means = initiative(sentence, sentence.words(span))
    moved = () if means is None else (f"{word(sentence.code, 'initiative')}: {means}",)
    return (Candidate(rest, KEPT, moved),)


def _with_object(sentence: Sentence, span: Span) -> Span:
    """Kazakh means named by a verb take in its object: "процестерді автоматтандыру есебінен"."""
    if sentence.code != "kk":
        return span
    words = _KK_CLOSING.sub("", sentence.words(span)).split()
    language = sentence.reading.language
    before = sentence.text[sentence.start : span.start].split()
    if not words or not before or language.word(words[-1].lower()).form != "infinitive":
        return span
    if language.word(before[-1].lower()).case != "accusative":
        return span
    deadline = sentence.frame.deadline
    start = deadline.end if deadline is not None and deadline.end < span.start else sentence.start
    return Span(
        start + len(sentence.text[start : span.start]) - len(sentence.text[start : span.start].lstrip()), span.end
    )


def _before_deadline(sentence: Sentence, span: Span) -> Span:
    """A means clause that runs to the end of the sentence may hold the deadline of the result."""
    deadline = sentence.frame.deadline
    if deadline is not None and span.start < deadline.start < span.end <= deadline.end + 1:
        start = deadline.start
        while start > span.start and sentence.text[start - 1] in " ,":
            start -= 1
        return Span(span.start, start)
    return span


def initiative(sentence: Sentence, means: str) -> str | None:
    """The means as a task of its own: "by insulating the roof" → "insulate the roof"."""
    means = means.strip(" ,;.")
    if sentence.code == "kk":
        bare = _KK_CLOSING.sub("", means)
        if bare.lower().endswith(("ның", "нің", "дың", "дің", "тың", "тің")):
            from kr_lint.languages.kk.realise import in_case

            bare = in_case(bare, "nominative") or bare
        return task_name(bare, sentence.code) if bare != means and bare.lower() not in _POINTING else None
    if sentence.code == "en":
        from kr_lint.languages.en import realise as en

        bare = _EN_OPENING.sub("", means)
        first, _, rest = bare.partition(" ")
        acts = means.lower().startswith("by ") and first.lower().endswith("ing")
        base = en.base(first) if acts or en.form_of(first) == "gerund" else None
        return f"{base} {rest}".strip() if base is not None else bare if bare != means else None
    from kr_lint.languages.ru import realise as ru

    opening = _RU_OPENING.match(means)
    first, _, rest = means.partition(" ")
    if opening is None:
        verb = ru.infinitive(first) if sentence.reading.language.word(first.lower()).form == "gerund" else None
        return None if verb is None else f"{decapitalised(verb)} {rest}"
    name = opening.group().strip().lower()
    case = next((case for start, case in _RU_CASE.items() if name.startswith(start)), "genitive")
    return ru.phrase(means[opening.end() :], "nominative", case)


def without_hedge(sentence: Sentence, read: Read) -> tuple[Candidate, ...]:
    """The promise itself, in a whole form of its verb."""
    span = sentence.frame.hedge
    if span is None:
        return ()
    made = {"kk": _kazakh, "ru": _russian, "en": _english}[sentence.code](sentence, span)
    if made is None:
        return ()
    again = Sentence(read(made))
    further = without_hedge(again, read) if again.frame.hedge is not None and len(made) < len(sentence.text) else ()
    return further or (Candidate(made, mendable=True),)


def _drop(sentence: Sentence, span: Span) -> str | None:
    """Without the words; with the whole condition where a comma closes it ("if the budget allows, …")."""
    text = sentence.text
    condition = _CONDITION.match(text, span.end)
    opens = not text[sentence.start : span.start].strip()
    if opens and condition is not None and condition.end() < sentence.end:
        return sentence.without(span.start, condition.end())
    rest = sentence.without(span.start, span.end)
    return rest if rest is not None and len(rest.split()) >= _SHORTEST else None


def _russian(sentence: Sentence, span: Span) -> str | None:
    from kr_lint.languages.ru import realise as ru

    language = sentence.reading.language
    hedge = sentence.words(span).split()[0].lower()
    gap = _HEDGES["ru"].match(sentence.text, span.end)
    following = "" if gap is None else re.split(r"[\s,;.]", sentence.text[gap.end() : sentence.end], maxsplit=1)[0]
    read = language.word(following.lower()) if following else None
    if gap is None or read is None or not language.word(hedge).verb:
        return _drop(sentence, span)
    rest = sentence.text[gap.end() + len(following) : sentence.end]
    if read.verb and read.form == "infinitive":
        verb: str | None = ru.perfective(following)
    else:
        verb = ru.infinitive(following) if not read.verb else None
        if verb is None:
            return _drop(sentence, span)
        rest = _object(rest, verb)
        verb = ru.perfective(verb)
    if verb is None:
        return None
    if (language.word(hedge).form == "present" and hedge.endswith("мся")) or (
        hedge.endswith("ем") and language.word(hedge).form == "present"
    ):
        verb = ru.finite(verb.lower(), "1per", "plur", "futr") or f"будем {verb.lower()}"
    head = sentence.text[sentence.start : span.start].strip()
    return sentence.dress(f"{head} {verb}{rest}".strip())


def _object(rest: str, verb: str) -> str:
    """The genitive behind a noun of action as its verb's object: "снижению числа жалоб" → "снизить число жалоб"."""
    from kr_lint.languages.ru import realise as ru

    if ru.governs_genitive(verb):
        return rest
    stop = re.search(r"\s(?:на|до|с|со|в|во|к|за|по|для|у)\s|[,;(]", rest)
    head = rest if stop is None else rest[: stop.start()]
    made = ru.phrase(head, "accusative", "genitive")
    return rest if made is None else made + rest[len(head) :]


def _english(sentence: Sentence, span: Span) -> str | None:
    from kr_lint.languages.en import realise as en

    text = sentence.text
    gap = _HEDGES["en"].match(text, span.end)
    hedge = sentence.words(span)
    verbal = hedge.split()[0].lower() not in _ADVERBIAL
    if (
        gap is not None
        and verbal
        and re.search(r"\b(?:whether|if)$", f"{hedge} {text[gap.end() :].split(' ')[0]}", re.IGNORECASE)
    ):
        return None
    if gap is None or not verbal:
        return _drop(sentence, span)
    following, _, rest = text[gap.end() : sentence.end].partition(" ")
    joined = hedge.lower().endswith(" to") or gap.group().strip().lower() == "to"
    if joined:
        verb: str | None = following
    elif following.lower().endswith("ing"):
        verb = en.base(following)
    elif following[:1].isdigit() or gap.group().strip():
        verb, rest = "reach", f"{following} {rest}".strip()
    else:
        return None
    if verb is None:
        return None
    before = text[sentence.start : span.start].rstrip()
    if _PRONOUN.search(before):
        before += " will"
    return sentence.dress(f"{before} {verb} {rest}".strip())


def _kazakh(sentence: Sentence, span: Span) -> str | None:
    from kr_lint.languages.kk import realise as kk

    hedge = sentence.words(span)
    before = sentence.text[sentence.start : span.start].rstrip()
    closes = not sentence.text[span.end : sentence.end].strip()
    last = before.split()[-1] if before.split() else ""
    opening = hedge.split()[0]
    served = kk.read(last) if last else None
    weighs = served is not None and served.verb_form == "verbal_noun" and served.case in ("accusative", "dative")
    if " " in hedge and not weighs and (carried := kk.converb_to(opening, hedge)) is not None:
        return sentence.dress(f"{before} {carried}{sentence.text[span.end : sentence.end]}")
    reading = kk.read(last) if closes and last else None
    if reading is None:
        bound = last and kk.genitive_bound(opening) and not last.endswith(",")
        return _drop(sentence, Span(max(span.start - len(last) - 1, sentence.start), span.end) if bound else span)
    head = before[: -len(last)]
    if reading.verb_form == "verbal_noun":
        if reading.possessive is not None:
            made = kk.in_case(last, "nominative")
        else:
            made = kk.in_form_of(kk.bare_verbal_noun(reading) or reading.lemma, hedge)
        return None if made is None else sentence.dress(f"{head}{made.lower()}")
    made = kk.converb_to(last, hedge)
    if made is not None:
        return sentence.dress(f"{head}{made}")
    return None if reading.case not in (None, "nominative") else _drop(sentence, span)
