# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is sent as a picture: it is painted anew, or refused with its reason."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import ExifTags, Image

from altavoz.actions.solidarity import pictures
from altavoz.actions.solidarity.pictures import NoPicture, Wrong
from altavoz.actions.solidarity.testing import a_drawing


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def why_not(content: bytes) -> Wrong:
    with pytest.raises(NoPicture) as refused:
        pictures.read(content)
    return refused.value.wrong


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_picture_of_each_kind_becomes_a_jpeg_of_ours(kind: str) -> None:
    read = pictures.read(a_drawing(kind))
    assert (opened(read.content).format, read.width, read.height) == ("JPEG", 320, 240)


def test_nothing_that_a_camera_wrote_is_left() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Weaver Phones"
    exif[ExifTags.Base.ImageDescription] = "Ana Lima at home"
    read = pictures.read(a_drawing("JPEG", exif=exif))
    assert not opened(read.content).getexif()
    assert b"Weaver Phones" not in read.content
    assert b"Ana Lima" not in read.content


def test_a_comment_beside_the_points_is_left_behind() -> None:
    out = BytesIO()
    opened(a_drawing()).convert("RGB").save(out, "JPEG", comment=b"Ana lives at number 7")
    assert b"number 7" in out.getvalue()
    assert b"number 7" not in pictures.read(out.getvalue()).content


def test_a_picture_that_lies_on_its_side_is_put_upright() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    read = pictures.read(a_drawing("JPEG", exif=exif))
    assert (read.width, read.height) == (240, 320)


def test_what_lets_through_stands_on_white() -> None:
    clear = Image.new("RGBA", (100, 100), (200, 0, 0, 0))
    out = BytesIO()
    clear.save(out, "PNG")
    assert min(opened(pictures.read(out.getvalue()).content).tobytes()) > 245


def test_a_large_picture_is_made_as_small_as_print_needs() -> None:
    read = pictures.read(a_drawing("JPEG", size=(4000, 3000)))
    assert (read.width, read.height) == (1800, 1350)


def bomb() -> bytes:
    """A few hundred bytes that would be 400 million points."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))

    head = struct.pack("!IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9000)) + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", Wrong.EMPTY),
        (b"I am no picture at all", Wrong.NO_PICTURE),
        (SVG, Wrong.NO_PICTURE),
        (b"%PDF-1.4\n%%EOF\n", Wrong.NO_PICTURE),
        (a_drawing("GIF"), Wrong.NO_PICTURE),
        (a_drawing("PNG")[:300], Wrong.BROKEN),
        (a_drawing("JPEG")[:900], Wrong.BROKEN),
        (a_drawing(size=(20, 20)), Wrong.TOO_SMALL),
        (bomb(), Wrong.TOO_BIG),
        (b"x" * (pictures.MOST_BYTES + 1), Wrong.TOO_HEAVY),
    ],
    ids=["empty", "text", "svg", "pdf", "gif", "half a PNG", "half a JPEG", "tiny", "bomb", "heavy"],
)
def test_what_is_no_picture_is_refused_with_its_reason(content: bytes, wrong: Wrong) -> None:
    assert why_not(content) is wrong
