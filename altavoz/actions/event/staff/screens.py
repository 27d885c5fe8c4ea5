# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of an event: when and where, who comes, what was handed over there, and calling it off."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from altavoz.actions.event import changing, linking
from altavoz.actions.event.changing import Cancelled
from altavoz.actions.event.planning import plan
from altavoz.actions.event.rows import Event, EventNews, Rsvp
from altavoz.actions.event.staff.forms import CancelForm, EventFactsForm, LinkForm
from altavoz.actions.event.staff.leading import WAY
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.staff import ways
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power

PERMISSION = "campaigns.view_action"
A_PAGE = 100
READ_AND_SAVE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_SAVE)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Once people can say yes, what is changed here is told to them: then it takes the power to publish."""
    action = _action(request, pk)
    needed = Power.EDIT if action.state == Action.State.PREPARING else Power.PUBLISH
    event = Event.objects.filter(action=action).prefetch_related("texts").first()
    may_save = powers.may(request.user, needed, action.organisation_id)
    if request.method == "POST":
        powers.demand(request.user, needed, action.organisation_id)
    elif not may_save:
        _demand_one_of(request, action, *WAY.powers)
    data = request.POST if request.method == "POST" else None
    form = EventFactsForm(data, event=event, zone=action.organisation.time_zone)
    if data is not None and form.is_valid():
        planned = plan(action, form.facts(), now=timezone.now())
        _note(request, action, "event.plan", {"new": planned.is_new, "told": planned.is_told})
        said = _("Saved. Everybody who said yes is being told.") if planned.is_told else _("Saved.")
        messages.success(request, said)
        return redirect("event_staff:plan", pk)
    context = {"action": action, "event": event, "form": form, "may_save": may_save, **_around(request, action, event)}
    return render(request, "event/staff/event.html", context)


@require_http_methods(READ_AND_SAVE)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    action, event = _action_and_event(request, pk)
    powers.demand(request.user, Power.PUBLISH, action.organisation_id)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        outcome = changing.cancel(event, words=form.words(), now=timezone.now())
        if outcome is Cancelled.NO_WORDS:
            form.add_error(None, _("Say in one language at least why it is called off."))
        else:
            if outcome is Cancelled.DONE:
                _note(request, action, "event.cancel", {"state": Event.State.CANCELLED.value})
            messages.success(request, _("It is called off. Everybody who said yes is being told."))
            return redirect("event_staff:plan", pk)
    return render(request, "event/staff/cancel.html", {"action": action, "event": event, "form": form})


@require_http_methods(READ_AND_SAVE)
def link(request: HttpRequest, pk: int) -> HttpResponse:
    action, event = _action_and_event(request, pk)
    powers.demand(request.user, Power.HAND_OVER, action.organisation_id)
    form = LinkForm(request.POST if request.method == "POST" else None, event=event)
    if request.method == "POST" and form.is_valid():
        now, chosen = timezone.now(), list(form.cleaned_data["hand_overs"])
        linking.link(event, chosen, today=day_in(now, event.time_zone) or now.date())
        _note(request, action, "event.link", {"hand-overs": len(chosen)})
        messages.success(request, _("Saved."))
        return redirect("event_staff:plan", pk)
    return render(request, "event/staff/link.html", {"action": action, "event": event, "form": form})


@require_safe
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes, for whoever stands at the door. Names and nothing else."""
    action, event = _action_and_event(request, pk)
    powers.demand(request.user, Power.SEE_NAMES, action.organisation_id)
    rows = Rsvp.objects.filter(event=event, state=Rsvp.State.COMING).select_related("participation")
    page = Paginator(rows.order_by("since", "pk"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "event/staff/door.html", {"action": action, "event": event, "page": page})


def _around(request: HttpRequest, action: Action, event: Event | None) -> dict[str, object]:
    if event is None:
        return {}
    mine = action.organisation_id
    rsvps = Rsvp.objects.filter(event=event)
    return {
        "coming": rsvps.filter(state=Rsvp.State.COMING).count(),
        "waiting": rsvps.filter(state=Rsvp.State.WAITING).count(),
        "news": EventNews.objects.filter(event=event).order_by("-pk").first(),
        "may_see": powers.may(request.user, Power.SEE_NAMES, mine),
        "may_link": powers.may(request.user, Power.HAND_OVER, mine),
        "may_cancel": powers.may(request.user, Power.PUBLISH, mine) and not event.is_cancelled,
    }


def _note(request: HttpRequest, action: Action, act: str, after: dict[str, audit.Value]) -> None:
    audit.note(
        actor=request.user,
        act=act,
        now=timezone.now(),
        subject=f"action:{action.pk}",
        organisation_id=action.organisation_id,
        before={},
        after=after,
    )


def _demand_one_of(request: HttpRequest, action: Action, *needed: Power) -> None:
    if not any(powers.may(request.user, power, action.organisation_id) for power in needed):
        raise PermissionDenied


def _action(request: HttpRequest, pk: int) -> Action:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    action = get_object_or_404(Action.objects.select_related("organisation"), pk=pk)
    if not ways.leads(WAY, action):
        raise Http404
    return action


def _action_and_event(request: HttpRequest, pk: int) -> tuple[Action, Event]:
    action = _action(request, pk)
    return action, get_object_or_404(Event.objects.select_related("action"), action=action)
