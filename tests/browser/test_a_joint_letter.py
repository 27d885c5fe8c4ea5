# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chandra opens her organisation's private page, reads the draft and signs; Bo confirms by a link of his own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from altavoz.actions.joint_letter import links
from altavoz.actions.joint_letter.models import Invitation
from altavoz.actions.joint_letter.testing import make_invitation, make_letter
from altavoz.campaigns.testing import make_action_page
from altavoz.organisations import roles
from tests.browser.visiting import Visit, at_the_desk


def path_of(address: str) -> str:
    return f"/{address.split('/', 3)[3]}"


def one_signs(there: Visit, invitation: Invitation, name: str) -> None:
    """By the private link; whoever has not read the draft yet reads it first."""
    page = there.to(path_of(links.address_of(invitation)))
    unread = page.get_by_role("button", name="Read the draft")
    if unread.count():
        expect(page.get_by_text("We are worried.")).to_have_count(0)
        unread.click()
    expect(page.get_by_role("paragraph").filter(has_text="We are worried.").first).to_be_visible()
    form = page.locator("form").filter(has=page.get_by_role("button", name="We sign"))
    form.get_by_label("Your name").fill(name)
    form.get_by_label("Your title in the organisation").fill("Coordinator")
    form.get_by_label("Your e-mail address").fill("chandra@example.org")
    form.get_by_label("E-mail address of a second person").fill("bo@example.org")
    form.get_by_label("I may speak for this organisation").check()
    form.get_by_role("button", name="We sign").click()
    expect(page.get_by_text("One person of your organisation has signed.")).to_be_visible()


def another_confirms(there: Visit, invitation: Invitation) -> None:
    second = invitation.signers.select_related("invitation").get(part="second")
    page = there.to(path_of(links.address_of_second(second)))
    page.get_by_label("Your name").fill("Bo Lund")
    page.get_by_label("Your title in the organisation").fill("Treasurer")
    page.get_by_label("I may speak for this organisation").check()
    page.get_by_role("button", name="Yes, we sign").click()
    expect(page.get_by_text("Your organisation has signed.")).to_be_visible()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)])
def test_an_organisation_signs_with_two_of_its_people(visit: Callable[..., Visit], script: bool, width: int) -> None:
    there, invitation = visit(script=script, width=width), make_invitation()
    one_signs(there, invitation, "Chandra Rao")
    assert Invitation.objects.get().state != Invitation.State.CONFIRMED
    another_confirms(there, invitation)
    assert Invitation.objects.get().state == Invitation.State.CONFIRMED


def comments_on_a_demand(there: Visit, invitation: Invitation) -> None:
    page = there.to(path_of(links.address_of(invitation)))
    page.get_by_role("button", name="Read the draft").click()
    page.get_by_text("Comment on the draft").click()
    comment = page.locator("form").filter(has=page.get_by_role("button", name="Send the comment"))
    comment.get_by_label("Your name").fill("Chandra")
    comment.get_by_label("On which part of it").select_option("Give back the looms.")
    comment.get_by_label("What you remark").fill("Say “at once”.")
    comment.get_by_role("button").click()
    page.wait_for_url("**?commented")
    assert there.too_wide() == []


def deals_with_it(desk: Visit, place: str) -> None:
    page = desk.to(place)
    remark = page.locator("section").filter(has=page.get_by_role("heading", name="“Give back the looms.”"))
    remark.get_by_role("button", name="Dealt with").click()
    expect(remark.get_by_text("0 still open")).to_be_visible()


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 320)])
def test_paz_asks_organisations_reads_their_comments_and_publishes(
    visit: Callable[..., Visit], script: bool, width: int
) -> None:
    letter, there = make_letter(), visit(script=script, width=width)
    shown, place = make_action_page(letter.action), f"/cms/joint-letters/{letter.action_id}/"
    desk = at_the_desk(visit(script=script, width=width), "paz", roles.PUBLISHER)
    page = desk.to(f"{place}invite/")
    page.get_by_label("Organisations").fill("Weavers’ Union; chandra@example.org\nSpinners; spin@example.org")
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("2 organisations are asked.")).to_be_visible()
    asked, late = letter.invitations.order_by("pk")
    comments_on_a_demand(there, asked)
    deals_with_it(desk, place)
    for row, number in ((asked, 1), (late, 2)):
        one_signs(there, row, "Chandra Rao")
        another_confirms(there, row)
        page.reload()
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_text(f"Version {number} is published.")).to_be_visible()
    page = there.to(path_of(shown.full_url))
    expect(page.get_by_text("Spinners").first).to_be_visible()
    page.get_by_text("Every version so far").click()
    expect(page.get_by_text("more organisations signed")).to_be_visible()
