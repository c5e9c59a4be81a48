"""The condition language of rules: a small safe subset of Python's expressions over facts.

Names, dotted facts, comparisons, ``and or not in``, arithmetic and literals; no calls. A comparison or arithmetic with
an absent fact is false, so ``target.value > 100`` needs no guard. Every name is checked when the rule is loaded.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import Any, Final, NamedTuple

from kr_lint.rulebook.errors import RuleError, nearest, nearest_name
from kr_lint.rulebook.facts import what_is_meant


class Fact(NamedTuple):
    """How a fact is read, as Python over ``f`` (frame) and ``s`` (statement), and what may follow it behind a point."""

    read: str
    dotted: frozenset[str] = frozenset()


_COMPARE: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_ORDER: Final[dict[type[ast.cmpop], Callable[[Any, Any], bool]]] = {
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip
_ARITHMETIC: Final[dict[type[ast.operator], str]] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
LONGEST: Final = 600
#: A comparison writes its sides twice, so depth is bounded before anything is written.
DEEPEST: Final = 10


class Condition:
    """A checked condition: asked of a frame and its statement, it says whether it holds.

    ``python`` is it written as Python over ``f`` (frame) and ``s`` (statement), ``options`` are the limits of its rule,
    which ``where`` names.
    """

    def __init__(self, python: str, options: Mapping[str, object], where: str) -> None:
        self.python = python
        self.options = options
        self.where = where

    def __call__(self, frame: Any, statement: Any) -> bool:
        """Whether it holds."""
        return self._alone(frame, statement)

    @cached_property
    def _alone(self) -> Callable[[Any, Any], bool]:
        function: Callable[[Any, Any], bool] = eval(
            compile(f"lambda f, s: bool({self.python})", f"<{self.where}>", "eval"), _names([self])
        )
        return function


def which_hold(conditions: Sequence[Condition]) -> Callable[[Any, Any], list[int]]:
    """Many conditions as one function of a frame and its statement: the indices of those that hold."""
    lines = ["def which(f, s):", "    found = []"]
    for index, condition in enumerate(conditions):
        lines += [f"    if {condition.python}:", f"        found.append({index})"]
    names = _names(conditions)
    exec(compile("\n".join([*lines, "    return found"]), "<rulebook>", "exec"), names)
    function: Callable[[Any, Any], list[int]] = names["which"]
    return function


def _names(conditions: Sequence[Condition]) -> dict[str, Any]:
    """What written conditions may name."""
    return {
        "__builtins__": {},
        "bool": bool,
        "_less": _compare,
        "_math": _math,
        "_term": term,
        "option": {condition.where: dict(condition.options) for condition in conditions},
    }


def compile_condition(source: str, facts: Mapping[str, Fact], options: Mapping[str, object], where: str) -> Condition:
    """Check a condition and write it as Python.

    ``facts`` says how each name is read; ``options`` are the rule's own limits, written ``option.limit``.

    Raises:
        RuleError: the text is no expression of this language, or names an unknown fact.
    """
    if len(source) > LONGEST:
        raise RuleError(f"{where}: `when` is longer than {LONGEST} characters")
    try:
        tree = ast.parse(source, mode="eval")
    except (SyntaxError, ValueError, RecursionError) as error:
        raise RuleError(f"{where}: `when` is no expression: {error}") from None
    if _depth(tree.body) > DEEPEST:
        raise RuleError(f"{where}: `when` is nested deeper than {DEEPEST} levels")
    return Condition(_Writer(facts, options, where).write(tree.body), options, where)


def _depth(root: ast.expr) -> int:
    """The levels of expressions, counted without recursion."""
    depth = 0
    level: list[ast.AST] = [root]
    while level:
        depth += 1
        level = [child for node in level for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return depth


def term(frame: Any, name: str) -> Any:
    """The first words of a rule lexicon found in the statement, None when there are none."""
    for found in frame.terms:
        if found.category == name:
            return found
    return None


def _compare(order: int, left: Any, right: Any) -> bool:
    if left is None or right is None:
        return False
    try:
        return bool(_ORDERS[order](left, right))
    except TypeError:
        return False


_ORDERS: Final = tuple(_ORDER.values())
_ORDER_INDEX: Final = {kind: index for index, kind in enumerate(_ORDER)}


def _math(symbol: str, left: Any, right: Any) -> Any:
    if not isinstance(left, (int, float)) or not isinstance(right, (int, float)):
        return None
    try:
        return _OPERATORS[symbol](left, right)
    except (ZeroDivisionError, OverflowError):
        return None


_OPERATORS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


class _Writer:
    """Checks a tree node by node and writes it as safe Python."""

    def __init__(self, facts: Mapping[str, Fact], options: Mapping[str, object], where: str) -> None:
        self.facts = facts
        self.options = options
        self.where = where

    def write(self, node: ast.expr) -> str:
        if isinstance(node, ast.BoolOp):
            word = " and " if isinstance(node.op, ast.And) else " or "
            return "(" + word.join(self.write(value) for value in node.values) + ")"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"(not {self.write(node.operand)})"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return f"(-{self.write(node.operand)})"
        if isinstance(node, ast.Compare):
            return self._compare(node)
        if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
            return f"_math({_ARITHMETIC[type(node.op)]!r}, {self.write(node.left)}, {self.write(node.right)})"
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, (str, int, float, type(None)))
            and node.value != inf
        ):
            return repr(node.value)
        if isinstance(node, (ast.Tuple, ast.List)):
            return "(" + "".join(f"{self.write(item)}, " for item in node.elts) + ")"
        if isinstance(node, ast.Name):
            self._check(node.id, self.facts)
            return self.facts[node.id].read
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return self._dotted(node.value.id, node.attr)
        allowed = "names, comparisons, and/or/not/in, arithmetic and literals only"
        raise RuleError(f"{self.where}: `when` may not hold {ast.unparse(node)!r}; {allowed}")

    def _compare(self, node: ast.Compare) -> str:
        parts = []
        left = node.left
        for kind, right in zip(node.ops, node.comparators, strict=True):
            a, b = self.write(left), self.write(right)
            if type(kind) in _ORDER_INDEX:
                parts.append(f"_less({_ORDER_INDEX[type(kind)]}, {a}, {b})")
            elif isinstance(kind, (ast.Eq, ast.NotEq)):
                present = (
                    []
                    if isinstance(kind, ast.Eq) and isinstance(right, ast.Constant)
                    else [_present(left, a), _present(right, b)]
                )
                parts.append("(" + "".join(present) + f"{a} {_COMPARE[type(kind)]} {b})")
            elif isinstance(kind, (ast.In, ast.NotIn)):
                if not isinstance(right, (ast.Tuple, ast.List)):
                    raise RuleError(f"{self.where}: `in` takes a list in brackets, not {ast.unparse(right)!r}")
                word = "in" if isinstance(kind, ast.In) else "not in"
                parts.append(f"({a} is not None and {a} {word} {b})")
            elif isinstance(kind, (ast.Is, ast.IsNot)) and isinstance(right, ast.Constant) and right.value is None:
                parts.append(f"({a} {'is' if isinstance(kind, ast.Is) else 'is not'} None)")
            else:
                raise RuleError(f"{self.where}: `when` may not compare with {type(kind).__name__}")
            left = right
        return "(" + " and ".join(parts) + ")"

    def _dotted(self, name: str, attribute: str) -> str:
        if name == "option":
            self._check(attribute, self.options, "option ")
            return f"option[{self.where!r}][{attribute!r}]"
        self._check(name, self.facts)
        fact = self.facts[name]
        self._check(attribute, fact.dotted, f"fact {name}.")
        return f"(None if {fact.read} is None else {fact.read}.{attribute})"

    def _check(self, name: str, known: Mapping[str, object] | frozenset[str], kind: str = "fact ") -> None:
        if name not in known:
            meant = "" if kind == "option " else what_is_meant(nearest_name(name, known))
            raise RuleError(f"{self.where}: unknown {kind}{name!r}.{nearest(name, known)}{meant}")


def _present(node: ast.expr, written: str) -> str:
    """The guard that makes a comparison with an absent fact false; a literal needs none."""
    return "" if isinstance(node, ast.Constant) and node.value is not None else f"{written} is not None and "
