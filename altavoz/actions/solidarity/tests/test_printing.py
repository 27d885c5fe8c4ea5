# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dana prints what was accepted, hands it over with its manifest, and nothing is printed of who has left."""

import json
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from altavoz.actions.solidarity import manifest, printing
from altavoz.actions.solidarity.card import Card, Printing
from altavoz.actions.solidarity.drive import Drive
from altavoz.actions.solidarity.printing import Asked
from altavoz.actions.solidarity.testing import NOW, accept, make_card, make_drive, make_recipient
from altavoz.deliveries.models import HandOver
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.participation import withdrawal
from altavoz.participation.did import deeds
from altavoz.personal_data import private_files
from altavoz.worker.rounds import run_once

pytestmark = pytest.mark.django_db
# In points: what lies below is the stamp of the sheets.
BOTTOM_MARGIN = 42.0


@pytest.fixture
def drive(db: None) -> Drive:
    return make_drive()


@pytest.fixture
def dana(client: Client) -> User:
    return sign_in(client, name="dana", role=roles.PUBLISHER)


def ask(drive: Drive, by: User) -> Asked:
    recipient = drive.recipients.get()
    return printing.ask(recipient=recipient, paper="a4", language="es", by=by, now=NOW).how


def read(row: Printing) -> PdfReader:
    assert row.file is not None
    return PdfReader(BytesIO(b"".join(private_files.read(row.file))))


def test_only_accepted_cards_are_printed_with_words_picture_and_translation(drive: Drive, dana: User) -> None:
    card = make_card(drive, picture=True, group="School of Looms")
    Card.objects.update(translation="No están solos.")
    accept(card, dana)
    make_card(drive, email="bo@example.org", words="Nobody has read this")
    assert ask(drive, dana) is Asked.DONE
    assert run_once("card-sheets", NOW) == 1
    row = Printing.objects.get()
    assert (row.state, row.cards_on_it, row.pages, row.standard) == ("made", 1, 1, "ua-1")
    pdf = read(row)
    text = pdf.pages[0].extract_text()
    assert "You are not alone." in text
    assert "No están solos." in text
    assert "School of Looms" in text
    assert "Lima" not in text
    assert "Nobody has read this" not in text
    assert len(pdf.pages[0].images) == 1
    assert "/Marked" in str(pdf.root_object["/MarkInfo"])


def test_the_longest_card_with_picture_and_translation_is_set_smaller_and_never_cut(drive: Drive, dana: User) -> None:
    card = make_card(drive, picture=True, words="You are not alone, say the looms. " * 29 + "That is all.")
    Card.objects.update(translation="No están solos, dicen los telares. " * 28 + "Eso es todo.", width=240, height=320)
    accept(card, dana)
    ask(drive, dana)
    run_once("card-sheets", NOW)
    places: list[tuple[float, str]] = []
    page = read(Printing.objects.get()).pages[0]
    page.extract_text(visitor_text=lambda text, cm, *_rest: places.append((cm[5], text)))
    lowest = min(height for height, text in places if "telares" in text or "Eso es todo" in text)
    assert lowest > BOTTOM_MARGIN


def test_a_card_is_printed_once_and_the_next_ones_come_on_the_next_sheets(drive: Drive, dana: User) -> None:
    accept(make_card(drive), dana)
    ask(drive, dana)
    assert ask(drive, dana) is Asked.WAITS_ALREADY
    run_once("card-sheets", NOW)
    assert ask(drive, dana) is Asked.NOTHING_NEW
    accept(make_card(drive, email="bo@example.org"), dana)
    assert ask(drive, dana) is Asked.DONE
    run_once("card-sheets", NOW)
    assert list(Printing.objects.order_by("pk").values_list("number", "cards_on_it")) == [(1, 1), (2, 1)]


def test_sheets_of_somebody_who_left_are_deleted_and_the_others_are_printed_anew(
    client: Client, drive: Drive, dana: User
) -> None:
    mine, others = make_card(drive), make_card(drive, email="bo@example.org")
    accept(mine, dana)
    accept(others, dana)
    ask(drive, dana)
    run_once("card-sheets", NOW)
    withdrawal.withdraw(token=mine.participation.token, now=NOW)
    run_once("tidy-cards", NOW)
    row = Printing.objects.get()
    assert (row.state, row.file) == (Printing.State.EXPIRED, None)
    assert [card.pk for card in printing.unprinted(drive.recipients.get())] == [others.pk]


def test_dana_asks_takes_and_hands_over_on_her_screen(client: Client, drive: Drive, dana: User) -> None:
    accept(make_card(drive), dana)
    screen = reverse("solidarity_cards:of_action", args=[drive.action_id])
    assert "1 card ready" in client.get(screen).content.decode()
    asked = {"recipient": drive.recipients.get().public_id, "paper": "a4", "language": "es"}
    client.post(reverse("solidarity_cards:print", args=[drive.action_id]), asked)
    run_once("card-sheets", NOW)
    row = Printing.objects.get()
    taken = client.post(reverse("solidarity_cards:sheets", args=[row.public_id]))
    assert b"".join(taken).startswith(b"%PDF-")
    handed = HandOver.objects.create(action=drive.action, on="2026-05-10", recorded_at=NOW)
    client.post(reverse("solidarity_cards:hand_over", args=[row.public_id]), {"hand_over": handed.public_id})
    row.refresh_from_db()
    assert row.hand_over == handed


def test_the_manifest_counts_by_recipient_school_and_country_and_names_no_writer(
    client: Client, drive: Drive, dana: User
) -> None:
    make_recipient(drive, "The Lemba family")
    for number, country in enumerate(["CA", "CA", "MX"]):
        card = make_card(drive, email=f"ana{number}@example.org", country=country, group="School of Looms")
        accept(card, dana)
    told = json.loads(manifest.in_json(drive, language="en", now=NOW))
    assert told["cards"] == 3
    assert told["recipients"] == [
        {"name": "The Okonjo family", "cards": 3},
        {"name": "The Lemba family", "cards": 0},
    ]
    assert told["schools_and_groups"] == [{"name": "School of Looms", "sort": "group", "cards": 3}]
    assert told["countries"] == [{"name": "Canada", "cards": 2}, {"name": "Mexico", "cards": 1}]
    text = client.get(reverse("solidarity_cards:manifest", args=[drive.action_id, "txt"])).content.decode()
    assert "School of Looms: 3" in text
    assert "Ana" not in text


def test_who_only_moderates_prints_nothing(client: Client, drive: Drive) -> None:
    sign_in(client, name="paz", role=roles.MODERATOR)
    asked = {"recipient": drive.recipients.get().public_id}
    answer = client.post(reverse("solidarity_cards:print", args=[drive.action_id]), asked)
    assert answer.status_code in {302, 403}
    assert not Printing.objects.exists()


def test_ana_reads_how_far_her_card_has_come(drive: Drive, dana: User) -> None:
    card = accept(make_card(drive), dana)
    ask(drive, dana)
    run_once("card-sheets", NOW)
    over = HandOver.objects.create(action=drive.action, on=NOW.date(), recorded_at=NOW)
    printing.hand_over(printing_id=Printing.objects.get().pk, hand_over=over, by=dana, now=NOW)
    told = [deed.words for deed in deeds.tell(card.participation, language="en") if "card" in deed.words]
    assert told == [
        "You wrote a card. For: The Okonjo family",
        "Your card was printed. For: The Okonjo family",
        "Your card was handed over with the others. For: The Okonjo family",
    ]
    Card.objects.update(state=Card.State.REFUSED, printing=None)
    told = [deed.words for deed in deeds.tell(card.participation, language="en")]
    assert "Somebody read your card, and it is not handed over. For: The Okonjo family" in told
