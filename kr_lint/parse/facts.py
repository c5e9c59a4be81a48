"""What kind of promise a statement is: own work, completion, change, level. The facts the rules stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN
from kr_lint.model import Span
from kr_lint.parse.action import Action, subordinate
from kr_lint.parse.numbers import Number
from kr_lint.parse.objects import METRIC, action_object, counted_thing
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles import Roles
from kr_lint.parse.wording import find_placeholder

_INDICATORS: Final = bits("level_up", "level_down", "flow_up", "flow_down")
WORK: Final = bits("deliver", "conduct", "hire")
CHANGE: Final = bits("raise", "lower", "improve", "optimise")
_OUTSIDE: Final = bits("outcome", "stock", "flow_up", "flow_down", "level_up", "level_down")
_OWN: Final = bits("output", "staff")
_LEVEL_METRIC: Final = bits("level_up", "level_down", "stock")
_FLOW: Final = bits("outcome", "flow_up", "flow_down")
_LEVEL_UNITS: Final = frozenset({"percent", "score", "time", "ratio", "other"})
_FINITE: Final = {"en": ("present", "past", "base"), "ru": ("present", "past"), "kk": ("present", "past")}
_CAPABLE: Final = frozenset({"can", "could", "may", "мочь", "смочь", "уметь"})
_EACH: Final = frozenset({"every", "each", "каждый", "әр", "әрбір"})
#: Endings of the first person, singular and plural: the team speaks of itself.
_OWN_PERSON: Final = {
    "en": (), "ru": ("ем", "им", "ю", "у", "емся", "имся", "юсь", "усь"),
    "kk": ("мыз", "міз", "мын", "мін", "дық", "дік", "тық", "тік", "дым", "дім", "тым", "тім", "пыз", "піз", "быз", "біз"),
}  # fmt: skip
_WE_WILL_NOT: Final = ("маймыз", "мейміз", "паймыз", "пейміз", "баймыз", "бейміз")
_FEW_TOKENS: Final = 2
_READY: Final = bit("ready")
_HOLDING: Final = bits("hold", "ensure", "continue", "get", "show", "reach")
_HOLD: Final = bit("hold")
_OPTIMISE: Final = bit("optimise")
_RAISE_OR_LOWER: Final = bits("raise", "lower")
_ELIMINATE: Final = bit("eliminate")
_HELP: Final = bit("help")
_OUTCOME_OR_STOCK: Final = bits("outcome", "stock")
_FINISH: Final = bit("finish")
_GET: Final = bit("get")
_STAFF: Final = bit("staff")
_ATTAIN_BECOME_ETC: Final = bits("attain", "become", "lower", "hold")
_SHOW: Final = bit("show")
_STANDING: Final = bit("standing")
_ATTAIN_OR_GET: Final = bits("attain", "get")
_CONDUCT: Final = bit("conduct")
_STOCK_STAFF_ETC: Final = bits("stock", "staff", "outcome")
_VAGUE_OR_HEDGE: Final = bits("vague", "hedge")
_VAGUE: Final = bit("vague")
_DELIVER: Final = bit("deliver")
_CONDUCT_OR_HIRE: Final = bits("conduct", "hire")
_OUTPUT: Final = bit("output")
_ARTICLE: Final = bit("article")
_PREPOSITION_AND_ETC: Final = bits("preposition", "and", "article")
_PRONOUN: Final = bit("pronoun")
_OUTCOME_STOCK_ETC: Final = bits("outcome", "stock", "population")
_HEDGE: Final = bit("hedge")
_BECOME: Final = bit("become")
_COPULA: Final = bit("copula")
_ATTAIN: Final = bit("attain")
_ENSURE: Final = bit("ensure")
_FINISH_OR_BEGIN: Final = bits("finish", "begin")
_ELIMINATE_OR_BECOME: Final = bits("eliminate", "become")
_FIRST: Final = bit("first")
_OUTCOME: Final = bit("outcome")
_VAGUE_HEDGE_ETC: Final = bits("vague", "hedge", "placeholder")
_FREQUENCY: Final = bit("frequency")
_CONTINUE: Final = bit("continue")
_ALL: Final = bit("all")
_OUTPUT_OR_OUTCOME: Final = bits("output", "outcome")
_CONDUCT_OR_HELP: Final = bits("conduct", "help")
_PERIOD: Final = bit("period")
_OUTCOME_STOCK_ETC_2: Final = bits("outcome", "stock", "staff", "pronoun")
_REACH_OR_GET: Final = bits("reach", "get")
_QUALITY_OR_FIELD: Final = bits("quality", "field")
_HEDGE_IMPROVE_ETC: Final = bits("hedge", "improve", "optimise")
_IMPROVE_OR_OPTIMISE: Final = bits("improve", "optimise")
_IMPROVE: Final = bit("improve")
_COPULA_OR_VAGUE: Final = bits("copula", "vague")
_RAISE_LOWER_ETC: Final = bits("raise", "lower", "improve")
_STOCK: Final = bit("stock")
_TOTAL: Final = bit("total")
_NEW_OR_MORE: Final = bits("new", "more")
_FLOW_UP_FLOW_DOWN_ETC: Final = bits("flow_up", "flow_down", "new", "more")
_LEVEL_UP_OR_LEVEL_DOWN: Final = bits("level_up", "level_down")
_GET_ATTAIN_ETC: Final = bits("get", "attain", "lower", "deliver")


@dataclass(slots=True)
class Facts:
    """The judgement-free facts beyond the slots; spans mark the words that show each."""

    own_work: Span | None = None
    completion: Span | None = None
    change: Span | None = None
    hold: Span | None = None
    vague: Span | None = None
    level: bool = False
    absolute: bool = False


class Scene:
    """The parts of a statement that the facts are read from."""

    __slots__ = (
        "action",
        "actions",
        "counted",
        "first",
        "metric",
        "numbers",
        "object",
        "open_slot",
        "reading",
        "roles",
    )

    def __init__(
        self,
        reading: Reading,
        numbers: list[Number],
        actions: list[Action],
        action: Action | None,
        roles: Roles,
        metric: Match | None,
    ) -> None:
        self.reading = reading
        self.numbers = numbers
        self.actions = actions
        self.action = action
        self.roles = roles
        self.metric = metric
        self.first: Number | None = roles.target or roles.delta or roles.factor
        self.object = action_object(reading, action)
        self.open_slot = find_placeholder(reading)
        self.counted = counted_thing(reading, self.first) if self.first is not None else None

    @property
    def action_bits(self) -> int:
        """The verb classes of the main action, 0 without one."""
        return self.action.bits if self.action is not None else 0

    @property
    def thing_bits(self) -> int:
        """The classes of what is counted or done."""
        thing = self.counted or (None if self._counts_something() else self.object)
        return thing.bits if thing is not None else 0

    def _counts_something(self) -> bool:
        """The first number counts a noun, if only an unknown one."""
        first = self.first
        return (
            first is not None
            and first.unit == "count"
            and first.last < len(self.reading.words)
            and self.reading.words[first.last] is not None
        )

    def action_span(self) -> Span:
        """The words of the main action, else the whole statement."""
        if self.action is None:
            return self.reading.span(0, len(self.reading.tokens))
        return self.reading.span(self.action.first, self.action.last)


def read_facts(scene: Scene) -> Facts:
    """Read all facts of one statement."""
    facts = Facts()
    target = scene.roles.target
    measured = scene.first is not None
    single = target is not None and target.value == 1 and target.unit == "count"
    facts.absolute = _is_absolute(scene)
    if _is_own_work(scene) or _works_beside(scene) or _renounces(scene):
        facts.own_work = scene.action_span()
    if scene.action_bits & _HOLD and not _renounces(scene) and not scene.action_bits & ~_HOLDING:
        facts.hold = scene.action_span()
    if not measured:
        facts.vague = _vague(scene, facts.own_work is not None)
    if not measured or single:
        facts.completion = _completion(scene, facts, single)
    if not measured and not (facts.own_work is not None and scene.action_bits & _OPTIMISE):
        facts.change = _change(scene, facts)
    facts.level = measured and _is_level(scene, facts)
    return facts


def _is_absolute(scene: Scene) -> bool:
    """0 or 100 % as a standard: nobody asks where it stands now."""
    target = scene.roles.target
    if target is None:
        return False
    return target.value == 0 or (
        target.unit == "percent" and target.value == 100 and not scene.action_bits & _RAISE_OR_LOWER
    )


def _is_own_work(scene: Scene) -> bool:
    """The team's own task or output, and no change outside its own effort."""
    work = scene.action_bits
    first = scene.first
    if first is None and _only_aspires(scene):
        return False
    counted = scene.counted.bits if scene.counted is not None else 0
    if work & WORK and not work & _ATTAIN_OR_GET:
        if _done_by_others(scene):
            return False
        if first is None:
            return not _makes_better(scene)
        if first.symbol == "rank":
            return True
        assert scene.action is not None
        if (
            first.unit == "percent"
            and scene.reading.language.code == "kk"
            and first.core < scene.action.first
            and not scene.action.passive
            and scene.action.form in ("present", "past", "gerund")
        ):
            return False
        if first.unit == "time" and scene.action.form in ("done", "past", "present"):
            return False
        if work & _CONDUCT and scene.action.passive and (counted & _STOCK_STAFF_ETC or first.core > scene.action.last):
            return False
        if (
            first.unit in ("money", "score")
            or (first.unit == "other" and not work & _DELIVER)
            or (first.unit == "time" and not work & _DELIVER)
            or (scene.roles.baseline is not None and not counted & _OWN)
        ):
            return False
        if counted & _OUTSIDE and not counted & _OWN:
            return bool(work & _CONDUCT_OR_HIRE) and not work & _DELIVER
        return not (first.unit == "percent" and _states_a_share(scene))
    if work & _ELIMINATE:
        if counted & _OUTCOME_OR_STOCK:
            return False
        if first is None or scene.roles.target is not first:
            return False
        share_of_own = (
            first.unit == "percent" and scene.action is not None and scene.action.form in ("base", "infinitive")
        )
        return first.unit == "count" or first.value == 100 or share_of_own
    if work & _FINISH and not work & CHANGE:
        return (
            first is None or (first.unit == "percent" and bool(scene.thing_bits & _OUTPUT))
        ) and not scene.thing_bits & _OUTSIDE
    if work & _HELP:
        return not scene.thing_bits & METRIC and first is None and not scene.reading.mask & _VAGUE_OR_HEDGE
    if work & _GET and scene.object is not None and scene.object.bits & _STAFF and scene.counted is None:
        return True
    if first is None and scene.reading.mask & _READY and not scene.thing_bits & _OUTSIDE and not work & CHANGE:
        return True
    own = bool(scene.thing_bits & _OWN) and not scene.thing_bits & _OUTSIDE
    if not own or work & _ATTAIN_BECOME_ETC:
        return False
    if work & _SHOW and first is not None and (scene.action is None or scene.action.form not in ("base", "infinitive")):
        return False
    if scene.action is None and (_is_clause(scene) or first is None and not scene.thing_bits & _OUTPUT):
        return False
    if first is None:
        return not work & (CHANGE | _GET) and not scene.reading.mask & _VAGUE
    if scene.roles.baseline is not None and not counted & _OWN and not work & CHANGE:
        return False
    if first.unit != "count" or scene.reading.mask & _STANDING:
        return False
    return not work & CHANGE or scene.metric is None


def _is_clause(scene: Scene) -> bool:
    """ "Users love the new editor": an article behind the subject shows that an unknown verb stands between."""
    reading = scene.reading
    if reading.language.code != "kk" and subordinate(reading) < len(reading.tokens):
        return True
    if reading.language.code == "kk":
        last = next((word for word in reversed(reading.words) if word is not None), None)
        return last is not None and last.verb and last.form in ("present", "past")
    if reading.language.code != "en":
        return False
    subject = next((match for match in reading.matches if match.bits & (_OUTSIDE | _OWN)), None)
    return subject is not None and any(
        reading.has(position, _ARTICLE) and not reading.has(position - 1, _PREPOSITION_AND_ETC)
        for position in range(subject.last + 1, len(reading.tokens))
    )


def _capable(scene: Scene, position: int) -> bool:
    word = scene.reading.words[position] if position >= 0 else None
    return word is not None and word.lemma in _CAPABLE


def _done_by_others(scene: Scene) -> bool:
    """ "Users can order by phone", "25 школ купили доступ": what people outside do is no task of the team."""
    action = scene.action
    assert action is not None
    code = scene.reading.language.code
    if _capable(scene, action.first - 1):
        return True
    if action.noun or action.passive or action.form not in _FINITE[code] or action.first == 0:
        return False
    word = scene.reading.words[action.last - 1]
    if word is not None and word.low.endswith(_OWN_PERSON[code]):
        return False
    if (
        code == "en"
        and scene.first is not None
        and scene.first.core == 0
        and scene.first.unit == "count"
        and action.first > scene.first.end
    ):
        return True
    if scene.actions[0] is not action and scene.actions[0].first < action.first:
        return False
    before = [match for match in scene.reading.matches if match.last <= action.first]
    if any(match.bits & _PRONOUN for match in before):
        return False
    return any(match.bits & _OUTCOME_STOCK_ETC for match in before)


def _only_aspires(scene: Scene) -> bool:
    """ "We strive to be a fair employer": trying, in words that no one can check, promises no task."""
    mask = scene.reading.mask
    return bool(mask & _HEDGE) and bool(mask & _VAGUE or scene.action_bits & _BECOME)


def _renounces(scene: Scene) -> bool:
    """A non-goal: "not chasing enterprise deals", "мы не выходим в розницу"."""
    reading = scene.reading
    if scene.first is not None:
        return False
    if reading.language.code == "en":
        return (
            reading.low(0) == "not"
            or (reading.low(0) == "we" and reading.low(1) in ("won't", "don't"))
            or (reading.low(2) == "not" and reading.low(0) == "we")
        )
    if reading.language.code == "ru":
        return any(
            reading.low(position - 1) == "не"
            and word is not None
            and word.form == "present"
            and word.low.endswith(("ем", "им", "емся", "имся"))
            for position, word in enumerate(reading.words)
        )
    return any(word is not None and word.low.endswith(_WE_WILL_NOT) for word in reading.words)


def _works_beside(scene: Scene) -> bool:
    """Without a number, a task among several coordinated actions is enough: "train and retain specialists"."""
    if scene.first is not None or len(scene.actions) < 2 or not scene.action_bits & _OPTIMISE:
        return False
    return any(action.bits & WORK and action is not scene.action for action in scene.actions)


def _makes_better(scene: Scene) -> bool:
    """ "Make workplaces comfortable": the verb only carries a vague quality."""
    action = scene.action
    assert action is not None
    if action.lemma not in ("make", "сделать", "ету", "қылу"):
        return False
    near = (
        range(action.last, action.last + 2)
        if scene.reading.language.code != "kk"
        else range(action.first - 2, action.first)
    )
    return any(scene.reading.has(position, _VAGUE) for position in near) and not scene.thing_bits & _OUTPUT


def _states_a_share(scene: Scene) -> bool:
    """ "85 % of requests are handled by …": a share as a state, told in the present, not a task to be carried out."""
    action = scene.action
    assert action is not None
    if action.form == "present":
        return True
    return scene.reading.language.code == "en" and action.passive and bool(scene.reading.mask & _COPULA)


def _completion(scene: Scene, facts: Facts, single: bool) -> Span | None:
    """Can only be done or not done."""
    reading = scene.reading
    action = scene.action
    work = scene.action_bits
    if _only_aspires(scene):
        return None
    if work & _ATTAIN and not single:
        return scene.action_span()
    if work & _GET and scene.first is None and _single_outcome(scene):
        return scene.action_span()
    if single and facts.own_work is None:
        return None if not reading.mask & _FIRST or (work and not work & _ATTAIN_OR_GET) else scene.action_span()
    if facts.own_work is not None:
        if scene.first is None and _recurs(scene):
            return None
        return scene.action_span()
    if work & CHANGE or facts.hold is not None:
        return None
    ready = reading.find(_READY, 0, subordinate(reading))
    if ready is not None:
        return reading.span(ready.first, ready.last)
    if work & _ENSURE and not work & ~_ENSURE and scene.metric is None and reading.language.code == "en":
        return scene.action_span()
    if work & _FINISH_OR_BEGIN or (work & _ELIMINATE_OR_BECOME and scene.metric is None and facts.vague is None):
        return scene.action_span()
    if facts.vague is None and not reading.mask & _HEDGE and _is_state(scene):
        return scene.action_span() if action is not None else reading.span(0, len(reading.tokens))
    return None


def _single_outcome(scene: Scene) -> bool:
    """ "Get a driving licence": one thing won, not a flow of them."""
    thing = scene.object
    if thing is None:
        return not scene.reading.mask & (_VAGUE_HEDGE_ETC | METRIC) and scene.open_slot is None
    if not thing.bits & _OUTCOME:
        return False
    word = scene.reading.words[thing.last - 1 if scene.reading.language.code != "ru" else thing.first]
    return word is not None and word.number != "plural" and not scene.reading.mask & _VAGUE_OR_HEDGE


def _recurs(scene: Scene) -> bool:
    """A duty that comes again and again is never done; "a weekly report" is a thing, "send it weekly" a duty."""
    reading = scene.reading
    if scene.action_bits & _CONTINUE or any(number.kind == "rate" for number in scene.numbers):
        return True
    match = reading.find(_FREQUENCY)
    if match is None:
        each = reading.find(_ALL)
        if (
            each is not None
            and each.entry in _EACH
            and (reading.low(each.last) in ("other", "second") or reading.has(each.last, _PERIOD))
        ):
            return True
        return (
            each is not None
            and each.entry in _EACH
            and reading.low(each.first - 1) in ("after", "после", "before", "перед")
        )
    followed = reading.has(match.last, _OUTPUT_OR_OUTCOME) or (
        match.last < len(reading.tokens) and not reading.bits[match.last]
    )
    if reading.language.code == "kk":
        return bool(scene.action_bits & _CONDUCT_OR_HELP)
    return not followed or bool(scene.action_bits & _CONDUCT) or scene.action is None


def _is_state(scene: Scene) -> bool:
    """A clause that says how things will be: a subject with a finite verb or a copula."""
    reading = scene.reading
    if reading.mask & METRIC and scene.action is None and not reading.mask & _COPULA:
        return False
    code = reading.language.code
    if any(word is not None and word.lemma in _CAPABLE for word in reading.words[1:]):
        return True
    if code == "en":
        if (reading.mask & _COPULA and len(reading.tokens) > _FEW_TOKENS) or (
            scene.action is not None and scene.thing_bits & _OUTPUT
        ):
            return True
        people = any(match.bits & _OUTCOME_STOCK_ETC_2 for match in reading.matches[:2])
        return not people and any(word is not None and word.form == "present" for word in reading.words[1:])
    if code == "ru":
        forms = ("past", "done", "present") if scene.thing_bits & _OUTPUT else ("past", "done")
        return any(word is not None and word.form in forms for word in reading.words)
    last = next((word for word in reversed(reading.words) if word is not None), None)
    return last is not None and last.verb and last.form in ("past", "done")


def _copula_in_main_clause(reading: Reading) -> bool:
    match = reading.find(_COPULA, 0, subordinate(reading))
    return match is not None and len(reading.tokens) > _FEW_TOKENS


def _change(scene: Scene, facts: Facts) -> Span | None:
    """A metric or quality is promised to move, or is only named."""
    work = scene.action_bits
    if work & CHANGE:
        return scene.action_span()
    if facts.own_work is not None or facts.completion is not None or facts.hold is not None:
        return None
    if work & _REACH_OR_GET and scene.metric is not None:
        return scene.action_span()
    if scene.action is None and scene.metric is not None and _bare_indicator(scene):
        return scene.reading.span(scene.metric.first, scene.metric.last)
    return None


def _vague(scene: Scene, own_work: bool) -> Span | None:
    """Vague words that no number measures, or improving without saying what."""
    reading = scene.reading
    action = scene.action
    if action is not None and action.bits & CHANGE:
        if action.bits & _OPTIMISE or (
            action.bits & _IMPROVE
            and (scene.metric is None or (scene.object is not None and scene.object.bits & _QUALITY_OR_FIELD))
        ):
            return scene.action_span()
        thing = scene.object
        if thing is not None and thing.bits & _QUALITY_OR_FIELD and scene.metric is None:
            return reading.span(thing.first, thing.last)
    if own_work and not reading.mask & _HEDGE_IMPROVE_ETC:
        return None
    match = reading.find(_VAGUE) or (reading.find(_IMPROVE_OR_OPTIMISE) if own_work else None)
    if match is None and not own_work and _only_names_a_wish(scene):
        return reading.span(0, len(reading.tokens))
    return None if match is None else reading.span(match.first, match.last)


def _only_names_a_wish(scene: Scene) -> bool:
    """ "Customer love", "Snappy search": a bare noun phrase about nothing that is counted or made."""
    reading = scene.reading
    return (
        scene.action is None
        and scene.metric is None
        and not _is_clause(scene)
        and not reading.mask & (_READY | _OUTCOME)
    )


def _bare_indicator(scene: Scene) -> bool:
    """A metric's name with its attributes and nothing else."""
    reading = scene.reading
    assert scene.metric is not None
    if not scene.metric.bits & _INDICATORS or _is_clause(scene):
        return False
    return (
        not any(token.kind == SIGN and token.text in ";!?" for token in reading.tokens)
        and not reading.mask & _COPULA_OR_VAGUE
    )


def _is_level(scene: Scene, facts: Facts) -> bool:
    """The number measures something that has a value now: a rate, score, duration, revenue, population."""
    roles = scene.roles
    if roles.delta is not None or roles.factor is not None:
        return facts.own_work is None or (scene.action_bits & CHANGE != 0 and not scene.action_bits & WORK)
    target = roles.target
    assert target is not None
    if facts.own_work is not None:
        return False
    if target.unit in _LEVEL_UNITS:
        return True
    counted = scene.counted.bits if scene.counted is not None else 0
    reading = scene.reading
    if target.unit == "money":
        return not _is_flow_money(scene)
    if (
        reading.mask & _STANDING
        and target.unit == "count"
        and not counted & _OWN
        and (counted & _STOCK or not scene.action_bits & _GET)
    ):
        return True
    if (reading.mask & _TOTAL and target.unit == "count") or reading.low(0) == "there":
        return True
    joined = scene.action is not None and scene.action.bits & _GET and scene.action.form in ("done", "past")
    if counted & _STOCK and not _is_new(scene) and not scene.action_bits & _ATTAIN and not joined:
        return True
    if counted & _FLOW:
        return bool(scene.action_bits & _RAISE_OR_LOWER)
    if scene.action_bits & _RAISE_LOWER_ETC:
        return True
    metric = scene.metric
    return metric is not None and bool(metric.bits & _LEVEL_METRIC) and not counted and not _is_new(scene)


def _is_new(scene: Scene) -> bool:
    first = scene.first
    assert first is not None
    limit = min(len(scene.reading.tokens), first.last + 4)
    return any(scene.reading.bits[position] & _NEW_OR_MORE for position in range(max(0, first.first - 2), limit))


def _is_flow_money(scene: Scene) -> bool:
    """Money won, saved or raised in the period, not the level of a running business."""
    flow = scene.reading.mask & _FLOW_UP_FLOW_DOWN_ETC
    level = scene.metric is not None and scene.metric.bits & _LEVEL_UP_OR_LEVEL_DOWN
    if flow:
        return True
    return bool(scene.action_bits & _GET_ATTAIN_ETC) and not level
