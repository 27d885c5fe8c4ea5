# SPDX-License-Identifier: AGPL-3.0-or-later
"""`[[figure:disappeared-mx latest]]`, or a date in place of "latest": a figure in any text that takes fields."""

from collections.abc import Sequence
from difflib import get_close_matches

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from altavoz.indicators import dates, words
from altavoz.indicators.figures import Known, of_slug, public
from altavoz.indicators.models import Observation
from altavoz.website import merge_fields
from altavoz.website.merge_fields import EVERYWHERE, Family, Field, Place

PREFIX = "figure"
LATEST = "latest"
# What people agree to must not move, and a figure does: there the number and its date are written out.
WHERE = EVERYWHERE - {Place.AGREED}


def find(asked: str) -> Field[None] | None:
    """None where there is no such indicator, or nothing was known of it by that date."""
    slug, _space, when = asked.partition(" ")
    known = of_slug(slug)
    row = None if known is None else chosen(known, when.strip())
    if known is None or row is None:
        return None
    return Field(
        f"{PREFIX}:{slug}-{when.strip()}",
        known.indicator.name(),
        "",
        type(None),
        lambda _nobody: words.quoted(known, row, get_language() or "en"),
        where=WHERE,
        always=WHERE,
    )


def chosen(known: Known, when: str) -> Observation | None:
    """ "latest" or a date as it stands in a tag."""
    if when == LATEST:
        return known.latest
    period = dates.read(when)
    return None if period is None else known.on(period)


def near(asked: str) -> Sequence[str]:
    """What may have been meant, as it would be written."""
    slug, _space, when = asked.partition(" ")
    names = list(public().values_list("slug", flat=True))
    same = [name for name in names if name == slug]
    return [f"[[{PREFIX}:{name} {_time(when, is_known=bool(same))}]]" for name in same or _like(slug, names)]


def register() -> None:
    merge_fields.register_family(
        Family(
            PREFIX,
            _("A figure, with its date; “latest” or a date such as 2018-10 says which"),
            _("more than 61,600 (as of 6 May 2020)"),
            find,
            where=WHERE,
            near=near,
            typed="[[figure:… latest]]",
        )
    )


def _like(slug: str, names: list[str]) -> list[str]:
    return get_close_matches(slug, names, n=3, cutoff=0.5)


def _time(when: str, *, is_known: bool) -> str:
    """Where the name is right, the time was not."""
    return LATEST if is_known or dates.read(when) is None else when
