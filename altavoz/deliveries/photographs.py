# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photograph and receipt of a hand-over: sealed files. The photograph is shown only where all who are in it agreed."""

from datetime import datetime
from io import BytesIO

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from PIL import Image, ImageOps
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from altavoz.deliveries import noting
from altavoz.deliveries.models import HandOver
from altavoz.participation.paper import scans
from altavoz.participation.paper.scans import Scan
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

LONGEST_SIDE = 2400


def keep_photograph(*, hand_over_id: int, photograph: Scan, by: User | None, now: datetime) -> None:
    """Seal it. Nobody has agreed to a new photograph yet, whatever was said of the one before."""
    row = _row(hand_over_id)
    _hide(row)
    _replace(row, "photograph", photograph, now)
    noting.note("deliveries.keep_photograph", row, by=by, now=now)


def keep_receipt(*, hand_over_id: int, receipt: Scan, by: User | None, now: datetime) -> None:
    row = _row(hand_over_id)
    _replace(row, "receipt", receipt, now)
    noting.note("deliveries.keep_receipt", row, by=by, now=now)


def show_photograph(*, hand_over_id: int, by: User | None, now: datetime) -> bool:
    """Everyone who can be recognised agreed: it goes onto the page, without what the camera wrote into it."""
    row = _row(hand_over_id)
    if row.photograph is None or row.taken_back_at is not None:
        return False
    made = _public_picture(row.photograph, row)
    showable = HandOver.objects.filter(pk=row.pk, picture__isnull=True, photograph=row.photograph)
    if not showable.update(picture=made, everyone_agreed=True):
        made.delete()
        return False
    noting.note("deliveries.show_photograph", row, by=by, now=now)
    return True


def hide_photograph(*, hand_over_id: int, by: User | None, now: datetime) -> bool:
    """Somebody in it does not agree any more: off the page and out of the public files, still sealed here."""
    row = _row(hand_over_id)
    if not _hide(row):
        return False
    noting.note("deliveries.hide_photograph", row, by=by, now=now)
    return True


def _row(hand_over_id: int) -> HandOver:
    return HandOver.objects.select_related("action", "photograph", "receipt", "picture").get(pk=hand_over_id)


def _hide(row: HandOver) -> bool:
    shown = row.picture
    hidden = HandOver.objects.filter(pk=row.pk, picture__isnull=False).update(picture=None, everyone_agreed=False)
    if shown is not None:
        shown.delete()
    return bool(hidden)


def _replace(row: HandOver, column: str, scan: Scan, now: datetime) -> None:
    """The new file has its row before the old one goes."""
    old: PrivateFile | None = getattr(row, column)
    [kept] = scans.keep([scan], about=f"{column}-{row.public_id}", now=now)
    HandOver.objects.filter(pk=row.pk).update(**{column: kept})
    if old is not None:
        private_files.drop([old])


def _public_picture(file: PrivateFile, row: HandOver) -> AbstractImage:
    out = BytesIO()
    with Image.open(BytesIO(b"".join(private_files.read(file)))) as photograph:
        upright = ImageOps.exif_transpose(photograph).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright.info.clear()
    upright.save(out, "JPEG", quality=88)
    name = f"hand-over-{row.public_id}"
    picture: AbstractImage = get_image_model().objects.create(
        title=name, file=ContentFile(out.getvalue(), name=f"{name}.jpg")
    )
    return picture
