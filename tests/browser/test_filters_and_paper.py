# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff in a browser, with script and without: a filter applied and undone; paper entered, opened and counted."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.participation.models import PaperBatch, Participation
from altavoz.participation.testing import a_picture, make_participation
from altavoz.worker import rounds
from tests.browser.visiting import Visit, at_the_desk

Begin = Callable[..., Visit]
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture
def action(centre: str) -> Action:
    action = make_action()
    make_action_page(action)
    for address in ("ana@example.org", "berta@example.org", "carla@example.org", "bad@spam.example.org"):
        make_participation(action, email=address, confirmed=True)
    return action


def the_worker_passes() -> None:
    for name in ("filters", "tally"):
        rounds.run_once(name, timezone.now())


@SCRIPT
def test_a_filter_is_found_applied_and_undone(visit: Begin, action: Action, script: bool) -> None:
    mia = at_the_desk(visit(script=script), "mia", roles.MODERATOR)
    page = mia.to(reverse("participation_filters_of", args=[action.pk]))
    page.get_by_role("link", name="New filter").click()
    page.locator("#id_name").fill("A machine")
    page.locator("#id_domains").fill("spam.example.org")
    page.get_by_role("button", name="Save it, and count what it finds").click()
    the_worker_passes()
    page.reload()
    for code, words in (("en", "A machine."), ("fr", "Une machine."), ("es", "Una máquina.")):
        page.locator(f"#id_why_{code}").fill(words)
    page.get_by_role("button", name="Take them out").click()
    the_worker_passes()
    assert Participation.objects.filter(state="invalidated").count() == 1
    page.reload()
    page.get_by_role("button", name="Undo it").click()
    the_worker_passes()
    page.reload()
    assert "Put back: 1 that count again" in page.inner_text("main")
    assert Participation.objects.filter(state="confirmed").count() == 4


@SCRIPT
def test_paper_is_entered_opened_and_counted(
    visit: Begin, action: Action, script: bool, settings: Settings, tmp_path: Path
) -> None:
    settings.ALTAVOZ_HOME = tmp_path
    page = at_the_desk(visit(script=script), "ed", roles.EDITOR).to(reverse("participation_enter_paper"))
    page.locator("#id_action").select_option(str(action.pk))
    page.locator("#id_place").fill("Market of Lachine")
    page.locator("#id_gathered_on").fill("2026-03-28")
    page.locator("#id_number").fill("14")
    page.locator("#id_scans").set_input_files({"name": "sheet.jpg", "mimeType": "image/jpeg", "buffer": a_picture()})
    page.get_by_role("button", name="Enter it").click()
    batch = PaperBatch.objects.get()
    page = at_the_desk(visit(script=script), "paz", roles.PUBLISHER).to(
        reverse("participation_paper_batch", args=[batch.pk])
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Open scan 1").click()
    assert download.value.path().read_bytes().startswith(b"\xff\xd8")
    page.get_by_role("button", name="I have seen the sheets: count them").click()
    batch.refresh_from_db()
    assert batch.state == PaperBatch.State.COUNTED


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_sheet_is_one_printed_page_and_axe_finds_nothing(
    visit: Begin, action: Action, language: str, paper: str
) -> None:
    ana = visit()
    page = ana.to(f"/act/{action.public_id}/sheet/{language}/{paper}/")
    assert ana.violations() == []
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == 1
    width = round(float(printed.pages[0].mediabox.width))
    assert width == {"a4": 595, "letter": 612}[paper]
