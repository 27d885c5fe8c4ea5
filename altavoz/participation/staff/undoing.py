# SPDX-License-Identifier: AGPL-3.0-or-later
"""What moderators did in the last day, each with a button that takes it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from altavoz.participation.models import ModerationAct
from altavoz.participation.moderation import moderating
from altavoz.participation.staff.sifting import Moderation, Screen, say

MOST = 100


class Done(Screen):
    tab = "done"
    page_title = _("What was done")
    template_name = "participation/staff/done.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        young = ModerationAct.objects.filter(
            self.reach.limit("participation__action__organisation"), at__gt=timezone.now() - moderating.UNDO_FOR
        )
        acts = young.select_related("actor", "participation__action", "refusal").order_by("-at", "-pk")[:MOST]
        return {**super().get_context_data(**kwargs), "acts": acts}


class Undo(Moderation):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mine = ModerationAct.objects.filter(self.reach.limit("participation__action__organisation"), pk=pk)
        if not mine.exists():
            raise Http404
        say(request, [moderating.undo(act_id=pk, actor=self.staff, now=timezone.now())])
        return redirect("participation_done")
