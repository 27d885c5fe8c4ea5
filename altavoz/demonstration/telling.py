# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demonstration's pages, in each language."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from wagtail.models import Locale, Page

from altavoz.actions.petition.pages import PetitionPage
from altavoz.campaigns.action import Action, Campaign
from altavoz.campaigns.pages import ActionPage, CampaignPage
from altavoz.demonstration.words import ActionWords, Block, PageWords, Words
from altavoz.running import first_pages
from altavoz.website.menus import MenuItem
from altavoz.website.pages import PlainPage, PrivacyPage

CREDIT = "Altavoz"
PLAIN = ("about", "contact", "accessibility")


def tell(said: Mapping[str, Words], *, campaign: Campaign, closed: Action, now_open: Action, now: datetime) -> None:
    """Every page in every language; a translation shares the key of the page that it translates."""
    keys = {name: uuid4() for name in ("campaign", "closed", "open", *PLAIN)}
    for language, words in said.items():
        locale = Locale.objects.get(language_code=language)
        _tell_home(words)
        home, actions = first_pages.home_in(language), first_pages.actions_in(language)
        first_pages.place(home, _campaign_page(words.campaign, campaign), locale=locale, key=keys["campaign"], now=now)
        first_pages.place(
            actions, _page_of(PetitionPage, words.closed, closed, "chairs"), locale=locale, key=keys["closed"], now=now
        )
        first_pages.place(
            actions, _page_of(PetitionPage, words.open, now_open, "doors"), locale=locale, key=keys["open"], now=now
        )
        _tell_plain(home, words, keys, now)


def tell_action(
    sort: type[ActionPage], action: Action, told: Mapping[str, ActionWords], *, drawing: str, now: datetime
) -> None:
    """One action's page in every language."""
    key = uuid4()
    for language, words in told.items():
        locale = Locale.objects.get(language_code=language)
        page = _page_of(sort, words, action, drawing)
        first_pages.place(first_pages.actions_in(language), page, locale=locale, key=key, now=now)


def make_menus() -> None:
    """Each line leads to a page; its words in a language are that page's title."""
    home = first_pages.home_in("en")
    pages = {page.slug: page for page in Page.objects.descendant_of(home)}
    privacy = PrivacyPage.objects.descendant_of(home).get()
    main = [pages["act"], pages["make-mexico-safe"], pages["about"]]
    footer = [pages["contact"], privacy, pages["accessibility"]]
    for place, lines in ((MenuItem.Place.MAIN, main), (MenuItem.Place.FOOTER, footer)):
        for order, page in enumerate(lines):
            MenuItem.objects.create(place=place, order=order, page_id=page.pk)


def _tell_home(words: Words) -> None:
    home, actions = first_pages.home_in(words.language), first_pages.actions_in(words.language)
    home.title, home.headline, home.lead = words.home.title, words.home.headline, words.home.lead
    home.body = stream(words.home.body)
    home.search_description = words.home.lead
    actions.title, actions.teaser = words.actions.title, words.actions.teaser
    for page in (home, actions):
        page.draft_title = page.title
        page.save()


def _tell_plain(home: Page, words: Words, keys: Mapping[str, UUID], now: datetime) -> None:
    plain = {"about": words.about, "contact": words.contact, "accessibility": words.accessibility}
    for name, told in plain.items():
        page = PlainPage(title=told.title, slug=told.slug, lead=told.lead, teaser=told.lead, body=stream(told.body))
        first_pages.place(home, page, locale=home.locale, key=keys[name], now=now)


def _campaign_page(told: PageWords, campaign: Campaign) -> CampaignPage:
    return CampaignPage(
        title=told.title,
        slug=told.slug,
        teaser=told.teaser,
        lead=told.lead,
        campaign=campaign,
        story=stream(told.story),
    )


def _page_of(sort: type[ActionPage], told: ActionWords, action: Action, drawing: str) -> ActionPage:
    return sort(
        title=told.title,
        slug=told.slug,
        action=action,
        kicker=told.kicker,
        lead=told.lead,
        teaser=told.teaser,
        social_text=told.teaser,
        ask=told.ask,
        demands=stream({"ask": demand} for demand in told.demands),
        story=stream(told.story),
        author=told.author,
        drawing=drawing,
        picture_alt=told.picture_alt,
        picture_caption=told.picture_caption,
        picture_credit=CREDIT,
    )


def stream(blocks: Iterable[Block]) -> str:
    """What Wagtail keeps of a story: each block of the file names its sort and its value."""
    raw = [{"type": sort, "value": value, "id": str(uuid4())} for block in blocks for sort, value in block.items()]
    return json.dumps(raw)
