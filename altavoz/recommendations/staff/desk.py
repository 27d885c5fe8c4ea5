# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room puts on the desk: what is due soon, and what nobody has looked at for a year."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.models import Latest, Recommendation
from altavoz.website import desk
from altavoz.website.desk import Line, Waiting

SOON = timedelta(days=30)
OLD = timedelta(days=365)


def what_waits(request: HttpRequest) -> Sequence[Line]:
    reach, today = powers.reach(request.user, Power.EDIT), timezone.now().date()
    public = Recommendation.objects.filter(reach.limit("document__organisation"), state=Recommendation.State.PUBLIC)
    due = public.filter(due_on__gte=today, due_on__lte=today + SOON).values_list("pk", flat=True)[: desk.MOST + 1]
    kept = Latest.objects.filter(reach.limit("assessor__kept_by"), on__lt=today - OLD)
    old = kept.values_list("pk", flat=True)[: desk.MOST + 1]
    url = reverse("recommendations_documents")
    lines = []
    if number := len(due):
        words = ngettext("recommendation is due within 30 days", "recommendations are due within 30 days", number)
        lines.append(Line(desk.at_most(number), words, url))
    if number := len(old):
        words = ngettext("assessment is older than a year", "assessments are older than a year", number)
        lines.append(Line(desk.at_most(number), words, url))
    return lines


def register() -> None:
    desk.register_waiting(Waiting("recommendations", order=60, look=what_waits, needs=Power.EDIT))
