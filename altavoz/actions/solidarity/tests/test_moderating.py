# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paz reads cards: she accepts, refuses, undoes, notes; and nobody sees one that she has not accepted."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.actions.solidarity import moderating
from altavoz.actions.solidarity.card import Card, CardAct
from altavoz.actions.solidarity.drive import Drive, Team
from altavoz.actions.solidarity.moderating import Judged, Notes
from altavoz.actions.solidarity.testing import NOW, accept, make_card, make_drive
from altavoz.campaigns.testing import make_action_page
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in
from altavoz.participation.models import RefusalReason, RefusalReasonText
from altavoz.personal_data.models import PrivateFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def drive(db: None) -> Drive:
    drive = make_drive()
    make_action_page(drive.action)
    return drive


@pytest.fixture
def paz(client: Client) -> User:
    return sign_in(client, name="paz", role=roles.MODERATOR)


def page(drive: Drive) -> str:
    return Client().get(f"/act/{drive.action.public_id}/", follow=True).content.decode()


def picture(card: Card) -> int:
    return Client().get(reverse("solidarity:picture", args=[card.public_id])).status_code


def test_an_accepted_card_hangs_on_the_page_and_an_unread_one_does_not(drive: Drive, paz: User) -> None:
    card = make_card(drive, picture=True)
    assert "You are not alone." not in page(drive)
    assert picture(card) == 404
    accept(card, paz)
    shown = page(drive)
    assert "You are not alone." in shown
    assert 'alt="A sun over a field"' in shown
    answer = Client().get(reverse("solidarity:picture", args=[card.public_id]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "Lima" not in shown


def test_a_card_whose_writer_did_not_say_so_is_accepted_and_not_shown(drive: Drive, paz: User) -> None:
    card = make_card(drive, picture=True)
    Card.objects.update(may_be_shown=False)
    accept(card, paz)
    assert card.shown_picture is None
    assert "You are not alone." not in page(drive)


def test_where_the_danger_is_high_no_card_is_shown(paz: User) -> None:
    drive = make_drive(danger="high")
    make_action_page(drive.action)
    card = accept(make_card(drive, picture=True), paz)
    assert card.shown_picture is None
    assert "You are not alone." not in page(drive)


def test_a_refused_card_goes_from_the_page_and_its_writer_reads_why(drive: Drive, paz: User) -> None:
    card = accept(make_card(drive, picture=True), paz)
    why = RefusalReason.objects.create()
    RefusalReasonText.objects.create(refusal=why, language="en", text="It names a child.")
    assert moderating.refuse(card_id=card.pk, why=why, actor=paz, now=NOW) is Judged.DONE
    assert "You are not alone." not in page(drive)
    assert picture(card) == 404
    assert PrivateFile.objects.count() == 1
    told = Client().get(reverse("participation:confirm", args=[card.participation.token])).content.decode()
    assert "It names a child." in told


def test_an_undo_brings_back_what_was_and_only_once(drive: Drive, paz: User) -> None:
    card = accept(make_card(drive, picture=True), paz)
    act = CardAct.objects.get()
    assert moderating.undo(act_id=act.pk, actor=paz, now=NOW) is Judged.DONE
    card.refresh_from_db()
    assert (card.state, card.shown_picture) == (Card.State.WAITING, None)
    assert moderating.undo(act_id=act.pk, actor=paz, now=NOW) is Judged.NOTHING_TO_DO
    accept(card, paz)
    late = NOW + timedelta(days=2)
    assert moderating.undo(act_id=CardAct.objects.latest("pk").pk, actor=paz, now=late) is Judged.NOTHING_TO_DO


def test_a_refusal_that_is_undone_shows_the_picture_again(drive: Drive, paz: User) -> None:
    card = accept(make_card(drive, picture=True), paz)
    moderating.refuse(card_id=card.pk, why=None, actor=paz, now=NOW)
    moderating.undo(act_id=CardAct.objects.latest("pk").pk, actor=paz, now=NOW)
    assert picture(card) == 200


def test_cards_of_one_school_are_counted_together_however_it_was_typed(drive: Drive, paz: User) -> None:
    for number, typed in enumerate(["School of Looms", "school of looms", "SCHOOL OF LOOMS "]):
        accept(make_card(drive, email=f"ana{number}@example.org", group=typed), paz)
    assert [(team.name, team.cards.count()) for team in Team.objects.all()] == [("School of Looms", 3)]


def test_notes_are_kept_beside_the_card_and_say_who_wrote_them(client: Client, drive: Drive, paz: User) -> None:
    card = make_card(drive, picture=True)
    address = reverse("solidarity_cards:card", args=[card.public_id])
    shown = client.get(address).content.decode()
    assert "You are not alone." in shown
    notes = {"translation": "No están solos.", "alt": "A sun", "team": "Looms", "sort": "school", "verb": "show"}
    assert client.post(address, notes).status_code == 302
    card.refresh_from_db()
    assert (card.state, card.translation, card.alt, str(card.team)) == ("shown", "No están solos.", "A sun", "Looms")
    acts = set(AuditEntry.objects.values_list("act", flat=True))
    assert {"solidarity.note", "solidarity.show"} <= acts
    assert "alone" not in str(list(AuditEntry.objects.values_list("before", "after")))


def test_the_queue_shows_what_waits_and_the_day_can_be_undone(client: Client, drive: Drive, paz: User) -> None:
    card = make_card(drive, picture=True)
    assert card.public_id in client.get(reverse("solidarity_cards:queue")).content.decode()
    whole = client.get(reverse("solidarity_cards:picture", args=[card.public_id]))
    assert whole.status_code == 200
    assert "no-store" in whole["Cache-Control"]
    moderating.accept(card_id=card.pk, actor=paz, now=timezone.now())
    assert card.public_id not in client.get(reverse("solidarity_cards:queue")).content.decode()
    assert card.public_id in client.get(reverse("solidarity_cards:done")).content.decode()
    client.post(reverse("solidarity_cards:undo", args=[CardAct.objects.get().pk]))
    assert Card.objects.get().state == Card.State.WAITING


def test_a_stranger_and_an_editor_see_no_card(client: Client, drive: Drive) -> None:
    card = make_card(drive, picture=True)
    for address in ("queue", "card", "picture"):
        args = [] if address == "queue" else [card.public_id]
        assert client.get(reverse(f"solidarity_cards:{address}", args=args)).status_code in {302, 403}
    sign_in(client, name="eva", role=roles.EDITOR)
    assert client.get(reverse("solidarity_cards:picture", args=[card.public_id])).status_code in {302, 403}


def test_a_held_writers_card_waits_until_she_is_released(client: Client, drive: Drive, paz: User) -> None:
    card = make_card(drive)
    type(card.participation).objects.update(held="quick")
    assert card.public_id not in client.get(reverse("solidarity_cards:queue")).content.decode()


def test_notes_alone_judge_nothing(drive: Drive, paz: User) -> None:
    card = make_card(drive)
    assert moderating.note(card_id=card.pk, notes=Notes(translation="Hola"), actor=paz, now=NOW) is Judged.DONE
    card.refresh_from_db()
    assert (card.state, card.translation) == (Card.State.WAITING, "Hola")
