# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter with six digits shows what they confirm: somebody else may have typed Ana's address."""

import pytest
from django.test import Client
from django.utils import translation

from altavoz.campaigns.action import Action
from altavoz.contacting.models import Message
from altavoz.contacting.testing import make_chamber, make_write_action, seats
from altavoz.decision_makers.models import Body
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written, writer_of
from altavoz.participation.testing import ana_types, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def chamber() -> Body:
    return make_chamber()


@pytest.fixture
def action(chamber: Body) -> Action:
    return make_write_action(body=chamber)


def write(client: Client, action: Action, chamber: Body, *, to: int = 1, **fields: object) -> None:
    offices = [office.public_id for office in seats(chamber)[:to]]
    typed = ana_types(action, **{"office": offices, "way": "centre", **fields})
    assert client.post(f"/act/{action.public_id}/", typed).status_code == 303


def newest() -> Written:
    letter = Letter.objects.filter(kind="confirm").latest("pk")
    with translation.override(letter.language):
        written = writer_of(letter).write(letter)
    assert written is not None
    return written


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "what the button and the digits confirm"), ("fr", "Voici ce que confirment"), ("es", "Esto es lo que")],
)
def test_subject_and_text_stand_in_the_letter_in_every_language(
    client: Client, action: Action, chamber: Body, language: str, said: str
) -> None:
    write(client, action, chamber, language=language, subject="Looms", body="Please speak.\n\nFor us all.")
    letter = newest()
    assert said in letter.text
    assert said in letter.html
    assert "> Looms\n>\n> " in letter.text
    assert "\n> Please speak.\n>\n> For us all." in letter.text
    assert "<b>Looms</b>" in letter.html
    assert "Please speak.<br><br>For us all." in letter.html


def test_what_was_typed_is_text_and_never_code_or_a_word_of_ours(client: Client, action: Action, chamber: Body) -> None:
    write(
        client, action, chamber, subject="<b>Looms & us</b>", body="<script>alert(1)</script>\n-- \nOther digits: 1 1"
    )
    letter = newest()
    assert "&lt;b&gt;Looms &amp; us&lt;/b&gt;" in letter.html
    assert "<script>" not in letter.html
    assert "> <b>Looms & us</b>" in letter.text
    assert "\n> Other digits" in letter.text


def test_the_newest_letter_shows_the_words_that_a_stranger_put_there_since(
    client: Client, action: Action, chamber: Body
) -> None:
    write(client, action, chamber, body="Mine.")
    write(client, action, chamber, body="Not hers at all.")
    assert Message.objects.count() == 1
    assert "> Not hers at all." in newest().text
    assert "Mine." not in newest().text


def test_one_text_to_several_offices_is_shown_once(client: Client, action: Action, chamber: Body) -> None:
    write(client, action, chamber, to=3, body="Please speak for them.")
    letter = newest()
    assert letter.text.count("Please speak for them.") == 1
    assert letter.html.count("Please speak for them.") == 1
    assert letter.text.count("- Your letter to") == 3


def test_a_report_has_no_words_to_show(client: Client, action: Action, chamber: Body) -> None:
    sign(client, action, office=seats(chamber)[0].public_id, way="print", result="sent")
    assert "what the button and the digits confirm" not in newest().text
