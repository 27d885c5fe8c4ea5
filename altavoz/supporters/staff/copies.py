# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "Erase from copies": what is to be erased in copies that one has, and who has not confirmed it yet."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.organisations.powers import Power, reach
from altavoz.supporters import copies_out
from altavoz.supporters.copies_out import Confirmed
from altavoz.website.desk import MOST, Line, Waiting, at_most

SAID: Mapping[Confirmed, str | Promise] = {
    Confirmed.DONE: gettext_lazy("Thank you: it is noted that this is erased there."),
    Confirmed.ALREADY: gettext_lazy("Somebody confirmed this before."),
    Confirmed.NOT_YOURS: gettext_lazy("This is not yours to confirm."),
}


def may_see(request: HttpRequest) -> bool:
    return bool(reach(request.user, Power.KEEP_COPIES)) or bool(reach(request.user, Power.ERASE))


def who(request: HttpRequest) -> User:
    """Raises PermissionDenied for who has nothing to do with copies."""
    if not isinstance(request.user, User) or not may_see(request):
        raise PermissionDenied
    return request.user


class Copies(WagtailAdminTemplateMixin, TemplateView):
    template_name = "supporters/staff/copies.html"
    page_title = gettext_lazy("Erase from copies")
    header_icon = "bin"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        user = who(self.request)
        watched = copies_out.watched(user)
        return {
            **super().get_context_data(**kwargs),
            "mine": copies_out.to_confirm(user)[:MOST],
            "open": watched.filter(confirmed_at__isnull=True)[:MOST],
            "done": watched.filter(confirmed_at__isnull=False).order_by("-confirmed_at")[:MOST],
            "watches": bool(reach(user, Power.ERASE)),
            "late_since": timezone.now() - copies_out.LATE,
        }


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    how = copies_out.confirm(public_id=public_id, by=who(request), now=timezone.now())
    say = messages.success if how is Confirmed.DONE else messages.warning
    say(request, str(SAID[how]))
    return redirect("supporters_copies")


def _to_confirm(request: HttpRequest) -> Sequence[Line]:
    found = len(copies_out.to_confirm(who(request))[: MOST + 1])
    words = _("people wait to be erased from copies that you have")
    return [Line(at_most(found), words, reverse("supporters_copies"))] if found else []


def _not_confirmed(request: HttpRequest) -> Sequence[Line]:
    rows = copies_out.watched(who(request)).filter(confirmed_at__isnull=True)
    found = list(rows[: MOST + 1])
    if not found:
        return []
    late = found[0].asked_at <= timezone.now() - copies_out.LATE
    words = _("erasures are not confirmed by those who have copies")
    return [Line(at_most(len(found)), words, reverse("supporters_copies"), late=late)]


WAITING = (
    Waiting(name="copies-to-erase", order=64, look=_to_confirm, needs=Power.KEEP_COPIES),
    Waiting(name="copies-not-confirmed", order=65, look=_not_confirmed, needs=Power.ERASE),
)
