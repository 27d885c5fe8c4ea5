# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page without an account: a person asks for what is held of her, takes it along, ends it or has it erased."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from altavoz.outbox.building import sender
from altavoz.personal_data import register
from altavoz.supporters import asking, exporting, links, subscriptions
from altavoz.supporters.forms import AddressForm, NameForm
from altavoz.supporters.links import Link
from altavoz.supporters.models import Rhythm
from altavoz.website.callers import caller_of, within
from altavoz.website.guards import public_form
from altavoz.website.languages import OWN_NAMES
from altavoz.website.reader import language_of_reader

ERASE = "erase"


class SeeOther(HttpResponseRedirectBase):
    """The answer to a form: look there, with GET."""

    status_code = 303


@public_form
def my_data_door(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("supporters:ask", args=[language_of_reader(request)]))


@public_form
def ask(request: HttpRequest, language: str) -> HttpResponse:
    """The same answer in the same time, whether anything is held or not: the letter alone looks it up."""
    if request.method != "POST":
        return _page(request, "ask", {}, language=language)
    now = timezone.now()
    with override(language):
        form = AddressForm(request.POST)
        is_good = form.is_valid()
    if not is_good:
        return _page(request, "ask", {"form": form}, language=language, status=422)
    if not within(settings.LIMIT_MY_DATA, what="my data", value=caller_of(request), now=now):
        return _page(request, "ask", {"form": form, "too_many": True}, language=language, status=429)
    asking.ask(address=form.cleaned_data["email"], language=language, now=now)
    return SeeOther(reverse("supporters:asked", args=[language]))


@public_form
def asked(request: HttpRequest, language: str) -> HttpResponse:
    return _page(request, "asked", {"sender": sender().addr_spec}, language=language)


@public_form
def my_data(request: HttpRequest, text: str) -> HttpResponseBase:
    """GET shows what is held, with buttons; each button of one link works once."""
    now = timezone.now()
    link = links.open_link(text, now=now)
    if link is None:
        return _page(request, "gone", {}, language=language_of_reader(request), status=410)
    act = ACTS.get(request.POST.get("act", "")) if request.method == "POST" else None
    if act is None:
        return _mine(request, link)
    return act(request, link, now)


def _mine(request: HttpRequest, link: Link, *, wants_tick: bool = False, name: NameForm | None = None) -> HttpResponse:
    with override(link.language):
        context = {
            "held": register.show_person(link.email_key),
            "shared": register.shared_files(),
            "foreseen": register.foresee_erasing(link.email_key),
            "used": links.used(link),
            "told": links.told(link),
            "wants_tick": wants_tick,
            "name": name,
            "is_known": asking.is_known(link.email_key),
            "networks": list(subscriptions.active(link.email_key)),
            "rhythms": Rhythm.choices,
            "pauses": subscriptions.PAUSES,
            "languages": OWN_NAMES.items(),
        }
    return _page(request, "mine", context, language=link.language, status=422 if wants_tick or name else 200)


def _export_json(request: HttpRequest, link: Link, now: datetime) -> HttpResponseBase:
    if not links.use(link, "export-json", now=now):
        return SeeOther(request.path)
    pieces = exporting.as_json(link.email_key, now=now)
    return exporting.download(pieces, name="my-data.json", media_type="application/json")


def _export_zip(request: HttpRequest, link: Link, now: datetime) -> HttpResponseBase:
    if not links.use(link, "export-zip", now=now):
        return SeeOther(request.path)
    pieces = exporting.as_zip(link.email_key, now=now)
    return exporting.download(pieces, name="my-data.zip", media_type="application/zip")


def _stop_news(request: HttpRequest, link: Link, now: datetime) -> HttpResponseBase:
    if links.use(link, "stop-news", now=now):
        subscriptions.stop_all(email_key=link.email_key, how="my-data", now=now)
    return SeeOther(request.path)


def _change(request: HttpRequest, link: Link, now: datetime) -> HttpResponseBase:
    """By which name, how often each network writes, in which language, and from when: as often as one likes."""
    with override(link.language):
        name = NameForm(request.POST)
        if not name.is_valid():
            return _mine(request, link, name=name)
    if "given_name" in request.POST:
        subscriptions.greet(email_key=link.email_key, given_name=name.cleaned_data["given_name"])
    for row in subscriptions.active(link.email_key):
        rhythm = request.POST.get(f"rhythm-{row.public_id}", "")
        if rhythm in Rhythm.values:
            subscriptions.turn_to(public_id=row.public_id, email_key=link.email_key, rhythm=Rhythm(rhythm))
    if request.POST.get("language") in OWN_NAMES:
        subscriptions.speak(email_key=link.email_key, language=request.POST["language"])
    days = request.POST.get("pause", "")
    if days in {"0", *map(str, subscriptions.PAUSES)}:
        subscriptions.pause(email_key=link.email_key, days=int(days), now=now)
    return SeeOther(request.path)


def _erase(request: HttpRequest, link: Link, now: datetime) -> HttpResponseBase:
    if request.POST.get("sure") != "on":
        return _mine(request, link, wants_tick=True)
    if ERASE not in links.used(link):
        # Noted afterwards: an erasure that breaks off can be asked for again.
        told = register.copies_out(link.email_key)
        register.erase_person(link.email_key, now)
        links.use(link, ERASE, now=now, told=told)
    return SeeOther(request.path)


ACTS: Mapping[str, Callable[[HttpRequest, Link, datetime], HttpResponseBase]] = {
    "export-json": _export_json,
    "export-zip": _export_zip,
    "stop-news": _stop_news,
    "change": _change,
    ERASE: _erase,
}


def _page(
    request: HttpRequest, name: str, context: Mapping[str, object], *, language: str, status: int = 200
) -> HttpResponse:
    with override(language):
        response = render(request, f"supporters/{name}.html", {**context, "language": language}, status=status)
    response.headers["Content-Language"] = language
    return response
