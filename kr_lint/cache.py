"""Results kept between runs: a file that has not changed is not read again. No fault of the cache is one of the run."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from kr_lint.model import Report
from kr_lint.rulebook.loading import pack_names
from kr_lint.stored import report_from, to_data

#: The folder, in place of the user's own.
VARIABLE: Final = "KR_LINT_CACHE"
#: Distributions whose versions decide what is read in a file.
_READERS: Final = ("pymorphy3", "pymorphy3-dicts-ru", "pyromark", "charset-normalizer", "rapidfuzz", "PyYAML")
_SUFFIXES: Final = (".py", ".toml")
_DIGITS: Final = 32
_SUFFIX: Final = ".json"
_DRAFT: Final = ".tmp"
_DAY: Final = 86_400.0  # seconds
_LONGEST_UNUSED: Final = 30 * _DAY
#: What reports may take, about those of ten thousand plans.
_MOST_BYTES: Final = 256 * 1024 * 1024
_TAG: Final = "CACHEDIR.TAG"
_SIGNATURE: Final = b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by kr-lint; may be deleted at any time.\n"


class Cache:
    """Reports in a folder, one file each, by slot; a slot is overwritten when its key changes.

    Each file holds the key, a digest of what follows, and the report as JSON, and is renamed into its place when it is
    complete, so that several runs may share the folder. What is damaged counts as absent. ``fault`` is the first
    reason why nothing could be kept.

    The time of a file says when it was last used, to a day. The first report that a run keeps lets it look, once a day
    for all runs, for those that nobody has used for long, and for the oldest where there are too many bytes.
    """

    def __init__(self, folder: Path) -> None:
        self.fault: str | None = None
        self._folder = folder
        self._tidied = False

    def get(self, slot: str, key: str) -> Report | None:
        """The report that was put there with this key, None when there is none."""
        try:
            path = self._path(slot)
            with path.open("rb") as stream:
                head, _, body = stream.read().partition(b"\n")
                used = os.fstat(stream.fileno()).st_mtime
            if head != _head(key, body):
                return None
            if _age(used) > _DAY:
                with suppress(OSError):
                    os.utime(path)
            return report_from(json.loads(body.decode("utf-8", "surrogatepass")))
        except Exception:  # whatever stands in that file, it is no report
            return None

    def put(self, slot: str, key: str, report: Report) -> None:
        """Keep a report. A folder that cannot be written is noted in ``fault`` and not tried again."""
        if self.fault is not None:
            return
        try:
            text = json.dumps(to_data(report), ensure_ascii=False, separators=(",", ":"))
        except (TypeError, ValueError):
            return
        body = text.encode("utf-8", "surrogatepass")
        try:
            self._write(self._path(slot), _head(key, body) + b"\n" + body)
            if not self._tidied:
                self._tidied = True
                self._tidy()
        except OSError as fault:
            self.fault = fault.strerror or type(fault).__name__

    def clear(self) -> int:
        """Delete what is kept, and nothing else in the folder; return how many reports there were.

        Raises:
            OSError: a file cannot be deleted.
        """
        kept = [path for path in self._files() if path.suffix == _SUFFIX]
        for path in kept:
            path.unlink(missing_ok=True)
        return len(kept)

    def _files(self) -> Iterator[Path]:
        """What was written into the folder: reports, and what an interrupted run has left of one."""
        for path in self._folder.glob("[0-9a-f][0-9a-f]/*") if self._folder.is_dir() else ():
            name = path.stem
            is_report = path.suffix == _SUFFIX and len(name) == _DIGITS and not name.strip("0123456789abcdef")
            if is_report or (path.suffix == _DRAFT and name.startswith(".")):
                yield path

    def _tidy(self) -> None:
        """Delete what is not used any more. Another run may do the same, or use a report until it is gone."""
        tag = self._folder / _TAG
        if _age(tag.stat().st_mtime) < _DAY:
            return
        os.utime(tag)
        room = _MOST_BYTES
        for used, size, path in sorted(self._uses(), reverse=True):
            room -= size
            if room < 0 or _age(used) > (_LONGEST_UNUSED if path.suffix == _SUFFIX else _DAY):
                with suppress(OSError):
                    path.unlink()

    def _uses(self) -> Iterator[tuple[float, int, Path]]:
        for path in self._files():
            with suppress(OSError):
                state = path.stat()
                yield state.st_mtime, state.st_size, path

    def _path(self, slot: str) -> Path:
        return self._folder / slot[:2] / f"{slot}{_SUFFIX}"

    def _write(self, path: Path, data: bytes) -> None:
        if not path.parent.is_dir():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            tag = self._folder / _TAG
            if not tag.exists():
                tag.write_bytes(_SIGNATURE)
        handle, name = tempfile.mkstemp(prefix=".", suffix=_DRAFT, dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise


def default_folder() -> Path | None:
    """Where results are kept unless an option says otherwise: what ``KR_LINT_CACHE`` names, else the user's own folder.

    None when the variable is set and empty, or there is no home.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            given = os.environ.get("XDG_CACHE_HOME", "")
            base = Path(given) if given.startswith("/") else Path.home() / ".cache"
    except RuntimeError:
        return None
    return base / "kr_lint"


def digest(*parts: str | bytes) -> str:
    """A name for several texts together; no two lists of texts have the same."""
    made = hashlib.blake2b(digest_size=_DIGITS // 2)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


@cache
def engine() -> str:
    """A digest of all that decides what is found beside the file and its settings.

    It covers the content of every file of kr_lint and of the installed rule packs, not their times, so that an edited
    rule counts at once and a fresh checkout of the same state counts as the same; and the versions of Python and of
    the libraries that read words and formats.
    """
    found = [sys.version, *(f"{name} {_version(name)}" for name in _READERS)]
    for package in ("kr_lint", *pack_names()):
        found.append(package)
        for name, path in _files(package):
            found += [name, digest(path.read_bytes())]
    return digest(*found)


def _files(package: str) -> Iterator[tuple[str, Path]]:
    """The files of a package that say what it does, each with its path inside of it."""
    try:
        folders = list(import_module(package).__path__)
    except ImportError:
        return  # loading it will say so
    for folder in folders:
        for place, below, names in os.walk(folder):
            below.sort()
            paths = (Path(place, name) for name in sorted(names) if name.endswith(_SUFFIXES))
            yield from ((path.relative_to(folder).as_posix(), path) for path in paths)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


def _age(moment: float) -> float:
    """The seconds since a moment."""
    return time.time() - moment


def _head(key: str, body: bytes) -> bytes:
    return f"{key} {digest(body)}".encode()
