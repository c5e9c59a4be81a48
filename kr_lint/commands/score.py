"""``kr-lint score``: how well one's own labelled statements are read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kr_lint.commands.options import DONE, FAILED, AsData, DataFormat
from kr_lint.commands.output import Output, complain
from kr_lint.reports.safe import safe


def score(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="JSON Lines with text, kind, lang, labels and, for key results, frame."),
    ],
    errors: Annotated[int, typer.Option("--errors", min=0, help="Show up to N disagreements per label and slot.")] = 0,
    format: AsData = DataFormat.text,
) -> int:
    """Compare labelled statements with what the linter says: F1 per label, accuracy per slot, false alarms."""
    from kr_lint.batch.records import RecordError, read_records
    from kr_lint.batch.scoring import score_statements
    from kr_lint.reports.scores import score_lines
    from kr_lint.sources import SourceError

    try:
        result = score_statements(record for path in files for record in read_records(path))
    except (RecordError, SourceError) as error:
        complain(safe(str(error)))
        return FAILED
    with Output(None, None) as out:
        if format is DataFormat.json:
            data = {code: asdict(scores) for code, scores in result.items()}
            out.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            for code, scores in result.items():
                out.write_lines(score_lines(code, scores, errors))
    return DONE
