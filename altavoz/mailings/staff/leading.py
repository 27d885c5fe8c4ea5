# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to the screens of mailings: a line on the desk, and a button at the action."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from altavoz.campaigns.action import Action
from altavoz.campaigns.staff.ways import Way
from altavoz.mailings.models import Mailing
from altavoz.mailings.staff import access
from altavoz.organisations.powers import Power
from altavoz.website.desk import MOST, Line, Waiting, at_most

WAY = Way(
    address="mailings_desk:about", label=_("Write to supporters about it"), icon="mail", powers=(Power.EDIT,), order=60
)


@require_safe
def about(_request: HttpRequest, pk: int) -> HttpResponse:
    """From an action to a new mailing about it."""
    action = get_object_or_404(Action, pk=pk)
    return redirect(f"{reverse('mailings_desk:new')}?action={action.pk}")


def what_waits(request: HttpRequest) -> Sequence[Line]:
    """Mailings that wait for a second person, and those that somebody stopped and nobody decided about."""
    if not any(access.reach(request, power) for power in access.SEES):
        return []
    url = reverse("mailings_desk:all")
    lines = []
    waiting = len(access.to_approve(request)[: MOST + 1]) if access.approves(request) else 0
    if waiting:
        words = ngettext("mailing waits for a second person", "mailings wait for a second person", waiting)
        lines.append(Line(at_most(waiting), words, url, late=True))
    stopped = len(access.mailings(request).filter(state=Mailing.State.STOPPED)[: MOST + 1])
    if stopped:
        words = ngettext("mailing is stopped half-way", "mailings are stopped half-way", stopped)
        lines.append(Line(at_most(stopped), words, url))
    return lines


WAITING = Waiting(name="mailings", order=61, look=what_waits)
