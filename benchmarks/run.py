"""All measurements in one run: ``python -m benchmarks.run [--quick]`` from the project's folder."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import caching, growth, memory, speed, startup


class Size(NamedTuple):
    """How much is measured how often."""

    statements: int
    rounds: int
    starts: int
    unit: int
    stream: int
    files: int


FULL: Final = Size(statements=10_000, rounds=5, starts=7, unit=100, stream=10_000, files=500)
_GROWTH_ROUNDS: Final = 3
_CACHING_ROUNDS: Final = 3
QUICK: Final = Size(statements=60, rounds=1, starts=1, unit=3, stream=100, files=6)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure kr_lint; every figure is a ratio taken in this run.")
    parser.add_argument("--quick", action="store_true", help="tiny inputs: shows that it runs, measures nothing")
    size = QUICK if parser.parse_args().quick else FULL
    _speed(size)
    _startup(size)
    _caching(size)
    _growth(size)
    _memory(size)


def _speed(size: Size) -> None:
    print(f"Time of kr_lint.lint, as a multiple of spacy.blank(lang).make_doc on the same {size.statements} statements")
    print(f"(medians of {size.rounds} rounds, each with statements of its own, one core)")
    print(f"{'':4}{'lint':>8}{'+ message, hint':>17}{'+ rewrites':>12}{'findings each':>15}")
    for row in speed.measure(size.statements, size.rounds):
        print(f"{row.language:4}{row.lint:>8.1f}{row.texts:>17.1f}{row.rewrites:>12.1f}{row.findings:>15.2f}")


def _startup(size: Size) -> None:
    print(f"\nTime of a whole process, as a share of `python -c 'import spacy'` (medians of {size.starts} pairs)")
    with tempfile.TemporaryDirectory() as folder:
        for name, share in startup.measure(size.starts, Path(folder)).items():
            print(f"{name:32}{share:>6.2f}")


def _caching(size: Size) -> None:
    rounds = min(size.rounds, _CACHING_ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        found = caching.measure(size.files, rounds, Path(folder))
    print(f"\nTime of the first `kr-lint check` of {size.files} plans, as a multiple of that of the second")
    print(f"{'all languages in turn':32}{found:>6.1f}")


def _growth(size: Size) -> None:
    print(f"\nTime of 10 and 100 times the input, as a multiple of the time of {size.unit} statements")
    print(f"{'':32}{'10 ×':>6}{'100 ×':>8}")
    for name, (ten, hundred) in growth.measure(size.unit, min(size.rounds, _GROWTH_ROUNDS)).items():
        print(f"{name:32}{ten:>6.1f}{hundred:>8.1f}")


def _memory(size: Size) -> None:
    found = memory.measure(size.stream, 10 * size.stream)
    print(f"\nPeak memory of {10 * size.stream} statements through lint_many against {size.stream}")
    print(f"{'all languages in turn':32}{found.ratio:>6.2f}   ({found.more:+.1f} MiB)")


if __name__ == "__main__":
    main()
