# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of the fraud filters: what rises, what was saved, what a filter would take out, and its two buttons."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from altavoz.organisations.powers import Power
from altavoz.participation import held_by_limits
from altavoz.participation.filters import asking
from altavoz.participation.filters.asking import Asked
from altavoz.participation.filters.rows import FilterRun, SavedFilter
from altavoz.participation.filters.working import STEPS, shown_progress
from altavoz.participation.funnel import trends
from altavoz.participation.staff import reaching
from altavoz.participation.staff.filter_forms import FilterForm, WhyForm

A_SCREEN = 50
LOOKERS = (Power.MODERATE, Power.APPROVE)
SAID: Mapping[Asked, Promise] = {
    Asked.STARTED: _("It has begun; this screen shows how far it is."),
    Asked.NEEDS_SECOND: _("This is more than half of all signatures, so a second person has to say yes first."),
    Asked.SAME_PERSON: _("Whoever asked cannot also be the second person: somebody else has to say yes."),
    Asked.EVERYTHING: _(
        "Nothing was removed. This filter would take out every signature that counts, and no filter may do that. "
        "If they are all wrong, close the action instead."
    ),
    Asked.NOTHING: _("This filter found nothing, so there is nothing to remove."),
    Asked.TOO_OLD: _("This count is more than a day old. Count again, and look at what it says now."),
    Asked.ALREADY: _("Somebody was quicker: look at where it is now."),
}


@require_safe
def filters_screen(request: HttpRequest) -> HttpResponse:
    """The actions that somebody may look at."""
    actions = reaching.actions(request, *LOOKERS).order_by("-opened_at")[:A_SCREEN]
    waiting = FilterRun.objects.filter(state=FilterRun.State.WAITING, action__in=reaching.actions(request, *LOOKERS))
    context = {"actions": actions, "waiting": waiting.select_related("filter", "action")}
    return render(request, "participation/staff/filters.html", context)


@require_safe
def action_filters(request: HttpRequest, pk: int) -> HttpResponse:
    """What rises in one action, and its filters."""
    action = reaching.action(request, pk, *LOOKERS)
    now = timezone.now()
    context = {
        "action": action,
        "may_filter": reaching.may(request, Power.MODERATE, action),
        "trends": trends.domains(action.pk, now=now),
        "held": held_by_limits.this_hour(now),
        "hour": held_by_limits.hour_of(now),
        "processes": settings.WEB_WORKERS,
        "runs": asking.runs_of(action.pk)[:A_SCREEN],
        "zone": action.zone,
    }
    with timezone.override(action.zone):
        return render(request, "participation/staff/action_filters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the form; POST saves the filter and asks the worker to count what it finds."""
    action = reaching.action(request, pk, Power.MODERATE)
    with timezone.override(action.zone):
        initial = _initial(action.pk, domain=request.GET.get("domain", ""), like=request.GET.get("like", ""))
        form = FilterForm(request.POST if request.method == "POST" else None, initial=initial)
        if request.method == "POST" and form.is_valid():
            by, now = reaching.who(request), timezone.now()
            name = form.cleaned_data["name"]
            saved = asking.save(action=action, name=name, criteria=form.criteria, by=by, now=now)
            return redirect("participation_filter_run", pk=asking.count(saved=saved, by=by, now=now).pk)
        context = {"action": action, "form": form, "zone": action.zone}
        return render(request, "participation/staff/new_filter.html", context)


@require_POST
def count_again(request: HttpRequest, pk: int) -> HttpResponse:
    saved = get_object_or_404(SavedFilter.objects.select_related("action"), pk=pk)
    by = reaching.demand(request, Power.MODERATE, saved.action)
    return redirect("participation_filter_run", pk=asking.count(saved=saved, by=by, now=timezone.now()).pk)


@require_safe
def run_screen(request: HttpRequest, pk: int) -> HttpResponse:
    run = _run(request, pk, *LOOKERS)
    return _run_page(request, run, WhyForm())


@require_POST
def apply_run(request: HttpRequest, pk: int) -> HttpResponse:
    run = _run(request, pk, Power.MODERATE)
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _run_page(request, run, form, status=422)
    asked = asking.apply(run=run, by=reaching.who(request), why=form.why, now=timezone.now())
    return _said(request, run, asked)


def _approve(run: FilterRun, request: HttpRequest, now: datetime) -> Asked:
    return asking.approve(run=run, by=reaching.demand(request, Power.APPROVE, run.action), now=now)


def _decline(run: FilterRun, request: HttpRequest, now: datetime) -> Asked:
    return asking.decline(run=run, by=reaching.demand(request, Power.APPROVE, run.action), now=now)


def _undo(run: FilterRun, request: HttpRequest, now: datetime) -> Asked:
    return asking.undo(run=run, by=reaching.demand(request, Power.MODERATE, run.action), now=now)


VERBS: Mapping[str, Callable[[FilterRun, HttpRequest, datetime], Asked]] = {
    "approve": _approve,
    "decline": _decline,
    "undo": _undo,
}


@require_POST
def do_with_run(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    run = _run(request, pk, *LOOKERS)
    if verb not in VERBS:
        raise Http404
    return _said(request, run, VERBS[verb](run, request, timezone.now()))


def _run(request: HttpRequest, pk: int, *any_of: Power) -> FilterRun:
    rows = FilterRun.objects.filter(reaching.limit(request, "action__organisation", *any_of))
    return get_object_or_404(rows.select_related("filter", "action__organisation", "applied_by"), pk=pk)


def _run_page(request: HttpRequest, run: FilterRun, form: WhyForm, *, status: int = 200) -> HttpResponse:
    context = {
        "run": run,
        "action": run.action,
        "form": form,
        "is_working": run.state in STEPS,
        "progress": shown_progress(run),
        "found": run.found_counting + run.found_held + run.found_pending,
        "more_than_half": asking.is_more_than_half(run),
        "everything": run.all_counting and run.found_counting >= run.all_counting,
        "examples": asking.examples(run, with_names=reaching.may(request, Power.SEE_NAMES, run.action)),
        "may_filter": reaching.may(request, Power.MODERATE, run.action),
        "may_approve": reaching.may(request, Power.APPROVE, run.action) and run.applied_by_id != request.user.pk,
        "notes": list(run.notes.order_by("language")),
        "zone": run.action.zone,
    }
    with timezone.override(run.action.zone):
        response = render(request, "participation/staff/filter_run.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _said(request: HttpRequest, run: FilterRun, asked: Asked) -> HttpResponse:
    say = messages.success if asked is Asked.STARTED else messages.warning
    say(request, str(SAID[asked]))
    return redirect("participation_filter_run", pk=run.pk)


def _initial(action_id: int, *, domain: str, like: str) -> dict[str, object]:
    """A filter begun from a domain that rises, or from another filter."""
    if domain:
        return {"domains": domain[:253], "name": domain[:80]}
    saved = SavedFilter.objects.filter(pk=like, action=action_id).first() if like.isdecimal() else None
    if saved is None:
        return {}
    kept = {name: getattr(saved, name) for name in FilterForm.base_fields}
    return {**kept, "domains": "\n".join(saved.domains), "same_name": saved.same_name or None}
