# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures and papers of a case: known by their content, written anew, sealed under the code of the case."""

import enum
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

from altavoz.cases.models import Case
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

# Uploaded files are generic for the type checker alone.
if TYPE_CHECKING:
    Upload = UploadedFile[bytes]
else:
    Upload = UploadedFile

FORMATS = ["JPEG", "PNG", "WEBP"]
MOST_POINTS = 52_000_000
MOST_BYTES = 20 * 1024 * 1024
LONGEST_SIDE = 2400
PDF_END = 2048


class Wrong(enum.Enum):
    EMPTY = "empty"
    TOO_BIG = "too big"
    NO_PICTURE = "not a picture"
    BROKEN = "broken"


class CannotKeep(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


def read_picture(upload: Upload) -> bytes:
    """A JPEG without anything that the camera or a program wrote into it. Raises CannotKeep."""
    return _picture(_content(upload))


def read_paper(upload: Upload) -> tuple[bytes, str]:
    """A picture, or a PDF as it is: nobody opens that here, and it is only ever handed out as a download."""
    content = _content(upload)
    if not content.startswith(b"%PDF-"):
        return _picture(content), "image/jpeg"
    if b"%%EOF" not in content[-PDF_END:]:
        raise CannotKeep(Wrong.BROKEN)
    return content, "application/pdf"


def keep(content: bytes, *, case: Case, what: str, media_type: str, now: datetime) -> PrivateFile:
    ending = "pdf" if media_type == "application/pdf" else "jpg"
    return private_files.keep([content], name=f"{case.code}-{what}.{ending}", media_type=media_type, now=now)


def _content(upload: Upload) -> bytes:
    size = upload.size or 0
    if not size:
        raise CannotKeep(Wrong.EMPTY)
    if size > MOST_BYTES:
        raise CannotKeep(Wrong.TOO_BIG)
    return b"".join(upload.chunks())


def _picture(content: bytes) -> bytes:
    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_POINTS:
                    raise CannotKeep(Wrong.TOO_BIG)
                upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise CannotKeep(Wrong.TOO_BIG) from None
    except UnidentifiedImageError:
        raise CannotKeep(Wrong.NO_PICTURE) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise CannotKeep(Wrong.BROKEN) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright.info.clear()
    out = BytesIO()
    upright.save(out, "JPEG", quality=88)
    return out.getvalue()
