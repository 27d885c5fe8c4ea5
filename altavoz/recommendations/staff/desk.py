# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room puts on the desk: what the worker reminds of, and what is proposed as evidence."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.models import ProposedEvidence, Reminder
from altavoz.website import desk
from altavoz.website.desk import Line, Waiting


def what_waits(request: HttpRequest) -> Sequence[Line]:
    reach = powers.reach(request.user, Power.EDIT)
    open_ones = Reminder.objects.filter(reach.limit("organisation"), settled_at__isnull=True)
    proposed = ProposedEvidence.objects.filter(
        reach.limit("recommendation__document__organisation"), settled_at__isnull=True
    )
    url, lines = reverse("recommendations_reminders"), []
    if number := open_ones.values_list("pk", flat=True)[: desk.MOST + 1].count():
        words = ngettext("recommendation wants to be looked at", "recommendations want to be looked at", number)
        lines.append(Line(desk.at_most(number), words, url))
    if number := proposed.values_list("pk", flat=True)[: desk.MOST + 1].count():
        words = ngettext("outcome may be evidence", "outcomes may be evidence", number)
        lines.append(Line(desk.at_most(number), words, url))
    return lines


def register() -> None:
    desk.register_waiting(Waiting("recommendations", order=60, look=what_waits, needs=Power.EDIT))
