# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sets sheets of cards in a process of its own: an order in JSON comes in, a line about the PDF and the PDF go out.

Run as `python -m altavoz.actions.solidarity.typesetting`. It knows neither Django nor the database, and when it is
done all that the pictures took is given back.
"""

import json
import sys
from pathlib import Path

from altavoz.website.typesetting import Order, printable, typeset

TEMPLATE = Path(__file__).parent / "typst" / "cards.typ"
LONGEST_WORD = 34


def sheets(order: Order) -> tuple[bytes, str]:
    """The PDF and the standard that it meets. Raises typst.TypstError where even a plain one cannot be made."""
    order = {**order, "cards": [_card(card) for card in order["cards"]]}
    return typeset(TEMPLATE.read_bytes(), order, fonts=order["fonts"], made_at=int(order["made_at"]))


def _card(card: Order) -> Order:
    lines = {name: [printable(line, longest=LONGEST_WORD) for line in card[name]] for name in ("words", "translation")}
    texts = {name: printable(card[name], longest=LONGEST_WORD) for name in ("alt", "signed", "where")}
    return {**card, **lines, **texts}


def main() -> None:
    pdf, standard = sheets(json.load(sys.stdin.buffer))
    out = sys.stdout.buffer
    out.write(json.dumps({"standard": standard}).encode() + b"\n")
    out.write(pdf)


if __name__ == "__main__":
    main()
