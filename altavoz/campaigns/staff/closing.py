# SPDX-License-Identifier: AGPL-3.0-or-later
"""What closes soon, for the desk."""

from datetime import timedelta

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.organisations import powers
from altavoz.website import desk
from altavoz.website.desk import Panel

SOON = timedelta(days=90)
LATE = timedelta(days=7)
MOST = 8


def closing_panel(request: HttpRequest) -> str:
    now = timezone.now()
    mine = powers.belongs(request.user).limit("organisation")
    found = Action.objects.filter(mine, state=Action.State.OPEN, closes_at__gt=now, closes_at__lte=now + SOON)
    actions = found.select_related("organisation").order_by("closes_at", "pk")[:MOST]
    # Hours are those of the organisation that runs it, as on its own screen.
    lines = [
        (action, (closes_at - now).days, closes_at.astimezone(action.zone), closes_at - now < LATE)
        for action in actions
        if (closes_at := action.closes_at)
    ]
    return render_to_string("campaigns/staff/desk_closing.html", {"lines": lines}, request)


def register() -> None:
    desk.register(Panel("closing", order=30, render=closing_panel))
