"""What the styles of a Word document make of a paragraph: a heading, a list item, a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kr_lint.sources.archive import Attributes, XmlHandler
from kr_lint.sources.workbook import as_int

_HEADING: Final = re.compile(r"heading ([1-9])\Z")
_LIST: Final = re.compile(r"list (?:bullet|number)(?: ([2-5]))?\Z")
_LEFT_OUT: Final = re.compile(
    r"(?:toc|index) \d\Z|(?:toc heading|quote|intense quote|footnote text|caption|header|footer)\Z"
)
_FARTHEST: Final = 20


@dataclass(slots=True)
class Style:
    """A paragraph style as the file has it; levels count from 0, None where it says nothing."""

    name: str = ""
    parent: str = ""
    outline: int | None = None
    level: int | None = None


class Styles(XmlHandler):
    """The paragraph styles by their ids."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self._style = Style()

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if name == "style":
            self._style = Style()
            if attributes.get("type", "paragraph") == "paragraph":
                self.styles[attributes.get("styleId", "")] = self._style
        elif name == "name":
            self._style.name = value.casefold()
        elif name == "basedOn":
            self._style.parent = value
        elif name == "outlineLvl":
            self._style.outline = as_int(value)
        elif name == "numId" and self._style.level is None and as_int(value):
            self._style.level = 0
        elif name == "ilvl":
            self._style.level = as_int(value)

    def heading(self, id: str) -> int | None:
        """Return the level of a heading from 1 ("Title" is 0), None for any other style."""
        for style in self._chain(id):
            if style.name == "title":
                return 0
            match = _HEADING.match(style.name)
            if match:
                return int(match[1])
            if style.outline is not None and style.outline < 9:
                return style.outline + 1
        return None

    def item(self, id: str) -> int | None:
        """Return the depth of a list item from 0, None for any other style."""
        for style in self._chain(id):
            match = _LIST.match(style.name)
            if match:
                return int(match[1] or 1) - 1
            if style.level is not None:
                return style.level
        return None

    def left_out(self, id: str) -> bool:
        """Tell whether paragraphs of this style are no text of the author's: contents, quotations, captions."""
        return any(_LEFT_OUT.match(style.name) for style in self._chain(id))

    def _chain(self, id: str) -> list[Style]:
        found: list[Style] = []
        while id in self.styles and len(found) < _FARTHEST:
            found.append(self.styles[id])
            id = self.styles[id].parent
        return found
