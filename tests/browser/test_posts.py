# SPDX-License-Identifier: AGPL-3.0-or-later
"""News: a reader goes from the list to a post, its author, its topic and the archive; Dana writes one."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from altavoz.campaigns.testing import make_home
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.testing import draft, make_author, make_index, make_posts, make_topic
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation
from altavoz.website.finding.indexing import index_everything
from tests.browser.visiting import Visit, at_the_desk, publish

Begin = Callable[..., Visit]
SAID = "We do not ask for much."
CORRECTED = json.dumps(
    [{"type": "correction", "value": {"date": "2026-04-09", "text": "There were nine looms, not eight."}, "id": "c1"}]
)


WAY = (
    ("The looms stand still", "looms/"),
    ("Lena Ortiz", "by/lena-ortiz/"),
    ("The looms stand still", "looms/"),
    ("Looms", "topic/looms/"),
    ("News", ""),
    ("April 2026", "2026/04/"),
)


@pytest.fixture
def news(centre: str) -> None:
    lena, looms = make_author(), make_topic()
    told = draft(place="Lodz", authors=[(lena.pk, "Media Coordinator")], topics=[looms.pk], changes=CORRECTED)
    make_posts(make_index(make_home()), [told])
    index_everything(now=timezone.now())


def what_is_wrong(reader: Visit, width: int, *, script: bool) -> list[str]:
    wide = reader.page.evaluate("document.documentElement.scrollWidth")
    return [*(reader.violations() if script else []), *([f"{wide} wide"] if wide != width else [])]


@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)], ids=["script", "no script"])
def test_a_reader_goes_from_the_list_to_post_author_topic_and_archive(
    visit: Begin, news: None, script: bool, width: int
) -> None:
    reader = visit(script=script, width=width)
    page = reader.to("/en/news/")
    wrong = what_is_wrong(reader, width, script=script)
    for link, place in WAY:
        page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()
        page.wait_for_url(f"**/en/news/{place}")
        wrong += what_is_wrong(reader, width, script=script)
    reader.to("/en/search/?q=loom")
    wrong += what_is_wrong(reader, width, script=script)
    page.get_by_role("main").get_by_role("link", name="The looms stand still").click()
    page.wait_for_url("**/news/looms/")
    assert "There were nine looms, not eight." in page.inner_text("main")
    assert page.locator("link[type='application/atom+xml']").count()
    assert wrong + reader.troubles == []


def quote(page: Page) -> None:
    """The first block of the text."""
    page.locator(
        "xpath=//input[@name='body-count']/following::button[contains(@class,'c-sf-add-button')]"
    ).first.click()
    page.get_by_role("option", name="Quote", exact=True).first.click()
    page.fill("[name=body-0-value-quote]", SAID)
    page.fill("[name=body-0-value-who]", "Lena Ortiz")


def test_dana_writes_a_post_with_two_authors_in_their_roles(visit: Begin, centre: str) -> None:
    make_organisation(runs_centre=True)
    lena, bo = make_author(), make_author("Bo", "bo")
    index = make_index(make_home())
    dana = at_the_desk(visit(), "dana", roles.PUBLISHER)
    page = dana.to(f"/cms/pages/add/newsroom/postpage/{index.pk}/")
    page.wait_for_load_state()
    page.fill("[name=title]", "We go on")
    page.fill("[name=date]", "2026-04-07")
    page.fill("[name=place]", "Lodz")
    for number, (author, role) in enumerate(((lena, "Editor"), (bo, "Delegate"))):
        page.get_by_role("button", name="Add Author").click()
        page.locator(f"[name=bylines-{number}-author]").select_option(str(author.pk))
        page.fill(f"[name=bylines-{number}-role]", role)
    quote(page)
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    post = PostPage.objects.get()
    assert [(row.author.name, row.role) for row in post.bylines.all()] == [("Lena Ortiz", "Editor"), ("Bo", "Delegate")]
    assert (post.place, post.live, post.organisation) == ("Lodz", False, None)
    assert [(block.value["quote"], block.value["who"]) for block in post.body] == [(SAID, "Lena Ortiz")]
    assert dana.troubles == []


def hold_until(page: Page, hour: str) -> None:
    page.get_by_role("button", name="Toggle status").first.click()
    page.get_by_role("button", name="Set schedule").first.click()
    page.fill("[name=go_live_at]", hour)
    # The calendar that opens lies over the button, until one looks away from it.
    page.get_by_text("Choose when this page should go live").click()
    page.locator(".xdsoft_datetimepicker:visible").wait_for(state="hidden")
    page.get_by_role("button", name="Save schedule").click()
    page.get_by_text("Once scheduled").first.wait_for()


def test_a_post_waits_for_its_hour_and_nobody_outside_sees_it_before(visit: Begin, news: None) -> None:
    make_organisation(runs_centre=True)
    dana = at_the_desk(visit(), "dana", roles.PUBLISHER)
    page = dana.to(f"/cms/pages/add/newsroom/postpage/{PostIndexPage.objects.get().pk}/")
    page.wait_for_load_state()
    page.fill("[name=title]", "We go on tomorrow")
    page.fill("[name=date]", "2026-04-07")
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    page.wait_for_load_state()
    hour = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    hold_until(page, f"{hour:%Y-%m-%d %H:%M}")
    publish(page, "Schedule to publish")
    page.get_by_text("scheduled for publishing").first.wait_for()
    assert PostPage.objects.get(title="We go on tomorrow").latest_revision.approved_go_live_at == hour
    assert "We go on tomorrow" in dana.to("/cms/newsroom/").inner_text("main")
    assert "We go on tomorrow" not in visit().to("/en/news/").inner_text("main")
