# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a PDF tells whoever cannot see it: its title and language, tags, pictures in words, and the fonts within."""

import io
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject

FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}


@dataclass(frozen=True)
class Told:
    """`faults` is what a reader would miss; `tags` are its parts in their order."""

    title: str
    language: str
    tags: list[str]
    alternatives: list[str]
    pages: list[pypdf.PageObject]
    faults: list[str]

    @property
    def words(self) -> str:
        return " ".join(" ".join(page.extract_text() for page in self.pages).split())

    @property
    def pictures(self) -> int:
        return sum(len(page.images) for page in self.pages)


def told_by(pdf: bytes) -> Told:
    read = pypdf.PdfReader(io.BytesIO(pdf))
    root: Any = read.root_object  # Any: whatever a PDF holds
    elements = _below(root["/StructTreeRoot"]) if "/StructTreeRoot" in root else []
    title = (read.metadata.title if read.metadata else "") or ""
    language = str(root.get("/Lang", ""))
    asked = {
        "title": title,
        "language": language,
        "tags": elements and root.get("/MarkInfo", {}).get("/Marked"),
        "fonts": all(_has_its_fonts(page) for page in read.pages),
    }
    return Told(
        title=title,
        language=language,
        tags=[str(each["/S"])[1:] for each in elements if "/S" in each],
        alternatives=[str(each["/Alt"]) for each in elements if "/Alt" in each],
        pages=list(read.pages),
        faults=[f"no {name}" for name, there in asked.items() if not there],
    )


def _has_its_fonts(page: pypdf.PageObject) -> bool:
    resources: Any = page["/Resources"]
    fonts = [font.get_object()["/DescendantFonts"][0].get_object() for font in resources.get("/Font", {}).values()]
    return all(set(font["/FontDescriptor"].get_object()) & FONT_FILES for font in fonts)


def _below(node: DictionaryObject) -> list[DictionaryObject]:
    """In the order in which they are read."""
    below = node.get("/K", [])
    found = [each.get_object() for each in (below if isinstance(below, list) else [below])]
    return [deeper for each in found if isinstance(each, DictionaryObject) for deeper in (each, *_below(each))]
