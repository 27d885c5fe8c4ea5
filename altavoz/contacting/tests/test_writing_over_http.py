# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana writes to whoever represents her, in each of the four ways."""

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change
from altavoz.campaigns.testing import make_action
from altavoz.contacting import stances, sweeping
from altavoz.contacting.models import ContactReport, Message, Plan, PlanText
from altavoz.contacting.stances import Stance
from altavoz.contacting.testing import (
    MESSAGES,
    make_chamber,
    make_plan,
    make_write_action,
    page_url,
    press_the_button,
    seats,
)
from altavoz.decision_makers.models import Body, ContactPoint, Office
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of
from altavoz.participation.models import Participation
from altavoz.participation.testing import ana_types

# The response of the test client exists for the type checker alone.
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.fixture
def chamber() -> Body:
    return make_chamber()


def look_up(client: Client, action: Action, place: str, language: str = "en") -> str:
    answer = client.post(reverse("contacting:office", args=[action.public_id]), {"place": place, "language": language})
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def post(client: Client, action: Action, *offices: Office, **fields: object) -> "Answer":
    ids = [office.public_id for office in offices]
    typed = ana_types(action, **{"office": ids, "way": "centre", "body": "Please speak.", **fields})
    return client.post(f"/act/{action.public_id}/", typed)


def test_on_paper_stands_to_whom_it_goes_and_what_it_says(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber)
    shown = client.get(f"{page_url(action)}?office={seats(chamber)[0].public_id}").content.decode()
    on_paper = shown.partition('<div class="print-only">')[2].partition("</form>")[0]
    assert "<p>Vera Okonjo, Weaver for North 1</p>" in on_paper
    assert MESSAGES["en"] in on_paper


def write(client: Client, action: Action, *offices: Office, **fields: object) -> int:
    return post(client, action, *offices, **fields).status_code


def shown(client: Client, action: Action, *offices: Office) -> str:
    asked = "&".join(f"office={office.public_id}" for office in offices)
    return client.get(f"{page_url(action)}?{asked}").content.decode()


def test_the_page_asks_first_where_ana_lives(client: Client, chamber: Body) -> None:
    told = client.get(page_url(make_write_action(body=chamber))).content.decode()
    assert "Where do you live?" in told
    assert "<textarea" not in told


def test_a_postcode_shows_all_who_may_be_meant_and_choosing_leads_back(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber)
    told = look_up(client, action, "K1A 0B1")
    assert "Vera Okonjo" in told
    assert "Ruth Adeyemi" in told
    assert "We do not guess" in told
    first = seats(chamber)[0]
    answer = client.post(reverse("contacting:office", args=[action.public_id]), {"office": first.public_id})
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"{page_url(action)}?office={first.public_id}&v=")
    assert MESSAGES["en"] in client.get(answer["Location"]).content.decode()


def test_what_ana_typed_stands_in_no_address_and_no_page(client: Client, chamber: Body) -> None:
    told = look_up(client, make_write_action(body=chamber), "K2B 1C1")
    assert "K2B" not in told


def test_nothing_goes_out_before_the_button(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    assert write(client, action, office) == 303
    message = Message.objects.get()
    assert (message.state, Letter.objects.get().kind) == (State.PENDING, "confirm")
    press_the_button()
    message.refresh_from_db()
    assert message.state == State.CONFIRMED
    assert message.body == "Dear Vera Okonjo,\n\nPlease speak."
    assert Change.objects.get().n == 1


def test_who_has_confirmed_and_writes_to_a_second_office_presses_once_more(client: Client, chamber: Body) -> None:
    action, (first, second, *_others) = make_write_action(body=chamber), seats(chamber)
    write(client, action, first)
    press_the_button()
    write(client, action, second)
    letter = Letter.objects.filter(kind="confirm").latest("pk")
    written = writer_of(letter).write(letter)
    assert written is not None
    assert "Confirm your message" in written.subject
    token = Participation.objects.get().token
    page = client.get(reverse("participation:confirm", args=[token])).content.decode()
    assert "Weaver for North 2" in page
    assert client.post(reverse("participation:confirm", args=[token])).status_code == 303
    assert set(Message.objects.values_list("state", flat=True)) == {State.CONFIRMED}
    assert Change.objects.count() == 1


def test_a_second_text_replaces_the_first_only_while_it_waits(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    write(client, action, office, body="One.")
    write(client, action, office, body="Two.")
    assert Message.objects.get().body.endswith("Two.")
    press_the_button()
    write(client, action, office, body="Three.")
    assert Message.objects.get().body.endswith("Two.")


def test_one_tap_opens_her_own_mail_program_with_the_whole_text(client: Client, chamber: Body) -> None:
    told = shown(client, make_write_action(body=chamber), seats(chamber)[0])
    link = told.split('href="mailto:seat')[1].split('"')[0]
    assert "Dear Vera Okonjo,\r\n\r\nI ask you to speak for the weavers." in unquote(link.replace("&amp;", "&"))


def test_the_offices_own_form_opens_beside_the_text_and_says_that_it_leaves(client: Client, chamber: Body) -> None:
    office = seats(chamber)[0]
    told = shown(client, make_write_action(body=chamber), office)
    assert f'href="https://looms.invalid/write/{office.pk}" rel="noopener noreferrer"' in told
    assert "leaves this site" in told


def test_the_letter_prints_with_its_address_and_her_own_words(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    typed = {"office": office.public_id, "body": "<script>alert(1)</script>", "given_name": "Ana", "subject": "Looms"}
    answer = client.post(reverse("contacting:letter", args=[action.public_id]), typed)
    told = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert "1 Shuttle Lane<br>Northtown" in told
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in told
    assert "<script>alert" not in told
    assert not Participation.objects.exists()


@pytest.mark.parametrize("way", ["own_mail", "office_form", "print"])
def test_i_sent_it_counts_after_the_button(client: Client, chamber: Body, way: str) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    assert write(client, action, office, way=way, result="sent") == 303
    assert not Change.objects.exists()
    press_the_button()
    report = ContactReport.objects.get()
    assert (report.way, report.result, report.office) == (way, "sent", office)
    assert report.confirmed_at is not None
    assert not Message.objects.exists()
    assert Change.objects.get().n == 1


def test_letters_to_several_offices_count_one_person(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber)
    write(client, action, *seats(chamber)[:3])
    press_the_button()
    assert Message.objects.filter(state=State.CONFIRMED).count() == 3
    assert Change.objects.get().n == 1


def test_two_hundred_offices_at_once_are_refused_and_nothing_is_lost(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber, most_at_once=3)
    answer = post(client, action, *seats(chamber), body="My own words stay.")
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "You chose 5 offices, and only 3 can be reached at once" in told
    assert "My own words stay." in told
    assert told.count('name="office"') == 5
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"office": ["aaaaaaaaaaaaaaaa"]}, "not among those that this action asks"),
        ({"office": []}, "choose first whom you want to reach"),
        ({"way": "pigeon"}, "This way is not offered here"),
        ({"way": "call"}, "This way is not offered here"),
        ({"body": "x" * 4001}, "too long"),
        ({"body": " "}, "an empty letter moves nobody"),
        ({"body": "bell \x07"}, "we cannot read"),
    ],
)
def test_what_cannot_be_sent_is_said_beside_its_field(
    client: Client, chamber: Body, fields: dict[str, object], said: str
) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    answer = post(client, action, office, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_an_office_without_an_address_is_reached_in_another_way(client: Client) -> None:
    chamber = make_chamber(with_mail=False)
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    told = shown(client, action, office)
    assert "Send my letter" not in told
    assert "mailto:seat" not in told
    assert "I sent it: count me" in told
    answer = post(client, action, office)
    assert "No e-mail address is known of: Weaver for North 1" in answer.content.decode()


def test_an_office_that_nothing_reaches_says_so(client: Client) -> None:
    chamber = make_chamber(with_mail=False)
    ContactPoint.objects.all().delete()
    action = make_write_action(body=chamber, by_print=False)
    assert "No way is known here" in shown(client, action, seats(chamber)[0])


def test_unknown_offices_in_the_address_give_the_plain_page(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber)
    told = client.get(f"{page_url(action)}?office=aaaaaaaaaaaaaaaa&office=%00&v=99x").content.decode()
    assert "Where do you live?" in told


def test_an_action_with_its_own_targets_asks_for_no_place(client: Client) -> None:
    action = make_write_action()
    told = client.get(page_url(action)).content.decode()
    assert "Where do you live?" not in told
    assert "Dear Vera Okonjo," in told


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (Plan.Edits.FREE, "Mine."),
        (Plan.Edits.OWN_WORDS, f"{MESSAGES['en']}\n\nMine."),
        (Plan.Edits.FIXED, MESSAGES["en"]),
    ],
)
def test_the_server_puts_back_what_may_not_be_changed(client: Client, chamber: Body, edits: str, expected: str) -> None:
    action = make_write_action(body=chamber, edits=edits)
    write(client, action, seats(chamber)[0], body="Mine.", subject="Other")
    message = Message.objects.get()
    assert message.body == f"Dear Vera Okonjo,\n\n{expected}"
    assert (message.subject == "Other") is (edits == Plan.Edits.FREE)


def test_each_language_is_written_in_its_own(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber)
    typed = ana_types(action, office=[seats(chamber)[0].public_id], way="centre", language="fr")
    client.post(f"/act/{action.public_id}/", typed)
    assert Message.objects.get().body == f"Vera Okonjo,\n\n{MESSAGES['fr']}"


def test_new_repeated_and_held_posts_look_alike(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    answers = [post(client, action, office, **held) for held in ({}, {}, {"website": "x"})]
    assert {answer.status_code for answer in answers} == {303}
    assert len({len(answer["Location"]) for answer in answers}) == 1


def test_a_plan_without_a_text_asks_ana_for_her_own(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber)
    Plan.objects.all().delete()
    make_plan(action, body=chamber).texts.all().delete()
    answer = post(client, action, seats(chamber)[0], body="Mine.")
    assert "Please write a subject." in answer.content.decode()


def test_fields_of_the_text_name_whom_it_goes_to_and_who_writes(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber, edits=Plan.Edits.FIXED), seats(chamber)[0]
    words = "[[holder]], I am [[first_name|somebody]] and write to the [[office]]."
    PlanText.objects.update(message=words)
    assert "Vera Okonjo, I am somebody and write to the Weaver for North 1." in shown(client, action, office)
    write(client, action, office)
    assert Message.objects.get().body.endswith("Vera Okonjo, I am Ana and write to the Weaver for North 1.")


def test_choosing_leads_to_each_variant_in_turn(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber, variants=3), seats(chamber)[0]
    door = reverse("contacting:office", args=[action.public_id])
    led = {client.post(door, {"office": office.public_id})["Location"] for _turn in range(40)}
    assert len(led) == 3
    assert len({"(2)" in (told := client.get(url).content.decode()) or "(3)" in told for url in led}) == 2


def test_a_vacant_seat_says_so_and_offers_another(client: Client) -> None:
    action = make_write_action(body=make_chamber(vacant=(0,)))
    told = look_up(client, action, "K2B 1C1")
    assert "there is nobody to write to" in told
    assert "Choose " not in told
    assert "This is not my place" in told


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("90210", "looks like a postcode of United States"),
        ("X9X 9X9", "do not find this postcode"),
        ("North 2", "Weaver for North 2"),
        ("nadia ferro", "Weaver for North 2"),
        ("zz", "No place and no person in office"),
        ("", "type a postcode, a place or a name"),
        ("\x00", "type a postcode, a place or a name"),
    ],
)
def test_every_place_gets_an_answer_that_helps(client: Client, chamber: Body, place: str, said: str) -> None:
    assert said in look_up(client, make_write_action(body=chamber), place)


def test_a_place_asked_from_another_site_is_refused(client: Client, chamber: Body) -> None:
    door = reverse("contacting:office", args=[make_write_action(body=chamber).public_id])
    assert client.post(door, {"place": "K2B"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_petition_has_no_such_doors(client: Client) -> None:
    action = make_action()
    for name in ("office", "letter"):
        assert client.post(reverse(f"contacting:{name}", args=[action.public_id])).status_code == 404


def test_after_withdrawing_no_word_stays(client: Client, chamber: Body) -> None:
    action = make_write_action(body=chamber)
    write(client, action, seats(chamber)[0])
    press_the_button()
    client.post(reverse("participation:withdraw", args=[Participation.objects.get().token]))
    message = Message.objects.get()
    assert (message.state, message.subject, message.body) == (State.WITHDRAWN, "", "")


def test_whether_a_member_has_signed_chooses_the_words(client: Client, chamber: Body) -> None:
    action, letter = make_write_action(body=chamber), make_action()
    first, second, third, *_others = seats(chamber)
    plan = Plan.objects.get()
    Plan.objects.update(supports=letter)
    for stance, words in (("thank", "Thank you for signing."), ("ask", "Please sign.")):
        PlanText.objects.create(plan=plan, language="en", stance=stance, subject="The letter", message=words)
    stances.register("petition", lambda _action, _ids: {first.pk: Stance.HAS_SIGNED, second.pk: Stance.HAS_NOT})
    try:
        assert "Thank you for signing." in shown(client, action, first)
        assert "Please sign." in shown(client, action, second)
        assert MESSAGES["en"] in shown(client, action, third)
    finally:
        stances.unregister("petition")


def test_a_second_letter_that_nobody_confirms_is_not_kept(client: Client, chamber: Body) -> None:
    action, (first, second, *_others) = make_write_action(body=chamber), seats(chamber)
    write(client, action, first)
    press_the_button()
    write(client, action, second)
    row = Message.objects.get(office=second)
    assert sweeping.sweep(now=row.made_at + timedelta(days=1)) == 0
    assert sweeping.sweep(now=row.made_at + timedelta(days=60)) == 1
    assert list(Message.objects.values_list("office", flat=True)) == [first.pk]


def test_i_sent_it_without_a_way_asks_for_it_and_sends_nothing(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    answer = post(client, action, office, way="", result="sent")
    assert "Please say how you sent it." in answer.content.decode()
    assert not Participation.objects.exists()


def test_the_button_that_sends_wins_over_a_way_that_was_ticked_before(client: Client, chamber: Body) -> None:
    action, office = make_write_action(body=chamber), seats(chamber)[0]
    write(client, action, office, way="print", by_centre="1")
    assert Message.objects.count() == 1
    assert not ContactReport.objects.exists()
