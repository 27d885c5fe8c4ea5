# SPDX-License-Identifier: AGPL-3.0-or-later
"""A solidarity drive in a browser: Ana sends a card with a drawing, Paz reads it, Dana prints it, everybody sees it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import FilePayload, Page, expect
from pypdf import PdfReader

from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Drive, DriveText
from altavoz.actions.solidarity.testing import a_drawing, make_drive
from altavoz.campaigns.testing import make_action_page
from altavoz.organisations import roles
from altavoz.participation.models import Participation
from altavoz.worker.rounds import run_once
from tests.browser.visiting import Visit, at_the_desk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
with_and_without_script = pytest.mark.parametrize(
    ("script", "width"), [(True, 320), (False, 1280)], ids=["script", "no-script"]
)
Begin = Callable[..., Visit]
DRAWING = FilePayload(name="from-ana-lima.png", mimeType="image/png", buffer=a_drawing(size=(900, 600)))
NO_DRAWING = FilePayload(name="a-drawing.png", mimeType="image/png", buffer=b"I only look like one")


@pytest.fixture
def drive(centre: str) -> Drive:
    drive = make_drive()
    drive.recipients.update(reads="es", religion="avoid", may_name_us=False)
    return drive


def write_a_card(page: Page, picture: FilePayload) -> None:
    page.locator("#words").fill("You are not alone.")
    page.locator("#picture").set_input_files(picture)
    page.locator("#alt").fill("A sun over a field")
    page.locator("#given_name").fill("Ana")
    page.locator("#family_name").fill("Lima")
    page.locator("#email").fill("ana@example.org")
    page.locator("#country").select_option("CA")
    page.locator("#group").fill("School of Looms")
    page.locator("#may_be_shown").check()
    page.locator("#age").check()
    page.get_by_role("button", name="Send my card").click()


def accept_the_card(paz: Visit) -> None:
    """With a translation, from the queue and back to it."""
    desk = paz.to(reverse("solidarity_cards:queue"))
    desk.get_by_role("link", name="Read this card").click()
    desk.locator("#id_translation").fill("No están solos.")
    desk.get_by_role("button", name="Accept this card").click()
    expect(desk.locator("body")).to_contain_text("None at the moment.")


@with_and_without_script
def test_ana_sends_a_drawing_and_sees_it_on_the_page_once_paz_has_read_it(
    visit: Begin, drive: Drive, script: bool, width: int
) -> None:
    address = make_action_page(drive.action).url
    ana = visit(script=script, width=width)
    page = ana.to(address)
    expect(page.locator(".card-rules")).to_contain_text("They read Spanish.")
    assert ana.too_wide() == []
    assert not script or ana.violations() == []
    write_a_card(page, DRAWING)
    page.wait_for_url("**/sent/**")
    ana.to(reverse("participation:confirm", args=[Participation.objects.get().token]))
    page.get_by_role("button", name="Yes, this card is from me").click()
    expect(page.locator("h1")).to_contain_text("Your card is with us")
    accept_the_card(at_the_desk(visit(script=script), "paz", roles.MODERATOR))
    ana.to(address)
    hanging = page.locator(".paper-card")
    expect(hanging).to_contain_text("You are not alone.")
    expect(hanging.get_by_role("img", name="A sun over a field")).to_be_visible()
    assert ana.too_wide() == []
    assert not script or ana.violations() == []


@with_and_without_script
def test_what_is_no_picture_is_refused_and_what_ana_wrote_is_still_there(
    visit: Begin, drive: Drive, script: bool, width: int
) -> None:
    ana = visit(script=script, width=width)
    page = ana.to(make_action_page(drive.action).url)
    write_a_card(page, NO_DRAWING)
    expect(page.locator(".problems")).to_contain_text("This file is no picture that we know.")
    expect(page.locator("#words")).to_have_value("You are not alone.")
    expect(page.locator("#group")).to_have_value("School of Looms")
    assert ana.too_wide() == []
    assert not script or ana.violations() == []
    assert not Card.objects.exists()


def test_dana_prints_what_was_accepted_and_the_thank_you_stands_on_the_page(visit: Begin, drive: Drive) -> None:
    address = make_action_page(drive.action).url
    ana = visit(script=False)
    write_a_card(ana.to(address), DRAWING)
    ana.page.wait_for_url("**/sent/**")
    Participation.objects.update(state="confirmed", confirmed_at=timezone.now())
    Card.objects.update(state=Card.State.SHOWN, decided_at=timezone.now())
    dana = at_the_desk(visit(), "dana", roles.PUBLISHER)
    page = dana.to(reverse("solidarity_cards:of_action", args=[drive.action_id]))
    page.get_by_role("button", name="Make the sheets").click()
    expect(page.locator("body")).to_contain_text("The sheets are being made.")
    assert run_once("card-sheets", timezone.now()) == 1
    page.reload()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take the PDF").click()
    pdf = PdfReader(BytesIO(taken.value.path().read_bytes()))
    assert "You are not alone." in pdf.pages[0].extract_text()
    DriveText.objects.create(drive=drive, language="en", thanks="Your cards hang in our kitchen.")
    ana.to(address)
    expect(ana.page.locator(".card-thanks")).to_contain_text("Your cards hang in our kitchen.")
