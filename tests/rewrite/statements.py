"""Every labelled statement at hand: the corpus, and the development sets where they are."""

import json
from pathlib import Path
from typing import NamedTuple

from kr_lint.model import Kind

ROOT = Path(__file__).parents[2]
CODES = ("kk", "ru", "en")


class Labelled(NamedTuple):
    text: str
    kind: Kind


def labelled(code: str) -> list[Labelled]:
    files = (ROOT / "corpus" / f"{code}.jsonl", ROOT.parent / "shared" / "eval" / f"dev_{code}.jsonl")
    records = (json.loads(line) for file in files if file.exists() for line in file.read_text("utf-8").splitlines())
    return [Labelled(record["text"], record["kind"]) for record in records]
