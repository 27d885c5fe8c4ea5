# SPDX-License-Identifier: AGPL-3.0-or-later
"""Screens of replies: record one, publish it, correct it, take it off the page."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from altavoz.campaigns.action import Action
from altavoz.deliveries import replies
from altavoz.deliveries.models import Reply
from altavoz.deliveries.replies import Told
from altavoz.deliveries.staff.afterwards import action_for, handed_out, overview_of, staff_of
from altavoz.deliveries.staff.reply_form import ReplyForm, as_it_was_recorded
from altavoz.organisations import audit
from altavoz.organisations.powers import Power

SAID: Mapping[Told, Promise] = {
    Told.DONE: _("Done."),
    Told.NO_WORDS: _("Write it in one language at least."),
    Told.NO_NOTE: _("This reply is public: say what was corrected and why, in one language at least."),
    Told.IN_THE_FUTURE: _("That day is still to come."),
    Told.SOMEBODY_WAS_QUICKER: _("Somebody else has recorded something meanwhile. Look at it before you go on."),
}
NOT_YET = _("Nobody outside sees it before you publish it.")
IN_THE_OPEN = _("This reply is public. The page says that it was corrected, when and why.")


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    action = action_for(request, pk, Power.RECORD)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReplyForm(*typed, action=action, initial={"seen": Reply.objects.filter(action=action).count()})
    if form.is_valid():
        done = replies.record(
            action_id=action.pk,
            answer=form.answer(),
            seen=form.cleaned_data["seen"],
            by=staff_of(request),
            now=timezone.now(),
        )
        if done.reply_id is not None:
            return _recorded(request, action, form, done.reply_id)
        messages.error(request, str(SAID[done.how]))
    return _show(request, action, form, _("Record a reply"), NOT_YET)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    is_public = row.published_at is not None
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReplyForm(*typed, action=row.action, is_public=is_public, initial=as_it_was_recorded(row))
    if form.is_valid():
        how = replies.correct(
            reply_id=row.pk,
            answer=form.answer(),
            notes=form.notes(),
            edition=form.cleaned_data["seen"],
            by=staff_of(request),
            now=timezone.now(),
        )
        if how is Told.DONE:
            return _recorded(request, row.action, form, row.pk)
        messages.error(request, str(SAID[how]))
    return _show(request, row.action, form, _("Correct a reply"), IN_THE_OPEN if is_public else NOT_YET)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it onto the page, or take it off."""
    verbs = {"publish": replies.publish, "withdraw": replies.withdraw}
    row, verb = _row(request, pk), verbs.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    messages.info(request, str(SAID[verb(reply_id=row.pk, by=staff_of(request), now=timezone.now())]))
    return redirect(overview_of(row.action))


@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    row = _row(request, pk)
    if row.scan is None:
        raise Http404
    audit.note(
        actor=request.user,
        act="deliveries.take_reply_scan",
        now=timezone.now(),
        subject=f"reply:{row.public_id}",
        organisation_id=row.action.organisation_id,
    )
    return handed_out(row.scan)


def _row(request: HttpRequest, pk: int) -> Reply:
    row = get_object_or_404(Reply.objects.select_related("action__organisation", "scan"), pk=pk)
    action_for(request, row.action_id, Power.RECORD)
    return row


def _recorded(request: HttpRequest, action: Action, form: ReplyForm, reply_id: int) -> HttpResponse:
    if form.cleaned_data["scan"]:
        replies.keep_scan(reply_id=reply_id, scan=form.cleaned_data["scan"], by=staff_of(request), now=timezone.now())
    messages.success(request, str(SAID[Told.DONE]))
    return redirect(overview_of(action))


def _show(request: HttpRequest, action: Action, form: ReplyForm, title: Promise, warning: Promise) -> HttpResponse:
    context = {"action": action, "form": form, "title": title, "warning": warning, "back": overview_of(action)}
    return render(request, "deliveries/staff/record.html", context)
