# SPDX-License-Identifier: AGPL-3.0-or-later
"""French and Spanish speak from the first page to the last letter, and never slip into English."""

import pytest

from altavoz.campaigns.testing import HEADLINES, make_action, make_action_pages
from tests.journeys.mail import digits_in, link_in, newest_letter, text_of, the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db

ENGLISH = ("Please ", "You are", "Your ", "signature is", "Confirm your", " the ", " and ")
SAYS = {
    "fr": {"page": "Signer", "error": "adresse", "counted": "compt"},
    "es": {"page": "Firmar", "error": "dirección", "counted": "cont"},
}


def speaks(walk: Walk, language: str) -> None:
    assert walk.language == language, walk.place
    slips = [word for word in ENGLISH if word in walk.words.replace(HEADLINES["en"], "")]
    assert slips == [], walk.words


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_page_and_letter_of_the_story_speaks_it(ana: Walk, language: str) -> None:
    action = make_action()
    pages = make_action_pages(action)
    says = SAYS[language]
    speaks(ana.opens(pages[language].url), language)
    assert HEADLINES[language] in ana.words
    assert says["page"] in ana.words
    speaks(ana.signs(action, language=language, email="ana"), language)
    assert ana.status == 422
    assert says["error"] in ana.words
    speaks(ana.signs(action, language=language), language)
    speaks(ana.types_digits("000 000"), language)

    letter = newest_letter()
    assert digits_in(letter)
    assert HEADLINES[language] in text_of(letter)
    for door in ("not-me", "confirm"):
        speaks(ana.opens(link_in(letter, door)), language)
    speaks(ana.sends(), language)
    assert says["counted"] in ana.words
    the_worker_passes()
    assert not [word for word in ENGLISH if word in text_of(newest_letter())]
    speaks(ana.opens(link_in(newest_letter(), "withdraw")), language)
    speaks(ana.sends(), language)
    speaks(ana.opens(f"/{language}/nowhere/"), language)


def test_signatures_in_three_languages_count_as_one_petition(ana: Walk) -> None:
    action = make_action()
    pages = make_action_pages(action)
    for language in ("en", "fr", "es"):
        Walk(ana.client, f"{language}@example.org").signs(action, language=language).confirms()
    the_worker_passes()
    for page in pages.values():
        assert "<strong data-total>3</strong>" in ana.opens(page.url).page
