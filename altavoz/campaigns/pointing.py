# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an action's page leads: its other languages, its own address, and the next thing to do."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Case, IntegerField, Q, Value, When

from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.page_parts import NextAction
from altavoz.website.languages import OWN_NAMES

# The pages themselves ask this file, so it reaches them through their action.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage

SHOWN = ("title", "url_path", "told_in", "action", "locale__language_code")


def live_pages(action: Action) -> "list[ActionPage]":
    """With their addresses, titles and asks alone: nobody here tells the story."""
    return list(action.pages.filter(live=True).select_related("locale").only(*SHOWN, "demands"))


def languages(pages: "Sequence[ActionPage]") -> tuple[tuple[str, str, str], ...]:
    """Code, own name and address of every language in which the action is told, in the centre's order."""
    by_language = {page.told_in: page for page in pages}
    return tuple((code, name, by_language[code].url or "") for code, name in OWN_NAMES.items() if code in by_language)


def share_url(pages: "Sequence[ActionPage]", language: str) -> str:
    """The address that travels: built from the settings, never from what the request says."""
    page = page_in(pages, language)
    return "" if page is None else address_of(page)


def address_of(page: "ActionPage") -> str:
    parts = page.get_url_parts()
    return "" if parts is None else f"{settings.ALTAVOZ_URL}{parts[2]}"


def page_in(pages: "Sequence[ActionPage]", language: str) -> "ActionPage | None":
    """In that language, else in the first that there is."""
    by_language = {page.told_in: page for page in pages}
    return by_language.get(language) or next(
        (by_language[code] for code, _name in settings.LANGUAGES if code in by_language), None
    )


def open_now(now: datetime) -> Q:
    """Actions that somebody can take part in at that moment."""
    return Q(state=Action.State.OPEN) & (Q(closes_at__isnull=True) | Q(closes_at__gt=now))


def next_action(action: Action, *, language: str, now: datetime) -> NextAction | None:
    """Another open action: of the same campaign, else of the same country, else the newest."""
    nearness = Case(
        *([When(action__campaign=action.campaign_id, then=Value(0))] if action.campaign_id else []),
        When(action__country=action.country, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    told = action.pages.model._default_manager.filter(live=True, told_in=language).exclude(action=action.pk)
    rows = told.filter(action__in=Action.objects.filter(open_now(now))).select_related("action", "locale")
    page = (
        rows.only(*SHOWN, "action__kind", "action__country")
        .order_by(nearness, "-action__opened_at", "action__pk")
        .first()
    )
    if page is None or page.action is None:
        return None
    return NextAction(
        title=page.title,
        url=page.url or "",
        kind_label=str(kind_of(page.action).label),
        country=country_name(page.action.country, language),
    )
