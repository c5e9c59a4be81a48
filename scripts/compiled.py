"""The build hook of the compiled wheel: mypyc turns the modules that read a statement into C.

It runs only when asked for: ``HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 python -m build --wheel`` needs a C compiler and makes a
wheel for this platform and this Python; without the variable the wheel is pure Python. Both give the same findings.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    "languages/*.py",
    "languages/en/english.py",
    "languages/kk/kazakh.py",
    "languages/kk/latin.py",
    "languages/ru/russian.py",
    "parse/**/*.py",
)
#: Reading documents is not what takes the time.
LEFT_OUT = ("**/__init__.py", "**/outline*.py", "**/comments.py")


class CompiledBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled modules to a wheel, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name what was compiled; an editable install stays pure Python."""
        if version == "editable":
            return
        build_data["force_include"].update(compile_modules(Path(self.root), self._folder))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what the wheel has taken in."""
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _folder(self) -> Path:
        return Path(self.directory) / "compiled"


def modules(root: Path) -> list[str]:
    """The modules to be compiled, as paths from ``root``."""
    package = root / "kr_lint"
    chosen = {path for pattern in COMPILED for path in package.glob(pattern)}
    left_out = {path for pattern in LEFT_OUT for path in package.glob(pattern)}
    return sorted(path.relative_to(root).as_posix() for path in chosen - left_out)


def compile_modules(root: Path, folder: Path) -> dict[str, str]:
    """Compile into ``folder``; the files made and where they belong from ``root``."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    made = mypycify(["--ignore-missing-imports", *modules(root)], opt_level="3", target_dir=str(folder / "c"))
    command = build_ext(Distribution({"name": "kr-lint", "ext_modules": made}))
    command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "temp")
    command.ensure_finalized()
    command.run()
    library = folder / "lib"
    return {path: Path(path).relative_to(library).as_posix() for path in command.get_outputs()}
