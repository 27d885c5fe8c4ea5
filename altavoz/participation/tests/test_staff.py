# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff screen: Bo the campaigner has no business there, a publisher has."""

import pytest
from django.test import Client

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import CarriedOver, Participation
from altavoz.participation.testing import make_participation

SCREEN = "/cms/signatures/"


def test_a_publisher_reads_reasons_and_held_rows_with_their_names(client: Client, action: Action) -> None:
    make_participation(action, words=Words("Ana", "Lima", "ana@example.org", "CA", reason="Mine"), confirmed=True)
    make_participation(action, words=Words("Dee", "Stranger", "dee@example.org", "CA"), held=Doubt.TOO_MANY)
    sign_in(client, role=roles.PUBLISHER)
    page = client.get(SCREEN).content.decode()
    assert "Ana Lima" in page
    assert "Mine" in page
    assert "Dee Stranger" in page


def test_a_campaigner_sees_no_names(client: Client, action: Action) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    sign_in(client, role=roles.CAMPAIGNER)
    assert client.get(SCREEN).status_code == 302
    client.post(f"{SCREEN}{row.pk}/", {"verb": "release"})
    assert Participation.objects.get().held == Doubt.TRAP


@pytest.mark.parametrize(
    ("verb", "held", "state"), [("release", "", "confirmed"), ("invalidate", "trap", "invalidated")]
)
def test_a_button_does_what_it_says(client: Client, action: Action, verb: str, held: str, state: str) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    sign_in(client, role=roles.PUBLISHER)
    assert client.post(f"{SCREEN}{row.pk}/", {"verb": verb}).status_code == 302
    row.refresh_from_db()
    assert (row.held, row.state) == (held, state)


def test_a_number_is_entered_by_one_and_checked_by_another(client: Client, action: Action) -> None:
    sign_in(client, name="bo", role=roles.PUBLISHER)
    typed = {"action": action.pk, "platform": "Elsewhere", "number": 325, "counted_on": "2016-01-01"}
    client.post(f"{SCREEN}carried-over/", {**typed, "counted_precision": "year", "evidence": "Seen."})
    row = CarriedOver.objects.get()
    client.post(f"{SCREEN}carried-over/{row.pk}/")
    assert not Change.objects.exists()
    sign_in(client, name="chandra", role=roles.PUBLISHER)
    client.post(f"{SCREEN}carried-over/{row.pk}/")
    assert Change.objects.get().n == 325
