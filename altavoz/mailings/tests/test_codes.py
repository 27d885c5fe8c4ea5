# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the link of a letter to the number that staff see: nothing on the way leads to a person."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.legislator_letter.testing import make_letter, seat_of
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.contacting.testing import add_contact, make_chamber, make_write_action, page_url, seats
from altavoz.mailings.figures import codes
from altavoz.mailings.models import Mailing
from altavoz.mailings.testing import make_mailing
from altavoz.participation import confirmation
from altavoz.participation.came_from.counting import fold, note
from altavoz.participation.came_from.rows import CodedAct
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, ana_types, confirm_as, make_participation

pytestmark = pytest.mark.django_db
FIELD = '<input type="hidden" name="from" value="weavers2">'


@pytest.fixture
def action() -> Action:
    return make_action()


@pytest.fixture
def mailing(action: Action) -> Mailing:
    return make_mailing(action=action, state=Mailing.State.GOING, code="weavers2")


def sign_by(client: Client, action: Action, code: str, **fields: object) -> tuple[int, str]:
    """Post the form of the page that a mailing's link led to."""
    answer = client.post(f"/act/{action.public_id}/", {**ana_types(action, **fields), "from": code})
    return answer.status_code, answer.content.decode()


def test_the_page_that_a_link_leads_to_carries_the_code_along(client: Client, mailing: Mailing, action: Action) -> None:
    page = make_action_page(action)
    assert FIELD in client.get(f"{page.url}?from=weavers2").content.decode()
    assert FIELD not in client.get(f"{page.url}?from=stranger").content.decode()
    assert FIELD not in client.get(str(page.url)).content.decode()


def test_looking_up_an_office_does_not_lose_it(client: Client, mailing: Mailing) -> None:
    chamber = make_chamber()
    action = make_write_action(body=chamber)
    door = reverse("contacting:office", args=[action.public_id])
    assert FIELD in client.get(f"{page_url(action)}?from=weavers2").content.decode()
    assert FIELD in client.post(door, {"place": "K1A 0B1", "from": "weavers2"}).content.decode()
    chosen = client.post(door, {"office": seats(chamber)[0].public_id, "from": "weavers2"})["Location"]
    assert FIELD in client.get(chosen).content.decode()
    bare = client.post(door, {"office": seats(chamber)[0].public_id, "from": "stranger"})["Location"]
    assert "from" not in bare


def test_calling_instead_of_writing_does_not_lose_it(client: Client, mailing: Mailing) -> None:
    letter = make_letter()
    make_action_page(letter.action)
    office = seat_of(letter, "Vera Okonjo").office
    add_contact(office, "phone", "613-555-0142")
    page = f"{letter.action.pages.get(told_in='en').url}?office={office.public_id}&v=0"
    written = client.get(f"{page}&from=weavers2").content.decode()
    assert f"?office={office.public_id}&amp;v=0&amp;by=call&amp;from=weavers2#sign" in written
    called = client.get(f"{page}&by=call&from=weavers2").content.decode()
    assert f"?office={office.public_id}&amp;v=0&amp;from=weavers2#sign" in called
    assert "from=" not in client.get(f"{page}&by=call").content.decode()
    script = reverse("call:script", args=[letter.action.public_id])
    told = client.post(script, {"office": office.public_id, "by": "call", "from": "weavers2"}).content.decode()
    assert f"?office={office.public_id}&amp;by=call&amp;from=weavers2#sign" in told


def test_who_comes_by_a_letter_and_confirms_is_counted_for_it(client: Client, mailing: Mailing, action: Action) -> None:
    make_action_page(action)
    assert sign_by(client, action, "weavers2")[0] == 303
    row = Participation.objects.get()
    assert row.came_from == "weavers2"
    assert (fold(), codes.acted(mailing)) == (0, 0)
    confirm_as(row)
    assert (fold(), codes.acted(mailing)) == (1, 1)
    row.refresh_from_db()
    assert row.came_from == ""


def test_a_code_that_no_mailing_has_is_dropped(client: Client, mailing: Mailing, action: Action) -> None:
    sign_by(client, action, "stranger")
    sign_by(client, action, "x" * 500, email="bo@example.org")
    assert set(Participation.objects.values_list("came_from", flat=True)) == {""}


def test_a_form_that_is_refused_keeps_the_code(client: Client, mailing: Mailing, action: Action) -> None:
    make_action_page(action)
    status, told = sign_by(client, action, "weavers2", email="no address")
    assert status == 422
    assert FIELD in told


def test_the_newest_visit_counts_and_who_has_signed_is_not_counted_again(mailing: Mailing, action: Action) -> None:
    row = make_participation(action, words=Words("Ana", "Lima", "ana@example.org", "CA"))
    make_participation(action, words=Words("Ana", "Lima", "ana@example.org", "CA", came_from="weavers2"))
    confirm_as(row)
    make_participation(action, words=Words("Ana", "Lima", "ana@example.org", "CA", came_from="weavers2"))
    confirmation.confirm(token=row.token, now=SPRING)
    fold()
    assert codes.acted(mailing) == 1


def test_who_is_held_is_not_counted_yet(mailing: Mailing, action: Action) -> None:
    words = Words("Dee", "Stranger", "dee@example.org", "CA", came_from="weavers2")
    confirm_as(make_participation(action, words=words, held=Doubt.QUICK))
    assert fold() == 0


def test_each_half_has_its_own_number_and_folding_adds_up(mailing: Mailing) -> None:
    for code in ("weavers2", "weavers2a", "weavers2b", "weavers2b", "other222"):
        note(code, now=SPRING)
    assert fold() == 5
    note("weavers2b", now=SPRING + timedelta(minutes=3))
    fold()
    assert codes.acted_by_half(mailing) == {"": 1, "a": 1, "b": 3}
    assert codes.acted(mailing) == 5
    assert not CodedAct.objects.exists()


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (1240, "1,240")]
)
def test_a_number_that_could_name_somebody_is_not_shown(number: int, words: str) -> None:
    assert codes.in_words(number) == words


def test_pages_believe_the_codes_of_what_has_begun_to_go(action: Action) -> None:
    make_mailing(action=action, code="draft222")
    make_mailing(action=action, state=Mailing.State.STOPPED, code="going222")
    assert codes.in_use() == {"going222", "going222a", "going222b"}
