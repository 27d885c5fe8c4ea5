# SPDX-License-Identifier: AGPL-3.0-or-later
"""A scan is known by its content, and where it was taken stays behind."""

from io import BytesIO

import pytest
from PIL import ExifTags, Image

from altavoz.participation.paper import scans
from altavoz.participation.paper.scans import NoScan, Wrong
from altavoz.participation.testing import a_pdf, a_picture, upload_of


def test_where_a_photograph_was_taken_is_left_behind_and_how_it_was_held_is_kept() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Ana's phone"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    scan = scans.read(upload_of(a_picture(exif=exif)))
    kept = Image.open(BytesIO(scan.content)).getexif()
    assert dict(kept) == {ExifTags.Base.Orientation: 6}
    assert b"Ana's phone" not in scan.content


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("TIFF", "image/tiff"), ("HEIF", "image/jpeg")],
)
def test_each_sort_of_picture_is_taken(kind: str, media_type: str) -> None:
    assert scans.read(upload_of(a_picture(kind), name="sheet.txt")).media_type == media_type


def test_a_pdf_is_taken_as_it_is() -> None:
    assert scans.read(upload_of(a_pdf())).content == a_pdf()


@pytest.mark.parametrize(("content", "wrong"), [(b"GIF89a", Wrong.NO_SCAN), (b"PK\x03\x04", Wrong.NO_SCAN)])
def test_other_files_are_refused(content: bytes, wrong: Wrong) -> None:
    with pytest.raises(NoScan) as refused:
        scans.read(upload_of(content))
    assert refused.value.wrong is wrong


def test_a_picture_of_too_many_points_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "MOST_POINTS", 100)
    with pytest.raises(NoScan) as refused:
        scans.read(upload_of(a_picture()))
    assert refused.value.wrong is Wrong.TOO_BIG
