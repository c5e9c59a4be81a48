"""The classes of words that the lexicons of all languages share, one bit each.

The folder ``lexicon`` of each language has an entry file per group; ``CONTRIBUTING.md`` says what each class holds.
"""

from __future__ import annotations

from functools import cache
from typing import Final

VERBS: Final = (
    "deliver", "conduct", "hire", "attain", "get", "reach", "raise", "lower", "eliminate", "hold", "improve",
    "optimise", "become", "ensure", "begin", "finish", "continue", "help", "show", "demand",
)  # fmt: skip
ACTION_NOUNS: Final = (
    "deliver_noun", "conduct_noun", "hire_noun", "attain_noun", "raise_noun", "lower_noun", "improve_noun",
    "optimise_noun", "hold_noun",
)  # fmt: skip
THINGS: Final = (
    "output", "outcome", "stock", "level_up", "level_down", "flow_up", "flow_down", "quality", "field", "staff",
    "population", "image",
)  # fmt: skip
WORDS: Final = (
    "vague", "hedge", "method", "jargon", "vanity", "new", "more", "guardrail", "purpose", "placeholder",
)  # fmt: skip
GRAMMAR: Final = (
    "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "cmp_about", "cue_from", "cue_to", "cue_by", "cue_now", "cue_goal",
    "out_of", "per", "share_of", "until", "within", "period", "month", "relative_time", "due_noun", "since", "and",
    "or", "clause", "preposition", "article", "copula", "auxiliary", "pronoun", "negation", "all", "total", "first",
    "ready", "numeral", "times", "half", "twice", "unit", "rank", "place", "named_number", "number",
    "otherwise", "standing", "relative", "frequency", "upward", "downward", "example",
)  # fmt: skip

LISTS: Final = (
    "infinitive_marker", "linking_verb", "perfect_auxiliary", "noun_before_preposition", "noun_complement", "down_to",
    "intended", "drafting_verbs", "forming", "skills", "money_metrics", "level_verbs", "loose_means",
    "means_with_gerund", "channel_prepositions", "opening_means", "compares_change", "compares_goal",
    "compares_behind", "compares_before", "top", "best", "rank_groups", "quarter", "none", "behind_no", "one",
    "percent_words", "version_words", "year", "number_sign", "brand_letters", "our", "us", "for",
    "value_prepositions", "share_in", "between", "dative_endings", "coming", "rank_words", "small_units",
    "ordinal_endings", "loose_endings", "minus", "unit_letters", "locatives", "hour_letters", "rate_prepositions",
    "free_units", "occasions_or_times", "times_prepositions", "occasions", "fold_signs", "fold_words", "and_half",
    "of", "inside_phrase", "collective", "amount_nouns", "slot_names", "finished", "no_population", "each",
    "alternate", "before_after", "capable", "wishing", "asking", "auxiliaries", "lasting_auxiliaries", "trying",
    "impersonal", "feelings", "channel_nouns", "existential", "make", "causative", "effort_verbs", "part_of_them",
    "either_way", "saved_nouns", "plus", "participial_means", "adoption", "with_attribute", "bettering", "definite",
    "time_clauses", "last", "value_at", "starting", "adverbs_of_frequency", "own_people", "plain_getting", "not",
    "we", "refusals", "clause_and", "too", "change_prepositions", "contrast", "from_or_at_least", "instead_of",
    "no_longer", "up_to", "until_event", "before_event", "lasting", "every", "working", "within_beside_others",
    "numbered_periods", "ordinals", "lasting_prepositions", "since", "throughout", "dative_until", "initial",
    "counted_from", "before_period", "short_periods", "measured_periods", "results_of", "until_prepositions",
    "counted_until", "within_needs_number", "money_when_large", "age_words", "bases", "than", "possession",
    "runs_from", "aspiring", "wrapping_nouns", "no_metric", "settling", "base_words", "unit_abbreviations",
    "adjective_or_verb", "growing", "won_doings", "conditions", "with", "saving_nouns", "ongoing", "arranging",
    "founding", "collective_endings", "persons", "no_time_behind", "outdoing", "clock", "season_prepositions",
    "bodies", "dimension_verbs", "without", "remaining", "volumes", "implicit_units", "there_is_none", "under",
    "which", "since_event", "letting", "ago", "edges", "carriers", "measure_nouns", "serving", "promptly",
    "turning", "paid", "turned_into", "against", "degree", "adversative", "admitting", "registers", "joining",
    "procuring", "procured", "fillers", "improving_nouns", "plain_working", "stock_phrases", "pointing",
    "superlatives", "saving_verbs", "yielding",
)  # fmt: skip
"""Lists of words that single questions of the parser ask for; a language may lack one."""
ENDINGS: Final = (
    "own", "behind_hyphen", "behind_number", "adverb", "first_person", "we_do", "we_will_not", "relational",
    "of_parts", "deverbal", "attributive", "verbal_dative", "until_converb", "optative", "wanting", "converb",
    "habitual", "we_used_to", "third_person",
)  # fmt: skip
"""Lists of endings of word forms."""
STEMS: Final = (
    "year", "percent", "rated",
)  # fmt: skip
"""Lists of beginnings of words."""

CATEGORIES: Final = VERBS + ACTION_NOUNS + THINGS + WORDS + GRAMMAR
_BITS: Final = {name: 1 << index for index, name in enumerate(CATEGORIES)}


class UnknownCategoryError(ValueError):
    """A lexicon names a class that does not exist."""


def bit(name: str) -> int:
    """The bit of a class.

    Raises:
        UnknownCategoryError: no class has this name.
    """
    try:
        return _BITS[name]
    except KeyError:
        raise UnknownCategoryError(f"unknown word class {name!r}; the classes are {', '.join(CATEGORIES)}") from None


@cache
def bits(*names: str) -> int:
    """The bits of several classes together."""
    total = 0
    for name in names:
        total |= bit(name)
    return total


@cache
def names(mask: int) -> tuple[str, ...]:
    """The classes whose bits are set."""
    return tuple(name for name, value in _BITS.items() if mask & value)
