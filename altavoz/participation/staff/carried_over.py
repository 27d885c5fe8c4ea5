# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers from other platforms: one person enters them, another checks the evidence, either can take them back."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from altavoz.organisations import audit
from altavoz.organisations.powers import Power
from altavoz.participation.paper import carried_over, scans
from altavoz.participation.paper.carried_over import Checked, TakenBack
from altavoz.participation.paper.rows import CarriedOver
from altavoz.participation.staff import reaching
from altavoz.participation.staff.elsewhere_forms import CarriedOverForm, TakeBackForm
from altavoz.participation.staff.private_pages import attachment

LOOKERS = (Power.ENTER_PAPER, Power.APPROVE)
SAID: Mapping[Checked, Promise] = {
    Checked.COUNTED: _("The number counts now."),
    Checked.ALREADY: _("Somebody was quicker: this number waits no longer."),
    Checked.SAME_PERSON: _("Whoever entered the number cannot check it: somebody else has to see the evidence."),
    Checked.GONE: _("This number is no longer there."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def enter_carried_over(request: HttpRequest) -> HttpResponse:
    actions, now = reaching.actions(request, Power.ENTER_PAPER), timezone.now()
    form = CarriedOverForm(request.POST or None, request.FILES or None, actions=actions, today=now.date())
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "participation/staff/carried_over.html", {"form": form}, status=status)
    said = form.cleaned_data
    files = scans.keep(said["file"], about=f"evidence-{now:%Y-%m-%d}", now=now)
    row = carried_over.carry_over(
        action_id=said["action"].pk,
        platform=said["platform"],
        number=said["number"],
        counted_on=said["counted_on"],
        counted_precision=said["counted_precision"],
        evidence=said["evidence"],
        entered_by_id=reaching.who(request).pk,
        now=now,
        file=files[0] if files else None,
    )
    messages.success(request, str(_("Entered. It counts once a second person has checked it.")))
    return redirect("participation_carried_over_row", pk=row.pk)


@require_safe
def carried_over_screen(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _row(request, pk), TakeBackForm())


@require_POST
def check_carried_over(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    by = reaching.demand(request, Power.APPROVE, row.action)
    checked = carried_over.check(carried_over_id=row.pk, checked_by_id=by.pk, now=timezone.now())
    say = messages.success if checked is Checked.COUNTED else messages.warning
    say(request, str(SAID[checked]))
    return redirect("participation_carried_over_row", pk=row.pk)


@require_POST
def take_back_carried_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits may be taken back by who enters; what counts, by who approves."""
    row = _row(request, pk)
    by = reaching.demand(request, Power.APPROVE if row.change else Power.ENTER_PAPER, row.action)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    why, now = form.cleaned_data["why"], timezone.now()
    if carried_over.take_back(carried_over_id=row.pk, why=why, by_id=by.pk, now=now) is TakenBack.DONE:
        messages.success(request, str(_("Taken back. What it had added to the count is taken off again.")))
    else:
        messages.warning(request, str(_("Somebody has taken it back before.")))
    return redirect("participation_carried_over_row", pk=row.pk)


@require_POST
def open_evidence(request: HttpRequest, pk: int) -> HttpResponseBase:
    row = _row(request, pk)
    if row.file is None:
        raise Http404
    audit.note(
        actor=request.user,
        act="participation.open_evidence",
        now=timezone.now(),
        subject=f"carried over:{row.pk}",
        organisation_id=row.action.organisation_id,
    )
    return attachment(row.file)


def _row(request: HttpRequest, pk: int) -> CarriedOver:
    rows = CarriedOver.objects.filter(reaching.limit(request, "action__organisation", *LOOKERS))
    return get_object_or_404(rows.select_related("action__organisation", "entered_by", "checked_by", "file"), pk=pk)


def _page(request: HttpRequest, row: CarriedOver, form: TakeBackForm, *, status: int = 200) -> HttpResponse:
    waits = row.change is None and row.taken_back_at is None
    counted = row.change is not None and row.taken_back_at is None
    approves = reaching.may(request, Power.APPROVE, row.action)
    context = {
        "row": row,
        "form": form,
        "waits": waits,
        "counted": counted,
        "may_check": waits and approves and row.entered_by_id != request.user.pk,
        "may_take_back": (counted and approves) or (waits and reaching.may(request, Power.ENTER_PAPER, row.action)),
    }
    return render(request, "participation/staff/carried_over_row.html", context, status=status)
