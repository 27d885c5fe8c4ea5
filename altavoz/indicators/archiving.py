# SPDX-License-Identifier: AGPL-3.0-or-later
"""A copy of a source is kept beside its link: byte for byte, sealed, known by its content and not by its name.

Nobody opens it here: it is only ever handed out as a download.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image

from altavoz.indicators import dates
from altavoz.indicators.figures import SUBJECT
from altavoz.indicators.models import ArchivedCopy, Observation
from altavoz.organisations import audit
from altavoz.personal_data import private_files
from altavoz.website import generations

# Uploaded files are generic for the type checker alone.
if TYPE_CHECKING:
    Upload = UploadedFile[bytes]
else:
    Upload = UploadedFile

MOST_BYTES = 20 * 1024 * 1024
# Where a PDF ends and where a page says that it is one.
PDF_END, PAGE_START = 2048, 1024
PICTURES: Mapping[str, str] = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "html": "text/html",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
ENDINGS = {media_type: ending for ending, media_type in TYPES.items()}


class Wrong(enum.Enum):
    """Why a copy was not kept; `label` says it to staff."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    OTHER = "other"
    NO_RIGHTS = "no_rights"
    THERE = "there"

    @property
    def label(self) -> Promise:
        return SENTENCES[self]


SENTENCES: Mapping[Wrong, Promise] = {
    Wrong.EMPTY: _("The file is empty."),
    Wrong.TOO_BIG: _("The file is larger than 20 MB."),
    Wrong.OTHER: _("This is no PDF, web page or picture, whatever its name says. Save the source as one of these."),
    Wrong.NO_RIGHTS: _("Say why everybody may have the copy, such as a licence or a permission."),
    Wrong.THERE: _("A copy is kept already. Take it away first."),
}


@dataclass(frozen=True)
class Kept:
    copy: ArchivedCopy | None = None
    wrong: Wrong | None = None


def keep(
    *, observation: Observation, upload: Upload, is_public: bool, rights: str, by: User | None, now: datetime
) -> Kept:
    """The file goes to disk before its row: what breaks off in between is swept up by its round."""
    wrong, ending, content = _read(upload)
    wrong = wrong or _refused(is_public=is_public, rights=rights)
    if wrong or ArchivedCopy.objects.filter(observation=observation).exists():
        return Kept(wrong=wrong or Wrong.THERE)
    name = f"source-{observation.public_id}.{ending}"
    file = private_files.keep([content], name=name, media_type=TYPES[ending], now=now)
    try:
        with transaction.atomic():
            copy = ArchivedCopy.objects.create(
                observation=observation, file=file, is_public=is_public, rights=rights.strip(), kept_at=now, kept_by=by
            )
            _note("indicators.archive", observation, by, now, after={"sha256": file.sha256, "public": is_public})
    except IntegrityError:
        private_files.drop([file])
        return Kept(wrong=Wrong.THERE)
    return Kept(copy)


@transaction.atomic
def open_up(*, copy: ArchivedCopy, is_public: bool, rights: str, by: User | None, now: datetime) -> Wrong | None:
    """For everybody, or for staff alone again."""
    wrong = _refused(is_public=is_public, rights=rights)
    if wrong is None:
        ArchivedCopy.objects.filter(pk=copy.pk).update(is_public=is_public, rights=rights.strip())
        _note("indicators.archive_rights", copy.observation, by, now, after={"public": is_public})
    return wrong


def take_away(*, copy: ArchivedCopy, by: User | None, now: datetime) -> None:
    file = copy.file
    with transaction.atomic():
        gone, _by_model = ArchivedCopy.objects.filter(pk=copy.pk).delete()
        if gone:
            _note("indicators.archive_away", copy.observation, by, now, before={"sha256": file.sha256})
    private_files.drop([file])


def with_copies(rows: Sequence[Observation]) -> None:
    """Look for the copies of many sources at once, before `archived` is asked for."""
    prefetch_related_objects(rows, Prefetch("archived", ArchivedCopy.objects.select_related("file")))


def shown_to_all(public_id: str) -> ArchivedCopy | None:
    """One that everybody may have, of an indicator that is public."""
    rows = ArchivedCopy.objects.filter(
        public_id=public_id, is_public=True, observation__indicator__published_at__isnull=False
    )
    return rows.select_related("file").first()


def _refused(*, is_public: bool, rights: str) -> Wrong | None:
    return Wrong.NO_RIGHTS if is_public and not rights.strip() else None


def _read(upload: Upload) -> tuple[Wrong | None, str, bytes]:
    size = upload.size or 0
    if not 0 < size <= MOST_BYTES:
        return (Wrong.TOO_BIG if size else Wrong.EMPTY), "", b""
    content = b"".join(upload.chunks())
    ending = _sort_of(content)
    return (None if ending else Wrong.OTHER), ending, content


def _sort_of(content: bytes) -> str:
    """Its ending by its bytes, "" for what is none of ours."""
    if content.startswith(b"%PDF-"):
        return "pdf" if b"%%EOF" in content[-PDF_END:] else ""
    start = content[:PAGE_START].lower()
    if b"\0" not in start and (b"<!doctype html" in start or b"<html" in start):
        return "html"
    return _picture(content)


def _picture(content: bytes) -> str:
    """Only what it says of itself is read, and never its points: nothing here shows it."""
    try:
        with catch_warnings():
            simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=list(PICTURES)) as picture:
                picture.verify()
                return PICTURES[picture.format or ""]
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError, KeyError):
        return ""


def _note(
    act: str,
    row: Observation,
    by: User | None,
    now: datetime,
    *,
    before: Mapping[str, str | bool] | None = None,
    after: Mapping[str, str | bool] | None = None,
) -> None:
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=f"{row.indicator.slug} {dates.iso(row)}",
        organisation_id=row.indicator.organisation_id,
        before=before or {},
        after=after or {},
    )
    generations.touch(SUBJECT)
