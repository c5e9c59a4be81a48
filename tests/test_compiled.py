"""What the compiled wheel would compile, and that nothing is compiled unless asked for; no compiler is run."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hatchling")
from scripts import compiled
from scripts.compiled import COMPILED, LEFT_OUT, CompiledBuildHook, modules

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kr_lint"


@pytest.fixture
def hook(tmp_path: Path) -> CompiledBuildHook:
    parts: Any = None  # the hook asks for its folders only
    return CompiledBuildHook(str(ROOT), {}, parts, parts, str(tmp_path), "wheel")


@pytest.mark.parametrize("pattern", COMPILED + LEFT_OUT)
def test_every_pattern_names_a_module(pattern: str) -> None:
    assert any(path.suffix == ".py" for path in PACKAGE.glob(pattern))


def test_the_reading_of_a_statement_is_compiled_and_of_documents_is_not() -> None:
    chosen = modules(ROOT)
    assert {"kr_lint/parse/frame.py", "kr_lint/languages/kk/kazakh.py"} <= set(chosen)
    assert all((ROOT / path).is_file() for path in chosen)
    outside = {path.relative_to(ROOT).as_posix() for path in (PACKAGE / "parse").rglob("*.py")} - set(chosen)
    assert {Path(path).stem.split("_")[0] for path in outside} <= {"", "outline", "comments"}


def test_the_hook_is_the_projects_and_off_by_default() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    settings = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    assert ROOT / settings["path"] == Path(compiled.__file__)
    assert settings["enable-by-default"] is False


def test_an_editable_install_is_not_compiled(hook: CompiledBuildHook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "compile_modules", lambda root, folder: pytest.fail("compiled"))
    data: dict[str, Any] = {"force_include": {}, "pure_python": True}
    hook.initialize("editable", data)
    assert data == {"force_include": {}, "pure_python": True}


def test_a_wheel_takes_in_what_was_compiled_and_is_of_one_platform(
    hook: CompiledBuildHook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def build(root: Path, folder: Path) -> dict[str, str]:
        folder.mkdir()
        return {str(folder / "frame.so"): "kr_lint/parse/frame.so"}

    monkeypatch.setattr(compiled, "compile_modules", build)
    data: dict[str, Any] = {"force_include": {}, "pure_python": True}
    hook.initialize("standard", data)
    assert list(data["force_include"].values()) == ["kr_lint/parse/frame.so"]
    assert (data["pure_python"], data["infer_tag"]) == (False, True)
    hook.finalize("standard", data, "")
    assert list(tmp_path.iterdir()) == []
