# SPDX-License-Identifier: AGPL-3.0-or-later
"""One screen: each chart has its table beside it, and nothing is counted while somebody waits for the page."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.mailings.figures import sent
from altavoz.organisations import powers
from altavoz.outbox.domains import reading
from altavoz.supporters.figures import growth
from altavoz.supporters.figures.growth import NetworkGrowth, Period
from altavoz.website.bars import Balance

# How many periods of how many days.
SPANS = {"day": (30, 1), "week": (26, 7)}
MOST_DOMAINS = 30


class NumbersScreen(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("The network in numbers")
    header_icon = "order-up"
    template_name = "mailings/staff/numbers.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # Any: the base class's
        if not powers.belongs(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        now = timezone.now()
        asked = self.request.GET.get("by", "")
        by = asked if asked in SPANS else "day"
        return {
            **super().get_context_data(**kwargs),
            **self._growth(by, now.date()),
            **self._domains(by, now),
            "mailings": sent.newest(powers.belongs(self.request.user)),
        }

    def _growth(self, by: str, today: date) -> dict[str, object]:
        """Of one network, or of all that somebody may see together."""
        number, days = SPANS[by]
        lines = growth.by_network(powers.belongs(self.request.user), since=_since(by, today), today=today)
        asked = self.request.GET.get("network", "")
        chosen = [line for line in lines if line.network.public_id == asked] or lines
        periods = growth.periods([line.network.pk for line in chosen], today=today, number=number, days=days)
        return {
            "by": by,
            "spans": list(SPANS),
            "lines": lines,
            "chosen": asked if len(chosen) == 1 else "",
            "balance": Balance(tuple(each.joined for each in periods), tuple(each.ended for each in periods)),
            "label": in_words(periods),
            "periods": periods[::-1],
            "in_all": sum_of(chosen),
        }

    def _domains(self, by: str, now: datetime) -> dict[str, object]:
        """Of the whole centre: domains belong to nobody's networks."""
        if not self.request.user.has_perm("outbox.view_letter"):
            return {"sees_domains": False}
        taken = reading.by_domain(since=_since(by, now.date()), most=MOST_DOMAINS)
        return {
            "sees_domains": True,
            "domains": taken,
            "taken": reading.in_all(taken),
            "alarms": reading.alarms(now=now),
        }


def sum_of(lines: Sequence[NetworkGrowth]) -> int:
    return sum(line.sums.in_all for line in lines)


def in_words(periods: Sequence[Period]) -> str:
    """What the chart says, for whoever does not see it."""
    most = max(periods, key=lambda each: each.joined)
    joined, ended = sum(each.joined for each in periods), sum(each.ended for each in periods)
    said = {"joined": localize(joined), "ended": localize(ended), "most": localize(most.joined)}
    said["day"] = date_format(most.begin, "DATE_FORMAT")
    return _("%(joined)s joined and %(ended)s ended; most joined from %(day)s on: %(most)s") % said


def _since(by: str, today: date) -> date:
    number, days = SPANS[by]
    return today - timedelta(days=number * days - 1)
