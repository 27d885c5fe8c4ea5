# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana posts the form; Dee, a stranger, learns nothing from any answer."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations.testing import make_wording
from altavoz.outbox.models import Letter
from altavoz.participation import doors
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation, sign
from altavoz.participation.views import take_part
from altavoz.participation.withdrawal import withdraw

State = Participation.State


def test_ana_signs_and_is_asked_to_look_into_her_mail(client: Client, action: Action) -> None:
    answer = sign(client, action, reason="My aunt weaves.", show_name="on")
    row = Participation.objects.get()
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"/act/{action.public_id}/sent/")
    assert (row.given_name, row.family_name, row.email, row.country) == ("Ana", "Lima", "ana@example.org", "CA")
    assert (row.state, row.held, row.show_name, row.hand_over) == (State.PENDING, "", True, False)
    assert row.reason_state == Participation.Reason.WAITING
    letter = Letter.objects.get()
    assert (letter.kind, letter.about, letter.subject_id) == ("confirm", action.public_id, row.pk)
    assert (letter.recipient, letter.language) == ("ana@example.org", "en")


def test_no_answer_sets_a_cookie_or_is_kept(client: Client, action: Action) -> None:
    answer = sign(client, action)
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_warm_post_makes_two_writes_and_no_other_query(
    client: Client, action: Action, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DOOR_SECONDS = 60
    sign(client, action, email="first@example.org")
    with django_assert_num_queries(4) as seen:
        sign(client, action)
    # Inside the test's own transaction a transaction is a savepoint and its release.
    words = [query["sql"].split()[0] for query in seen.captured_queries]
    assert words == ["SAVEPOINT", "INSERT", "INSERT", "RELEASE"]


@pytest.mark.parametrize("state", ["new", "pending", "confirmed", "withdrawn", "held"])
def test_every_sort_of_address_is_answered_alike(
    client: Client,
    action: Action,
    state: str,
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.DOOR_SECONDS = 60
    _bring_to(action, state)
    doors.find(action.public_id)
    with django_assert_num_queries(4):
        answer = sign(client, action, website="http://spam.example" if state == "held" else "")
    assert answer.status_code == 303
    assert len(answer.headers["Location"]) == len(f"/act/{action.public_id}/sent//") + 94
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.content
    assert Participation.objects.count() == 1


def _bring_to(action: Action, state: str) -> None:
    if state in {"pending", "confirmed", "withdrawn"}:
        row = make_participation(action, confirmed=state != "pending")
        if state == "withdrawn":
            withdraw(token=row.token, now=timezone.now())


def test_a_repeat_changes_nothing_that_was_typed_and_writes_again(client: Client, action: Action) -> None:
    before = make_participation(action)
    sign(client, action, email="ANA@example.org", given_name="Dee", family_name="Stranger", country="FR", reason="Ha")
    row = Participation.objects.get()
    assert (row.given_name, row.family_name, row.country, row.reason) == ("Ana", "Lima", "CA", "")
    assert row.token == before.token
    assert Letter.objects.filter(kind="confirm", subject_id=row.pk).count() == 2


def test_who_withdrew_begins_anew_with_the_new_words(client: Client, action: Action) -> None:
    row = make_participation(action, confirmed=True)
    Participation.objects.update(tries=4)
    withdraw(token=row.token, now=timezone.now())
    sign(client, action, given_name="Anna", country="FR")
    again = Participation.objects.get()
    assert again.pk == row.pk
    assert (again.state, again.given_name, again.country, again.tries) == (State.PENDING, "Anna", "FR", 0)
    assert again.token != row.token
    assert (again.change, again.confirmed_at) == (None, None)


def test_who_was_held_stays_held_after_withdrawing(client: Client, action: Action) -> None:
    row = make_participation(action, held=Doubt.DISPOSABLE, confirmed=True)
    withdraw(token=row.token, now=timezone.now())
    sign(client, action)
    assert Participation.objects.get().held == Doubt.DISPOSABLE


def test_a_ticked_box_is_kept_with_its_wording(client: Client, action: Action) -> None:
    wording = make_wording(action.organisation)
    sign(client, action, news=[wording.pk, wording.pk + 1000])
    assert Participation.objects.get().consents == [wording.pk]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 303),
        ({"origin": "http://testserver"}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_only_what_says_it_is_foreign_is_refused(
    client: Client, action: Action, headers: dict[str, str], status: int
) -> None:
    client.defaults.update({f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()})
    assert sign(client, action).status_code == status
    assert Participation.objects.count() == (1 if status == 303 else 0)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_not_allowed(client: Client, action: Action, method: str) -> None:
    answer = getattr(client, method)(f"/act/{action.public_id}/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_what_is_huge_is_refused_plainly(client: Client, action: Action) -> None:
    assert sign(client, action, reason="x" * 70_000).status_code == 413
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    ("kind", "status"),
    [("multipart/form-data", 400), ("multipart/form-data; boundary=x", 422), ("application/json", 422)],
)
def test_what_cannot_be_read_is_refused_plainly(client: Client, action: Action, kind: str, status: int) -> None:
    make_action_page(action)
    answer = client.generic("POST", f"/act/{action.public_id}/", b"\xff\xfenonsense", kind)
    assert answer.status_code == status
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    ("kind", "announced"),
    [("application/x-www-form-urlencoded", 999), ("application/x-www-form-urlencoded; charset=utf-16", 31)],
)
def test_half_a_form_or_one_in_strange_letters_is_refused(action: Action, kind: str, announced: int) -> None:
    request = RequestFactory().post(f"/act/{action.public_id}/")
    half = b"given_name=Ana&family_name=Lima"
    environ = {"wsgi.input": BytesIO(half), "CONTENT_LENGTH": str(announced), "CONTENT_TYPE": kind}
    answer = take_part(WSGIRequest({**request.environ, **environ}), public_id=action.public_id)
    assert answer.status_code == 400


@pytest.mark.parametrize("given_name", ["A\x00na", "%ED%A0%80", "<b>Ana</b>", "www.spam.example", "x" * 101, " "])
def test_a_name_that_is_none_names_its_field(client: Client, action: Action, given_name: str) -> None:
    make_action_page(action)
    if given_name.startswith("%"):
        body = f"given_name={given_name}&language=en"
        answer = client.post(f"/act/{action.public_id}/", body, content_type="application/x-www-form-urlencoded")
    else:
        answer = sign(client, action, given_name=given_name)
    assert answer.status_code == 422
    assert b'id="given_name-error"' in answer.content
    assert not Participation.objects.exists()


def test_errors_keep_what_was_typed_and_speak_the_language_of_the_form(client: Client, action: Action) -> None:
    make_action_page(action, "fr")
    answer = sign(client, action, language="fr", email="ana@", reason="Ma tante tisse.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert answer.headers["Content-Language"] == "fr"
    assert '<html lang="fr"' in page
    assert 'href="#email"' in page
    assert "Ma tante tisse." in page
    assert 'value="Lima"' in page


def test_a_text_that_never_was_shown_is_refused_and_an_older_one_is_recorded(client: Client, action: Action) -> None:
    make_action_page(action)
    assert sign(client, action, text_version=7).status_code == 422
    doors.forget_all()
    Action.objects.update(text_version=2)
    assert sign(client, action, text_version=1).status_code == 303
    assert Participation.objects.get().text_version == 1


def test_a_closed_action_refuses_ana_kindly(client: Client, db: None) -> None:
    action = make_action(closes_at=datetime(2026, 5, 1, tzinfo=UTC))
    answer = sign(client, action)
    assert answer.status_code == 409
    assert b"This has ended." in answer.content
    assert not Participation.objects.exists()


def test_an_action_closes_at_its_hour_even_before_the_worker_says_so(client: Client, db: None) -> None:
    now = timezone.now()
    assert sign(client, make_action(closes_at=now + timedelta(hours=1))).status_code == 303
    assert sign(client, make_action(closes_at=now - timedelta(seconds=1))).status_code == 409


@pytest.mark.parametrize(("state", "status"), [("preparing", 404), ("taken_down", 410), ("paused", 409)])
def test_what_is_not_open_is_answered_as_what_it_is(client: Client, db: None, state: str, status: int) -> None:
    assert sign(client, make_action(state=state)).status_code == status


def test_an_unknown_action_is_not_found(client: Client, db: None) -> None:
    assert client.post("/act/aaaaaaaaaaaaaaaa/").status_code == 404


def test_the_address_without_a_form_leads_to_the_page(client: Client, action: Action) -> None:
    page = make_action_page(action)
    answer = client.get(f"/act/{action.public_id}/")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(str(page.url))


def test_a_dangerous_action_keeps_no_reason_and_no_choice_to_be_seen(client: Client, db: None) -> None:
    action = make_action(danger=Action.Danger.HIGH)
    sign(client, action, reason="My aunt weaves.", show_name="on", hand_over="on")
    row = Participation.objects.get()
    assert (row.reason, row.show_name, row.hand_over) == ("", False, False)


def test_a_postcode_is_kept_only_where_it_is_asked(client: Client, action: Action) -> None:
    sign(client, action, postcode="H2X 1Y4")
    assert Participation.objects.get().postcode == ""
    asks = make_action(asks_postcode=True)
    sign(client, asks, postcode="H2X 1Y4")
    assert Participation.objects.get(action=asks).postcode == "H2X 1Y4"


def test_nothing_about_ana_is_in_clear_on_the_disk(client: Client, action: Action) -> None:
    sign(client, action, reason="My aunt weaves.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT given_name, family_name, email, reason FROM participation_participation")
        stored = b" ".join(bytes(value) for value in cursor.fetchone())
    assert not any(word in stored for word in (b"Ana", b"Lima", b"example.org", b"weaves"))
