# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evidence: files that are kept with a view, and what the centre itself proposes as evidence."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.http import StreamingHttpResponse

from altavoz.organisations import audit
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.recommendations.models import Evidence, ProposedEvidence, Recommendation

# What people send as evidence; anything else may be linked to.
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "text/plain": "txt", "text/csv": "csv"}
LARGEST = 10 * 1024 * 1024


def keep(chunks: Iterable[bytes], *, media_type: str, number: str, now: datetime) -> PrivateFile:
    """Called by its number, whatever its sender called it."""
    name = f"{number}.{ENDINGS[media_type]}"
    return private_files.keep(chunks, name=name, media_type=media_type, now=now)


def download(file: PrivateFile) -> StreamingHttpResponse:
    response = StreamingHttpResponse(private_files.read(file), content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


def propose(row: Recommendation, *, sort: str, words: str, url: str, points_to: str, now: datetime) -> bool:
    """Once for each thing, however often it is proposed."""
    _found, is_new = ProposedEvidence.objects.get_or_create(
        recommendation=row, sort=sort, points_to=points_to, defaults={"words": words[:300], "url": url, "at": now}
    )
    return is_new


@transaction.atomic
def settle(*, proposed_id: int, by: User, now: datetime) -> ProposedEvidence | None:
    """Whoever settles it may write it into a view; None where somebody has settled it already."""
    if not ProposedEvidence.objects.filter(pk=proposed_id, settled_at__isnull=True).update(settled_at=now):
        return None
    row = ProposedEvidence.objects.select_related("recommendation__document").get(pk=proposed_id)
    keeper = row.recommendation.document.organisation_id
    number = row.recommendation.number
    audit.note(actor=by, act="recommendations.take_evidence", now=now, subject=number, organisation_id=keeper)
    return row


def take(proposed: ProposedEvidence, *, into_assessment: int) -> Evidence:
    return Evidence.objects.create(
        assessment_id=into_assessment,
        sort=proposed.sort,
        words=proposed.words,
        url=proposed.url,
        points_to=proposed.points_to,
    )
