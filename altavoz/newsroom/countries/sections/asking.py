# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was asked of those who decide there, and how it stands, area by area."""

from django.utils.translation import ngettext

from altavoz.newsroom.countries.sections import ASKED, Asked, Section
from altavoz.recommendations.board.filters import Filters
from altavoz.recommendations.board.standing import by_area


def section(asked: Asked) -> Section | None:
    filters = Filters(country=asked.place.code)
    found = by_area(filters)
    if not found.total:
        return None
    counted = ngettext("%(number)s recommendation", "%(number)s recommendations", found.total)
    shown = {"standing": found, "country": asked.place.code, "query": filters.query()}
    counted_as = counted % {"number": found.total}
    return Section(ASKED, "newsroom/countries/_asked.html", counted_as, shown=shown)
