# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures that strangers send: known by their content, read whole, and written anew before anything keeps them.

What a camera wrote into a picture (where, when, with what) stays behind, and so does whatever else was hidden in the
file: what we keep has been painted by us, point by point.
"""

import enum
import struct
import threading
import zlib
from dataclasses import dataclass
from io import BytesIO
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

# An MPO, which many phones make, is a JPEG with more behind it, and is read as one.
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
MOST_BYTES = 9 * 1024 * 1024
MEGABYTES = 9
# What a good phone takes; many more are a trap for the memory.
MOST_POINTS = 25_000_000
SMALLEST_SIDE = 48
# Enough for half a page in print.
LONGEST_SIDE = 1800
# On the page.
SHOWN_SIDE = 720
QUALITY = 85
WHITE = (255, 255, 255)
# What a reader of pictures may say of a broken one.
BROKEN = (OSError, ValueError, SyntaxError, LookupError, ArithmeticError, RuntimeError, TypeError, struct.error)

register_heif_opener()
# Each takes memory many times its size: of those who send one at the same moment, the others wait.
_reading = threading.Lock()


class Wrong(enum.Enum):
    EMPTY = "empty"
    TOO_HEAVY = "too many bytes"
    TOO_BIG = "too many points"
    TOO_SMALL = "too small"
    NO_PICTURE = "no picture"
    BROKEN = "broken"


class NoPicture(Exception):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True)
class Picture:
    """A JPEG of ours, upright, in plain colours."""

    content: bytes
    width: int
    height: int


def read(content: bytes) -> Picture:
    """Raises NoPicture. Neither a name nor what the browser says of it is asked."""
    if not content:
        raise NoPicture(Wrong.EMPTY)
    if len(content) > MOST_BYTES:
        raise NoPicture(Wrong.TOO_HEAVY)
    try:
        with _reading, catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as found:
                _measure(found)
                return _written(_painted(found, LONGEST_SIDE))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NoPicture(Wrong.TOO_BIG) from None
    except UnidentifiedImageError:
        raise NoPicture(Wrong.NO_PICTURE) from None
    except (*BROKEN, zlib.error):
        raise NoPicture(Wrong.BROKEN) from None


def smaller(content: bytes, longest: int = SHOWN_SIDE) -> Picture:
    """A picture of ours once more, for the page or for paper."""
    with Image.open(BytesIO(content), formats=["JPEG"]) as found:
        return _written(_painted(found, longest))


def _measure(found: Image.Image) -> None:
    """Before a point of it is painted: the head of a file says how many there are."""
    if found.width * found.height > MOST_POINTS:
        raise NoPicture(Wrong.TOO_BIG)
    if min(found.width, found.height) < SMALLEST_SIDE:
        raise NoPicture(Wrong.TOO_SMALL)


def _painted(found: Image.Image, longest: int) -> Image.Image:
    """Upright, at most so long, on white where it lets through, and with nothing but its points."""
    # A JPEG can be read at a half or a quarter of its size: much less memory, and far quicker.
    found.draft("RGB", (longest, longest))
    found.load()
    found.thumbnail((longest, longest))
    upright = ImageOps.exif_transpose(found)
    canvas = Image.new("RGB", upright.size, WHITE)
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        canvas.paste(clear, mask=clear)
    else:
        canvas.paste(upright.convert("RGB"))
    return canvas


def _written(canvas: Image.Image) -> Picture:
    out = BytesIO()
    canvas.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), canvas.width, canvas.height)
