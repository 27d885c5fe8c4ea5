# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paz publishes a case and takes it down again, with script and without; Ana reads it meanwhile."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from altavoz.cases.models import Case
from altavoz.cases.testing import HEADLINES, PSEUDONYM, make_case, make_event, make_protection, make_step
from altavoz.organisations import roles
from altavoz.website.testing import make_home
from tests.browser.visiting import Visit, at_the_desk

Begin = Callable[..., Visit]


@pytest.fixture
def case(centre: str) -> Case:
    """Confidential, with a consent that stands."""
    make_home("fr", "es")
    case = make_case(now=timezone.now() - timedelta(days=10))
    make_event(case, "Strangers came to the door")
    make_step(make_protection(case), "reduced")
    return case


def public_address(case: Case, language: str = "en") -> str:
    return f"/{language}/cases/{case.code.lower()}/"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_paz_publishes_a_case_and_takes_it_down(visit: Begin, case: Case, *, script: bool) -> None:
    paz = at_the_desk(visit(script=script), "paz", roles.PUBLISHER)
    page = paz.to(reverse("cases_desk:one", args=[case.code]))
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("Published.").first.wait_for()

    ana = visit(script=script)
    assert PSEUDONYM in ana.to(public_address(case)).content()

    page.get_by_role("link", name="Take down").click()
    page.get_by_text("What nobody can call back").wait_for()
    page.get_by_role("button", name="Take it down now").click()
    page.wait_for_url(f"**{reverse('cases_desk:one', args=[case.code])}")
    gone = ana.to(public_address(case)).content()
    assert PSEUDONYM not in gone
    assert ana.answers[0].status == 410


@pytest.mark.parametrize(("width", "scheme", "language"), [(1280, "light", "en"), (320, "dark", "es")])
def test_a_public_case_is_open_to_everybody(visit: Begin, case: Case, width: int, scheme: str, language: str) -> None:
    paz = at_the_desk(visit(script=False), "paz", roles.PUBLISHER)
    paz.to(reverse("cases_desk:one", args=[case.code])).get_by_role("button", name="Publish", exact=True).click()
    paz.page.get_by_text("Published.").first.wait_for()
    ana = visit(width=width, scheme=scheme)
    page = ana.to(public_address(case, language))
    assert page.locator("h1").inner_text() == HEADLINES[language]
    assert ana.violations() == []
    assert ana.too_wide() == []
