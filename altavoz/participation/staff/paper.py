# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of paper: enter a batch with its scans, look at the sheets, count it, take it back."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from altavoz.campaigns.countries import country_name
from altavoz.organisations import audit
from altavoz.organisations.powers import Power
from altavoz.participation.paper import batches, scans
from altavoz.participation.paper.batches import Checked, TakenBack
from altavoz.participation.paper.rows import CarriedOver, PaperBatch
from altavoz.participation.staff import reaching
from altavoz.participation.staff.elsewhere_forms import PaperForm, TakeBackForm
from altavoz.participation.staff.private_pages import attachment

A_SCREEN = 100
LOOKERS = (Power.ENTER_PAPER, Power.APPROVE)
SAID: Mapping[Checked, Promise] = {
    Checked.COUNTED: _("These signatures count now."),
    Checked.ALREADY: _("Somebody was quicker: this batch waits no longer."),
    Checked.SAME_PERSON: _("Whoever entered the batch cannot check it: somebody else has to see the sheets."),
    Checked.GONE: _("This batch is no longer there."),
}


@require_safe
def elsewhere_screen(request: HttpRequest) -> HttpResponse:
    """All that was not signed on our pages: batches of paper, and numbers from other platforms."""
    mine = reaching.limit(request, "action__organisation", *LOOKERS)
    batches = PaperBatch.objects.filter(mine).select_related("action", "entered_by", "checked_by").order_by("-pk")
    carried = CarriedOver.objects.filter(mine).select_related("action", "entered_by", "checked_by").order_by("-pk")
    context = {
        "batches": batches[:A_SCREEN],
        "carried": carried[:A_SCREEN],
        "may_enter": reaching.holds(request, Power.ENTER_PAPER),
        "actions": reaching.actions(request, *LOOKERS)[:A_SCREEN],
        "languages": settings.LANGUAGES,
    }
    return render(request, "participation/staff/elsewhere.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter_paper(request: HttpRequest) -> HttpResponse:
    actions, now = reaching.actions(request, Power.ENTER_PAPER), timezone.now()
    form = PaperForm(request.POST or None, request.FILES or None, actions=actions, today=now.date())
    if request.method == "POST" and form.is_valid():
        files = scans.keep(form.cleaned_data["scans"], about=f"sheet-{now:%Y-%m-%d}", now=now)
        by = reaching.who(request)
        batch = batches.enter(action=form.cleaned_data["action"], sheets=form.sheets, files=files, by=by, now=now)
        messages.success(request, str(_("Entered. It counts once a second person has seen the sheets.")))
        return redirect("participation_paper_batch", pk=batch.pk)
    status = 422 if form.errors else 200
    return render(request, "participation/staff/enter_paper.html", {"form": form}, status=status)


@require_safe
def batch_screen(request: HttpRequest, pk: int) -> HttpResponse:
    return _batch_page(request, _batch(request, pk), TakeBackForm())


@require_POST
def check_paper(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    by = reaching.demand(request, Power.APPROVE, batch.action)
    checked = batches.check(batch_id=batch.pk, by=by, now=timezone.now())
    say = messages.success if checked is Checked.COUNTED else messages.warning
    say(request, str(SAID[checked]))
    return redirect("participation_paper_batch", pk=batch.pk)


@require_POST
def take_back_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits may be taken back by who enters; what counts, by who approves."""
    batch = _batch(request, pk)
    counted = batch.state == PaperBatch.State.COUNTED
    by = reaching.demand(request, Power.APPROVE if counted else Power.ENTER_PAPER, batch.action)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        return _batch_page(request, batch, form, status=422)
    taken = batches.take_back(batch_id=batch.pk, why=form.cleaned_data["why"], by=by, now=timezone.now())
    if taken is TakenBack.DONE:
        messages.success(request, str(_("Taken back. What it had added to the count is taken off again.")))
    else:
        messages.warning(request, str(_("Somebody has taken it back before.")))
    return redirect("participation_paper_batch", pk=batch.pk)


@require_POST
def open_scan(request: HttpRequest, pk: int, scan_id: int) -> HttpResponseBase:
    """A sheet shows names, so every opening is noted; that is why it is a button and no link."""
    batch = _batch(request, pk)
    if not _may_open(request, batch):
        raise PermissionDenied
    scan = get_object_or_404(batch.scans.select_related("file"), pk=scan_id)
    audit.note(
        actor=request.user,
        act="participation.open_scan",
        now=timezone.now(),
        subject=f"paper:{batch.pk} scan:{scan.place}",
        organisation_id=batch.action.organisation_id,
    )
    return attachment(scan.file)


def _may_open(request: HttpRequest, batch: PaperBatch) -> bool:
    """Who entered it, who may check it, and who may see names anyway."""
    seeing = (Power.APPROVE, Power.SEE_NAMES)
    return batch.entered_by_id == request.user.pk or any(reaching.may(request, each, batch.action) for each in seeing)


def _batch(request: HttpRequest, pk: int) -> PaperBatch:
    rows = PaperBatch.objects.filter(reaching.limit(request, "action__organisation", *LOOKERS))
    return get_object_or_404(rows.select_related("action__organisation", "entered_by", "checked_by"), pk=pk)


def _batch_page(request: HttpRequest, batch: PaperBatch, form: TakeBackForm, *, status: int = 200) -> HttpResponse:
    counted, waits = batch.state == PaperBatch.State.COUNTED, batch.state == PaperBatch.State.ENTERED
    approves = reaching.may(request, Power.APPROVE, batch.action)
    context = {
        "batch": batch,
        "country": country_name(batch.country, get_language() or "en"),
        "scans": list(batch.scans.all()),
        "form": form,
        "may_open": _may_open(request, batch),
        "waits": waits,
        "may_check": waits and approves and batch.entered_by_id != request.user.pk,
        "may_take_back": (counted and approves) or (waits and reaching.may(request, Power.ENTER_PAPER, batch.action)),
    }
    return render(request, "participation/staff/paper_batch.html", context, status=status)
