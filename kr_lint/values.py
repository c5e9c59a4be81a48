"""Frozen values made as fast as open ones.

``__init__`` of a frozen dataclass sets each field by a call of ``object.__setattr__``, which costs more than all else
that making a value does. Here an object takes a class of the same layout without the lock while its fields are set.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

_T = TypeVar("_T")


def quickly_made(cls: type[_T]) -> type[_T]:
    """Give a frozen dataclass with slots, without default factories, an ``__init__`` that sets its fields directly."""
    members = fields(cls)  # type: ignore[arg-type]
    parameters = [one.name if one.default is MISSING else f"{one.name}=defaults[{one.name!r}]" for one in members]
    assignments = [f"    self.{one.name} = {one.name}" for one in members]
    lines = [
        f"def __init__(self, {', '.join(parameters)}):",
        "    set_attribute(self, '__class__', unlocked)",
        *assignments,
        "    self.__class__ = locked",
    ]
    names: dict[str, Any] = {
        "defaults": {one.name: one.default for one in members},
        "set_attribute": object.__setattr__,
        "unlocked": type(cls.__name__, (), {"__slots__": tuple(one.name for one in members)}),
        "locked": cls,
    }
    exec("\n".join(lines), names)
    made = names["__init__"]
    made.__annotations__ = cls.__init__.__annotations__
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
