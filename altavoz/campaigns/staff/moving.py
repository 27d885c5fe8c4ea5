# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen of an action's life: where it is, what may follow, and one page with a button for each move."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.life import Moved
from altavoz.campaigns.staff.moves import MOVES, Move, MoveForm
from altavoz.organisations import audit, powers

SAID: Mapping[Moved, Promise] = {
    Moved.NOT_FROM_HERE: _("Somebody was quicker: the action is in another state now. Look again before you go on."),
    Moved.NOBODY_ASKED: _("Nobody is asked by this action, so it cannot be handed over."),
    Moved.NO_WORDS: _("Write it in one language at least."),
    Moved.IN_THE_PAST: _("That hour has passed. Choose one that is still to come."),
}


@require_safe
def life_screen(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk, "campaigns.view_action")
    moves = {name: move for name, move in MOVES.items() if _may(request, action, move)}
    with timezone.override(action.zone):
        return render(request, "campaigns/staff/life.html", {"action": action, "moves": moves})


@require_http_methods(["GET", "HEAD", "POST"])
def move_screen(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """GET shows what the move will do; POST does it."""
    move = MOVES.get(name)
    if move is None:
        raise Http404
    action = _action(request, pk, move.permission)
    powers.demand(request.user, move.power, action.organisation_id)
    with timezone.override(action.zone):
        form = move.form(request.POST if request.method == "POST" else None)
        if form.is_valid():
            moved = _carry_out(request, action, name, form, now=timezone.now())
            if moved is Moved.DONE:
                messages.success(request, str(_("Done.")))
                return redirect("campaigns_life:life", pk=action.pk)
            messages.error(request, str(SAID[moved]))
        context = {"action": action, "move": move, "form": form}
        return render(request, "campaigns/staff/move.html", context)


def _carry_out(request: HttpRequest, action: Action, name: str, form: MoveForm, *, now: datetime) -> Moved:
    """Move it and write down who did, in one transaction: neither is there without the other."""
    with transaction.atomic():
        before = life.facts(action.pk)
        moved = form.carry_out(action.pk, now)
        if moved is Moved.DONE:
            audit.note(
                actor=request.user,
                act=f"campaigns.{name}",
                now=now,
                subject=f"action:{action.pk}",
                organisation_id=action.organisation_id,
                before=before,
                after=life.facts(action.pk),
            )
    return moved


def _may(request: HttpRequest, action: Action, move: Move) -> bool:
    return (
        move.may_follow(action.state)
        and request.user.has_perm(move.permission)
        and powers.may(request.user, move.power, action.organisation_id)
    )


def _action(request: HttpRequest, pk: int, permission: str) -> Action:
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(Action.objects.select_related("organisation"), pk=pk)
