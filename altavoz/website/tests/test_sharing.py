# SPDX-License-Identifier: AGPL-3.0-or-later
"""What other machines read of a page, and the page as bare text."""

import io
import re
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from pytest_django import Settings

from altavoz.organisations.testing import make_organisation
from altavoz.website.sharing import bare, pictures, stripping
from altavoz.website.sharing.words import words_of, words_said
from altavoz.website.testing import make_home, make_page, told_to_machines, translate

pytestmark = pytest.mark.django_db
HEAD = re.compile(r'<link rel="alternate" hreflang="([a-z-]+)" href="([^"]+)">')


def head(client: Client, path: str) -> tuple[str, dict[str, str], str]:
    """The canonical address, the alternates and the whole page."""
    text = client.get(path).content.decode()
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', text)
    return canonical, dict(HEAD.findall(text)), text


def test_all_languages_of_a_page_name_each_other_and_themselves(client: Client, settings: Settings) -> None:
    settings.ALTAVOZ_URL = "https://act.example"
    page = make_page(make_home("fr", "es"))
    pages = [page, translate(page, "fr", title="Qui"), translate(page, "es", title="Quién")]
    heads = [head(client, each.url or "") for each in pages]
    assert [canonical for canonical, _all, _text in heads] == [f"https://act.example{each.url}" for each in pages]
    assert len({tuple(sorted(alternates.items())) for _canonical, alternates, _text in heads}) == 1
    assert heads[0][1]["es"] == "https://act.example/es/about-us/"
    assert heads[0][1]["x-default"] == "https://act.example/en/about-us/"


def test_what_schema_org_is_told_can_be_read_and_ends_no_element(client: Client) -> None:
    make_page(make_home(), title="About </script> & us")
    text = client.get("/en/about-script-us/").content.decode()
    told = told_to_machines(text)
    facts = told["WebPage"]
    assert [step["name"] for step in told["BreadcrumbList"]["itemListElement"]] == ["Home", "About </script> & us"]
    assert facts["name"] == "About </script> & us"
    assert facts["inLanguage"] == "en"
    assert facts["publisher"]["@type"] == "Organization"


def test_the_picture_of_a_page_is_drawn_once_and_an_older_address_leads_to_it(
    client: Client, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ALTAVOZ_HOME = tmp_path
    page = make_page(make_home(), title="Überwachungsgesamtrechnung " * 8)
    address = pictures.picture(page)
    answer = client.get(address)
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert "immutable" in answer["Cache-Control"]
    monkeypatch.setattr(pictures, "_draw", lambda words: pytest.fail("drawn twice"))
    assert client.get(address).content == answer.content
    assert client.get(f"/pictures/{page.pk}-{'0' * 20}.png")["Location"] == address
    said = pictures.address_said(words_said("Follow-up", "What was asked", language="en"))
    stranger = said.replace("/said/", "/said/x")
    assert client.get(stranger).status_code == 404
    page.unpublish()
    assert client.get(address).status_code == 404


def test_the_oldest_pictures_make_room(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ALTAVOZ_HOME = tmp_path
    monkeypatch.setattr(pictures, "MOST_KEPT", 2)
    monkeypatch.setattr(pictures, "_draw", lambda words: b"picture")
    home = make_home()
    for number in range(4):
        pictures.drawn(words_of(make_page(home, title=f"Page {number}")))
    assert len(list((tmp_path / "pictures").glob("*.png"))) <= 2


def test_an_organisation_with_another_name_has_other_pictures() -> None:
    home = make_home()
    before = words_of(home).edition
    make_organisation(runs_centre=True)
    assert words_of(home).edition != before


def test_the_card_for_other_sites_keeps_to_its_limits(client: Client, settings: Settings) -> None:
    settings.ALTAVOZ_URL = "https://act.example"
    make_page(make_home(), title="Loom & <thread>")
    asked = {"url": "https://act.example/en/loom-thread/", "maxwidth": "300"}
    card = client.get("/oembed/", asked).json()
    assert (card["version"], card["type"], card["width"], "thumbnail_url" in card) == ("1.0", "rich", 300, False)
    assert "Loom &amp; &lt;thread&gt;" in card["html"]
    assert client.get("/oembed/", {**asked, "format": "xml"}).status_code == 501
    for address in ("https://act.example/en/nowhere/", "https://other.example/en/", "https://act.example/cms/", ""):
        assert client.get("/oembed/", {"url": address}).status_code == 404, address


def test_the_bare_page_has_all_the_words_and_nothing_else(client: Client) -> None:
    make_page(make_home("es"), text="<h2>Looms</h2><p>Read <a href='/en/'>this</a> &amp; <b>that</b>.</p>")
    text = client.get("/en/about-us/?text").content.decode()
    assert "<h2>Looms</h2>" in text
    assert '<p>Read <a href="/en/">this</a> &amp; <b>that</b>.</p>' in text
    assert not any(sign in text for sign in ("<img", "<script", "stylesheet", "class=", "<svg"))
    assert text.count("<main>") == 1


def test_a_long_page_comes_in_parts_under_fifteen_thousand_bytes(client: Client) -> None:
    make_page(make_home(), text="".join(f"<p>{number} {'Weaving. ' * 90}</p>" for number in range(40)))
    parts = [client.get(f"/en/about-us/?text={number}").content for number in (1, 2, 3)]
    assert all(len(part) < 15_000 for part in parts)
    assert b"<p>0 Weaving" in parts[0]
    assert b"<p>39 Weaving" in parts[2]
    assert b'href="?text=2"' in parts[0]
    assert client.get("/en/about-us/?text=99").content == parts[2]


@pytest.mark.parametrize(
    ("html", "bare_html"),
    [
        ("<div>One<p>two</p>three</div>", ["<p>One</p>", "<p>two</p>", "<p>three</p>"]),
        ('<p>A<span hidden>no</span><svg><path d="M0"/></svg><br>b</p>', ["<p>A<br>b</p>"]),
        ("<ul><li><div>x</div>y</li></ul><script>1<2</script>", ["<ul><li>x y</li></ul>"]),
        ("<p>&lt;b&gt; &amp;amp;</p>", ["<p>&lt;b&gt; &amp;amp;</p>"]),
        ('<p aria-hidden="true"><input name="trap"></p><img alt="A loom" src="x">', ["<p>[A loom]</p>"]),
        (
            '<section id="sign"><a href="#sign" onclick="x">Go</a></section>',
            ['<a id="sign"></a><p><a href="#sign">Go</a></p>'],
        ),
    ],
)
def test_what_is_left_of(html: str, bare_html: list[str]) -> None:
    assert stripping.pieces_of(html) == bare_html


def test_a_link_leads_to_the_part_where_its_place_is() -> None:
    pieces = stripping.pieces_of(
        f'<p><a href="#sign">Sign</a></p><p>{"x" * 13_000}</p><section id="sign"><h2>Your name</h2></section>'
    )
    parts = bare.parts_of(pieces)
    assert parts[0].startswith('<p><a href="?text=3#sign">Sign</a></p>')
    assert parts[2] == '<a id="sign"></a><h2>Your name</h2>'


def test_a_part_that_is_none_is_the_first() -> None:
    assert [bare.part_asked({"text": said}) for said in ("", "2", "0", "999", "x")] == [1, 2, 1, 1, 1]
    assert bare.part_asked({}) == 0
