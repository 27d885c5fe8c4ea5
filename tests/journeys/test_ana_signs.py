# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana signs a petition, reads her mail, is counted, changes her mind, and changes it again."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from altavoz.campaigns import counts
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.participation.models import Participation
from altavoz.participation.moderation import sifting
from tests.journeys.mail import digits_in, letters_to, link_in, newest_letter, text_of, the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db


def without_handle(page: str) -> str:
    """The page as any reader sees it: what is fresh in each answer is left out."""
    return re.sub(r"/sent/[^/\"]+/", "/sent/", page)


def test_by_the_button_she_is_counted_gets_her_number_withdraws_and_signs_again(ana: Walk) -> None:
    action = make_action()
    assert "open our letter" in ana.signs(action).words
    assert "You are being counted" in ana.confirms().words
    assert "Yours is number 1." in ana.waits().words
    assert "number 1" in text_of(newest_letter())

    assert "Your signature is withdrawn" in ana.withdraws().words
    the_worker_passes()
    assert counts.total(action.pk) == 0
    row = Participation.objects.get()
    assert (row.given_name, row.family_name, row.email) == ("", "", "")

    ana.signs(action, given_name="Anna").confirms()
    the_worker_passes()
    assert counts.total(action.pk) == 1
    again = Participation.objects.get()
    assert (again.pk, again.given_name) == (row.pk, "Anna")


def test_by_the_digits_she_is_counted_without_leaving_the_page(ana: Walk) -> None:
    action = make_action()
    ana.signs(action)
    assert "You are being counted" in ana.types_digits(digits_in(newest_letter())).words
    the_worker_passes()
    assert counts.total(action.pk) == 1


def test_after_five_wrong_guesses_the_digits_are_dead_and_the_button_still_works(ana: Walk) -> None:
    ana.signs(make_action())
    right = digits_in(newest_letter())
    wrong = f"{(int(right.replace(' ', '')) + 1) % 1_000_000:06d}"
    pages = {ana.types_digits(wrong).page for _ in range(5)}
    pages.add(ana.types_digits(right).page)
    assert ana.status == 422
    assert len(pages) == 1
    assert "You are being counted" in ana.confirms().words


def test_a_repeat_and_a_held_signature_look_like_the_first(ana: Walk) -> None:
    action = make_action()
    first = without_handle(ana.signs(action).page)
    repeated = without_handle(ana.signs(action).page)
    held = without_handle(Walk(ana.client, "dee@example.org").signs(action, website="https://spam.example/").page)
    assert first == repeated == held
    assert set(Participation.objects.values_list("held", flat=True)) != {""}


def test_who_has_signed_already_reads_it_in_the_letter_alone(ana: Walk) -> None:
    action = make_action()
    first = without_handle(ana.signs(action).page)
    ana.confirms()
    assert without_handle(ana.signs(action).page) == first
    assert newest_letter()["Subject"] == "You have already signed"


def test_a_held_signature_looks_counted_and_counts_once_it_is_released(ana: Walk) -> None:
    action = make_action()
    ana.signs(action, website="https://spam.example/")
    assert "You are being counted" in ana.confirms().words
    the_worker_passes()
    assert counts.total(action.pk) == 0
    sifting.release(participation_id=Participation.objects.get().pk, now=timezone.now())
    the_worker_passes()
    assert counts.total(action.pk) == 1


def test_somebody_else_typed_her_address_and_never_writes_to_her_again(ana: Walk) -> None:
    action = make_action()
    ana.signs(action)
    letter = newest_letter()
    assert "It is erased" in ana.opens(link_in(letter, "not-me")).sends().words
    assert not Participation.objects.exists()
    ana.signs(action)
    assert "open our letter" in ana.words
    assert letters_to(ana.email) == []


def test_a_letter_reads_the_same_with_and_without_html(ana: Walk) -> None:
    ana.signs(make_action())
    letter = newest_letter()
    html = letter.get_body(("html",))
    assert html is not None
    for part in (digits_in(letter), link_in(letter, "confirm"), link_in(letter, "not-me")):
        assert part in html.get_content()


def test_another_site_cannot_sign_for_her_and_a_plain_program_can(ana: Walk, client: Client) -> None:
    action = make_action()
    foreign = client.post(f"/act/{action.public_id}/", {}, headers={"Sec-Fetch-Site": "cross-site"})
    other_origin = client.post(f"/act/{action.public_id}/", {}, headers={"Origin": "https://elsewhere.example"})
    assert (foreign.status_code, other_origin.status_code) == (403, 403)
    assert not Participation.objects.exists()
    assert ana.signs(action).status == 200
    assert Participation.objects.exists()


def test_a_visitor_of_the_public_pages_gets_no_cookie(ana: Walk) -> None:
    page = make_action_page(make_action())
    for place in ("/en/", page.url, "/en/nowhere/", "/api/actions/", "/confirm/AAAAAAAAAAAAAAAAAAAAAA/"):
        assert ana.opens(place).status in {200, 404, 410}
    assert not ana.client.cookies
