# SPDX-License-Identifier: AGPL-3.0-or-later
"""Screens of replies: record one, publish it, correct it, take it off the page."""

from collections.abc import Callable, Mapping
from functools import partial

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
from altavoz.deliveries.by_mail import dealing, reading
from altavoz.deliveries.models import Reply, ReplyMail
from altavoz.deliveries.replies import RecordedReply, Told
from altavoz.deliveries.staff import from_mail
from altavoz.deliveries.staff.afterwards import action_for, handed_out, overview_of, staff_of
from altavoz.deliveries.staff.reply_form import ReplyForm, as_it_was_recorded
from altavoz.organisations import audit
from altavoz.organisations.powers import Power
from altavoz.personal_data.models import PrivateFile

SAID: Mapping[Told, Promise] = {
    Told.DONE: _("Done."),
    Told.NO_WORDS: _("Write it in one language at least."),
    Told.NO_NOTE: _("This reply is public: say what was corrected and why, in one language at least."),
    Told.NO_DAY: _("Give a day on which they replied, or one by which the reply was there."),
    Told.IN_THE_FUTURE: _("That day is still to come."),
    Told.STILL_LOOKING: _("The names of all who took part are still being looked for in it. Try again in a moment."),
    Told.NAMES_FOUND: _(
        "It may name people who took part. Look at what is marked, and correct it or say that you are sure."
    ),
    Told.OFF_THE_PAGE: _("Corrected, and off the page: look at the names that may stand in it, then publish it again."),
    Told.SOMEBODY_WAS_QUICKER: _("Somebody else has recorded something meanwhile. Look at it before you go on."),
}
NOT_YET = _("Nobody outside sees it before you publish it.")
IN_THE_OPEN = _("This reply is public. The page says that it was corrected, when and why.")


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """From what staff type, or from a mail that waits (`?mail=`)."""
    action = action_for(request, pk, Power.RECORD)
    mail = from_mail.waiting(request, action)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    seen = Reply.objects.filter(action=action).count()
    form = ReplyForm(
        *typed,
        action=action,
        attachments=from_mail.choices(mail),
        initial={"seen": seen, **from_mail.beginning(mail, action)},
    )
    if form.is_valid():
        done = _record(request, action, form, mail)
        if done.reply_id is not None:
            from_mail.keep_attachment(request, mail, form, done.reply_id)
            return _recorded(request, action, form, done.reply_id)
        messages.error(request, str(SAID[done.how]))
    return _show(request, action, form, _("Record a reply"), NOT_YET, mail)


def _record(request: HttpRequest, action: Action, form: ReplyForm, mail: ReplyMail | None) -> RecordedReply:
    answer, seen, now = form.answer(), form.cleaned_data["seen"], timezone.now()
    if mail is not None:
        return dealing.record(mail=mail, answer=answer, seen=seen, by=staff_of(request), now=now)
    return replies.record(action_id=action.pk, answer=answer, seen=seen, by=staff_of(request), now=now)


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
        if how in {Told.DONE, Told.OFF_THE_PAGE}:
            return _recorded(request, row.action, form, row.pk, how)
        messages.error(request, str(SAID[how]))
    return _show(request, row.action, form, _("Correct a reply"), IN_THE_OPEN if is_public else NOT_YET)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it onto the page, or take it off."""
    verbs: Mapping[str, Callable[..., Told]] = {
        "publish": partial(replies.publish, sure=bool(request.POST.get("sure"))),
        "withdraw": replies.withdraw,
    }
    row, verb = _row(request, pk), verbs.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    messages.info(request, str(SAID[verb(reply_id=row.pk, by=staff_of(request), now=timezone.now())]))
    return redirect(overview_of(row.action))


@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    row = _row(request, pk)
    return _file(request, row, row.scan, "deliveries.take_reply_scan")


@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Its own words, whole, as somebody of staff typed them."""
    row = _row(request, pk)
    return _file(request, row, row.original, "deliveries.take_reply_original")


def _file(request: HttpRequest, row: Reply, file: PrivateFile | None, act: str) -> HttpResponseBase:
    if file is None:
        raise Http404
    audit.note(
        actor=request.user,
        act=act,
        now=timezone.now(),
        subject=f"reply:{row.public_id}",
        organisation_id=row.action.organisation_id,
    )
    return handed_out(file)


def _row(request: HttpRequest, pk: int) -> Reply:
    row = get_object_or_404(Reply.objects.select_related("action__organisation", "scan", "original"), pk=pk)
    action_for(request, row.action_id, Power.RECORD)
    return row


def _recorded(
    request: HttpRequest, action: Action, form: ReplyForm, reply_id: int, how: Told = Told.DONE
) -> HttpResponse:
    if form.cleaned_data["scan"]:
        replies.keep_scan(reply_id=reply_id, scan=form.cleaned_data["scan"], by=staff_of(request), now=timezone.now())
    messages.success(request, str(SAID[how]))
    return redirect(overview_of(action))


def _show(
    request: HttpRequest,
    action: Action,
    form: ReplyForm,
    title: Promise,
    warning: Promise,
    mail: ReplyMail | None = None,
) -> HttpResponse:
    about: dict[str, object] = {"action": action, "form": form, "title": title, "warning": warning}
    if mail is not None:
        about |= {"mail": mail, "content": reading.read(mail)}
    return render(request, "deliveries/staff/record.html", {**about, "back": overview_of(action)})
