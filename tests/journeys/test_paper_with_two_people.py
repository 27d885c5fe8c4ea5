# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ed brings sheets from a market, Paz counts them; a number from elsewhere goes the same way; both can be undone."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.participation.models import CarriedOver, PaperBatch
from altavoz.participation.testing import a_pdf, a_picture
from altavoz.tallies import auditing
from tests.journeys.mail import the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(ana: Walk, settings: Settings, tmp_path: Path) -> Action:
    settings.ALTAVOZ_HOME = tmp_path
    action = make_action()
    ana.signs(action).confirms()
    return action


@pytest.fixture
def ed(action: Action) -> Client:
    client = Client()
    sign_in(client, name="ed", role=roles.EDITOR)
    return client


@pytest.fixture
def paz(action: Action) -> Client:
    client = Client()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    return client


def counted(action: Action) -> tuple[int, int, int]:
    the_worker_passes()
    found = Client().get(f"/api/actions/{action.public_id}/").json()["counts"]
    return found["paper"], found["carried_over"], found["total"]


def enter_sheets(ed: Client, action: Action) -> PaperBatch:
    scans = [SimpleUploadedFile("a.jpg", a_picture()), SimpleUploadedFile("b.pdf", a_pdf())]
    typed = {"action": action.pk, "place": "Market", "gathered_on": "2026-03-28", "gathered_precision": "day"}
    answer = ed.post(reverse("participation_enter_paper"), {**typed, "number": 14, "scans": scans}, follow=True)
    assert "It counts once a second person" in answer.content.decode()
    return PaperBatch.objects.get()


def test_paper_is_entered_by_one_counted_by_another_and_taken_back(
    action: Action, ed: Client, paz: Client, ana: Walk
) -> None:
    page, batch = make_action_page(action), enter_sheets(ed, action)
    assert counted(action) == (0, 0, 1)
    screen = reverse("participation_paper_batch", args=[batch.pk])
    assert "count them" not in ed.get(screen).content.decode()
    assert ed.post(reverse("participation_check_paper", args=[batch.pk])).status_code in {302, 403}
    assert counted(action) == (0, 0, 1)

    assert "I have seen the sheets" in paz.get(screen).content.decode()
    paz.post(reverse("participation_check_paper", args=[batch.pk]))
    assert counted(action) == (14, 0, 15)
    assert "On paper: 14." in ana.opens(page.url).words
    assert auditing.recount(timezone.now()).alarms == 0

    assert paz.post(reverse("participation_take_back_paper", args=[batch.pk]), {"why": ""}).status_code == 422
    paz.post(reverse("participation_take_back_paper", args=[batch.pk]), {"why": "These were copies."})
    assert counted(action) == (0, 0, 1)
    assert "These were copies." in paz.get(screen).content.decode()
    assert auditing.recount(timezone.now()).alarms == 0


def test_a_publisher_who_enters_sheets_cannot_count_them_herself(action: Action, paz: Client) -> None:
    batch = enter_sheets(paz, action)
    answer = paz.post(reverse("participation_check_paper", args=[batch.pk]), follow=True)
    assert "somebody else has to see the sheets" in answer.content.decode()
    assert counted(action) == (0, 0, 1)


def test_a_number_from_elsewhere_goes_the_same_way(action: Action, ed: Client, paz: Client, ana: Walk) -> None:
    page = make_action_page(action)
    typed = {"action": action.pk, "platform": "an older platform", "number": 325, "counted_on": "2026-03-01"}
    typed |= {"counted_precision": "month", "evidence": "An export of that month."}
    ed.post(reverse("participation_carry_over"), {**typed, "file": SimpleUploadedFile("x.pdf", a_pdf())})
    row = CarriedOver.objects.get()
    ed.post(reverse("participation_check", args=[row.pk]))
    assert counted(action) == (0, 0, 1)
    assert b"%PDF" in b"".join(paz.post(reverse("participation_open_evidence", args=[row.pk])))
    paz.post(reverse("participation_check", args=[row.pk]))
    assert counted(action) == (0, 325, 326)
    assert "an older platform" in ana.opens(page.url).words
    paz.post(reverse("participation_take_back_carried_over", args=[row.pk]), {"why": "It was counted by mistake."})
    assert counted(action) == (0, 0, 1)
    assert "an older platform" not in ana.opens(page.url).words
    assert auditing.recount(timezone.now()).alarms == 0


def test_everybody_can_print_a_sheet_in_each_language(action: Action, ana: Walk) -> None:
    make_action_page(action)
    place = f"/act/{action.public_id}/sheet"
    assert "With my signature" in ana.opens(f"{place}/en/a4/").words
    assert "Avec ma signature" in ana.opens(f"{place}/fr/letter/").words
    assert ana.language == "fr"
    assert "Con mi firma" in ana.opens(f"{place}/es/a4/").words
    assert "<path" in ana.opens(f"/act/{action.public_id}/qr/en/").page
    assert ana.opens(f"{place}/xx/a4/").status == 404
    assert ana.opens(f"{place}/en/legal/").status == 404
