# SPDX-License-Identifier: AGPL-3.0-or-later
"""What many letters share is rendered once, and none of them looks as if it were."""

from collections.abc import Mapping

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html

from altavoz.outbox import rendering
from altavoz.outbox.rendering import html_alone, render
from altavoz.outbox.writers import Written

NAME = "participation/letters/confirm"
WORDS = {"headline": "Free <the> weavers", "organisation": "Weavers & Co", "agreed": ("One thing.",)}


def alone(subject: str, own: Mapping[str, str]) -> Written:
    return render(NAME, subject=subject, words={**WORDS, **own})


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("given_name", ["Ana", "", "<b>Ana & 'Bo'</b>", "{{ digits }}", "%(given_name)s \\1"])
def test_a_letter_looks_as_if_rendered_alone(language: str, given_name: str) -> None:
    own = {"given_name": given_name, "digits": "123 456", "confirm_url": "https://a.example/?x=1&y=2"}
    with translation.override(language):
        once = render(NAME, subject="Confirm: 123 456", words=WORDS, own=own)
        assert once == alone("Confirm: 123 456", own)
        assert rendering.MARK not in once.text + once.html


def test_one_person_never_gets_the_words_of_another() -> None:
    letters = [render(NAME, subject=f"To {name}", words=WORDS, own={"given_name": name}) for name in ("Ana", "Bo")]
    assert "Ana" in letters[0].html
    assert "Ana" not in letters[1].html + letters[1].text + letters[1].subject


def test_what_letters_share_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {**WORDS, "headline": "Rendered once"}
    render(NAME, subject="x", words=words, own={"given_name": "Ana"})
    monkeypatch.delattr(engines["django"].__class__, "get_template")
    assert "Bo" in render(NAME, subject="x", words=words, own={"given_name": "Bo"}).text


@pytest.mark.parametrize("since", ["", "When <Vera> held it"])
def test_a_letter_of_her_own_words_is_put_into_the_frame_alone(since: str) -> None:
    own = {"subject": "A & B", "words": format_html("<p>{}</p>", "<i>"), "since": since, "asked": "Ana's own"}
    words = {"link": "https://a.example/"}
    shown = html_alone("contacting/letters/message", words=words, own=own)
    assert shown == render_to_string("contacting/letters/message.html", {**words, **own})
    assert "<p>&lt;i&gt;</p>" in shown
