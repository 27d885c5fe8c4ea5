# SPDX-License-Identifier: AGPL-3.0-or-later
"""Scans that staff hand in: known by their content, not by their name, and sealed at once."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from django.core.files.uploadedfile import UploadedFile
from PIL import ExifTags, Image, UnidentifiedImageError
from pillow_heif import register_heif_opener

from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

# Uploaded files are generic for the type checker alone.
if TYPE_CHECKING:
    Upload = UploadedFile[bytes]
else:
    Upload = UploadedFile

FORMATS = ["JPEG", "PNG", "TIFF", "HEIF"]
JPEG_MODES = frozenset({"L", "RGB", "CMYK"})
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif", "application/pdf": "pdf"}
# A sheet at 600 dots an inch has 35 million points; a picture of many more is a trap for the memory.
MOST_POINTS = 52_000_000
MOST_BYTES = 20 * 1024 * 1024
MOST_SCANS = 40
# Some scanners write a little behind the end mark of a PDF.
PDF_END = 2048

register_heif_opener()


class Wrong(enum.Enum):
    EMPTY = "empty"
    TOO_BIG = "too big"
    NO_SCAN = "neither a picture nor a PDF"
    BROKEN = "broken"


class NoScan(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True)
class Scan:
    content: bytes
    media_type: str


def read(upload: Upload) -> Scan:
    """Raises NoScan. Its name and what the browser says of it are not asked."""
    size = upload.size or 0
    if not size:
        raise NoScan(Wrong.EMPTY)
    if size > MOST_BYTES:
        raise NoScan(Wrong.TOO_BIG)
    content = b"".join(upload.chunks())
    return _pdf(content) if content.startswith(b"%PDF-") else _picture(content)


def keep(scans: Sequence[Scan], *, about: str, now: datetime) -> list[PrivateFile]:
    """Seal each of them under a name that tells of nobody."""
    return [
        private_files.keep(
            [scan.content],
            name=f"{about}-{place}.{ENDINGS[scan.media_type]}",
            media_type=scan.media_type,
            now=now,
        )
        for place, scan in enumerate(scans, 1)
    ]


def _pdf(content: bytes) -> Scan:
    if b"%%EOF" not in content[-PDF_END:] or b"startxref" not in content[-PDF_END:]:
        raise NoScan(Wrong.BROKEN)
    return Scan(content, "application/pdf")


def _picture(content: bytes) -> Scan:
    """Read it to its last line, and write it anew: where and with what it was taken is left behind."""
    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_POINTS:
                    raise NoScan(Wrong.TOO_BIG)
                picture.load()
                return _written_anew(picture, content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NoScan(Wrong.TOO_BIG) from None
    except UnidentifiedImageError:
        raise NoScan(Wrong.NO_SCAN) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise NoScan(Wrong.BROKEN) from None


def _written_anew(picture: Image.Image, content: bytes) -> Scan:
    if picture.format == "TIFF":
        # Scanners make these, often of several pages; they know nothing of where they stand.
        return Scan(content, "image/tiff")
    out, turned = BytesIO(), Image.Exif()
    orientation = picture.getexif().get(ExifTags.Base.Orientation)
    if orientation:
        turned[ExifTags.Base.Orientation] = orientation
    if picture.format == "PNG":
        picture.info.clear()
        picture.save(out, "PNG", exif=turned)
        return Scan(out.getvalue(), "image/png")
    plain = picture if picture.mode in JPEG_MODES else picture.convert("RGB")
    plain.save(out, "JPEG", quality=90, exif=turned)
    return Scan(out.getvalue(), "image/jpeg")
