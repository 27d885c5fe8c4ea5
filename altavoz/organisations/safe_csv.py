# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables for spreadsheets, in which no cell is a formula.

A spreadsheet runs a cell that begins with one of these; with an apostrophe before it, the cell is shown as it is.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence

# The wide forms of East Asia too.
STARTS_A_FORMULA = tuple("=+-@\t\r\n|＝＋－＠")
# So that a spreadsheet reads accents as they were written.
BYTE_ORDER_MARK = "\ufeff"


class _Line:
    """Hands back what the writer writes."""

    def write(self, text: str) -> str:
        return text


def cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def lines(heads: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The table line by line, to be streamed; nothing but one line is ever held."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + str(writer.writerow([cell(value) for value in heads]))
    for row in rows:
        yield str(writer.writerow([cell(value) for value in row]))
