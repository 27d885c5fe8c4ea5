# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sets one volume in a process of its own: an order in JSON comes in, a line about the PDF and the PDF go out.

Run as `python -m altavoz.deliveries.typesetting`. It knows neither Django nor the database, so it stays small, and
when it is done all that it used is given back.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).parent / "typst" / "pack.typ"
# From the strictest to the one that always succeeds. A letter that no font has is refused by PDF/UA alone.
STANDARDS = ("ua-1", "tagged", "plain")
# A word is broken there, or it would run out of its column.
LONGEST_WORD = 24
ZERO_WIDTH_SPACE = "\u200b"
# Control characters, and those that turn the direction of what comes after them.
UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
Order = dict[str, Any]  # the JSON that `volumes` writes and the template reads


def printable(text: str) -> str:
    """On one line, and with places to break it."""
    words = UNSEEN.sub(" ", text).split()
    return " ".join(re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", rf"\1{ZERO_WIDTH_SPACE}", word) for word in words)


def typeset(order: Order) -> tuple[bytes, str]:
    """The PDF and the standard that it meets. Raises typst.TypstError where even a plain one cannot be made."""
    order = {**order, "names": [printable(line) for line in order["names"]]}
    fonts = typst.Fonts(font_paths=[folder for folder in order["fonts"] if Path(folder).is_dir()])
    compiler = typst.Compiler(font_paths=fonts, sys_inputs={"pack": json.dumps(order, ensure_ascii=False)})
    for standard in STANDARDS[:-1]:
        try:
            return _compiled(compiler, order, standard), standard
        except typst.TypstError:
            continue
    return _compiled(compiler, order, STANDARDS[-1]), STANDARDS[-1]


def _compiled(compiler: typst.Compiler, order: Order, standard: str) -> bytes:
    pdf = compiler.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"] if standard == "ua-1" else [],
        pdf_tags=standard != "plain",
        timestamp=int(order["made_at"]),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("a PDF is one file")
    return pdf


def main() -> None:
    pdf, standard = typeset(json.load(sys.stdin.buffer))
    out = sys.stdout.buffer
    out.write(json.dumps({"standard": standard}).encode() + b"\n")
    out.write(pdf)


if __name__ == "__main__":
    main()
