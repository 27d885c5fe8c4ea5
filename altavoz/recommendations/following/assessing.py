# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of a recommendation, as somebody sees it: written in private, published, and never overwritten."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as day
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.organisations import audit
from altavoz.personal_data.models import PrivateFile
from altavoz.recommendations.models import Assessment, AssessmentText, Assessor, Evidence, Latest, Recommendation
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations


class Refusal(enum.Enum):
    STILL_TO_COME = "still to come"
    NOT_PUBLIC = "not public"
    WITHOUT_WORDS = "without words"


class Outcome(enum.Enum):
    PUBLISHED = "published"
    ALREADY = "already"


@dataclass(frozen=True)
class Proof:
    """A link, or the public id (or number) of something of this centre."""

    words: str
    url: str = ""
    sort: str = Evidence.Sort.LINK
    points_to: str = ""
    file: PrivateFile | None = None
    public: bool = False


@dataclass(frozen=True)
class View:
    status: str
    on: day
    words: Mapping[str, str]
    proofs: Sequence[Proof] = field(default_factory=tuple)


@dataclass(frozen=True)
class Assessed:
    """Either the private row, or why there is none."""

    assessment: Assessment | None = None
    refusal: Refusal | None = None


def assess(
    *, recommendation: Recommendation, assessor: Assessor, view: View, by: User | None, now: datetime
) -> Assessed:
    if view.on > now.date():
        return Assessed(refusal=Refusal.STILL_TO_COME)
    if recommendation.state == Recommendation.State.DRAFT:
        return Assessed(refusal=Refusal.NOT_PUBLIC)
    if not any(text.strip() for text in view.words.values()):
        return Assessed(refusal=Refusal.WITHOUT_WORDS)
    return Assessed(_write(recommendation, assessor, view, by, now))


@transaction.atomic
def _write(
    recommendation: Recommendation, assessor: Assessor, view: View, by: User | None, now: datetime
) -> Assessment:
    row = Assessment.objects.create(
        recommendation=recommendation,
        assessor=assessor,
        status=view.status,
        on=view.on,
        demonstration=assessor.demonstration,
        written_at=now,
        written_by=by,
    )
    AssessmentText.objects.bulk_create(
        AssessmentText(assessment=row, language=language, words=words.strip())
        for language, words in view.words.items()
        if words.strip()
    )
    Evidence.objects.bulk_create(Evidence(assessment=row, **vars(each)) for each in view.proofs)
    _note("recommendations.assess", row, by, now)
    return row


@transaction.atomic
def publish(*, assessment_id: int, by: User | None, now: datetime) -> Outcome:
    """From here on it stays: whoever thinks otherwise writes another one."""
    moved = Assessment.objects.filter(pk=assessment_id, published_at__isnull=True).update(published_at=now)
    if not moved:
        return Outcome.ALREADY
    row = Assessment.objects.select_related("recommendation__document", "assessor").get(pk=assessment_id)
    _stand_first(row)
    _note("recommendations.publish_assessment", row, by, now)
    generations.touch(SUBJECT)
    return Outcome.PUBLISHED


def _stand_first(row: Assessment) -> None:
    """On the board, unless the assessor's newest view is of a later day."""
    whose = {"recommendation": row.recommendation, "assessor": row.assessor}
    said = {"assessment": row, "status": row.status, "on": row.on}
    Latest.objects.bulk_create([Latest(**whose, area_id=row.recommendation.area_id, **said)], ignore_conflicts=True)
    Latest.objects.filter(**whose, on__lte=row.on).update(**said)


def _note(act: str, row: Assessment, by: User | None, now: datetime) -> None:
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=row.recommendation.number,
        organisation_id=row.assessor.kept_by_id,
        after={"status": row.status, "on": row.on.isoformat(), "assessor": row.assessor.public_id},
    )
