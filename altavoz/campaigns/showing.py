# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cards that actions put on the home page and on their campaign's page."""

from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Page

from altavoz.campaigns import listing
from altavoz.campaigns.action import Action, Outcome
from altavoz.campaigns.page_view import outcome_line
from altavoz.campaigns.pages import ActionIndexPage, CampaignPage
from altavoz.website import cards

ON_HOME = 4
ACTIONS = "campaigns/cards/actions.html"
OUTCOME = "campaigns/cards/outcome.html"


def open_on_home(page: Page, now: datetime) -> cards.Card | None:
    language = page.locale.language_code
    rows = listing.open_rows(language=language, now=now, most=ON_HOME)
    if not rows:
        return None
    index = ActionIndexPage.objects.live().filter(locale=page.locale_id).first()
    about: dict[str, object] = {"title": _("What you can do now"), "anchor": "open", "rows": rows}
    if index is not None:
        about |= {"more_url": index.url, "more": _("All actions")}
    return cards.Card(ACTIONS, about)


def latest_outcome(page: Page, now: datetime) -> cards.Card | None:
    """The newest outcome of all, as long as its action has a page in this language."""
    language = page.locale.language_code
    told = Outcome.objects.exclude(action__state__in=[Action.State.PREPARING, Action.State.TAKEN_DOWN])
    told = told.filter(action__pages__live=True, action__pages__told_in=language, texts__isnull=False)
    newest = told.select_related("action").prefetch_related("texts").order_by("-date", "-pk").first()
    row = listing.row_of(newest.action, language=language, now=now) if newest else None
    if newest is None or row is None:
        return None
    return cards.Card(OUTCOME, {"row": row, "outcome": outcome_line(newest, language)})


def open_in_campaign(page: Page, now: datetime) -> cards.Card | None:
    return _of_campaign(page, listing.open_rows, _("What you can do now"), "open", now)


def closed_in_campaign(page: Page, now: datetime) -> cards.Card | None:
    return _of_campaign(page, listing.closed_rows, _("What was done"), "closed", now)


def _of_campaign(page: Page, rows_of: listing.RowMaker, title: str, anchor: str, now: datetime) -> cards.Card | None:
    campaign_id = page.campaign_id if isinstance(page, CampaignPage) else None
    if campaign_id is None:
        return None
    rows = rows_of(language=page.locale.language_code, now=now, campaign_id=campaign_id)
    return cards.Card(ACTIONS, {"title": title, "anchor": anchor, "rows": rows}) if rows else None


def register_cards() -> None:
    cards.register(cards.Place.HOME, name="open actions", order=10, make=open_on_home)
    cards.register(cards.Place.HOME, name="latest outcome", order=20, make=latest_outcome)
    cards.register(cards.Place.CAMPAIGN, name="open actions", order=10, make=open_in_campaign)
    cards.register(cards.Place.CAMPAIGN, name="closed actions", order=20, make=closed_in_campaign)
