# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: somebody signs over HTTP, or a row that stands as if somebody had."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from altavoz.campaigns.action import Action
from altavoz.participation import confirmation, intake
from altavoz.participation.filters import asking
from altavoz.participation.filters.criteria import Criteria
from altavoz.participation.filters.rows import FilterRun
from altavoz.participation.filters.working import filter_round
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.paper import batches, scans
from altavoz.participation.paper.batches import Sheets
from altavoz.participation.paper.rows import PaperBatch
from altavoz.participation.paper.scans import Scan
from altavoz.website.opened import seal_opened
from altavoz.worker.rounds import Turn

# The response of the test client exists for the type checker alone.
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

SPRING = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def ana_types(action: Action, **fields: object) -> dict[str, object]:
    """What the form of Ana, a supporter, sends."""
    typed: dict[str, object] = {
        "given_name": "Ana",
        "family_name": "Lima",
        "email": "ana@example.org",
        "country": "CA",
        "age": "on",
        "language": "en",
        "text_version": action.text_version,
        "opened": seal_opened(LONG_AGO),
        "website": "",
    }
    return {**typed, **fields}


def sign(
    client: Client, action: Action, *, email: str = "ana@example.org", follow: bool = False, **fields: object
) -> "Answer":
    """Post the form of an action, as Ana unless the fields say otherwise."""
    return client.post(f"/act/{action.public_id}/", ana_types(action, email=email, **fields), follow=follow)


def make_participation(
    action: Action,
    *,
    email: str = "ana@example.org",
    confirmed: bool = False,
    held: Doubt = Doubt.NONE,
    now: datetime = SPRING,
    language: str = "en",
    words: Words | None = None,
) -> Participation:
    """A row as the verbs make it; `confirmed` presses the button a minute later."""
    taken = intake.take_part(
        action_id=action.pk,
        public_id=action.public_id,
        words=words or Words("Ana", "Lima", email, "CA"),
        language=language,
        text_version=action.text_version,
        doubt=held,
        now=now,
    )
    row = Participation.objects.get(pk=taken.participation_id)
    if confirmed:
        confirm_as(row, now=now + timedelta(minutes=1))
        row.refresh_from_db()
    return row


def confirm_as(row: Participation, *, now: datetime = SPRING) -> None:
    """The owner of the address presses the button."""
    outcome = confirmation.confirm(token=row.token, now=now)
    assert outcome is confirmation.Outcome.CONFIRMED, outcome


def run_filter(now: datetime = SPRING) -> int:
    """What the worker does with filters, once, until nothing is left."""
    return filter_round(Turn(now, 1, lambda: True))


def counted_run(action: Action, criteria: Criteria, *, by: User, now: datetime = SPRING) -> FilterRun:
    """A saved filter that the worker has counted."""
    saved = asking.save(action=action, name="Suspicious", criteria=criteria, by=by, now=now)
    run = asking.count(saved=saved, by=by, now=now)
    run_filter(now)
    run.refresh_from_db()
    return run


def make_batch(action: Action, *, by: User, number: int = 12, now: datetime = SPRING) -> PaperBatch:
    """Sheets that somebody gathered at a market, entered with one scan."""
    files = scans.keep([Scan(a_picture(), "image/jpeg")], about="sheet", now=now)
    sheets = Sheets("Market of Lachine", date(2026, 3, 28), "day", number, "CA", "fr")
    return batches.enter(action=action, sheets=sheets, files=files, by=by, now=now)


def a_picture(kind: str = "JPEG", *, exif: Image.Exif | None = None) -> bytes:
    """A photograph of nothing in particular."""
    out = BytesIO()
    noise = Image.effect_noise((120, 160), 60).convert("RGB")
    noise.save(out, kind, **({"exif": exif} if exif else {}))
    return out.getvalue()


def a_pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"


def upload_of(content: bytes, name: str = "ana-lima.jpg") -> SimpleUploadedFile:
    """What a browser sends of a file, under a name that tells of a person."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")
