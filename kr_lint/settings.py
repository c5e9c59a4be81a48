"""Settings: which rules speak, how loudly, and in which language."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kr_lint.model import LanguageCode, Severity


class Settings(BaseModel):
    """How to lint.

    ``select`` replaces the rules that are on by default, ``extend_select`` adds to them, ``ignore`` takes away; each takes names
    (``missing-baseline``), codes (``KR105``), code prefixes (``KR1``) or ``ALL``. ``language`` fixes the statements' language,
    ``fallback_language`` is taken for statements too short to tell. ``ui_language`` is the reader's; ``auto`` follows each statement.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)
    options: dict[str, dict[str, Any]] = Field(default_factory=dict)
    profile: str = "recommended"
    language: LanguageCode | Literal["auto"] = "auto"
    fallback_language: LanguageCode = "en"
    ui_language: LanguageCode | Literal["auto"] = "auto"
