# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public page of a case: an empty address, filled from public facts, and gone at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from altavoz.cases.addresses import page_addresses
from altavoz.cases.coming_down import steps, taking_down
from altavoz.cases.going_public import publishing
from altavoz.cases.models import Case
from altavoz.cases.pages import CasePage
from altavoz.cases.telling import markup, public, story
from altavoz.cases.telling.story import Link, TimelineLine
from altavoz.cases.testing import HEADLINES, PSEUDONYM, REAL_NAME, make_case, make_event, make_protection, make_step
from altavoz.cases.times.approximate import Known
from altavoz.website.testing import make_home

pytestmark = pytest.mark.django_db


def published() -> Case:
    """A case whose consent stands today, published by the verb, with homes in three languages."""
    make_home("fr", "es")
    case = make_case(now=timezone.now() - timedelta(days=10))
    make_event(case, "Strangers came to the door")
    make_step(make_protection(case), "reduced")
    publishing.publish(case.pk, by=None, now=timezone.now())
    case.refresh_from_db()
    return case


def address(case: Case, language: str = "en") -> str:
    return f"/{language}/cases/{case.code.lower()}/"


def test_a_published_case_is_read_in_every_language(client: Client) -> None:
    case = published()
    for language, headline in HEADLINES.items():
        answer = client.get(address(case, language))
        assert answer.status_code == 200
        page = answer.content.decode()
        assert headline in page
        assert PSEUDONYM in page
        assert REAL_NAME not in page
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies


def test_the_page_of_a_case_holds_no_word_of_it() -> None:
    case = published()
    for page in CasePage.objects.filter(case=case):
        assert (page.title, page.draft_title, page.slug) == (case.code, case.code, case.code.lower())
        assert (page.seo_title, page.search_description, page.teaser, page.social_text) == ("", "", "", "")
        assert page.latest_revision is None


def test_a_case_that_is_taken_down_answers_gone_in_every_language(client: Client) -> None:
    case = published()
    taking_down.take_down(case.pk, by=None, now=timezone.now())
    for language in HEADLINES:
        answer = client.get(address(case, language))
        assert answer.status_code == 410
        assert answer["Cache-Control"] == "no-store"
        assert HEADLINES[language] not in answer.content.decode()
    assert not CasePage.objects.exists()
    assert steps.take_away(case, now=timezone.now()).total == 0


def test_a_case_whose_consent_ends_is_not_read_even_before_anybody_takes_it_down(client: Client) -> None:
    case = published()
    case.consents.update(withdrawn_on=timezone.now().date())
    assert client.get(address(case)).status_code == 404


def test_a_case_in_confidence_has_no_address(client: Client) -> None:
    make_home()
    case = make_case()
    page_addresses.make(case, now=timezone.now())
    assert client.get(address(case)).status_code == 404


def test_the_list_of_cases_shows_public_names_only(client: Client) -> None:
    case = published()
    hidden = make_case(organisation=case.organisation)
    page = client.get("/en/cases/").content.decode()
    assert address(case) in page
    assert PSEUDONYM in page
    assert hidden.code not in page
    assert REAL_NAME not in page


def test_what_is_known_by_its_year_alone_stands_about_when_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = TimelineLine(Known(date(2020, 4, 20)), "action", "Letters went out")
    reply = TimelineLine(Known(date(2020, 5, 1), precision="year"), "reply", "A reply", about=date(2020, 5, 1))
    monkeypatch.setattr(story, "_tellers", {"replies first": lambda *_asked: [reply, letters]})
    told = story.tell(make_case(), "en", timezone.now())
    assert [(line.title, line.when) for line in told] == [("Letters went out", "20 April 2020"), ("A reply", "2020")]


def test_a_sample_of_a_consent_does_not_say_that_anybody_agreed(client: Client) -> None:
    case = published()
    case.consents.update(is_sample=True)
    page = client.get(address(case)).content.decode()
    assert "the consent behind it is a sample" in page
    assert "what those concerned have agreed to make public" not in page


def test_words_of_a_timeline_are_words_and_no_markup() -> None:
    bad = '<b onclick="x">&'
    line = TimelineLine(Known(), "event", bad, bad, bad, (Link(bad, bad, bad),), label=bad, source=bad, confidence=bad)
    page = markup.timeline([replace(line, when=bad, language=bad)])
    assert "<b" not in page
    assert page.count("&lt;b onclick=&quot;x&quot;&gt;&amp;") == 11


def test_a_long_story_takes_no_more_questions_than_a_short_one(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    case = published()
    for number in range(3):
        make_event(case, f"Threat {number}")
    told = Case.objects.select_related("organisation").get(pk=case.pk)
    with django_assert_max_num_queries(20):
        found = public.of(told, "en", now=timezone.now())
    assert found is not None
    assert len(found.events) == 4


def test_a_case_that_staff_put_on_the_home_page_is_gone_from_there_when_it_is_taken_down(client: Client) -> None:
    case = published()
    assert HEADLINES["es"] not in client.get("/es/").content.decode()
    Case.objects.filter(pk=case.pk).update(home_place=1)
    home = client.get("/es/")
    assert HEADLINES["es"] in home.content.decode()
    assert address(case, "es") in home.content.decode()
    assert home["Cache-Control"] == "no-store"
    taking_down.take_down(case.pk, by=None, now=timezone.now())
    home = client.get("/es/")
    assert HEADLINES["es"] not in home.content.decode()
    assert home["Cache-Control"] != "no-store"
