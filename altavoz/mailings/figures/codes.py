# SPDX-License-Identifier: AGPL-3.0-or-later
"""The campaign code: which mailing a reader came from, the same for all of its readers, and how many of them acted.

It stands in the links of a mailing. The page's form carries it along; once the act is confirmed, one row without any
person says code and hour (see `participation/came_from/`).
"""

from collections.abc import Mapping

from django.utils import formats
from django.utils.translation import gettext as _

from altavoz.mailings.models import Mailing
from altavoz.participation.came_from import counting

HALVES = (Mailing.Half.A.value, Mailing.Half.B.value)
NOT_GONE = (Mailing.State.DRAFT, Mailing.State.WAITING)
MOST_IN_USE = 200
FEW = 5


def in_links(mailing: Mailing, half: str = "") -> str:
    """Of the two halves that try a subject each has a code of its own."""
    return f"{mailing.code}{half}" if half in HALVES else mailing.code


def in_use() -> frozenset[str]:
    """The codes that pages believe: of the newest mailings that began to go."""
    went = Mailing.objects.exclude(state__in=NOT_GONE).order_by("-pk").values_list("code", flat=True)
    return frozenset(f"{code}{half}" for code in went[:MOST_IN_USE] for half in ("", *HALVES))


def acted(mailing: Mailing) -> int:
    """How many took part after they came by one of its links, and confirmed it."""
    return sum(acted_by_half(mailing).values())


def acted_by_half(mailing: Mailing) -> Mapping[str, int]:
    """By half; "" for all who tried no subject."""
    by_code = counting.acted([f"{mailing.code}{half}" for half in ("", *HALVES)])
    return {half: by_code.get(f"{mailing.code}{half}", 0) for half in ("", *HALVES)}


def in_words(number: int) -> str:
    """So few could be recognised, each by the hour in which she acted."""
    if 0 < number < FEW:
        return _("fewer than %(number)d") % {"number": FEW}
    return formats.number_format(number, use_l10n=True, force_grouping=True)
