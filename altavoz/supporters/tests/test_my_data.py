# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page without an account: nobody learns anything by asking, and each button of a link works once."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from altavoz.organisations.models import ConsentWording
from altavoz.organisations.testing import make_organisation, make_wording
from altavoz.outbox.models import Letter
from altavoz.personal_data import donotwrite
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import DoNotWrite
from altavoz.supporters import asking, consent, links, subscriptions
from altavoz.supporters.letters import write_my_data
from altavoz.supporters.models import Consent, UsedLink
from altavoz.supporters.testing import make_network, make_subscription
from altavoz.website import callers
from altavoz.worker.rounds import run_once

pytestmark = pytest.mark.django_db
ANA = "ana@example.org"


@pytest.fixture(autouse=True)
def _fresh(settings: Settings, tmp_path: Path) -> None:
    settings.MAIL_DIR = tmp_path / "mail"
    callers.forget_all()


@pytest.fixture
def yes() -> Consent:
    """Ana has said yes to the news of one organisation."""
    wording = make_wording(make_organisation())
    consent.record(
        email=ANA,
        email_key=email_key(ANA),
        given_name="Ana",
        family_name="=HYPERLINK(1)",
        language="en",
        country="CA",
        wording_ids=[wording.pk],
        said_where="petition:aaaaaaaaaaaaaaaa",
        now=timezone.now(),
    )
    return Consent.objects.get()


def own_page(address: str = ANA, *, ago: timedelta = timedelta()) -> str:
    link = links.new_link(email_key=email_key(address), language="en", now=timezone.now() - ago)
    return f"/my-data/{links.seal_link(link)}/"


def body(client: Client, place: str, **fields: str) -> bytes:
    answer = client.post(place, fields)
    assert answer["Cache-Control"] == "no-store"
    return bytes(answer.getvalue())


def test_a_known_and_an_unknown_address_get_the_same_answer_and_one_letter_each(client: Client, yes: Consent) -> None:
    known = client.post("/en/my-data/", {"email": ANA})
    unknown = client.post("/en/my-data/", {"email": "dee@example.org"})
    assert (
        (known.status_code, known["Location"])
        == (unknown.status_code, unknown["Location"])
        == (303, "/en/my-data/asked/")
    )
    assert Letter.objects.filter(kind="my_data").count() == 2


def test_only_where_something_is_held_is_the_letter_written(yes: Consent) -> None:
    for address in (ANA, "dee@example.org"):
        asking.ask(address=address, language="en", now=timezone.now())
    hers, strangers = Letter.objects.order_by("pk")
    written = write_my_data(hers)
    assert written is not None
    assert "/my-data/" in written.text
    assert write_my_data(strangers) is None


def test_asking_again_and_again_is_nothing_that_is_held(db: None) -> None:
    for _ in range(2):
        asking.ask(address=ANA, language="en", now=timezone.now())
    assert not asking.is_known(email_key(ANA))


@pytest.mark.parametrize("address", ["", "ana", "ana@", f"{'a' * 250}@example.org"])
def test_what_is_no_address_is_sent_back_kindly(client: Client, address: str) -> None:
    answer = client.post("/en/my-data/", {"email": address})
    assert answer.status_code == 422
    assert not Letter.objects.exists()


def test_one_network_cannot_ask_without_end(client: Client, settings: Settings) -> None:
    settings.LIMIT_MY_DATA = "2/hour"
    answers = [client.post("/en/my-data/", {"email": f"a{n}@example.org"}).status_code for n in range(3)]
    assert answers == [303, 303, 429]
    assert Letter.objects.count() == 2


def test_another_site_cannot_ask(client: Client) -> None:
    answer = client.post("/en/my-data/", {"email": ANA}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not Letter.objects.exists()


@pytest.mark.parametrize(("language", "words"), [("en", "without"), ("fr", "compte"), ("es", "cuenta")])
def test_the_page_speaks_the_language_of_its_address(client: Client, language: str, words: str) -> None:
    answer = client.get(f"/{language}/my-data/")
    assert answer["Content-Language"] == language
    assert not answer.cookies
    assert client.get("/my-data/", headers={"Accept-Language": language})["Location"] == f"/{language}/my-data/"


def test_a_link_shows_what_is_held_and_changes_nothing(client: Client, yes: Consent) -> None:
    page = client.get(own_page())
    assert page["Cache-Control"] == "no-store"
    assert b"ana@example.org" in page.content
    yes.refresh_from_db()
    assert yes.ended_at is None
    assert not UsedLink.objects.exists()


@pytest.mark.parametrize("text", ["x", "AAAA", "A" * 120])
def test_a_link_that_we_did_not_make_is_over(client: Client, text: str) -> None:
    assert client.get(f"/my-data/{text}/").status_code == 410


def test_a_link_is_over_after_two_hours(client: Client, yes: Consent) -> None:
    place = own_page(ago=timedelta(hours=2))
    assert client.get(place).status_code == 410
    assert client.post(place, {"act": "erase", "sure": "on"}).status_code == 410
    assert Consent.objects.exists()


def test_the_one_file_holds_it_all_and_can_be_taken_once(client: Client, yes: Consent) -> None:
    place = own_page()
    told = json.loads(body(client, place, act="export-json"))
    assert told["held"]["supporters.Consent"][0]["email"] == ANA
    assert {"made_at", "held", "do_not_write", "files", "not_found_by_person"} == set(told)
    assert client.post(place, {"act": "export-json"}).status_code == 303


def test_the_folder_opens_harmlessly_in_a_spreadsheet(client: Client, yes: Consent) -> None:
    archive = zipfile.ZipFile(io.BytesIO(body(client, own_page(), act="export-zip")))
    assert archive.testzip() is None
    assert sorted(archive.namelist()) == ["my-data.csv", "my-data.json"]
    assert "family_name,'=HYPERLINK(1)" in archive.read("my-data.csv").decode("utf-8-sig")


def test_stopping_news_ends_the_yes_and_a_new_yes_counts_again(client: Client, yes: Consent) -> None:
    client.post(own_page(), {"act": "stop-news"})
    yes.refresh_from_db()
    assert yes.ended_at is not None
    consent.record(
        email=ANA,
        email_key=email_key(ANA),
        given_name="Ana",
        family_name="Lima",
        language="en",
        country="CA",
        wording_ids=[ConsentWording.objects.get().pk],
        said_where=yes.said_where,
        now=timezone.now(),
    )
    assert Consent.objects.filter(ended_at__isnull=True).count() == 1


def test_erasing_wants_a_tick_and_then_leaves_nothing(client: Client, yes: Consent) -> None:
    place = own_page()
    assert client.post(place, {"act": "erase"}).status_code == 422
    assert Consent.objects.exists()
    assert client.post(place, {"act": "erase", "sure": "on"}).status_code == 303
    assert not Consent.objects.exists()
    assert b"It is erased" in client.get(place).content


def test_a_link_erases_once(client: Client, yes: Consent) -> None:
    place = own_page()
    client.post(place, {"act": "erase", "sure": "on"})
    yes.pk = None
    yes.save(force_insert=True)
    client.post(place, {"act": "erase", "sure": "on"})
    assert Consent.objects.exists()


def test_her_neighbour_is_not_touched(client: Client, yes: Consent) -> None:
    client.post(own_page("dee@example.org"), {"act": "erase", "sure": "on"})
    assert Consent.objects.exists()


def test_who_said_not_me_gets_no_letter_about_data_either(client: Client, yes: Consent) -> None:
    donotwrite.add(email_key(ANA), why=DoNotWrite.Why.NOT_ME, now=timezone.now())
    client.post("/en/my-data/", {"email": ANA})
    assert donotwrite.listed([email_key(ANA)])


def test_ended_yeses_are_forgotten_and_others_are_not(yes: Consent) -> None:
    now = timezone.now()
    assert consent.forget_ended(before=now) == 0
    consent.end_all(email_key=email_key(ANA), how="my-data", now=now - timedelta(days=2))
    assert consent.forget_ended(before=now - timedelta(days=3)) == 0
    assert consent.forget_ended(before=now) == 1


def test_what_says_that_links_were_used_goes_when_they_are_over(client: Client, yes: Consent) -> None:
    client.post(own_page(), {"act": "stop-news"})
    now = timezone.now()
    assert links.forget_used(before=now) == 0
    assert links.forget_used(before=now + timedelta(hours=3)) == 1


def test_the_worker_tidies_up_what_is_over(yes: Consent, settings: Settings, tmp_path: Path) -> None:
    settings.ALTAVOZ_HOME = tmp_path
    now = timezone.now()
    link = links.new_link(email_key=email_key(ANA), language="en", now=now)
    links.use(link, "stop-news", now=now)
    consent.end_all(email_key=email_key(ANA), how="my-data", now=now)
    assert run_once("tidy-personal-data", now) == 0
    assert run_once("tidy-personal-data", now + timedelta(days=settings.FORGET_AFTER_DAYS + 1)) == 2


def test_how_often_in_which_language_and_from_when_is_changed_there(client: Client) -> None:
    row = make_subscription(make_network())
    place = own_page()
    assert b"Urgent actions" in client.get(place).content
    client.post(place, {"act": "change", f"rhythm-{row.public_id}": "weekly", "language": "fr", "pause": "30"})
    row.refresh_from_db()
    assert (row.rhythm, row.language) == ("weekly", "fr")
    assert row.paused_until is not None
    client.post(place, {"act": "change", "pause": "0"})
    row.refresh_from_db()
    assert row.paused_until is None


def test_the_name_that_letters_greet_by_is_corrected_there(client: Client) -> None:
    row, place = make_subscription(make_network()), own_page()
    refused = client.post(place, {"act": "change", "given_name": "see www.looms.example"})
    assert (refused.status_code, b"no address and no link" in refused.content) == (422, True)
    assert client.post(place, {"act": "change", "given_name": " Anna  Maria "}).status_code == 303
    row.refresh_from_db()
    assert row.given_name == "Anna Maria"


def test_somebody_else_s_network_is_not_changed_by_her_link(client: Client) -> None:
    row = make_subscription(make_network(), email="dee@example.org")
    client.post(own_page(), {"act": "change", f"rhythm-{row.public_id}": "weekly", "language": "fr"})
    row.refresh_from_db()
    assert (row.rhythm, row.language) == ("at_once", "en")


def test_stopping_all_news_ends_every_network(client: Client) -> None:
    make_subscription(make_network())
    client.post(own_page(), {"act": "stop-news"})
    assert not subscriptions.active(email_key(ANA)).exists()
