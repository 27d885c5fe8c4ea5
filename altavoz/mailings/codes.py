# SPDX-License-Identifier: AGPL-3.0-or-later
"""The campaign code: which mailing a reader came from, the same for all of its readers, and how many of them acted.

It stands in the links of a mailing. The page's form carries it along; once the act is confirmed, one row without any
person says code and hour (see `participation.came_from`).
"""

from altavoz.mailings.models import Mailing

HALVES = (Mailing.Half.A.value, Mailing.Half.B.value)


def in_links(mailing: Mailing, half: str = "") -> str:
    """Of the two halves that try a subject each has a code of its own."""
    return f"{mailing.code}{half}" if half in HALVES else mailing.code
