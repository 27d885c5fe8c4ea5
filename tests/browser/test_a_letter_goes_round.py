# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter that goes round among legislators, in a browser: followed, noted by staff, asked and thanked, and closed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.testing import SOURCE, make_letter, say
from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action_page
from altavoz.contacting.models import Plan, PlanText
from altavoz.organisations import roles
from tests.browser.reaching import choose, look_up
from tests.browser.visiting import Visit, at_the_desk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
with_and_without_script = pytest.mark.parametrize(
    ("script", "width"), [(True, 320), (False, 1280)], ids=["script", "no-script"]
)
Begin = Callable[..., Visit]
ASK, THANKS = "Please sign the letter.", "Thank you for your name."
LIST = "• Rep. Vera Okonjo (Shuttle-North)\n• Tomas Avila\n• Okonjo Adeyemi\n• Nobody Whatever"


@pytest.fixture
def letter(centre: str) -> CircularLetter:
    """Two have signed, one has refused, and of two nothing is known. Who has signed is thanked in words of its own."""
    made = make_letter()
    plan = Plan.objects.get(action=made.action)
    for stance, words in {"ask": ASK, "thank": THANKS}.items():
        PlanText.objects.create(
            plan=plan, language="en", stance=stance, subject="The letter", message=words, call_script=f"I call: {words}"
        )
    say(made, "Nadia Ferro", "Ruth Adeyemi")
    say(made, "Ilse Brandt", state="refused")
    return made


@with_and_without_script
def test_the_tracker_is_filtered_and_its_map_stands_beside_a_table(
    visit: Begin, letter: CircularLetter, script: bool, width: int
) -> None:
    ana = visit(script=script, width=width)
    page = ana.to(make_action_page(letter.action).url)
    expect(page.locator(".letter-tally")).to_contain_text("of 5 members have signed")
    expect(page.get_by_role("img", name="Map: 2 of 5 members have signed")).to_be_visible()
    page.get_by_text("The map as a table").click()
    expect(page.get_by_role("link", name="The North")).to_be_visible()
    assert ana.too_wide() == []
    assert not script or ana.violations() == []
    rows = page.locator("table.members tbody tr")
    expect(rows).to_have_count(5)
    page.get_by_label("Standing").select_option("signed")
    page.get_by_role("button", name="Show these").click()
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(SOURCE)
    table = page.get_by_role("link", name="As a table (CSV)").get_attribute("href") or ""
    assert "Nadia Ferro" in page.request.get(f"{ana.home}{table}").text()


@with_and_without_script
def test_staff_paste_a_list_confirm_who_is_meant_and_the_tally_rises(
    visit: Begin, letter: CircularLetter, script: bool, width: int
) -> None:
    address = make_action_page(letter.action).url
    paz = at_the_desk(visit(script=script), "paz", roles.PUBLISHER)
    page = paz.to(reverse("legislator_letter:of_action", args=[letter.action_id]))
    page.get_by_role("link", name="Paste a list of names").click()
    page.locator("#id_names").fill(LIST)
    page.locator("#id_source").fill("The office of Vera Okonjo, by e-mail")
    page.get_by_role("button", name="Match the names").click()
    expect(page.locator("tr", has_text="Tomas Avila")).to_contain_text("Tomás Ávila (Shuttle, North 4)")
    expect(page.locator("option", has_text="Ruth Adeyemi")).to_have_count(1)
    expect(page.locator("main")).to_contain_text("Nobody Whatever")
    page.get_by_role("button", name="Confirm what is chosen").click()
    expect(page.locator("body")).to_contain_text("members noted.")
    ana = visit(script=script, width=width)
    tally = ana.to(address).locator(".letter-tally .figure-number").first
    expect(tally).to_have_text("4")
    page.get_by_role("button", name="Undo this list").click()
    expect(page.locator("body")).to_contain_text("taken back.")
    ana.page.reload()
    expect(tally).to_have_text("2")


@with_and_without_script
@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("Nadia Ferro", "Has signed the letter: say thank you.", THANKS),
        ("Ilse Brandt", "Has not signed the letter yet: ask for it.", ASK),
        ("Vera Okonjo", "We do not know whether your member has signed: ask.", ASK),
    ],
    ids=["signed", "refused", "unknown"],
)
def test_who_gave_a_place_thanks_or_asks_in_writing_or_by_telephone(
    visit: Begin, letter: CircularLetter, name: str, said: str, words: str, script: bool, width: int
) -> None:
    ana = visit(script=script, width=width)
    page = ana.to(make_action_page(letter.action).url)
    look_up(page, name)
    choose(page, name)
    expect(page.locator("#sign")).to_contain_text(said)
    expect(page.locator("#body")).to_have_value(words)
    assert ana.too_wide() == []
    assert not script or ana.violations() == []
    page.get_by_role("link", name="Call instead").click()
    expect(page.locator("#sign")).to_contain_text(said)
    expect(page.locator("#script")).to_contain_text(f"I call: {words}")
    assert ana.too_wide() == []
    assert not script or ana.violations() == []
    expect(page.get_by_role("link", name="Call +1 555 0100")).to_have_attribute("href", "tel:+15550100")


@with_and_without_script
def test_the_deadline_counts_down_passes_and_the_page_says_what_comes_next(
    visit: Begin, letter: CircularLetter, script: bool, width: int
) -> None:
    ends = timezone.now() + timedelta(days=4, hours=1)
    Action.objects.filter(pk=letter.action_id).update(closes_at=ends)
    ana = visit(script=script, width=width)
    page = ana.to(make_action_page(letter.action).url)
    countdown = page.locator("[data-closes]")
    if script:
        expect(countdown).to_contain_text("4 days left. Where you are, it closes on")
    else:
        expect(countdown).to_be_hidden()
    life.close(letter.action_id, now=timezone.now())
    page.reload()
    expect(page.locator(".too-late")).to_contain_text("You can no longer take part, but you can follow it")
    expect(page.locator(".action-card form")).to_have_count(0)
    expect(page.locator("table.members")).to_contain_text("Nadia Ferro")
    assert ana.too_wide() == []
    assert not script or ana.violations() == []
