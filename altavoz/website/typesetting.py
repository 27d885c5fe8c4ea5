# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sets a PDF from a typst template and an order in JSON: tagged and accessible where the fonts allow it.

It knows neither Django nor the database, so that a process of its own can be small. Everything that is not ours to
write goes into the order as text: a template shows a string as it is and never evaluates it.
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

# From the strictest to the one that always succeeds. A letter that no font has is refused by PDF/UA alone.
STANDARDS = ("ua-1", "tagged", "plain")
# A word is broken there, or it would run out of its column.
LONGEST_WORD = 24
DOT_FOR_POINT = 72.0
ZERO_WIDTH_SPACE = "\u200b"
# Control characters, and those that turn the direction of what comes after them.
UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
Order = dict[str, Any]  # the JSON that a room writes and its template reads


def printable(text: str, *, longest: int = LONGEST_WORD) -> str:
    """On one line, and with places to break it."""
    words = UNSEEN.sub(" ", text).split()
    return " ".join(re.sub(rf"(\S{{{longest}}})(?=\S)", rf"\1{ZERO_WIDTH_SPACE}", word) for word in words)


def typeset(template: bytes, order: Order, *, fonts: Sequence[str], made_at: int) -> tuple[bytes, str]:
    """The PDF and the standard that it meets; the template finds the order in `sys.inputs.order`.

    Raises typst.TypstError where even a plain one cannot be made.
    """
    compiler = typst.Compiler(
        font_paths=_fonts(tuple(folder for folder in fonts if Path(folder).is_dir())),
        sys_inputs={"order": json.dumps(order, ensure_ascii=False)},
    )
    for standard in STANDARDS[:-1]:
        try:
            return _compiled(compiler, template, standard, made_at), standard
        except typst.TypstError:
            continue
    return _compiled(compiler, template, STANDARDS[-1], made_at), STANDARDS[-1]


def draw(template: bytes, order: Order, *, fonts: Sequence[str]) -> bytes:
    """The one page of that template as a PNG, a point of it as a dot."""
    compiler = typst.Compiler(
        font_paths=_fonts(tuple(folder for folder in fonts if Path(folder).is_dir())),
        sys_inputs={"order": json.dumps(order, ensure_ascii=False)},
    )
    picture = compiler.compile(template, format="png", ppi=DOT_FOR_POINT)
    if not isinstance(picture, bytes):
        raise TypeError("a picture is one page")
    return picture


def has_letters(text: str, *, fonts: Sequence[str]) -> bool:
    """Whether the fonts of this machine and of those folders have all its letters: PDF/UA refuses one that none has."""
    template = b'#set document(title: "letters")\n#json(bytes(sys.inputs.order)).text'
    try:
        _pdf, standard = typeset(template, {"text": text}, fonts=fonts, made_at=0)
    except typst.TypstError:
        return False
    return standard == STANDARDS[0]


@lru_cache(maxsize=4)
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    """Looking through the machine's fonts takes longer than setting a page."""
    return typst.Fonts(font_paths=list(folders))


def _compiled(compiler: typst.Compiler, template: bytes, standard: str, made_at: int) -> bytes:
    pdf = compiler.compile(
        template,
        format="pdf",
        pdf_standards=["ua-1"] if standard == "ua-1" else [],
        pdf_tags=standard != "plain",
        timestamp=made_at,
    )
    if not isinstance(pdf, bytes):
        raise TypeError("a PDF is one file")
    return pdf
