# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest
from django.utils.translation import override

from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.website.merge_fields import Output, Place, Why, problems, render

pytestmark = pytest.mark.django_db
LATEST = "So many looms: [[figure:looms-xx latest]]."


def _shown(text: str, language: str = "en") -> str:
    with override(language):
        return render(text, values=(), output=Output.TEXT)


def test_a_text_says_the_newest_number_with_its_qualifier_and_its_date_in_the_readers_language() -> None:
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "61600", date(2020, 5, 6))
    assert _shown(LATEST) == "So many looms: more than 61,600 (as of 6 May 2020)."
    assert "plus de 61" in _shown(LATEST, "fr")
    assert "6 mai 2020" in _shown(LATEST, "fr")
    assert "más de 61" in _shown(LATEST, "es")


def test_a_dated_tag_keeps_its_number_and_shows_the_newer_one_beside_it_only_where_the_editor_allows() -> None:
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "61600", date(2020, 5, 6))
    then = "more than 34,000 (as of 7 February 2018; as of 6 May 2020: more than 61,600)"
    assert _shown("[[figure:looms-xx 2018-10]]") == then
    looms.beside_newer = False
    looms.save()
    assert _shown("[[figure:looms-xx 2018-10]]") == "more than 34,000 (as of 7 February 2018)"


def test_an_unknown_tag_is_refused_with_the_names_that_are_near() -> None:
    make_observation(make_indicator("disappeared-mx"))
    (wrong,) = problems("[[figure:disapeared-mx latest]]", where=Place.PAGE)
    assert (wrong.why, wrong.near) == (Why.UNKNOWN, ("[[figure:disappeared-mx latest]]",))
    (early,) = problems("[[figure:disappeared-mx 1999]]", where=Place.PAGE)
    assert early.near == ("[[figure:disappeared-mx latest]]",)
    assert not problems("[[figure:disappeared-mx 2018-10]]", where=Place.PAGE)


def test_words_that_people_agree_to_take_no_figure_and_a_draft_indicator_is_quoted_by_nobody() -> None:
    make_observation(make_indicator())
    (wrong,) = problems("[[figure:looms-xx latest|many]]", where=Place.AGREED)
    assert wrong.why is Why.MOVES
    make_observation(make_indicator("looms-yy", public=False))
    assert [each.why for each in problems("[[figure:looms-yy latest]]", where=Place.MAIL)] == [Why.UNKNOWN]
