# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names and addresses as they stand in a letter's head: one line, whatever anybody typed."""

import unicodedata
from email.header import Header

LONGEST = 60


def mailbox(name: str, address: str) -> str:
    """`"Ana \\"Weaver\\" Lima" <ana@example.org>`, in signs of ASCII alone."""
    plain = one_line(name)
    if not plain:
        return address
    if plain.isascii():
        quoted = plain.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{address}>'
    # Several short words of code, for some mail servers refuse one that is long.
    return f"{Header(plain, 'utf-8', maxlinelen=75).encode(linesep='')} <{address}>"


def one_line(name: str) -> str:
    """Without line ends and other signs that nobody sees: what is left cannot begin a header of its own."""
    seen = name
    # Asking for each sign takes longer than all the rest of a head, and most names need no asking.
    if not (name.isascii() and name.isprintable()):
        seen = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in name)
    return " ".join(seen.split())[:LONGEST].strip()
