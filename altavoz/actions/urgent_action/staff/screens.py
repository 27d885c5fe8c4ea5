# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of an urgent action: its number and issues, and a screen for each verb that says what it does."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from altavoz.actions.urgent_action.issuing import Answer, Issued
from altavoz.actions.urgent_action.models import Issue
from altavoz.actions.urgent_action.pages import UrgentActionPage
from altavoz.actions.urgent_action.sheet import urgent_of
from altavoz.actions.urgent_action.staff.forms import FactsForm, IssueForm
from altavoz.actions.urgent_action.staff.leading import SEES
from altavoz.actions.urgent_action.staff.verbs import VERBS, Verb
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.pointing import live_pages
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching
from altavoz.website import generations

REFUSALS: Mapping[Issued, Promise] = {
    Issued.NO_WORDS: _("Write title and facts in one language at least."),
    Issued.NUMBER_TAKEN: _("That number has been given to another urgent action. Choose another, or leave it empty."),
    Issued.IN_THE_FUTURE: _("That day is still to come."),
    Issued.IN_THE_PAST: _("The last day for writing is over: give a later one first."),
    Issued.ISSUED_BEFORE: _("It was issued before. Issue further information instead."),
    Issued.NOT_ISSUED: _("It was not issued yet."),
    Issued.STOPPED: _("It was stopped. Nobody is asked to write again under this number."),
}


@require_safe
def of_action(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    return _show(request, action, FactsForm(instance=urgent_of(action)))


@require_POST
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    powers.demand(request.user, Power.EDIT, action.organisation_id)
    urgent = urgent_of(action)
    form = FactsForm(request.POST, instance=urgent)
    with timezone.override(action.zone):
        valid = form.is_valid()
    if not valid:
        return _show(request, action, form, status=422)
    _save(request, action, form)
    messages.success(request, _("Saved."))
    return redirect("urgent_actions:of_action", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def verb(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One screen for each of the three verbs: what it does stands over its form."""
    action, found = _action(request, pk), VERBS.get(name)
    if found is None:
        raise Http404
    powers.demand(request.user, Power.PUBLISH, action.organisation_id)
    now = timezone.now()
    with timezone.override(action.zone):
        form = (
            found.form(request.POST) if request.method == "POST" else found.form(initial=_initial(action, found, now))
        )
        if form.is_bound and form.is_valid():
            answer = found.carry_out(action.pk, form, reaching.who(request), now)
            if answer.issued is Issued.DONE:
                messages.success(request, found.done)
                return redirect("urgent_actions:of_action", pk)
            _refuse(form, answer)
        context = {"action": action, "form": form, "verb": found, "urgent": urgent_of(action)}
        return render(request, "urgent_action/staff/verb.html", context, status=422 if form.is_bound else 200)


def _refuse(form: IssueForm, answer: Answer) -> None:
    for lack in answer.lacks:
        form.add_error(None, lack)
    if answer.issued in REFUSALS:
        form.add_error(None, str(REFUSALS[answer.issued]))


def _initial(action: Action, of_verb: Verb, now: datetime) -> dict[str, object]:
    """What the pages say already; of the last issue what is asked, for most often that stays."""
    initial: dict[str, object] = {"on": day_in(now, action.zone)}
    last = Issue.objects.filter(action=action).prefetch_related("texts").order_by("number").last()
    if last is not None and not of_verb.asks:
        return initial
    if last is not None:
        return {**initial, **{f"demands_{text.language}": text.demands for text in last.texts.all()}}
    pages = live_pages(action) or list(action.pages.all())
    for page in pages:
        initial |= _of_page(page)
    return initial


def _of_page(page: ActionPage) -> dict[str, object]:
    code = page.told_in
    return {f"title_{code}": page.title, f"facts_{code}": page.lead, f"demands_{code}": "\n".join(page.asks())}


@transaction.atomic
def _save(request: HttpRequest, action: Action, form: FactsForm) -> None:
    urgent = form.save()
    audit.note(
        actor=request.user,
        act="urgent_action.change_facts",
        now=timezone.now(),
        subject=f"action:{action.public_id}",
        organisation_id=action.organisation_id,
        after={"no_letters_after": urgent.no_letters_after.isoformat() if urgent.no_letters_after else None},
    )
    generations.touch(generations.action_subject(action.public_id))


def _show(request: HttpRequest, action: Action, form: FactsForm, *, status: int = 200) -> HttpResponse:
    issues = list(Issue.objects.filter(action=action).prefetch_related("texts").order_by("-number"))
    is_stopped = any(issue.sort == Issue.Sort.STOP for issue in issues)
    context = {
        "action": action,
        "form": form,
        "urgent": urgent_of(action),
        "issues": issues,
        "verbs": [] if is_stopped else [each for each in VERBS.values() if each.is_next(bool(issues))],
        "may_issue": powers.may(request.user, Power.PUBLISH, action.organisation_id),
        "may_edit": powers.may(request.user, Power.EDIT, action.organisation_id),
    }
    # What is typed here is read on the organisation's clock: it must be shown on the same.
    with timezone.override(action.zone):
        return render(request, "urgent_action/staff/of_action.html", context, status=status)


def _action(request: HttpRequest, pk: int) -> Action:
    mine = reaching.limit(request, "organisation", *SEES)
    rows = Action.objects.filter(mine, kind=UrgentActionPage.kind).select_related("organisation")
    return get_object_or_404(rows, pk=pk)
