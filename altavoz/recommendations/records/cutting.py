# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person cut from a document becomes drafts, each with its number and its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from altavoz.organisations import audit
from altavoz.recommendations.models import Area, Document, Party, Recommendation, RecordChange
from altavoz.recommendations.records.numbering import next_place

A_BATCH = 500


@dataclass(frozen=True)
class Piece:
    """As whoever cuts has confirmed it."""

    text: str
    area: int
    area_title: str
    heading: str
    lead_in: str
    standing: str
    addressee: Party
    acts_on: Party | None
    type: str
    footnote: str = ""


@dataclass(frozen=True)
class Cut:
    numbers: Sequence[str]


@transaction.atomic
def cut(*, document: Document, pieces: Sequence[Piece], by: User, now: datetime) -> Cut:
    """At most a screen of pieces at a time; they stand behind what the document has already."""
    areas = {each.area: _area(document, each) for each in pieces}
    rows = Recommendation.objects.bulk_create(_rows(document, areas, pieces, now), batch_size=A_BATCH)
    RecordChange.objects.bulk_create(
        (RecordChange(recommendation=row, act=RecordChange.Act.CUT, now=row.number, at=now, by=by) for row in rows),
        batch_size=A_BATCH,
    )
    audit.note(
        actor=by,
        act="recommendations.cut",
        now=now,
        subject=document.code,
        organisation_id=document.organisation_id,
        after={"number": len(rows)},
    )
    return Cut([row.number for row in rows])


def _area(document: Document, piece: Piece) -> Area:
    area, _made = Area.objects.get_or_create(document=document, number=piece.area, defaults={"title": piece.area_title})
    return area


def _rows(
    document: Document, areas: dict[int, Area], pieces: Sequence[Piece], now: datetime
) -> Iterator[Recommendation]:
    order = Recommendation.objects.filter(document=document).aggregate(last=Max("order"))["last"] or 0
    places = {number: next_place(area) for number, area in areas.items()}
    for piece in pieces:
        order += 1
        yield Recommendation(
            document=document,
            area=areas[piece.area],
            number=f"{document.code}-{piece.area}.{places[piece.area]}",
            order=order,
            year=document.dated.year,
            standing=piece.standing,
            heading=piece.heading,
            lead_in=piece.lead_in,
            text=piece.text,
            footnote=piece.footnote,
            addressee=piece.addressee,
            acts_on=piece.acts_on,
            type=piece.type,
            made_at=now,
        )
        places[piece.area] += 1
