# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chandra opens her organisation's private page, reads the draft and signs; Bo confirms by a link of his own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from altavoz.actions.joint_letter import links
from altavoz.actions.joint_letter.models import Invitation
from altavoz.actions.joint_letter.testing import make_invitation
from tests.browser.visiting import Visit


def path_of(address: str) -> str:
    return f"/{address.split('/', 3)[3]}"


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)])
def test_an_organisation_signs_with_two_of_its_people(visit: Callable[..., Visit], script: bool, width: int) -> None:
    there = visit(script=script, width=width)
    invitation = make_invitation()
    page = there.to(path_of(links.address_of(invitation)))
    expect(page.get_by_text("We are worried.")).to_have_count(0)
    page.get_by_role("button", name="Read the draft").click()
    expect(page.get_by_text("We are worried.")).to_be_visible()
    page.get_by_label("Your name").first.fill("Chandra Rao")
    page.get_by_label("Your title in the organisation").first.fill("Coordinator")
    page.get_by_label("Your e-mail address").first.fill("chandra@example.org")
    page.get_by_label("E-mail address of a second person").fill("bo@example.org")
    page.get_by_label("I may speak for this organisation").first.check()
    page.get_by_role("button", name="We sign").click()
    expect(page.get_by_text("One person of your organisation has signed.")).to_be_visible()
    second = invitation.signers.select_related("invitation").get(part="second")
    page = there.to(path_of(links.address_of_second(second)))
    page.get_by_label("Your name").fill("Bo Lund")
    page.get_by_label("Your title in the organisation").fill("Treasurer")
    page.get_by_label("I may speak for this organisation").check()
    page.get_by_role("button", name="Yes, we sign").click()
    expect(page.get_by_text("Your organisation has signed.")).to_be_visible()
    assert Invitation.objects.get().state == Invitation.State.CONFIRMED
