# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana acts in every way that there is; each counts once she has pressed the button of her letter."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from altavoz.actions.urgent_action import issuing
from altavoz.actions.urgent_action.models import UrgentAction
from altavoz.actions.urgent_action.testing import FIRST, SPRING, make_urgent
from altavoz.campaigns.action import Action
from altavoz.contacting import promises, way_counts
from altavoz.contacting.models import ContactReport, Message
from altavoz.contacting.testing import SUBJECTS, page_url, press_the_button
from altavoz.decision_makers.models import Office
from altavoz.organisations.testing import make_staff
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import writer_of
from altavoz.participation.models import Participation
from altavoz.participation.testing import ana_types

pytestmark = pytest.mark.django_db
AHEAD = datetime.now(UTC) + timedelta(days=20)


@pytest.fixture
def action() -> Action:
    cache.clear()
    made = make_urgent(closes_at=AHEAD)
    issuing.issue(made.pk, words=FIRST, by=make_staff(name="paz"), now=SPRING)
    made.refresh_from_db()
    return made


def post(client: Client, action: Action, **fields: object) -> int:
    typed = ana_types(action, **{"office": [office.public_id for office in offices(action)], **fields})
    return client.post(f"/act/{action.public_id}/", typed).status_code


def offices(action: Action) -> list[Office]:
    return list(Office.objects.filter(targeted_by__action=action).order_by("targeted_by__place"))


@pytest.mark.parametrize("way", ["own_mail", "post", "fax", "embassy", "social", "call"])
def test_what_ana_did_herself_counts_after_the_button(client: Client, action: Action, way: str) -> None:
    assert post(client, action, way=way, done="1", result="spoke" if way == "call" else "") == 303
    assert way_counts.count(action) == 0
    press_the_button()
    assert way_counts.count(action) == 1
    assert [(line.way, line.number) for line in way_counts.lines(action.pk, "en")] == [(way, 2)]


def test_a_call_is_counted_with_what_came_of_it(client: Client, action: Action) -> None:
    assert post(client, action, way="call", done="1", result="") == 422
    assert post(client, action, way="call", done="1", result="spoke") == 303
    assert set(ContactReport.objects.values_list("way", "result")) == {("call", "spoke")}


def test_saying_that_it_was_done_needs_a_way(client: Client, action: Action) -> None:
    assert post(client, action, way="", done="1", result="") == 422


def test_the_centre_writes_to_each_office_in_its_own_language(client: Client, action: Action) -> None:
    assert post(client, action, by_centre="1") == 303
    press_the_button()
    said = {row.office.email: (row.language, row.subject, row.body) for row in Message.objects.select_related("office")}
    language, subject, body = said["governor@looms.invalid"]
    assert (language, subject) == ("es", SUBJECTS["es"])
    assert body == "Señora Gobernadora:\n\nDevuelva a la tejedora su escolta."
    assert said["minister@looms.invalid"][0] == "en"
    way_counts.count(action)
    assert way_counts.lines(action.pk, "en")[0].number == 2


def test_a_promise_is_kept_in_mind_and_recalled_once(client: Client, action: Action) -> None:
    day = (AHEAD - timedelta(days=5)).date()
    assert post(client, action, promise="1", by_day="") == 422
    assert post(client, action, promise="1", by_day=(AHEAD + timedelta(days=9)).date().isoformat()) == 422
    assert post(client, action, promise="1", by_day=day.isoformat()) == 303
    press_the_button()
    before = datetime.combine(day, datetime.min.time(), UTC) - timedelta(days=1)
    assert promises.remind(now=before - timedelta(days=2)) == 0
    assert promises.remind(now=before) == 1
    assert promises.remind(now=before) == 0
    letter = Letter.objects.get(kind="promise")
    written = writer_of(letter).write(letter)
    assert written is not None
    assert "You promised to write" in written.subject


def test_who_has_written_is_not_reminded(client: Client, action: Action) -> None:
    day = (AHEAD - timedelta(days=5)).date()
    post(client, action, promise="1", by_day=day.isoformat())
    press_the_button()
    post(client, action, way="fax", done="1")
    client.post(reverse("participation:confirm", args=[Participation.objects.get().token]))
    promises.remind(now=AHEAD - timedelta(days=5))
    letter = Letter.objects.get(kind="promise")
    assert writer_of(letter).write(letter) is None


def test_the_page_shows_number_days_and_how_each_office_is_reached(client: Client, action: Action) -> None:
    UrgentAction.objects.update(reference="AMR 41/2345/2026")
    shown = client.get(page_url(action)).content.decode()
    for words in (
        "UA 1/26",
        "AMR 41/2345/2026",
        "Write before",
        "1 Shuttle Lane",
        "+1 555 0100",
        "governor@looms.invalid",
        "https://social.invalid/@governor",
        "Señora Gobernadora",
        "Spanish",
        "9 Bobbin Square",
        "Give the weaver her escort back.",
        "Devuelva a la tejedora su escolta.",
    ):
        assert words in shown, words


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_sheet_is_a_tagged_pdf_in_each_language(client: Client, action: Action, language: str) -> None:
    answer = client.get(reverse("urgent_action:sheet", args=[action.public_id, 1, language]))
    assert answer["Content-Type"] == "application/pdf"
    assert b"/MarkInfo" in answer.content or b"StructTreeRoot" in answer.content or answer.content.startswith(b"%PDF")
    assert client.get(reverse("urgent_action:sheet", args=[action.public_id, 7, language])).status_code == 404


def test_a_sheet_of_what_was_taken_down_is_gone(client: Client, action: Action) -> None:
    Action.objects.update(state=Action.State.TAKEN_DOWN)
    assert client.get(reverse("urgent_action:sheet", args=[action.public_id, 1, "en"])).status_code == 410
