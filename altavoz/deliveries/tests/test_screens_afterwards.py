# SPDX-License-Identifier: AGPL-3.0-or-later
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.deliveries.models import HandOver, Reply
from altavoz.deliveries.testing import hand_it_over
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_centre, make_organisation, make_staff, sign_in
from altavoz.personal_data.models import PrivateFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo(client: Client) -> Client:
    sign_in(client, name="bo", role=roles.PUBLISHER)
    return client


def jpeg() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return SimpleUploadedFile("families.jpg", out.getvalue(), content_type="image/jpeg")


def typed(action: Action, **more: object) -> dict[str, object]:
    said: dict[str, object] = {"seen": 0, "on": "2026-05-06", "precision": "day"}
    for target in action.targets.all():
        said[f"to_{target.pk}"] = "on"
    return {**said, "where_en": "Mérida", "by_whom_en": "three families", **more}


def record(bo: Client, action: Action, **more: object) -> str:
    screen = reverse("deliveries_afterwards:hand_over", args=[action.pk])
    return str(bo.post(screen, typed(action, **more), follow=True).content.decode())


def test_a_hand_over_is_recorded_and_the_page_lists_whom_it_was_delivered_to(bo: Client) -> None:
    action = make_action()
    page = make_action_page(action)
    assert "Recorded." in record(bo, action)
    shown = Client().get(page.url).content.decode()
    assert "This petition was delivered to:" in shown
    assert "Minister of Looms" in shown
    assert "Place: Mérida." in shown


def test_the_form_refuses_a_hand_over_to_nobody_and_on_no_day(bo: Client) -> None:
    action = make_action()
    empty = {"seen": 0, "precision": "day"}
    shown = bo.post(reverse("deliveries_afterwards:hand_over", args=[action.pk]), empty).content.decode()
    assert "Say to whom it was handed." in shown
    assert "Give the day, or say that nobody knows it." in shown
    assert not HandOver.objects.exists()


def test_two_people_record_the_same_hand_over_and_the_second_is_told(bo: Client) -> None:
    action = make_action()
    record(bo, action)
    assert "Somebody else has recorded something meanwhile" in record(bo, action)
    assert HandOver.objects.count() == 1


def test_a_photograph_stays_sealed_until_everyone_in_it_agreed(bo: Client) -> None:
    action = make_action()
    page = make_action_page(action)
    record(bo, action, photograph=jpeg(), picture_alt_en="Three women at a desk")
    row = HandOver.objects.get()
    assert row.photograph is not None
    assert not get_image_model().objects.exists()
    assert "Three women" not in Client().get(page.url).content.decode()
    screen = reverse("deliveries_afterwards:photograph", args=[row.pk])
    bo.post(screen, {"verb": "show"})
    assert 'alt="Three women at a desk"' in Client().get(page.url).content.decode()
    bo.post(screen, {"verb": "hide"})
    assert not get_image_model().objects.exists()
    assert "Three women" not in Client().get(page.url).content.decode()


def test_a_shown_photograph_needs_words_for_those_who_do_not_see_it(bo: Client) -> None:
    shown = record(bo, make_action(), photograph=jpeg(), everyone_agreed="on")
    assert "Say in one language at least what the photograph shows." in shown


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "The file is empty."), (b"MZ this is a program", "This is neither a picture nor a PDF.")],
)
def test_a_receipt_that_is_no_scan_is_refused_kindly(bo: Client, content: bytes, said: str) -> None:
    file = SimpleUploadedFile("receipt.pdf", content, content_type="application/pdf")
    assert said in record(bo, make_action(), receipt=file)
    assert not PrivateFile.objects.exists()


def test_a_receipt_is_taken_as_a_download_and_the_taking_is_noted(bo: Client) -> None:
    action = make_action()
    record(bo, action, receipt=jpeg())
    number = HandOver.objects.get().pk
    answer = bo.get(reverse("deliveries_afterwards:kept_file", args=[number, "receipt"]))
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"  # type: ignore[attr-defined]  # a streaming answer
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "families" not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert AuditEntry.objects.filter(act="deliveries.take_receipt").count() == 1


def test_a_reply_is_recorded_published_and_corrected_in_the_open(bo: Client) -> None:
    action = make_action()
    page = make_action_page(action)
    target = action.targets.get().pk
    said = {"seen": 0, "on": "2026-05-15", "precision": "day", "target": target, "text_en": "We give it back."}
    bo.post(reverse("deliveries_afterwards:reply", args=[action.pk]), {**said, "scan": jpeg()})
    row = Reply.objects.get()
    assert row.scan is not None
    assert "We give it back." not in Client().get(page.url).content.decode()
    bo.post(reverse("deliveries_afterwards:publish_reply", args=[row.pk]), {"verb": "publish"})
    assert "We give it back." in Client().get(page.url).content.decode()
    correct = reverse("deliveries_afterwards:correct_reply", args=[row.pk])
    better = {**said, "seen": 1, "text_en": "We give most of it back."}
    assert "say what was corrected and why" in bo.post(correct, better).content.decode()
    bo.post(correct, {**better, "note_en": "we had misread it"})
    assert "we had misread it" in Client().get(page.url).content.decode()


def test_the_overview_shows_everything_of_one_action(bo: Client) -> None:
    action = make_action()
    hand_it_over(action)
    shown = bo.get(reverse("deliveries_afterwards:of_action", args=[action.pk])).content.decode()
    for words in ("Hand-overs", "Take it back", "Record a reply", "Won, partly won or not won"):
        assert words in shown
    assert action.name in bo.get(reverse("deliveries_afterwards:actions")).content.decode()


def test_who_works_for_another_organisation_sees_and_does_nothing_here(client: Client) -> None:
    make_centre()
    sign_in(client, name="chandra", role=None)
    stranger = make_staff(name="dee", role=None)
    stranger.is_superuser = False
    stranger.save()
    roles.give(stranger, group=roles.PUBLISHER, organisation=make_organisation())
    client.force_login(stranger)
    action = make_action()
    for name in ("of_action", "hand_over", "reply"):
        assert client.get(reverse(f"deliveries_afterwards:{name}", args=[action.pk])).status_code in {302, 403}
    client.post(reverse("deliveries_afterwards:hand_over", args=[action.pk]), typed(action))
    assert not HandOver.objects.exists()


def test_opening_a_screen_changes_nothing(bo: Client) -> None:
    action = make_action()
    bo.get(reverse("deliveries_afterwards:hand_over", args=[action.pk]))
    action.refresh_from_db()
    assert action.state == "open"
