# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a fictional document, what it asks for, and who judges what became of it."""

from datetime import UTC, date, datetime

from altavoz.organisations.models import Organisation
from altavoz.organisations.testing import make_organisation
from altavoz.recommendations.following import assessing
from altavoz.recommendations.following.assessing import View
from altavoz.recommendations.models import (
    Area,
    AreaText,
    Assessment,
    Assessor,
    AssessorText,
    Document,
    Party,
    PartyText,
    Recommendation,
    Status,
    Topic,
)
from altavoz.recommendations.records import publishing

MAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
# What the browser sends with a view, beside the view: one line for evidence.
LINES = {"proof-TOTAL_FORMS": "1", "proof-INITIAL_FORMS": "0"}
TEXT = "Publish the register of looms that were taken away."


def make_document(*, code: str = "LOOM-2018", organisation: Organisation | None = None, year: int = 2018) -> Document:
    return Document.objects.create(
        organisation=organisation or make_organisation(),
        code=code,
        title="What the weavers ask for",
        author="Weavers' Watch (fictional)",
        dated=date(year, 2, 7),
        source="Kept by Weavers' Watch",
        made_at=MAY,
    )


def make_area(document: Document, *, number: int = 1, name: str = "Looms") -> Area:
    area = Area.objects.create(document=document, number=number, title=name)
    AreaText.objects.create(area=area, language="en", name=name)
    return area


def make_party(name: str = "Ministry of Looms") -> Party:
    party = Party.objects.create()
    PartyText.objects.create(party=party, language="en", name=name)
    return party


def make_recommendation(
    area: Area,
    *,
    addressee: Party | None = None,
    acts_on: Party | None = None,
    text: str = TEXT,
    public: bool = True,
    topics: tuple[str, ...] = (),
) -> Recommendation:
    place = Recommendation.objects.filter(document=area.document).count() + 1
    row = Recommendation.objects.create(
        document=area.document,
        area=area,
        number=f"{area.document.code}-{area.number}.{place}",
        order=place,
        year=area.document.dated.year,
        text=text,
        addressee=addressee or make_party(),
        acts_on=acts_on,
        made_at=MAY,
    )
    Topic.objects.bulk_create(Topic(recommendation=row, slug=slug) for slug in topics)
    if public:
        publishing.publish(document_id=area.document_id, by=None, now=MAY, ids=[row.pk])
        row.refresh_from_db()
    return row


def make_assessor(
    name: str = "Example Observatory", *, side: str = Assessor.Side.OTHER, demonstration: bool = False, order: int = 10
) -> Assessor:
    assessor = Assessor.objects.create(kept_by=make_organisation(), side=side, demonstration=demonstration, order=order)
    AssessorText.objects.create(assessor=assessor, language="en", name=name)
    return assessor


def make_assessment(
    recommendation: Recommendation,
    assessor: Assessor,
    status: str = Status.PARTLY,
    *,
    on: date = date(2026, 3, 1),
    words: str = "Two of five registers are public.",
    public: bool = True,
) -> Assessment:
    view = View(status=status, on=on, words={"en": words})
    done = assessing.assess(recommendation=recommendation, assessor=assessor, view=view, by=None, now=MAY)
    assert done.assessment, done.refusal
    if public:
        assessing.publish(assessment_id=done.assessment.pk, by=None, now=MAY)
        done.assessment.refresh_from_db()
    return done.assessment
