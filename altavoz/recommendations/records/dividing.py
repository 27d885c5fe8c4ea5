# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two asks in one record become two, two halves of one ask become one. What was public stays readable and says so."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.organisations import audit
from altavoz.recommendations.models import Recommendation, RecordChange, Reference, Succession, Topic
from altavoz.recommendations.records.numbering import next_number, next_place, note_change
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations

State = Recommendation.State
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_PARTS = 10
# What was answered, and by when it is to be done.
KNOWN = ("due_on", "answer", "answered_on", "answer_source")


class Refusal(enum.Enum):
    TOO_FEW = "too few"
    TOO_MANY = "too many"
    OTHER_WORDS = "other words"
    APART = "apart"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Divided:
    numbers: Sequence[str] = ()
    refusal: Refusal | None = None


def split(*, recommendation_id: int, parts: Sequence[str], by: User, now: datetime) -> Divided:
    """Each part has to stand in the text, word by word: nobody rewrites what was published."""
    row = Recommendation.objects.select_related("document", "area").get(pk=recommendation_id)
    said = [part.strip() for part in parts if part.strip()]
    if len(said) < 2:
        return Divided(refusal=Refusal.TOO_FEW)
    if len(said) > MOST_PARTS:
        return Divided(refusal=Refusal.TOO_MANY)
    if any(part not in row.text for part in said):
        return Divided(refusal=Refusal.OTHER_WORDS)
    with transaction.atomic():
        if not _replace([row.pk], by, now, RecordChange.Act.SPLIT):
            return Divided(refusal=Refusal.REPLACED)
        made = [_like(row, number, part, now) for number, part in zip(_numbers(row, len(said)), said, strict=True)]
        _follow([row], made)
        _note("recommendations.split", row, made, by, now)
    return Divided([each.number for each in made])


def merge(*, recommendation_ids: Sequence[int], by: User, now: datetime) -> Divided:
    """Their texts one under the other, in the order of the document, under the next number of the area."""
    rows = list(
        Recommendation.objects.select_related("document", "area").filter(pk__in=recommendation_ids).order_by("order")
    )
    if len(rows) < 2:
        return Divided(refusal=Refusal.TOO_FEW)
    if len({(row.area_id, row.state) for row in rows}) > 1:
        return Divided(refusal=Refusal.APART)
    with transaction.atomic():
        if not _replace([row.pk for row in rows], by, now, RecordChange.Act.MERGED):
            return Divided(refusal=Refusal.REPLACED)
        merged = _like(rows[0], next_number(rows[0].area), "\n".join(row.text for row in rows), now)
        for row in rows[1:]:
            _inherit(merged, row)
        _follow(rows, [merged])
        _note("recommendations.merge", rows[0], [merged], by, now)
    return Divided([merged.number])


def _numbers(row: Recommendation, how_many: int) -> list[str]:
    """4.3 becomes 4.3a and 4.3b; what has a letter already takes the next numbers of its area."""
    if row.number[-1].isdigit():
        return [f"{row.number}{letter}" for letter in LETTERS[:how_many]]
    first = next_place(row.area)
    return [f"{row.document.code}-{row.area.number}.{first + place}" for place in range(how_many)]


def _replace(ids: Sequence[int], by: User, now: datetime, act: str) -> bool:
    """All of them or none. A draft gets a time too: from here on its number is history."""
    there = Recommendation.objects.filter(pk__in=ids).exclude(state=State.REPLACED)
    drafts = there.filter(state=State.DRAFT)
    moved = drafts.update(state=State.REPLACED, published_at=now) + there.update(state=State.REPLACED)
    if moved != len(ids):
        transaction.set_rollback(True)
        return False
    RecordChange.objects.bulk_create(RecordChange(recommendation_id=pk, act=act, at=now, by=by) for pk in ids)
    return True


def _like(row: Recommendation, number: str, text: str, now: datetime) -> Recommendation:
    """In the state of what it replaces, with the same place, addressee and topics."""
    made = Recommendation.objects.create(
        document=row.document,
        area=row.area,
        number=number,
        order=row.order,
        year=row.year,
        standing=row.standing,
        heading=row.heading,
        lead_in=row.lead_in,
        text=text,
        footnote=row.footnote,
        addressee_id=row.addressee_id,
        acts_on_id=row.acts_on_id,
        type=row.type,
        **{name: getattr(row, name) for name in KNOWN},
        state=row.state,
        made_at=now,
        published_at=now if row.state == State.PUBLIC else None,
    )
    if made.state == State.PUBLIC:
        note_change(made, RecordChange.Act.PUBLISHED, by=None, now=now)
    _inherit(made, row)
    return made


def _inherit(made: Recommendation, row: Recommendation) -> None:
    """What it is filed under and what it rests on, each once."""
    topics = [Topic(recommendation=made, slug=topic.slug) for topic in row.topics.all()]
    Topic.objects.bulk_create(topics, ignore_conflicts=True)
    there = set(made.references.values_list("sort", "words"))
    Reference.objects.bulk_create(
        Reference(recommendation=made, sort=each.sort, words=each.words, url=each.url)
        for each in row.references.order_by("pk")
        if (each.sort, each.words) not in there
    )


def _follow(formers: Sequence[Recommendation], successors: Sequence[Recommendation]) -> None:
    Succession.objects.bulk_create(
        Succession(former=former, successor=successor) for former in formers for successor in successors
    )


def _note(act: str, row: Recommendation, made: Sequence[Recommendation], by: User, now: datetime) -> None:
    for each in made:
        note_change(each, RecordChange.Act.CUT, by=by, now=now, former=row.number, number=each.number)
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=row.number,
        organisation_id=row.document.organisation_id,
        after={"numbers": ", ".join(each.number for each in made)},
    )
    generations.touch(SUBJECT)
