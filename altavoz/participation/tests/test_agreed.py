# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody typed Ana's address and ticked every box: Ana reads in words what her yes would be a yes to."""

import pytest
from django.test import Client
from django.utils.translation import override

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import add_target
from altavoz.organisations.testing import make_wording
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import Written, writer_of
from altavoz.participation import doors
from altavoz.participation.intake import Words
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation
from altavoz.supporters.models import Consent

SAID = {
    "en": (
        "With your signature you also agree to this:",
        "handed to these addressees: Minister of Looms; 1 other named on the page.",
        "the first letter of your family name are shown",
        "may write to you with its news.",
    ),
    "fr": (
        "Avec votre signature",
        "remis aux destinataires suivants : ",
        "l’initiale de votre nom",
        "peut vous écrire",
    ),
    "es": (
        "Con su firma acepta",
        "entregarse a estos destinatarios: ",
        "la inicial de su apellido",
        "puede escribirle",
    ),
}


def all_ticked(action: Action, language: str = "en") -> Participation:
    add_target(action, holder="Ines Duarte", titles={"en": "Ambassador"})
    action.askers.update(offers_news=True)
    wording = make_wording(action.organisation, language=language)
    doors.forget_all()
    words = Words("Ana", "Lima", "ana@example.org", "CA", show_name=True, hand_over=True, wording_ids=[wording.pk])
    return make_participation(action, words=words, language=language)


def letter() -> Written:
    newest = Letter.objects.latest("pk")
    with override(newest.language):
        written = writer_of(newest).write(newest)
    assert written is not None
    return written


def above_the_button(client: Client, row: Participation) -> str:
    return " ".join(client.get(f"/confirm/{row.token}/").text.partition('<form class="form"')[0].split())


@pytest.mark.parametrize("language", SAID)
def test_page_and_letter_say_in_words_what_is_ticked(client: Client, action: Action, language: str) -> None:
    row = all_ticked(action, language)
    written = letter()
    for place in (above_the_button(client, row), written.text, written.html):
        for words in SAID[language]:
            assert words in " ".join(place.split())


def test_nothing_is_said_where_nothing_is_ticked(client: Client, action: Action) -> None:
    row = make_participation(action)
    for place in (above_the_button(client, row), letter().text, letter().html):
        assert "agree" not in place


def test_where_it_is_dangerous_no_name_is_said_to_travel(client: Client, action: Action) -> None:
    row = all_ticked(action)
    Action.objects.filter(pk=action.pk).update(danger=Action.Danger.HIGH)
    doors.forget_all()
    for place in (above_the_button(client, row), letter().text):
        assert "may write to you" in place
        assert "handed to" not in place
        assert "are shown on the page" not in place


def test_what_is_unticked_is_no_yes(client: Client, action: Action) -> None:
    row = all_ticked(action)
    client.post(f"/confirm/{row.token}/", {"given_name": "Ana", "family_name": "Lima", "country": "CA"})
    row.refresh_from_db()
    assert (row.show_name, row.hand_over, row.consents) == (False, False, [])
    assert not Consent.objects.exists()
