# SPDX-License-Identifier: AGPL-3.0-or-later
"""Calendars: of all events, of one, and the own copy of somebody who said yes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.actions.event import listing, showing
from altavoz.actions.event.calendars import MEDIA_TYPE, Entry, calendar
from altavoz.actions.event.rows import Event
from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.participation.models import Participation
from altavoz.website import generations
from altavoz.website.errors import trouble_page
from altavoz.website.feeds.asking import is_place
from altavoz.website.pagecache import public
from altavoz.website.regions import region_name
from altavoz.website.topics import Topic

NOT_THERE = {Action.State.PREPARING: 404, Action.State.TAKEN_DOWN: 410}


@require_safe
def feed(request: HttpRequest, language: str = "", country: str = "", topic: str = "") -> HttpResponse:
    language, now = language or settings.LANGUAGE_CODE, timezone.now()
    about = Topic.objects.filter(slug=topic).prefetch_related("names").first() if topic else None
    if (country and not is_place(country)) or (topic and about is None):
        raise Http404
    generations.depend_on(generations.SITE)
    entries = listing.entries(language=language, now=now, country=country, topic=topic)
    for entry in entries:
        generations.depend_on(generations.action_subject(entry.public_id))
    with override(language):
        place = (region_name(country) or country_name(country, language)) if country else ""
        named = ", ".join(filter(None, [place, about.name(language) if about else ""]))
        name = _("Events: %(country)s") % {"country": named} if named else _("Events")
    return public(_answer(entries, name=name))


@require_safe
def one(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    event = _event(public_id)
    if event is None or (status := NOT_THERE.get(Action.State(event.action.state), 0)):
        return trouble_page(request, 404 if event is None else status)
    entry = listing.entry_of(event, language=language)
    return _closed_to_caches(_answer([entry])) if entry else trouble_page(request, 404)


@require_safe
def own(request: HttpRequest, token: str) -> HttpResponse:
    """With the way in. The address is as secret as the letter in which it stands."""
    row = Participation.objects.filter(token=token, state="confirmed").select_related("action__organisation").first()
    now = timezone.now()
    told = showing.own(row, row.language, now) if row and row.action.state not in NOT_THERE else None
    event = Event.objects.filter(action=row.action_id).prefetch_related("texts").first() if row else None
    if row is None or told is None or event is None or not told.is_coming:
        return trouble_page(request, 404)
    event.action = row.action
    entry = listing.entry_of(event, language=row.language, extra=(told.way_in, told.online))
    return _closed_to_caches(_answer([entry])) if entry else trouble_page(request, 404)


def _event(public_id: str) -> Event | None:
    rows = Event.objects.filter(action__public_id=public_id).select_related("action__organisation")
    return rows.prefetch_related("texts").first()


def _answer(entries: list[Entry], *, name: str = "") -> HttpResponse:
    response = HttpResponse(calendar(entries, name=name), content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'inline; filename="events.ics"'
    return response


def _closed_to_caches(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
