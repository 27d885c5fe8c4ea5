# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.template import Context, Template
from django.utils import translation
from pytest_django import Settings

from altavoz.outbox import links
from altavoz.outbox.building import build
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.testing import SPRING, opened
from altavoz.outbox.writers import Written

LETTER = Letter(public_id="abcdefghijklmnop", recipient="ana@weavers.example", language="fr")


def test_the_words_arrive_as_they_were_written() -> None:
    message = opened(build(LETTER, Written("Où sont-ils ?", "Une ligne\n.point", "<p>Où ?</p>"), now=SPRING))
    text, html = message.iter_parts()
    assert message["Subject"] == "Où sont-ils ?"
    assert text.get_content().splitlines() == ["Une ligne", ".point"]
    assert html.get_content().strip() == "<p>Où ?</p>"


def test_only_seven_bits_go_over_the_wire() -> None:
    content = build(LETTER, Written("Où", "Où " * 400, "<p>ñandú</p>"), now=SPRING)
    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 78


def test_a_subject_cannot_bring_headers_of_its_own() -> None:
    content = build(LETTER, Written("Sign\r\nBcc: dee@stranger.example", "a", "b"), now=SPRING)
    assert opened(content)["Bcc"] is None


def test_a_writer_may_add_headers() -> None:
    content = build(LETTER, Written("a", "b", "c", {"List-Unsubscribe": "<https://a.example/>"}), now=SPRING)
    assert opened(content)["List-Unsubscribe"] == "<https://a.example/>"


def test_a_domain_of_other_letters_is_written_for_the_wire() -> None:
    letter = Letter(public_id="abcdefghijklmnop", recipient="ana@bücher.example", language="en")
    assert b"To: ana@xn--bcher-kva.example" in build(letter, Written("a", "b", "c"), now=SPRING)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://act.weavers.example", "act.weavers.example"),
        ("http://127.0.0.1:8000", "[127.0.0.1]"),
        ("http://[::1]:8000", "[IPv6:::1]"),
    ],
)
def test_the_message_id_comes_from_the_centres_own_address(url: str, domain: str, settings: Settings) -> None:
    settings.ALTAVOZ_URL = url
    assert links.message_id("abc") == f"<abc@{domain}>"


def test_links_begin_with_the_centres_own_address(settings: Settings) -> None:
    settings.ALTAVOZ_URL = "https://act.weavers.example"
    assert links.absolute("/confirm/x/") == "https://act.weavers.example/confirm/x/"


@pytest.mark.parametrize(("language", "words"), [("en", "no tracker"), ("fr", "traceur"), ("es", "rastreador")])
def test_the_frame_of_a_letter_speaks_its_language(language: str, words: str) -> None:
    with translation.override(language):
        written = render("outbox/letter", subject="Confirm", words={})
    assert words in written.text
    assert words in written.html
    assert f'<html lang="{language}">' in written.html


def test_a_letter_loads_nothing_from_anywhere() -> None:
    html = render("outbox/letter", subject="Confirm", words={}).html
    assert not [word for word in ("<img", "<script", "src=", "url(", "<link") if word in html]


def test_each_part_carries_its_look() -> None:
    shown = Template('{% load letters %}<a{% look "button" %}>').render(Context())
    assert shown.startswith('<a class="button" style="display:inline-block;')
