"""Write what kr_lint finds in each plan into its expected file; read the difference before it is committed."""

from __future__ import annotations

import json
from pathlib import Path

from kr_lint import Linter

PLANS = Path(__file__).parent / "plans"


def findings(path: Path, linter: Linter) -> list[str]:
    """Each finding as "place rule: quoted words", in the order of the report."""
    report = linter.lint_path(path)
    return [
        f"{found.place or found.line} {found.rule}: {report.text[found.span.start : found.span.end]}"
        for found in report.diagnostics
    ]


def plan_of(expected: Path) -> Path:
    """The plan that an expected file speaks of."""
    name = expected.name.removesuffix(".expected.json")
    return next(path for path in PLANS.glob(f"{name}.*") if path != expected)


def main() -> None:
    """Record the findings of all plans."""
    linter = Linter()
    for expected in sorted(PLANS.glob("*.expected.json")):
        content = json.loads(expected.read_text("utf-8"))
        content["findings"] = findings(plan_of(expected), linter)
        expected.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
