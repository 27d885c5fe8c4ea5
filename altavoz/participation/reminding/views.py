# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public doors for a reminder and for a page by mail: an address comes in, and every address is answered alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.outbox.building import sender
from altavoz.participation.models import DeadlineReminder
from altavoz.participation.reminding import page_letters, reminding
from altavoz.participation.reminding.form import AddressOnceForm
from altavoz.participation.reminding.reminding import Wanted
from altavoz.participation.views import SeeOther
from altavoz.website.callers import caller_of, within
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form
from altavoz.website.languages import OWN_NAMES
from altavoz.website.reader import language_of_reader

NOT_THERE = (Action.State.PREPARING, Action.State.TAKEN_DOWN)


@dataclass(frozen=True)
class _Door:
    """An action in a language, and its page there."""

    action: Action
    language: str
    page: ActionPage


@public_form
def page_by_mail(request: HttpRequest, public_id: str, language: str) -> HttpResponseBase:
    door = _door(public_id, language)
    return trouble_page(request, 404) if door is None else _ask(request, door, "page_by_mail", page_letters.send)


@public_form
def remind_me(request: HttpRequest, public_id: str, language: str) -> HttpResponseBase:
    door = _door(public_id, language)
    if door is None:
        return trouble_page(request, 404)
    now = timezone.now()
    soon = reminding.moment(door.action.closes_at, now=now, zone=door.action.zone)
    if soon is None or not door.action.is_open(now):
        return _page(request, "remind_no_more", {"door": door}, language=language, status=409)
    return _ask(request, door, "remind_me", reminding.ask)


@public_form
def asked(request: HttpRequest, public_id: str, language: str) -> HttpResponseBase:
    door = _door(public_id, language)
    if door is None:
        return trouble_page(request, 404)
    return _page(request, "by_mail_sent", {"door": door, "sender": sender().addr_spec}, language=language)


@public_form
def remind(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The letter's button: GET shows it, POST presses it."""
    rows = DeadlineReminder.objects.filter(public_id=public_id).select_related("action__organisation")
    row = rows.first()
    door = None if row is None else _door(row.action.public_id, row.language)
    if row is None or door is None:
        return _page(request, "remind_no_more", {}, language=language_of_reader(request), status=410)
    if request.method == "POST":
        outcome = reminding.want(public_id=public_id, now=timezone.now())
        if outcome not in {Wanted.WANTED, Wanted.ALREADY}:
            return _page(request, "remind_no_more", {"door": door}, language=row.language, status=409)
        return SeeOther(request.path)
    with timezone.override(row.action.zone):
        return _page(request, "remind", {"door": door, "row": row}, language=row.language)


def _ask(request: HttpRequest, door: _Door, name: str, do: Callable[..., object]) -> HttpResponseBase:
    """GET shows the form alone; POST does it, as silently as a signature that is held where somebody asks too often."""
    now = timezone.now()
    form = AddressOnceForm(request.POST if request.method == "POST" else None)
    with override(door.language):
        if not form.is_bound or not form.is_valid():
            status = 422 if form.is_bound else 200
            return _page(request, name, {"door": door, "form": form}, language=door.language, status=status)
    if _is_welcome(request, form, now):
        do(action=door.action, address=form.cleaned_data["email"], language=door.language, now=now)
    return SeeOther(reverse("participation:by-mail-sent", args=[door.action.public_id, door.language]))


def _is_welcome(request: HttpRequest, form: AddressOnceForm, now: datetime) -> bool:
    """Every attempt counts in the windows of its caller."""
    caller = caller_of(request)
    of_all = within(settings.LIMIT_PER_BLOCK, what="block", value=caller, now=now)
    of_these = within(settings.LIMIT_MY_DATA, what="by mail", value=caller, now=now)
    return of_all and of_these and not form.is_by_a_program


def _door(public_id: str, language: str) -> _Door | None:
    if language not in OWN_NAMES:
        return None
    rows = Action.objects.exclude(state__in=NOT_THERE).select_related("organisation")
    action = rows.filter(public_id=public_id).first()
    page = pointing.page_in(pointing.live_pages(action), language) if action else None
    return None if action is None or page is None else _Door(action, language, page)


def _page(
    request: HttpRequest, name: str, context: Mapping[str, object], *, language: str, status: int = 200
) -> HttpResponse:
    with override(language):
        response = render(request, f"participation/{name}.html", {**context, "language": language}, status=status)
    response.headers["Content-Language"] = language
    return response
