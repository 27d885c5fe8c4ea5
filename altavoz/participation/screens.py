# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that a signer meets after the form, each in the language of the signature."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from altavoz.campaigns import counts, pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.page_view import view_of
from altavoz.outbox.building import sender
from altavoz.participation import correcting
from altavoz.participation.agreed import addressees_of, headline_of, in_words
from altavoz.participation.forms import CorrectionForm, OwnForm
from altavoz.participation.models import Participation
from altavoz.participation.moderation import moderating
from altavoz.supporters import networks, subscriptions
from altavoz.website.reader import language_of_reader

# More than two would bury what to do next.
MOST_OFFERS = 2


def sent(request: HttpRequest, action: Action, *, language: str, now: datetime, wrong: bool = False) -> HttpResponse:
    """What her kind knows of those whom she chose for later stands beside it."""
    later = kind_of(action).around(action, request, language, now) if request.GET else {}
    context = {**_around(action, language, now), **later, "wrong": wrong, "sender": sender().addr_spec}
    return _page(request, "sent", context, action=action, language=language, status=422 if wrong else 200)


def closed(request: HttpRequest, action: Action, *, language: str, now: datetime) -> HttpResponse:
    """Nothing was taken in; the page says so and why."""
    return _page(request, "closed", _around(action, language, now), action=action, language=language, status=409)


def confirm(request: HttpRequest, row: Participation, form: CorrectionForm, *, now: datetime) -> HttpResponse:
    today = day_in(now, row.action.zone) or now.date()
    with override(row.language):
        names = addressees_of(row.action, language=row.language, today=today) if form.ticks.hand_over else ()
        agreed = in_words(row.action, form.ticks, addressees=names)
    context = {
        **_around(row.action, row.language, now),
        "row": row,
        "form": form,
        "agreed": agreed,
        "headline": _headline(row),
        "country": country_name(row.country, row.language),
        "begun": kind_of(row.action).begun(row.pk, row.language),
        "again": row.state == Participation.State.CONFIRMED,
        **kind_of(row.action).hers(row.pk, row.language, now),
    }
    return _page(
        request, "confirm", context, action=row.action, language=row.language, status=422 if form.errors else 200
    )


def confirmed(request: HttpRequest, row: Participation, *, now: datetime) -> HttpResponse:
    number = counts.number_of(row.change) if row.change is not None else None
    context = {
        **_around(row.action, row.language, now),
        "row": row,
        "number": number,
        "headline": _headline(row),
        "refused": row.reason_state == Participation.Reason.REFUSED,
        "why_refused": _why_refused(row),
        "may_be_corrected": correcting.may_be_corrected(row),
        **_networks(row),
        **kind_of(row.action).hers(row.pk, row.language, now),
    }
    return _page(request, "confirmed", context, action=row.action, language=row.language)


def correct(request: HttpRequest, row: Participation, form: OwnForm, *, now: datetime) -> HttpResponse:
    context = {**_around(row.action, row.language, now), "row": row, "form": form, "headline": _headline(row)}
    return _page(
        request, "correct", context, action=row.action, language=row.language, status=422 if form.errors else 200
    )


def withdraw(request: HttpRequest, row: Participation, *, done: bool) -> HttpResponse:
    context = {"row": row, "done": done, "headline": _headline(row)}
    return _page(request, "withdraw", context, action=row.action, language=row.language)


def not_me(request: HttpRequest, row: Participation, *, done: bool) -> HttpResponse:
    context = {"row": row, "done": done, "headline": _headline(row)}
    return _page(request, "not_me", context, action=row.action, language=row.language)


def gone(request: HttpRequest, row: Participation | None = None) -> HttpResponse:
    """A link that leads nowhere: used up, withdrawn, deleted, never made or too late."""
    context, language = {"too_late": row is not None, "row": row}, row.language if row else language_of_reader(request)
    return _page(request, "gone", context, action=row.action if row else None, language=language, status=410)


def _page(
    request: HttpRequest,
    name: str,
    context: Mapping[str, object],
    *,
    language: str,
    status: int = 200,
    action: Action | None = None,
) -> HttpResponse:
    """In the kind's own words where it has some for this page."""
    page = f"{name}.html"
    names = kind_of(action).said(page) if action else [f"participation/{page}"]
    with override(language):
        response = render(request, names, {**context, "language": language}, status=status)
    response.headers["Content-Language"] = language
    return response


def _around(action: Action, language: str, now: datetime) -> dict[str, object]:
    """What to pass on and what to do next. The row is read afresh: a door may be a second old."""
    return {
        "view": view_of(action, language=language, now=now),
        "action_page": pointing.page_in(pointing.live_pages(action), language),
    }


def _networks(row: Participation) -> dict[str, object]:
    """Those of the organisations that ask here, and whether she is in one: of a matter that is gone, none."""
    asking = [asker.organisation_id for asker in row.action.askers.all()] or [row.action.organisation_id]
    offered = networks.offers(row.language, organisation_ids=asking)
    joined = set(subscriptions.active(bytes(row.email_key)).values_list("network_id", flat=True)) if offered else set()
    return {
        "offers": [offer for offer in offered if offer.network_id not in joined][:MOST_OFFERS],
        "just_joined": any(offer.network_id in joined for offer in offered),
        "join_place": reverse("participation:join-after", args=[row.token]),
    }


def _why_refused(row: Participation) -> str:
    refusal = moderating.why_refused(row)
    return refusal.text(row.language) if refusal else ""


def _headline(row: Participation) -> str:
    """Nothing of a matter that was taken down is told again."""
    return "" if row.action.state == Action.State.TAKEN_DOWN else headline_of(row)
