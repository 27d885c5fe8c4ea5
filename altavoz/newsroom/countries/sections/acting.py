# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is happening now: the actions that are open there, the last that ended, and what is on the calendar."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.actions.event import listing as events
from altavoz.campaigns import listing
from altavoz.campaigns.pages import ActionIndexPage
from altavoz.newsroom.countries.indexes import url_of
from altavoz.newsroom.countries.sections import NOW, Asked, Section, at_most

MOST, MOST_PAST, MOST_EVENTS = 4, 4, 3


def section(asked: Asked) -> Section | None:
    codes, language, now = asked.place.codes, asked.language, asked.now
    rows = listing.open_rows(language=language, now=now, countries=codes, most=MOST + 1)
    past = listing.closed_rows(language=language, now=now, countries=codes, most=MOST_PAST)
    ahead = events.gatherings(language=language, now=now, countries=codes, most=MOST_EVENTS)
    if not rows and not past and not ahead:
        return None
    shown = {
        "rows": rows[:MOST],
        "past": past,
        "events": ahead,
        "more_url": url_of(ActionIndexPage, language),
        "calendar": "" if asked.place.is_region else asked.place.code,
    }
    return Section(NOW, "newsroom/countries/_now.html", _counted(len(rows)), shown=shown)


def _counted(found: int) -> str:
    number = at_most(found, MOST)
    if number is None:
        return _("more than %(number)s actions open") % {"number": MOST}
    return ngettext("%(number)s action open", "%(number)s actions open", number) % {"number": number} if number else ""
