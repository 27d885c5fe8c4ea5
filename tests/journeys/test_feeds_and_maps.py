# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds and the map of the site, as programs read them."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.website.finding import keeping
from altavoz.website.finding.entries import Entry
from altavoz.website.finding.indexing import index_everything
from altavoz.website.topics import Topic

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 7, 12, tzinfo=UTC)
ATOM, MAP, LINK = (
    "{http://www.w3.org/2005/Atom}",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.w3.org/1999/xhtml}link",
)


@pytest.fixture
def action(settings: Settings) -> Action:
    settings.ALTAVOZ_URL = "https://act.example"
    found = make_action()
    make_action_pages(found)
    index_everything(now=NOW)
    return found


def read(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - we wrote it ourselves


def titles(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return [entry.findtext(f"{ATOM}title") or "" for entry in read(answer.content).iter(f"{ATOM}entry")]


def test_a_feed_is_whole_atom_in_each_language(client: Client, action: Action) -> None:
    for page in action.pages.all():
        answer = client.get(f"/{page.told_in}/feeds/atom.xml")
        feed = read(answer.content)
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == page.told_in
        assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        (entry,) = feed.iter(f"{ATOM}entry")
        assert (entry.findtext(f"{ATOM}title"), bool(entry.findtext(f"{ATOM}id"))) == (page.title, True)
        assert [link.get("href") for link in entry.iter(f"{ATOM}link")] == [f"https://act.example{page.url}"]
        assert not answer.cookies


def test_a_json_feed_has_what_version_one_point_one_asks_for(client: Client, action: Action) -> None:
    answer = client.get("/en/feeds/kind/petition/feed.json")
    feed = json.loads(answer.content)
    assert (feed["version"], feed["language"]) == ("https://jsonfeed.org/version/1.1", "en")
    assert feed["feed_url"] == "https://act.example/en/feeds/kind/petition/feed.json"
    (item,) = feed["items"]
    assert {"id", "url", "title", "content_text", "date_published", "date_modified"} <= set(item)
    assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_a_country_a_region_and_a_topic_have_feeds_of_their_own(client: Client, action: Action) -> None:
    action.topics.add(Topic.objects.create(slug="looms"))
    action.save()
    Topic.objects.create(slug="land")
    keeping.read_anew("action", action.pages.values_list("pk", flat=True))
    index_everything(now=NOW)
    both = "country/CA/topic/looms"
    for path in ("country/CA", "country/americas", "topic/looms", both, "topic/looms/kind/petition"):
        assert len(titles(client, f"/en/feeds/{path}/atom.xml")) == 1, path
    for path in ("country/MX", "topic/land", "country/MX/topic/looms", "country/CA/topic/land"):
        assert titles(client, f"/en/feeds/{path}/atom.xml") == [], path
    text = client.get("/es/feeds/", {"country": "CA", "topic": "looms"}).content.decode()
    assert "/es/feeds/country/CA/topic/looms/feed.json" in text


def test_what_nobody_knows_has_no_feed(client: Client) -> None:
    unknown = ("country/XX", "country/ZZ", "country/nowhere", "topic/none", "kind/none", "kind/case", "author/none")
    for path in (*unknown, "country/MX/topic/none", "kind/action/country/MX", "country/MX/country/CA"):
        answer = client.get(f"/fr/feeds/{path}/atom.xml")
        assert (answer.status_code, "<h1>" in answer.content.decode()) == (404, True), path
        assert client.get(f"/en/feeds/{path}/events.ics").status_code == 404, path


def test_calendars_stand_beside_the_feeds(client: Client) -> None:
    for path in ("", "kind/event/", "country/MX/", "country/americas/", "country/MX/kind/event/"):
        answer = client.get(f"/fr/feeds/{path}events.ics")
        assert answer.content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), path


def test_of_somebody_at_risk_a_feed_gives_the_headline_alone(client: Client, action: Action) -> None:
    Entry.objects.update(teaser="What happened to her")
    assert b"What happened to her" in client.get("/en/feeds/feed.json").content
    Action.objects.filter(pk=action.pk).update(danger=Action.Danger.HIGH)
    answer = client.get("/en/feeds/feed.json")
    assert answer["Cache-Control"] == "no-store"
    assert json.loads(answer.content)["items"][0]["content_text"] == "Let the weavers go home"


def test_the_page_of_feeds_leads_to_those_that_have_something(client: Client, action: Action) -> None:
    text = client.get("/es/feeds/").content.decode()
    assert 'href="/es/feeds/country/CA/atom.xml"' in text
    assert 'href="/es/feeds/kind/petition/feed.json"' in text
    assert "kind/case" not in text


def test_the_map_names_every_page_with_its_other_languages(client: Client, action: Action) -> None:
    maps = [loc.text or "" for loc in read(client.get("/sitemap.xml").content).iter(f"{MAP}loc")]
    assert "Sitemap: https://act.example/sitemap.xml" in client.get("/robots.txt").content.decode()
    named: dict[str, dict[str, str]] = {}
    for address in maps:
        for url in read(client.get(address.removeprefix("https://act.example")).content).iter(f"{MAP}url"):
            links = {link.get("hreflang", ""): link.get("href", "") for link in url.iter(LINK)}
            named[url.findtext(f"{MAP}loc") or ""] = links
    pages = {page.told_in: f"https://act.example{page.url}" for page in action.pages.all()}
    assert all(named[url] == {**pages, "x-default": pages["en"]} for url in pages.values())
    assert "https://act.example/en/" in named
