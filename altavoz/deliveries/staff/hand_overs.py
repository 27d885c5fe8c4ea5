# SPDX-License-Identifier: AGPL-3.0-or-later
"""Screens of hand-overs: record one, correct it, take it back, show or hide its photograph."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from altavoz.campaigns.action import Action
from altavoz.deliveries import handover, photographs
from altavoz.deliveries.handover import Handed
from altavoz.deliveries.models import HandOver
from altavoz.deliveries.staff.afterwards import action_for, handed_out, overview_of, staff_of
from altavoz.deliveries.staff.hand_over_form import HandOverForm, as_it_was_said
from altavoz.deliveries.withdrawals import since_pack
from altavoz.organisations import audit
from altavoz.organisations.powers import Power

SAID: Mapping[Handed, Promise] = {
    Handed.DONE: _("Recorded. The page shows it within seconds."),
    Handed.NOT_FROM_HERE: _("An action that is being prepared or was taken down cannot be handed over."),
    Handed.NOBODY_CHOSEN: _("Say to whom it was handed."),
    Handed.IN_THE_FUTURE: _("That day is still to come."),
    Handed.SOMEBODY_WAS_QUICKER: _("Somebody else has recorded something meanwhile. Look at it before you go on."),
}
WARNING = _("The page says from now on to whom it was delivered. An action that is open is closed by it.")


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    action = action_for(request, pk, Power.HAND_OVER)
    first = {"seen": HandOver.objects.filter(action=action).count()}
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = HandOverForm(*typed, action=action, initial=first)
    if form.is_valid():
        seen, said = form.cleaned_data["seen"], form.said()
        done = handover.hand_over(action_id=action.pk, said=said, seen=seen, by=staff_of(request), now=timezone.now())
        if done.hand_over_id is not None:
            _keep_files(request, form, done.hand_over_id)
            messages.success(request, str(SAID[done.how]))
            return redirect(overview_of(action))
        messages.error(request, str(SAID[done.how]))
    return _show(request, action, form, _("Record a hand-over"))


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = HandOverForm(*typed, action=row.action, initial=as_it_was_said(row))
    if form.is_valid():
        said, edition = form.said(), form.cleaned_data["seen"]
        how = handover.correct(
            hand_over_id=row.pk, said=said, edition=edition, by=staff_of(request), now=timezone.now()
        )
        if how is Handed.DONE:
            _keep_files(request, form, row.pk)
            messages.success(request, str(SAID[how]))
            return redirect(overview_of(row.action))
        messages.error(request, str(SAID[how]))
    return _show(request, row.action, form, _("Correct a hand-over"))


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    photographs.hide_photograph(hand_over_id=row.pk, by=staff_of(request), now=timezone.now())
    how = handover.take_back(hand_over_id=row.pk, by=staff_of(request), now=timezone.now())
    messages.info(request, str(_("Taken back.") if how is Handed.DONE else SAID[how]))
    return redirect(overview_of(row.action))


@require_POST
def photograph(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it, which says that everyone in it agreed, or hide it."""
    verbs = {"show": photographs.show_photograph, "hide": photographs.hide_photograph}
    row, verb = _row(request, pk), verbs.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    done = verb(hand_over_id=row.pk, by=staff_of(request), now=timezone.now())
    messages.info(request, str(_("Done.") if done else _("There was nothing left to do.")))
    return redirect(overview_of(row.action))


@require_safe
def kept_file(request: HttpRequest, pk: int, which: str) -> HttpResponseBase:
    row = _row(request, pk)
    file = {"photograph": row.photograph, "receipt": row.receipt}.get(which)
    if file is None:
        raise Http404
    audit.note(
        actor=request.user,
        act=f"deliveries.take_{which}",
        now=timezone.now(),
        subject=f"hand_over:{row.public_id}",
        organisation_id=row.action.organisation_id,
    )
    return handed_out(file)


def _row(request: HttpRequest, pk: int) -> HandOver:
    rows = HandOver.objects.select_related("action__organisation", "photograph", "receipt")
    row = get_object_or_404(rows, pk=pk)
    action_for(request, row.action_id, Power.HAND_OVER)
    return row


def _keep_files(request: HttpRequest, form: HandOverForm, hand_over_id: int) -> None:
    by, now, typed = staff_of(request), timezone.now(), form.cleaned_data
    if typed["receipt"]:
        photographs.keep_receipt(hand_over_id=hand_over_id, receipt=typed["receipt"], by=by, now=now)
    if typed["photograph"]:
        photographs.keep_photograph(hand_over_id=hand_over_id, photograph=typed["photograph"], by=by, now=now)
        if typed["everyone_agreed"]:
            photographs.show_photograph(hand_over_id=hand_over_id, by=by, now=now)


def _show(request: HttpRequest, action: Action, form: HandOverForm, title: str | Promise) -> HttpResponse:
    context = {
        "action": action,
        "form": form,
        "title": title,
        "warning": WARNING,
        "pack": since_pack(action.pk),
        "pack_anew": reverse("deliveries_packs:of_action", args=[action.pk]),
        "back": overview_of(action),
    }
    return render(request, "deliveries/staff/record.html", context)
