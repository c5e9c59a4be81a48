"""Rule packs written for one test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from itertools import count
from pathlib import Path
from typing import Any

import pytest

MakePack = Callable[[Mapping[str, str]], str]
_NUMBERS = count(1)


@pytest.fixture
def make_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakePack:
    """Write an importable package from ``{relative path: content}`` and return its import name."""

    def make(files: Mapping[str, str]) -> str:
        name = f"made_pack_{next(_NUMBERS)}"
        for path, content in {"__init__.py": "", **files}.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return name

    return make


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the given import names the installed packs, in place of the real ones."""

    def replace(*names: str) -> None:
        points = EntryPoints(EntryPoint(name, name, "kr_lint.packs") for name in names)

        def select(**wanted: str) -> Any:
            return points if wanted == {"group": "kr_lint.packs"} else entry_points(**wanted)

        monkeypatch.setattr("importlib.metadata.entry_points", select)
        monkeypatch.setattr("kr_lint.rulebook.loading.entry_points", select)

    return replace
