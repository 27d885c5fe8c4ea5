# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names as they are compared: without accents, capitals, dashes and doubled spaces."""

import re
import unicodedata

NOT_A_WORD = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """ "Québec—Centre" and "quebec centre" are one name."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return NOT_A_WORD.sub(" ", bare.casefold()).strip()
