"""The wheel holds what the tree holds, installs into a fresh environment, and keeps its public names."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

import kr_lint

ROOT = Path(__file__).parents[1]
SOURCES = {
    "kr_lint": ROOT / "kr_lint",
    "kr_lint_okr": ROOT / "rules/kr_lint_okr",
    "kr_lint_marketing": ROOT / "rules/kr_lint_marketing",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("build")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("HATCH_BUILD_HOOK")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=variables)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_tree(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in SOURCES.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == wanted
    assert "kr_lint/py.typed" in packed
    assert "kr_lint_okr/key_result/missing-baseline.toml" in packed
    assert "kr_lint/languages/kk/lexicon/verbs.toml" in packed


def test_the_wheel_is_pure_python_unless_asked_otherwise(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_has_the_entry_points_of_the_project(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
        parser = configparser.ConfigParser()
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read_string(archive.read(name).decode("utf-8"))
    found = {section: dict(parser[section]) for section in parser.sections()}
    assert found == {"console_scripts": project["scripts"], **project["entry-points"]}


def test_the_wheel_installs_into_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True)
    # A .pth file lends the dependencies. What it names comes last: kr_lint is the wheel's, whatever is installed there
    lent = Path(sysconfig.get_path("purelib", "venv", {"base": str(environment)})) / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    variables = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    variables.pop("PYTHONPATH", None)
    where = [str(scripts / "python"), "-c", "import kr_lint; print(kr_lint.__file__)"]
    place = subprocess.run(where, capture_output=True, text=True, check=True, env=variables, cwd=tmp_path).stdout
    assert Path(place.strip()).is_relative_to(environment)
    command = [str(scripts / "kr-lint"), "rules"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=variables, cwd=tmp_path, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    for rule in ("missing-baseline", "too-many-objectives", "kpi-not-okr"):
        assert rule in done.stdout


def test_the_public_names_are_these() -> None:
    assert sorted(kr_lint.__all__) == [
        "Diagnostic",
        "Linter",
        "Report",
        "RuleError",
        "Settings",
        "Statement",
        "lint",
        "lint_document",
        "lint_many",
        "lint_paths",
        "parse",
    ]
    assert all(hasattr(kr_lint, name) for name in kr_lint.__all__)


@pytest.mark.parametrize(
    "code",
    [
        "import kr_lint",
        "import kr_lint, kr_lint.cli",
        "import kr_lint; kr_lint.Linter(); kr_lint.lint('Сатылымды 15% арттыру')",
    ],
)
def test_nothing_imports_spacy_until_it_is_needed(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print('spacy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
