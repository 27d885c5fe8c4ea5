# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter goes round: Bo pastes who has signed, and Ana's member is thanked or asked on the page."""

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.seats import PastedList
from altavoz.actions.legislator_letter.testing import make_letter, seat_of
from altavoz.campaigns.testing import make_action_pages
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db


def own_page(client: Client, letter: CircularLetter, name: str, language: str = "en") -> str:
    office = seat_of(letter, name).office.public_id
    page = letter.action.pages.get(told_in=language)
    return client.get(f"{page.url}?office={office}").text


def test_bo_pastes_a_list_and_ana_is_told_to_thank_or_to_ask() -> None:
    letter = make_letter()
    make_action_pages(letter.action)
    staff, ana = Client(), Client()
    assert "We do not know whether your member has signed: ask." in own_page(ana, letter, "Vera Okonjo")
    sign_in(staff)
    news = {"state": "signed", "source": "Dear colleague, second list", "known_on": "2026-04-07"}
    names = "1. Rep. Okonjo, Vera\n• Tomas Avila (S–NORTH–04)\nRep. Nobody"
    staff.post(reverse("legislator_letter:paste", args=[letter.action_id]), {**news, "names": names})
    pasted = PastedList.objects.get()
    ticked = [f"{line.number}:{line.candidates[0][0]}" for line in pasted.lines.filter(certainty="sure")]
    settle = reverse("legislator_letter:settle", args=[letter.action_id, pasted.public_id])
    assert staff.post(settle, {"line": ticked}).status_code == 302
    assert "A word of thanks" in own_page(ana, letter, "Tomás Ávila")
    assert "Dear colleague, second list" in own_page(ana, letter, "Tomás Ávila")
    assert "Nous ne savons pas si votre élu a signé" in own_page(ana, letter, "Ilse Brandt", "fr")
    said = ana.get(f"/api/actions/{letter.action.public_id}/legislators/").json()
    assert sum(item["status"] == "signed" for item in said["items"]) == 2
    shown = ana.get(letter.action.pages.get(told_in="es").url).text
    assert "de 5 integrantes han firmado" in shown
