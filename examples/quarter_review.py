"""Which plans are weak, and by which rules: ``python examples/quarter_review.py FOLDER``."""

# %% Every file of goals in a folder, whatever its format
import sys
from collections import Counter

import kr_lint

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "corpus/plans"
settings = kr_lint.Settings(ui_language="en", exclude=("*.expected.json",))
reports = [report for report in kr_lint.Linter(settings).lint_paths([FOLDER]) if report.error is None]
print(len(reports), "files,", sum(report.summary["key_results"] for report in reports), "key results")


# %% The weakest plans: errors and warnings a key result
def weight(report: kr_lint.Report) -> float:
    """Errors and warnings for each key result."""
    counts = report.summary
    return (counts["error"] + counts["warning"]) / max(1, counts["key_results"])


for report in sorted(reports, key=weight, reverse=True)[:3]:
    print(f"{weight(report):.1f}  {report.path}")

# %% What is said most
rules = Counter(found.rule for report in reports for found in report.diagnostics)
for rule, count in rules.most_common(3):
    print(f"{count:3}  {rule}")

# %% Who has key results without a baseline
for report in reports:
    for objective in report.plan.objectives:
        for result in objective.key_results:
            frame = result.statement.frame if result.statement else None
            if frame and frame.target and not frame.baseline and (result.owner or objective.owner):
                print(result.owner or objective.owner, "–", result.text)
