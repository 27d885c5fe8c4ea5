# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a brief keeps the numbers it was written with, whatever becomes of its drafts."""

import pytest

from altavoz.organisations.testing import make_staff
from altavoz.recommendations.briefs import shown
from altavoz.recommendations.briefs.shown import Piece
from altavoz.recommendations.models import Document, Recommendation
from altavoz.recommendations.pages import BriefPage
from altavoz.recommendations.records import dividing, publishing
from altavoz.recommendations.records.numbering import renumber
from altavoz.recommendations.testing import MAY, make_area, make_document, make_recommendation

pytestmark = pytest.mark.django_db


def pieces(document: Document, *blocks: tuple[str, str]) -> list[Piece]:
    page = BriefPage(document=document)
    page.body = [(sort, value) for sort, value in blocks]
    return list(shown.brief_of(document, page.body, page.notes).pieces)


def test_a_page_follows_drafts_that_were_renumbered_split_and_merged() -> None:
    bo, document = make_staff(), make_document()
    area = make_area(document)
    first, second, third = (make_recommendation(area, text=text, public=False) for text in ("A. B.", "C.", "D."))
    numbers = [row.number for row in (first, second, third)]
    renumber(recommendation_id=third.pk, number="LOOM-2018-1.9", by=bo, now=MAY)
    halves = dividing.split(recommendation_id=first.pk, parts=["A.", "B."], by=bo, now=MAY).numbers
    last = Recommendation.objects.get(number=halves[1])
    merged = dividing.merge(recommendation_ids=[last.pk, second.pk], by=bo, now=MAY).numbers
    publishing.publish(document_id=document.pk, by=bo, now=MAY)
    found = pieces(document, *(("record", number) for number in numbers))
    assert [piece.anchor for piece in found] == [halves[0], *merged, "LOOM-2018-1.9"]


def test_a_page_tells_nothing_of_a_draft_under_a_number_that_another_had() -> None:
    document = make_document()
    row = make_recommendation(make_area(document), public=False)
    renumber(recommendation_id=row.pk, number="LOOM-2018-1.9", by=make_staff(), now=MAY)
    assert pieces(document, ("record", "LOOM-2018-1.1"), ("record", "LOOM-2018-1.9")) == []


def test_heading_and_lead_in_that_stand_on_the_page_are_not_said_again() -> None:
    document = make_document()
    row = make_recommendation(make_area(document))
    Recommendation.objects.filter(pk=row.pk).update(heading="Recommendations:", lead_in="Canada should:")
    above = (("heading", "Recommendations:"), ("text", "<p>Canada should:</p>"))
    record = pieces(document, *above, ("record", row.number))[-1]
    assert (record.heading, record.lead_in) == ("", "")
    record = pieces(document, ("record", row.number))[-1]
    assert (record.heading, record.lead_in) == ("Recommendations:", "Canada should:")
