# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.seats import PastedList, Standing
from altavoz.actions.legislator_letter.testing import make_letter, say, seat_of
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db
NEWS = {"state": "signed", "source": "Her office said so", "known_on": "2026-04-07"}


def address(name: str, letter: CircularLetter, *more: object) -> str:
    return reverse(f"legislator_letter:{name}", args=[letter.action_id, *more])


def test_bo_notes_one_member_with_the_button_beside_her(client: Client) -> None:
    letter = make_letter()
    bo = sign_in(client)
    vera = seat_of(letter, "Vera Okonjo")
    answer = client.post(address("note", letter), {**NEWS, "one": vera.pk}, follow=True)
    assert "1 member noted." in answer.text
    row = Standing.objects.get()
    assert (row.seat, row.state, row.source, row.noted_by) == (vera, "signed", "Her office said so", bo)
    assert "Her office said so" in client.get(address("history", letter, vera.pk)).text


def test_bo_notes_many_at_once(client: Client) -> None:
    letter = make_letter()
    sign_in(client)
    seats = [seat_of(letter, name).pk for name in ("Vera Okonjo", "Nadia Ferro")]
    client.post(address("note", letter), {**NEWS, "state": "asked", "seat": seats})
    assert Standing.objects.filter(state="asked").count() == 2


@pytest.mark.parametrize("wrong", [{"source": ""}, {"known_on": "2999-01-01"}, {"state": "won"}, {"seat": "x"}])
def test_what_cannot_be_noted_is_said_and_nothing_is_lost(client: Client, wrong: dict[str, str]) -> None:
    letter = make_letter()
    sign_in(client)
    sent = {**NEWS, "seat": str(seat_of(letter, "Vera Okonjo").pk), **wrong}
    answer = client.post(address("note", letter), sent)
    assert answer.status_code == 422
    assert not Standing.objects.exists()


def test_a_pasted_list_is_matched_confirmed_and_undone(client: Client) -> None:
    letter = make_letter()
    sign_in(client)
    names = "• Rep. Vera Okonjo (S-NORTH)\n2. Ferro, Nadia\nSomebody Else <script>"
    shown = client.post(address("paste", letter), {**NEWS, "names": names}, follow=True)
    assert "Somebody Else &lt;script&gt;" in shown.text
    assert not Standing.objects.exists()
    pasted = PastedList.objects.get()
    ticked = [f"{line.number}:{line.candidates[0][0]}" for line in pasted.lines.filter(certainty="sure")]
    done = client.post(address("settle", letter, pasted.public_id), {"line": [*ticked, ""]}, follow=True)
    assert "2 members noted." in done.text
    back = client.post(address("settle", letter, pasted.public_id), {"verb": "undo"}, follow=True)
    assert "2 standings taken back." in back.text
    assert {row.state for row in Standing.objects.filter(undoes=pasted)} == {"unknown"}


@pytest.mark.parametrize("content", ["Tomás Ávila".encode("cp1252"), "name\nTomás Ávila".encode("utf-16")])
def test_a_file_is_read_whatever_program_wrote_it(client: Client, content: bytes) -> None:
    letter = make_letter()
    sign_in(client)
    client.post(address("paste", letter), {**NEWS, "file": SimpleUploadedFile("list.csv", content)})
    assert PastedList.objects.get().lines.get().certainty == "sure"


def test_what_is_no_list_is_refused_kindly(client: Client) -> None:
    letter = make_letter()
    sign_in(client)
    for sent in ({"names": " \n•\n"}, {"file": SimpleUploadedFile("a.zip", b"PK\x00\x01")}):
        assert client.post(address("paste", letter), {**NEWS, **sent}).status_code == 422
    assert not PastedList.objects.exists()


def test_who_may_not_record_sees_but_does_not_note(client: Client) -> None:
    letter = make_letter()
    sign_in(client, role=roles.EDITOR)
    assert "Note this" not in client.get(address("of_action", letter)).text
    assert client.post(address("note", letter), NEWS).status_code in {302, 403}
    assert not Standing.objects.exists()


def test_a_stranger_among_staff_sees_nothing(client: Client) -> None:
    letter = make_letter()
    sign_in(client, role=roles.MODERATOR)
    assert client.get(address("of_action", letter)).status_code in {302, 403}


def test_the_table_is_filtered_by_standing(client: Client) -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo")
    sign_in(client)
    shown = client.get(f"{address('of_action', letter)}?standing=signed").text
    assert "Vera Okonjo" in shown
    assert "Ilse Brandt" not in shown


def test_the_letters_own_facts_are_edited_on_a_screen(client: Client) -> None:
    letter = make_letter()
    sign_in(client)
    shown = client.get(reverse("letters_among_legislators:edit", args=[letter.pk]))
    assert shown.status_code == 200
    assert "Free looms" in shown.text
    assert client.get(reverse("letters_among_legislators:index")).status_code == 200
