# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is due, what has grown old, and what may be evidence."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.following import telling
from altavoz.recommendations.models import AskedToBeTold, ProposedEvidence, Reminder
from altavoz.recommendations.staff.screens import A_SCREEN, Screen


class Reminders(Screen):
    page_title = _("Reminders")
    template_name = "recommendations/staff/reminders.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        reach = powers.reach(self.staff, Power.EDIT)
        rows = Reminder.objects.filter(reach.limit("organisation"), settled_at__isnull=True)
        near = rows.select_related("recommendation", "assessor__organisation", "assessor__body")
        proposed = ProposedEvidence.objects.filter(
            reach.limit("recommendation__document__organisation"), settled_at__isnull=True
        )
        return {
            **super().get_context_data(**kwargs),
            "rows": near.prefetch_related("assessor__texts").order_by("of", "pk")[:A_SCREEN],
            "told": AskedToBeTold.objects.filter(user=self.staff).exists(),
            "proposed": proposed.select_related("recommendation").order_by("pk")[:A_SCREEN],
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        said, now = request.POST.get("settle", ""), timezone.now()
        if "letters" in request.POST:
            telling.ask(user=self.staff, wants=request.POST["letters"] == "yes", now=now)
        if said.isascii() and said.isdigit():
            self._settle(int(said), now)
        return redirect("recommendations_reminders")

    @transaction.atomic
    def _settle(self, pk: int, now: datetime) -> None:
        mine = Reminder.objects.filter(powers.reach(self.staff, Power.EDIT).limit("organisation"), pk=pk)
        row = mine.select_related("recommendation").first()
        if row is not None and mine.filter(settled_at__isnull=True).update(settled_at=now):
            number, keeper = row.recommendation.number, row.organisation_id
            audit.note(actor=self.staff, act="recommendations.settle", now=now, subject=number, organisation_id=keeper)
