# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every public page, on a phone, a tablet and a desk, by day and by night: accessible, narrow and light enough."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import CampaignPage
from altavoz.campaigns.testing import add_target, make_action, make_action_page
from altavoz.demonstration.testing import make_demonstration
from altavoz.participation.testing import make_participation
from altavoz.website.pages import PlainPage, PrivacyPage
from tests.browser.visiting import DESK, PHONE, Visit
from tests.journeys.mail import link_in, newest_letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
Begin = Callable[..., Visit]
KILOBYTE = 1000
LONG = (
    "Rechtsschutzversicherungsgesellschaften und Überwachungsgesamtrechnungen brauchen Grundrechtsfolgenabschätzungen"
)


@pytest.fixture
def demonstration(centre: str) -> tuple[Action, Action]:
    return make_demonstration()


def address(action: Action, language: str = "en") -> str:
    return str(action.pages.get(locale__language_code=language).url)


def pages_at_rest(closed: Action, now_open: Action) -> list[str]:
    campaign = CampaignPage.objects.filter(locale__language_code="en").first()
    plain = [*PlainPage.objects.filter(locale__language_code="en"), *PrivacyPage.objects.all()[:1]]
    assert campaign is not None
    found = ["/en/", address(now_open), address(closed), address(now_open, "fr"), address(now_open, "es")]
    own = ["/en/my-data/", "/es/my-data/asked/", "/en/nowhere/"]
    # A letter that still goes round among organisations has no page yet.
    published = Action.objects.filter(pages__live=True, pages__locale__language_code="en").distinct()
    beside = [address(each) for each in published.exclude(pk__in=[closed.pk, now_open.pk])]
    return [*found, *beside, campaign.get_parent().url, campaign.url, *(each.url for each in plain), *own]


def pages_of_the_story(ana: Visit, action: Action) -> Iterator[Page]:
    """The page with errors, the sent page, the page with the button and what comes after it."""
    page = ana.to(address(action))
    page.locator("form.form").evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
    page.wait_for_selector(".problems")
    yield page
    for name, typed in {"given_name": "Ana", "family_name": "Lima", "email": "ana@example.org"}.items():
        page.locator(f"#{name}").fill(typed)
    page.locator("#country").select_option("CA")
    page.locator("#age").check()
    page.locator("form.form button.is-wide").click()
    page.wait_for_url("**/sent/**")
    yield page
    letter = newest_letter()
    for door in ("confirm", "not-me"):
        yield ana.to(link_in(letter, door))
    ana.to(link_in(letter, "confirm"))
    page.get_by_role("button", name="Yes, count me").click()
    page.wait_for_selector("h1:has-text('You are being counted')")
    yield page
    page.get_by_role("link", name="Withdraw my signature").click()
    yield page


def look(ana: Visit, widths: Iterable[int], troubles: dict[str, list[str]]) -> None:
    """At each width in turn, in one visit; the last one stays, and the next page is loaded at it."""
    for width in widths:
        ana.resize(width)
        found = ana.violations() + [f"too wide: {each}" for each in ana.too_wide()[:3]]
        if found:
            troubles[f"{ana.page.url} «{ana.page.title()}» {width} wide"] = found


@pytest.mark.parametrize(
    ("scheme", "widths"), [("light", (DESK, PHONE)), ("dark", (PHONE, DESK))], ids=["light", "dark"]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visit: Begin, demonstration: tuple[Action, Action], scheme: str, widths: tuple[int, int]
) -> None:
    closed, now_open = demonstration
    ana = visit(width=widths[-1], scheme=scheme)
    troubles: dict[str, list[str]] = {}
    for place in [*pages_at_rest(closed, now_open), "/accounts/login/", "/confirm/AAAAAAAAAAAAAAAAAAAAAA/"]:
        ana.to(place)
        look(ana, widths, troubles)
    for _page in pages_of_the_story(ana, now_open):
        look(ana, widths, troubles)
    assert troubles == {}


def test_long_words_and_forty_targets_fit_on_a_small_phone(visit: Begin) -> None:
    action = make_action(goal=1000)
    for number in range(39):
        add_target(action, holder=f"Dr. Maximiliane Freifrau von und zu Grundrechtsfolgenabschätzung {number}")
    make_participation(action, confirmed=True)
    ana = visit(width=320)
    ana.to(make_action_page(action, title=LONG).url)
    assert ana.too_wide() == []
    assert ana.violations() == []


def test_an_action_page_is_light_in_each_language(visit: Begin, demonstration: tuple[Action, Action]) -> None:
    for language in ("en", "fr", "es"):
        ana = visit()  # who comes for the first time and keeps no copy of anything
        ana.to(address(demonstration[1], language))
        ana.page.wait_for_load_state("networkidle")
        assert ana.weight() <= 60 * KILOBYTE, language
        assert len([answer for answer in ana.answers if answer.request.resource_type != "image"]) <= 8, language


def test_the_script_is_small() -> None:
    found = finders.find("website/altavoz.js")
    assert isinstance(found, str)
    assert Path(found).stat().st_size <= 12 * KILOBYTE
