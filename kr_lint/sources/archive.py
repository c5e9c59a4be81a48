"""Office files as archives of XML: opened only within bounds, read part by part, nothing unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from kr_lint.sources.errors import SourceError

MEGABYTE: Final = 1_000_000
#: Bytes of all XML in an archive, as declared and as counted while reading. A workbook of 20 000 rows has about 6 MB.
MOST_BYTES: Final = 64 * MEGABYTE
MOST_PARTS: Final = 5_000
_CHUNK: Final = 65_536
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK"
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_XML: Final = (".xml", ".rels")
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)

Attributes = Mapping[str, str]


class XmlHandler:
    """What happens at each element; names come without namespace prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands within an element."""


class Archive:
    """The parts of an office file.

    Raises :class:`SourceError` on opening when ``data`` is no such file, protected, or larger than the bounds say.
    """

    def __init__(self, data: bytes, path: str, kind: str) -> None:
        self._path, self._kind = path, kind
        self._left = MOST_BYTES
        if data.startswith(_OLE):
            raise SourceError(path, "encrypted", kind=kind)
        if not data.startswith(_ZIP):
            raise SourceError(path, "no-archive", kind=kind)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _FAULTS as fault:
            raise self.broken(str(fault)) from None
        if len(entries) > MOST_PARTS:
            raise SourceError(path, "archive-too-many", count=len(entries), limit=MOST_PARTS)
        if sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_XML)) > MOST_BYTES:
            raise self.too_large()
        self._names = {entry.filename.lower(): entry for entry in entries}

    def has(self, part: str) -> bool:
        """Tell whether there is a part of this name, whatever its case."""
        return part.lower() in self._names

    def parse(self, part: str, handler: XmlHandler) -> None:
        """Send the XML of ``part`` through ``handler``.

        Raises :class:`SourceError` when the part is missing or damaged, declares a document type, or when more bytes
        come than the bounds allow, whatever size was declared.
        """
        entry = self._names.get(part.lower())
        if entry is None:
            raise self.broken(part)
        if entry.compress_type not in _METHODS:
            raise self.broken(f"{part}: compression {entry.compress_type}")
        parser = self._parser(part, handler)
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self.too_large()
                    parser.Parse(chunk)
            parser.Parse(b"", True)
        except expat.ExpatError as fault:
            raise self.broken(f"{part}: {fault}") from None
        except _FAULTS as fault:
            raise self.broken(f"{part}: {fault}") from None

    def _parser(self, part: str, handler: XmlHandler) -> expat.XMLParserType:
        def refuse(*_: object) -> None:
            raise SourceError(self._path, "xml-dtd", part=part)

        def start(name: str, attributes: dict[str, str]) -> None:
            plain = {key.rpartition(":")[2]: value for key, value in attributes.items()} if attributes else attributes
            handler.start(name.rpartition(":")[2], plain)

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse
        parser.StartElementHandler = start
        parser.EndElementHandler = lambda name: handler.end(name.rpartition(":")[2])
        parser.CharacterDataHandler = handler.text
        return parser

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what ``part`` ("" for the archive itself) refers to: (last word of the type, part) by id."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        if self.has(relations):
            self.parse(relations, _Relations(folder, found.__setitem__))
        return found

    def main_part(self) -> str:
        """Return the part that holds the workbook or document."""
        for kind, target in self.related("").values():
            if kind == "officeDocument":
                return target
        raise self.broken("_rels/.rels")

    def broken(self, reason: str) -> SourceError:
        """Return the error of a file that is not sound."""
        return SourceError(self._path, "broken-archive", kind=self._kind, reason=" ".join(reason.split())[:200])

    def too_large(self) -> SourceError:
        """Return the error of a file that holds more than is read."""
        return SourceError(self._path, "archive-too-large", limit=MOST_BYTES // MEGABYTE)


class _Relations(XmlHandler):
    def __init__(self, folder: str, add: Callable[[str, tuple[str, str]], None]) -> None:
        self._folder, self._add = folder, add

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        whole = target[1:] if target.startswith("/") else posixpath.join(self._folder, target)
        kind = attributes.get("Type", "").rpartition("/")[2]
        self._add(attributes.get("Id", ""), (kind, posixpath.normpath(whole)))
