# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana reaches whoever represents her, in a browser: by a letter in four ways, or on the telephone."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from altavoz.campaigns.action import Action
from altavoz.contacting.models import ContactReport, Message, PlanText
from altavoz.contacting.testing import MESSAGES, SUBJECTS, add_contact, make_chamber, make_write_action, page_url, seats
from altavoz.decision_makers.models import Body, ContactPoint
from tests.browser.reaching import choose, look, look_up, say_who_she_is
from tests.browser.visiting import Visit
from tests.journeys.mail import link_in, newest_letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.needs("chromium")]
with_and_without_script = pytest.mark.parametrize(
    ("script", "width"), [(True, 320), (False, 1280)], ids=["script", "no-script"]
)
Begin = Callable[..., Visit]
SCRIPT = "Hello, my name is [[first_name|…]]. I call about the weavers."


def make_call_action(chamber: Body) -> Action:
    """Each office has a telephone in Toronto that is answered at any hour."""
    action = make_write_action(kind="call", body=chamber)
    PlanText.objects.update(call_script=SCRIPT)
    for office in seats(chamber):
        phone = add_contact(office, "phone", "613-555-0142")
        ContactPoint.objects.filter(pk=phone.pk).update(hours="Mon-Fri 9am-5pm", zone="America/Toronto")
    return action


def addressed(action: Action, chamber: Body, *numbers: int) -> str:
    """The address of the page once these seats were chosen."""
    offices = seats(chamber)
    return f"{page_url(action)}?{'&'.join(f'office={offices[number].public_id}' for number in numbers)}"


def confirm(ana: Visit, button: str) -> Page:
    """She opens the letter and presses."""
    expect(ana.page.locator("h1")).to_contain_text("open our letter")
    page = ana.to(link_in(newest_letter(), "confirm"))
    expect(page.locator("h1")).to_contain_text("Ana, is this you?")
    page.get_by_role("button", name=button).click()
    return page


@with_and_without_script
def test_a_postcode_leads_to_a_letter_that_the_centre_sends(visit: Begin, script: bool, width: int) -> None:
    action = make_write_action(body=make_chamber())
    ana = visit(script=script, width=width)
    page = ana.to(page_url(action))
    look_up(page, "K1A 0B1")
    expect(page.locator("h1")).to_have_text("Which one is yours?")
    expect(page.locator(".choices li")).to_have_count(2)
    expect(page.locator(".choices li").first).to_contain_text("Your postcode lies in several districts")
    choose(page, "Vera Okonjo")
    assert "K1A" not in page.url
    expect(page.locator(".greeting")).to_have_text("Dear Vera Okonjo,")
    expect(page.locator("#body")).to_have_value(MESSAGES["en"])
    page.locator("#body").fill("Please speak.")
    say_who_she_is(page)
    page.get_by_role("button", name="Send my letter").click()
    confirm(ana, "Yes, this is from me")
    expect(page.locator("h1")).to_have_text("Thank you, Ana. It is confirmed.")
    message = Message.objects.get()
    assert (message.state, message.body) == (Message.State.CONFIRMED, "Dear Vera Okonjo,\n\nPlease speak.")


@with_and_without_script
def test_her_own_mail_program_and_the_offices_form_are_one_tap_away(visit: Begin, script: bool, width: int) -> None:
    chamber = make_chamber()
    page = visit(script=script, width=width).to(addressed(make_write_action(body=chamber), chamber, 0))
    page.get_by_text("Send it yourself instead").click()
    mailto = urlsplit(page.get_by_role("link", name="Open it in my mail program").get_attribute("href") or "")
    told = parse_qs(mailto.query)
    assert (mailto.scheme, mailto.path) == ("mailto", seats(chamber)[0].email)
    assert told["subject"] == [SUBJECTS["en"]]
    assert told["body"][0].startswith(f"Dear Vera Okonjo,\r\n\r\n{MESSAGES['en']}")
    form = page.get_by_role("link", name="The form of Vera Okonjo")
    expect(form).to_have_attribute("href", f"https://looms.invalid/write/{seats(chamber)[0].pk}")
    expect(form).to_have_attribute("rel", "noopener noreferrer")


@with_and_without_script
def test_she_prints_it_and_says_that_she_sent_it(visit: Begin, script: bool, width: int) -> None:
    chamber = make_chamber()
    ana = visit(script=script, width=width)
    page = ana.to(addressed(make_write_action(body=chamber), chamber, 0))
    page.get_by_text("Send it yourself instead").click()
    page.locator("#body").fill("In my own words.")
    page.get_by_role("button", name="Print it or copy it whole").click()
    expect(page.locator(".letter-sheet")).to_contain_text("1 Shuttle Lane")
    expect(page.locator(".letter-sheet")).to_contain_text("In my own words.")
    page.get_by_role("link", name="When it is sent, go back").click()
    say_who_she_is(page)
    page.get_by_text("Send it yourself instead").click()
    page.get_by_label("Printed, by post or fax").check()
    page.get_by_role("button", name="I sent it: count me").click()
    confirm(ana, "Yes, this is from me")
    expect(page.locator("h1")).to_have_text("Thank you, Ana. It is confirmed.")
    assert ContactReport.objects.get().way == "print"
    assert not Message.objects.exists()


def test_an_office_without_an_address_says_so_and_is_reached_in_another_way(visit: Begin) -> None:
    chamber = make_chamber(with_mail=False)
    page = visit(script=False, width=320).to(addressed(make_write_action(body=chamber), chamber, 0))
    expect(page.locator("#sign")).to_contain_text("No e-mail address is known of this office")
    expect(page.get_by_role("button", name="Send my letter")).to_have_count(0)
    expect(page.get_by_role("link", name="The form of Vera Okonjo")).to_be_visible()
    expect(page.get_by_role("button", name="I sent it: count me")).to_be_visible()


@with_and_without_script
def test_she_calls_says_that_she_left_a_message_and_calls_the_next(visit: Begin, script: bool, width: int) -> None:
    chamber = make_chamber()
    ana = visit(script=script, width=width)
    page = ana.to(addressed(make_call_action(chamber), chamber, 0, 1))
    expect(page.get_by_role("link", name="Call 613-555-0142")).to_have_attribute("href", "tel:+16135550142")
    expect(page.locator("#office")).to_contain_text("(Eastern Time).")
    here = page.locator("time[data-zone]")
    if script:
        expect(here).to_contain_text("where you are")
    else:
        expect(here).to_be_empty()
    expect(page.locator("#script")).to_contain_text("I call about the weavers.")
    page.get_by_role("link", name="Next: call Nadia Ferro").click()
    expect(page.locator("#office h3")).to_have_text("You call Nadia Ferro")
    page.get_by_label("I left a message").check()
    say_who_she_is(page)
    page.get_by_role("button", name="Count my call").click()
    confirm(ana, "Yes, I called")
    expect(page.locator("h1")).to_have_text("Thank you, Ana. Your call is counted.")
    report = ContactReport.objects.get()
    assert (report.office, report.way, report.result) == (seats(chamber)[1], "call", "left_message")


@with_and_without_script
def test_a_place_that_fits_nothing_gets_help_and_a_vacant_seat_says_so(visit: Begin, script: bool, width: int) -> None:
    action = make_write_action(body=make_chamber(vacant=(0,)))
    page = visit(script=script, width=width).to(page_url(action))
    look_up(page, "90002")
    expect(page.locator("h1")).to_have_text("We did not find it")
    expect(page.get_by_role("alert")).to_contain_text("That looks like a postcode of United States")
    look_up(page, "Nobody at all")
    expect(page.get_by_role("alert")).to_contain_text("Try fewer words.")
    look_up(page, "K2B 1C1")
    expect(page.locator(".choices")).to_contain_text("Nobody sits here at the moment")
    assert page.locator(".choices button").count() == 0
    look_up(page, "Nadia Ferro")
    choose(page, "Nadia Ferro")


def pages_of_looking_up(ana: Visit, action: Action) -> Iterator[Page]:
    page = ana.to(page_url(action))
    yield page
    for place in ("nobody at all", "The North"):
        look_up(page, place)
        yield page


def pages_of_writing(ana: Visit, one: str, several: str) -> Iterator[Page]:
    """To several, to one, on paper, with errors, sent, before and after the button."""
    yield ana.to(several)
    page = ana.to(one)
    page.get_by_text("Send it yourself instead").click()
    yield page
    page.get_by_role("button", name="Print it or copy it whole").click()
    yield page
    ana.to(one)
    page.locator("form.form").first.evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
    page.wait_for_selector(".problems")
    yield page
    say_who_she_is(page)
    page.get_by_role("button", name="Send my letter").click()
    page.wait_for_url("**/sent/**")
    yield page
    yield ana.to(link_in(newest_letter(), "confirm"))
    page.get_by_role("button", name="Yes, this is from me").click()
    yield page


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit: Begin, width: int, scheme: str) -> None:
    chamber = make_chamber(vacant=(1,))
    action = make_write_action(body=chamber)
    ana = visit(width=width, scheme=scheme)
    troubles: dict[str, list[str]] = {}
    for _page in pages_of_looking_up(ana, action):
        look(ana, troubles)
    for _page in pages_of_writing(ana, addressed(action, chamber, 0), addressed(action, chamber, 0, 2, 3)):
        look(ana, troubles)
    assert troubles == {}


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_pages_of_a_call_are_as_clean(visit: Begin, width: int, scheme: str) -> None:
    chamber = make_chamber()
    action = make_call_action(chamber)
    ana = visit(width=width, scheme=scheme)
    troubles: dict[str, list[str]] = {}
    page = ana.to(addressed(action, chamber, 0, 1, 2))
    page.get_by_text("Put it into my own words first").click()
    look(ana, troubles)
    page.get_by_role("button", name="Show my script").click()
    look(ana, troubles)
    page.get_by_role("link", name="Tell us how it went").click()
    page.get_by_label("Nobody answered").check()
    say_who_she_is(page)
    page.get_by_role("button", name="Count my call").click()
    page.wait_for_url("**/sent/**")
    look(ana, troubles)
    ana.to(link_in(newest_letter(), "confirm"))
    look(ana, troubles)
    page.get_by_role("button", name="Yes, I called").click()
    look(ana, troubles)
    assert troubles == {}
