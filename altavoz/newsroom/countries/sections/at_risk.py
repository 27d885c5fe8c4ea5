# SPDX-License-Identifier: AGPL-3.0-or-later
"""To whom it is happening: the cases that the public may read of, in the words of their public pages."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.cases.models import Case
from altavoz.cases.pages import CaseIndexPage
from altavoz.cases.telling import listing
from altavoz.newsroom.countries.indexes import url_of
from altavoz.newsroom.countries.sections import CASES, Asked, Section, at_most

MOST = 6


def section(asked: Asked) -> Section | None:
    cases = Case.objects.filter(country__in=asked.place.codes)
    rows = listing.heads(cases, language=asked.language, now=asked.now, most=MOST + 1)
    if not rows:
        return None
    shown = {"rows": rows[:MOST], "more_url": url_of(CaseIndexPage, asked.language) if len(rows) > MOST else ""}
    return Section(
        CASES,
        "newsroom/countries/_cases.html",
        _counted(len(rows)),
        about=_("Cases we follow with the people concerned. We print what they allow."),
        shown=shown,
        keeps_no_copy=True,
    )


def _counted(found: int) -> str:
    number = at_most(found, MOST)
    if number is None:
        return _("more than %(number)s cases") % {"number": MOST}
    return ngettext("%(number)s case", "%(number)s cases", number) % {"number": number}
