# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sets one volume in a process of its own: an order in JSON comes in, a line about the PDF and the PDF go out.

Run as `python -m altavoz.deliveries.typesetting`. It knows neither Django nor the database, so it stays small, and
when it is done all that it used is given back.
"""

import json
import sys
from pathlib import Path

from altavoz.website.typesetting import Order, printable, typeset

TEMPLATE = Path(__file__).parent / "typst" / "pack.typ"


def volume(order: Order) -> tuple[bytes, str]:
    """The PDF and the standard that it meets. Raises typst.TypstError where even a plain one cannot be made."""
    order = {**order, "names": [printable(line) for line in order["names"]]}
    return typeset(TEMPLATE.read_bytes(), order, fonts=order["fonts"], made_at=int(order["made_at"]))


def main() -> None:
    pdf, standard = volume(json.load(sys.stdin.buffer))
    out = sys.stdout.buffer
    out.write(json.dumps({"standard": standard}).encode() + b"\n")
    out.write(pdf)


if __name__ == "__main__":
    main()
