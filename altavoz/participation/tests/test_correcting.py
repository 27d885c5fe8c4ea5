# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana counts already and sets right what she signed with."""

from django.test import Client

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.participation import correcting
from altavoz.participation.holding import HOLDING
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation
from altavoz.participation.withdrawal import withdraw

TYPED = {"given_name": "Anna", "family_name": "Lima", "country": "MX", "reason": "For my sister."}


def countries() -> list[tuple[str, int]]:
    return list(Change.objects.order_by("pk").values_list("country", "n"))


def signed(action: Action) -> Participation:
    row = make_participation(action, confirmed=True, words=Words("Ana", "Lma", "a@example.org", "CA", reason="Mine"))
    Participation.objects.filter(pk=row.pk).update(reason_state=Participation.Reason.SHOWN)
    return row


def test_she_corrects_name_place_and_reason_on_a_page_of_her_own(client: Client, action: Action) -> None:
    row = signed(action)
    place = f"/correct/{row.token}/"
    assert place in client.get(f"/confirm/{row.token}/").content.decode()
    (shown,) = HOLDING.show(bytes(row.email_key))
    assert place in [where for where, _words in shown.also]
    assert b'value="Lma"' in client.get(place).content
    answer = client.post(place, TYPED)
    assert (answer.status_code, answer["Location"]) == (303, f"/confirm/{row.token}/")
    mine = Participation.objects.get()
    assert (mine.given_name, mine.family_name, mine.country, mine.reason) == ("Anna", "Lima", "MX", "For my sister.")
    assert mine.reason_state == Participation.Reason.WAITING


def test_another_country_moves_her_from_one_subtotal_to_the_other_and_keeps_her_number(
    client: Client, action: Action
) -> None:
    row = signed(action)
    for _twice in range(2):
        client.post(f"/correct/{row.token}/", TYPED)
    assert countries() == [("CA", 1), ("CA", -1), ("MX", 1)]
    assert set(Change.objects.values_list("why", flat=True)) == {counts.Why.CONFIRMED}
    assert Participation.objects.get().change == row.change


def test_another_name_alone_counts_nothing(client: Client, action: Action) -> None:
    row = signed(action)
    client.post(f"/correct/{row.token}/", {**TYPED, "country": "CA"})
    assert countries() == [("CA", 1)]


def test_who_is_held_corrects_her_words_and_no_number(client: Client, action: Action) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    client.post(f"/correct/{row.token}/", TYPED)
    assert (Participation.objects.get().country, countries()) == ("MX", [])


def test_what_is_missing_is_named_and_nothing_is_changed(client: Client, action: Action) -> None:
    row = signed(action)
    answer = client.post(f"/correct/{row.token}/", {**TYPED, "given_name": ""})
    assert answer.status_code == 422
    assert Participation.objects.get().family_name == "Lma"


def test_what_was_handed_over_withdrawn_or_not_confirmed_is_not_corrected(client: Client, action: Action) -> None:
    pending = make_participation(action, email="bo@example.org")
    gone = make_participation(action, email="chandra@example.org", confirmed=True)
    withdraw(token=gone.token, now=SPRING)
    row = signed(action)
    Action.objects.filter(pk=action.pk).update(state=Action.State.DELIVERED)
    for token in (pending.token, gone.token, row.token):
        assert client.post(f"/correct/{token}/", TYPED).status_code == 410
        assert correcting.correctable(token) is None
    assert Participation.objects.get(pk=row.pk).family_name == "Lma"
