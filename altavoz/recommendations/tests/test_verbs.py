# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_staff
from altavoz.recommendations.following import assessing
from altavoz.recommendations.following.assessing import Outcome, Refusal, View
from altavoz.recommendations.models import Assessment, Latest, Recommendation, Status
from altavoz.recommendations.records import dividing, publishing
from altavoz.recommendations.records.dividing import Refusal as NotDivided
from altavoz.recommendations.records.editing import edit
from altavoz.recommendations.records.numbering import Renumbered, renumber
from altavoz.recommendations.records.record import record_of
from altavoz.recommendations.testing import (
    MAY,
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_recommendation,
)

pytestmark = pytest.mark.django_db
State = Recommendation.State


def test_a_public_number_never_changes() -> None:
    bo, area = make_staff(), make_area(make_document())
    draft, public = make_recommendation(area, public=False), make_recommendation(area)
    for row, number, outcome in (
        (public, "LOOM-2018-1.9", Renumbered.PUBLIC),
        (draft, public.number, Renumbered.TAKEN),
        (draft, "OTHER-1.1", Renumbered.ELSEWHERE),
        (draft, "LOOM-2018-1.9", Renumbered.DONE),
    ):
        assert renumber(recommendation_id=row.pk, number=number, by=bo, now=MAY) is outcome
    draft.refresh_from_db()
    assert (draft.number, draft.changes.get().former) == ("LOOM-2018-1.9", "LOOM-2018-1.1")


def test_of_a_public_record_no_quoted_word_changes() -> None:
    bo, row = make_staff(), make_recommendation(make_area(make_document()))
    said = {"text": "Something milder.", "type": Recommendation.Type.PUBLISH}
    assert edit(row=row, said=said, topics=["sdg:8", "theme:labour"], by=bo, now=MAY)
    row.refresh_from_db()
    assert (row.text == "Something milder.", row.type) == (False, Recommendation.Type.PUBLISH)
    assert row.topics.count() == 2


def test_publishing_twice_publishes_once() -> None:
    area = make_area(make_document())
    make_recommendation(area, public=False)
    bo = make_staff()
    assert publishing.publish(document_id=area.document_id, by=bo, now=MAY).number == 1
    assert publishing.publish(document_id=area.document_id, by=bo, now=MAY).number == 0
    assert AuditEntry.objects.filter(act="recommendations.publish").count() == 1


def test_a_split_record_stays_and_says_what_replaced_it() -> None:
    bo, area = make_staff(), make_area(make_document())
    row = make_recommendation(area, text="Pass the law. Pay for it.", topics=("sdg:8",))
    invented = dividing.split(recommendation_id=row.pk, parts=["Pass the law.", "Pay well."], by=bo, now=MAY)
    assert invented.refusal is NotDivided.OTHER_WORDS
    done = dividing.split(recommendation_id=row.pk, parts=["Pass the law.", "Pay for it."], by=bo, now=MAY)
    assert done.numbers == ["LOOM-2018-1.1a", "LOOM-2018-1.1b"]
    again = dividing.split(recommendation_id=row.pk, parts=["Pass the law.", "Pay for it."], by=bo, now=MAY)
    assert again.refusal is NotDivided.REPLACED
    record = record_of("LOOM-2018-1.1")
    assert record
    assert record.successors == done.numbers
    part = record_of("LOOM-2018-1.1b")
    assert part
    assert (part.origins, part.recommendation.text) == (["LOOM-2018-1.1"], "Pay for it.")


def test_parts_and_the_whole_keep_answer_themes_and_what_they_rest_on() -> None:
    bo, area = make_staff(), make_area(make_document())
    row, other = (make_recommendation(area, text="A. B.", topics=(slug,)) for slug in ("sdg:8", "sdg:16"))
    Recommendation.objects.filter(pk=row.pk).update(answer="noted", answer_source="The answer of May")
    for each in (row, other):
        each.references.create(sort="un", words="CED/C/MEX/CO/1")
    (part, _rest) = dividing.split(recommendation_id=row.pk, parts=["A.", "B."], by=bo, now=MAY).numbers
    half = Recommendation.objects.get(number=part)
    assert (half.answer, half.answer_source, half.references.count()) == ("noted", "The answer of May", 1)
    (number,) = dividing.merge(recommendation_ids=[half.pk, other.pk], by=bo, now=MAY).numbers
    whole = Recommendation.objects.get(number=number)
    assert set(whole.topics.values_list("slug", flat=True)) == {"sdg:8", "sdg:16"}
    assert whole.references.count() == 1


def test_what_was_never_public_is_not_told_of_when_it_is_split() -> None:
    draft = make_recommendation(make_area(make_document()), text="Pass the law. Pay for it.", public=False)
    done = dividing.split(recommendation_id=draft.pk, parts=["Pass the law.", "Pay for it."], by=make_staff(), now=MAY)
    assert not any(record_of(number) for number in (draft.number, *done.numbers))


def test_two_halves_become_one_record_under_a_new_number() -> None:
    bo, area = make_staff(), make_area(make_document())
    halves = [make_recommendation(area, text=text) for text in ("Pass the law", "and pay for it.")]
    elsewhere = make_recommendation(make_area(area.document, number=2))
    apart = dividing.merge(recommendation_ids=[halves[0].pk, elsewhere.pk], by=bo, now=MAY)
    assert apart.refusal is NotDivided.APART
    done = dividing.merge(recommendation_ids=[row.pk for row in halves], by=bo, now=MAY)
    merged = Recommendation.objects.get(number=done.numbers[0])
    assert (merged.number, merged.text) == ("LOOM-2018-1.3", "Pass the law\nand pay for it.")
    assert {row.state for row in Recommendation.objects.filter(pk__in=[each.pk for each in halves])} == {State.REPLACED}


def test_a_view_is_published_once_and_an_older_one_does_not_stand_before_it() -> None:
    row, observatory = make_recommendation(make_area(make_document())), make_assessor()
    newer = make_assessment(row, observatory, Status.DONE, on=date(2026, 4, 1))
    assert assessing.publish(assessment_id=newer.pk, by=None, now=MAY) is Outcome.ALREADY
    make_assessment(row, observatory, Status.NOT_BEGUN, on=date(2025, 4, 1))
    assert Latest.objects.get().assessment == newer
    newest = make_assessment(row, observatory, Status.REVERSED, on=date(2026, 5, 1))
    assert Latest.objects.get().assessment == newest
    assert Assessment.objects.count() == 3


@pytest.mark.parametrize(
    ("on", "words", "public", "refusal"),
    [
        (date(2027, 1, 1), "Soon.", True, Refusal.STILL_TO_COME),
        (date(2026, 1, 1), "  ", True, Refusal.WITHOUT_WORDS),
        (date(2026, 1, 1), "Early.", False, Refusal.NOT_PUBLIC),
    ],
)
def test_a_view_that_cannot_be_is_refused(on: date, words: str, public: bool, refusal: Refusal) -> None:
    row = make_recommendation(make_area(make_document()), public=public)
    view = View(status=Status.DONE, on=on, words={"en": words})
    done = assessing.assess(recommendation=row, assessor=make_assessor(), view=view, by=None, now=MAY)
    assert (done.refusal, done.assessment) == (refusal, None)
