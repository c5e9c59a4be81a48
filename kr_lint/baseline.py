"""Findings that were accepted: a file of fingerprints, so that only new findings are shown."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, ValidationError

from kr_lint.model import Diagnostic, Report, Suppressed
from kr_lint.reports.numbered import numbered
from kr_lint.rulebook.errors import RuleError, said


class BaselineError(RuleError):
    """A baseline file cannot be read or written; the message names it."""


class BaselineFile(BaseModel):
    """How many findings were accepted, by file (relative to the baseline's folder), rule and fingerprint."""

    model_config = ConfigDict(extra="forbid")

    version: int = Field(1, ge=1, le=1)
    files: dict[str, dict[str, dict[str, PositiveInt]]]


class Baseline:
    """Accepted findings in the file at ``path``. It changes only when :meth:`write` is called.

    Raises:
        BaselineError: with ``must_exist`` the file is absent; it is no baseline file.
    """

    def __init__(self, path: Path, must_exist: bool = True) -> None:
        self._path = path
        self._folder = path.absolute().parent
        self._accepted = BaselineFile(version=1, files={})
        self._left: dict[str, Counter[tuple[str, str]]] = {}
        try:
            if must_exist or path.exists():
                self._accepted = BaselineFile.model_validate_json(path.read_bytes())
        except OSError as fault:
            raise BaselineError(fault.strerror or type(fault).__name__, where=str(path)) from None
        except ValidationError:
            raise BaselineError(said("no-baseline-file"), where=str(path)) from None

    def new(self, report: Report) -> Report:
        """The report in which accepted findings are suppressed."""
        name = self._name(report)
        accepted = self._accepted.files.get(name, {})
        left = Counter({(rule, key): count for rule, keys in accepted.items() for key, count in keys.items()})
        kept: list[Diagnostic] = []
        off: list[Suppressed] = []
        for one in numbered(report, name):
            key = (one.diagnostic.rule, one.digest)
            if left[key] > 0:
                left[key] -= 1
                off.append(Suppressed(one.diagnostic, "baseline"))
            else:
                kept.append(one.diagnostic)
        if report.error is None:
            self._left[name] = +left
        return replace(report, diagnostics=tuple(kept), suppressed=(*report.suppressed, *off))

    def stale(self) -> list[tuple[str, str, int]]:
        """File, rule and number of accepted findings that are gone: of files checked, and of files that are no more."""
        gone: Counter[tuple[str, str]] = Counter()
        for name, rules in self._accepted.files.items():
            if name in self._left:
                for (rule, _), count in self._left[name].items():
                    gone[name, rule] += count
            elif not (self._folder / name).exists():
                for rule, keys in rules.items():
                    gone[name, rule] += sum(keys.values())
        return [(name, rule, count) for (name, rule), count in sorted(gone.items())]

    def write(self, reports: Iterable[Report]) -> int:
        """Accept the findings of ``reports`` and return their number; files that were not read keep their entries.

        Raises:
            BaselineError: the file cannot be written.
        """
        files = {name: rules for name, rules in self._accepted.files.items() if (self._folder / name).exists()}
        total = 0
        for report in reports:
            if report.error is not None:
                continue
            name = self._name(report)
            counts = Counter((one.diagnostic.rule, one.digest) for one in numbered(report, name))
            total += counts.total()
            rules: dict[str, dict[str, int]] = {}
            for (rule, key), count in counts.items():
                rules.setdefault(rule, {})[key] = count
            files.pop(name, None)
            if rules:
                files[name] = rules
        text = json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        draft = self._path.with_name(f".{self._path.name}.{os.getpid()}.tmp")
        try:
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(self._path)
        except (OSError, UnicodeEncodeError) as fault:
            draft.unlink(missing_ok=True)
            reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
            raise BaselineError(reason, where=str(self._path)) from None
        return total

    def _name(self, report: Report) -> str:
        path = os.path.relpath(report.path or "-", self._folder)
        return path.replace(os.sep, "/")
