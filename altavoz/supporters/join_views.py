# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public doors of networks: join, confirm, leave. A known and an unknown address get the same answer."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from altavoz.outbox.building import sender
from altavoz.supporters import joining, networks, subscriptions
from altavoz.supporters.join_form import JoinForm
from altavoz.supporters.joining import Joined, Member
from altavoz.supporters.models import Joining, Subscription
from altavoz.supporters.views import SeeOther
from altavoz.website.callers import caller_of, within
from altavoz.website.guards import public_form
from altavoz.website.reader import language_of_reader

BY_LINK = "link"
ONE_CLICK = "one-click"


@public_form
def join_door(request: HttpRequest) -> HttpResponse:
    """The address that menus and letters lead to, whatever the language."""
    return HttpResponseRedirect(reverse("supporters:join", args=[language_of_reader(request)]))


@public_form
def join(request: HttpRequest, language: str) -> HttpResponseBase:
    """GET shows the networks; `?network=` ticks one beforehand, which only saves looking for it: it is no yes."""
    now = timezone.now()
    with override(language):
        offered = networks.offers(language)
        if request.method != "POST":
            first = request.GET.get("network", "")
            return _page(request, "join", {"form": JoinForm(offered=offered), "first": first}, language=language)
        form = JoinForm(request.POST, offered=offered)
        is_good = form.is_valid()
    if not is_good:
        return _page(request, "join", {"form": form}, language=language, status=422)
    if not within(settings.LIMIT_PER_BLOCK, what="block", value=caller_of(request), now=now):
        return _page(request, "join", {"form": form, "too_many": True}, language=language, status=429)
    if not form.cleaned_data["website"]:
        _ask(form, language, now)
    return SeeOther(reverse("supporters:join-sent", args=[language]))


def _ask(form: JoinForm, language: str, now: datetime) -> None:
    said = form.cleaned_data
    member = Member(said["email"], said["given_name"], language, rhythm=said["rhythm"])
    joining.ask(member=member, offers=form.ticked, now=now)


@public_form
def join_sent(request: HttpRequest, language: str) -> HttpResponse:
    return _page(request, "join_sent", {"sender": sender().addr_spec}, language=language)


@public_form
def confirm_joining(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """GET shows what the button would be a yes to, or that it was pressed; POST joins."""
    row = Joining.objects.filter(public_id=public_id).first()
    if row is None:
        return _page(request, "join_gone", {}, language=language_of_reader(request), status=410)
    if request.method == "POST":
        outcome = joining.confirm(public_id=public_id, now=timezone.now())
        return SeeOther(request.path if outcome is not Joined.GONE else reverse("supporters:join", args=[row.language]))
    offered = networks.offers(row.language)
    ticked = [offer for offer in offered if offer.network_id in row.networks]
    context = {"row": row, "ticked": ticked, "done": row.confirmed_at is not None}
    return _page(request, "join_confirm", context, language=row.language)


@public_form
def leave(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A page with one button, and the one-click POST of mail programs (RFC 8058). Ended or unknown looks the same."""
    row = _subscription(public_id)
    language = row.language if row else language_of_reader(request)
    if request.method == "POST":
        subscriptions.stop(public_id=public_id, how=_how(request), now=timezone.now())
        return _left(request, language)
    if row is None or row.ended_at is not None:
        return _page(request, "left", {}, language=language)
    return _page(request, "leave", {"networks": [_name(row, language)]}, language=language)


@public_form
def leave_all(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The same for every network that this address is in: a weekly letter speaks for several."""
    row = _subscription(public_id)
    language = row.language if row else language_of_reader(request)
    key = b"" if row is None else bytes(row.email_key)
    if request.method == "POST":
        if row is not None:
            subscriptions.stop_all(email_key=key, how=_how(request), now=timezone.now())
        return _left(request, language)
    names = [_name(each, language) for each in subscriptions.active(key)] if row else []
    return _page(request, "leave" if names else "left", {"networks": names}, language=language)


def _subscription(public_id: str) -> Subscription | None:
    return Subscription.objects.filter(public_id=public_id).select_related("network").first()


def _name(row: Subscription, language: str) -> str:
    with override(language):
        return next((text.name for text in row.network.texts.all() if text.language == language), str(row.network))


def _how(request: HttpRequest) -> str:
    return ONE_CLICK if request.POST.get("List-Unsubscribe") == "One-Click" else BY_LINK


def _left(request: HttpRequest, language: str) -> HttpResponseBase:
    """A mail program follows no redirect."""
    one_click = _how(request) == ONE_CLICK
    return _page(request, "left", {}, language=language) if one_click else SeeOther(request.path)


def _page(
    request: HttpRequest, name: str, context: Mapping[str, object], *, language: str, status: int = 200
) -> HttpResponse:
    with override(language):
        response = render(request, f"supporters/{name}.html", {**context, "language": language}, status=status)
    response.headers["Content-Language"] = language
    return response
