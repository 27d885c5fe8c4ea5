# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter on paper: a tagged PDF, with scanned signatures and logos, which stand nowhere else."""

import base64
import io
import time
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from altavoz.actions.joint_letter.models.versions import LetterVersion
from altavoz.actions.joint_letter.plain import enclosed_line, head_lines
from altavoz.actions.joint_letter.sheet import Sheet, Signature
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.sealing import CannotOpen
from altavoz.website import generations
from altavoz.website.typesetting import Order, printable, typeset

TEMPLATE = Path(__file__).parent / "typst" / "letter.typ"
# Paper as people of these countries buy it; everybody else has A4.
US_LETTER = frozenset({"US", "CA", "MX"})
LONGEST_WORD = 40
MOST_KEPT = 16
KEPT_SECONDS = 600.0

Key = tuple[int, str]
# Until something of the action, or of all pages, changes: a signature that is erased changes the action.
_kept: dict[Key, tuple[tuple[int, ...], float, bytes]] = {}


def pdf_of(version: LetterVersion, sheet: Sheet, *, now: datetime) -> bytes:
    """Raises typst.TypstError where no PDF can be made at all."""
    key, seen = (version.pk, sheet.language), _seen(version)
    found = _kept.get(key)
    if found is not None and found[0] == seen and time.monotonic() < found[1]:
        return found[2]
    pdf, _standard = set_sheet(sheet, country=version.letter.action.country, now=now)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[key] = (seen, time.monotonic() + KEPT_SECONDS, pdf)
    return pdf


def set_sheet(sheet: Sheet, *, country: str, now: datetime) -> tuple[bytes, str]:
    """The PDF and the standard that it meets; in the active language, which should be the letter's."""
    fonts = [str(Path(settings.ALTAVOZ_HOME) / "fonts")]
    given = order(sheet, paper="us-letter" if country in US_LETTER else "a4")
    return typeset(TEMPLATE.read_bytes(), given, fonts=fonts, made_at=int(now.timestamp()))


def order(sheet: Sheet, *, paper: str) -> Order:
    """All that the template shows, as text; see `typst/letter.typ`."""
    words = sheet.words
    return {
        "language": sheet.language,
        "title": _line(words.title),
        "author": sheet.keeper,
        "paper": paper,
        "heads": [
            {"language": each.language, "lines": [_line(line) for line in head_lines(each)]} for each in words.heads
        ],
        "place": _line(words.place_and_date),
        "to": [_line(line) for line in words.to],
        "salutation": _line(words.salutation),
        "body": [_line(part) for part in words.body],
        "demands": [_line(each) for each in words.demands],
        "ending": [_line(part) for part in words.ending],
        "closing": _line(words.closing),
        "chairs": [_signature(each) for each in sheet.chairs],
        "others": [_signature(each) for each in sheet.others],
        "joined": sheet.joined,
        "after": [_line(_("Enclosure: %(title)s") % {"title": enclosed_line(each)}) for each in words.enclosures]
        + ([_line(_("Copy to: %(names)s") % {"names": "; ".join(words.cc)})] if words.cc else []),
        "mark": sheet.mark,
        "page": _("Page {page} of {pages}"),
    }


def _signature(each: Signature) -> Order:
    lines = [_line(part) for part in (each.name, each.title, each.organisation)]
    said = {"name": lines[0], "title": lines[1], "organisation": lines[2]}
    scan, logo = _square(each.scan), _square(each.logo)
    return {**said, "scan": scan, "logo": logo, "scan_says": _("Signature"), "logo_says": _("Logo")}


def _line(text: str) -> str:
    return printable(text, longest=LONGEST_WORD)


def _square(file: PrivateFile | None) -> str:
    """A picture as an SVG around it: a template takes text alone. Nothing for what cannot be read."""
    if file is None:
        return ""
    try:
        content = b"".join(private_files.read(file))
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
    except (CannotOpen, FileNotFoundError, UnidentifiedImageError, OSError):
        return ""
    data = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="data:{file.media_type};base64,{data}" width="{width}" height="{height}"/></svg>'
    )


def _seen(version: LetterVersion) -> tuple[int, ...]:
    numbers = generations.reader.look()
    subject = generations.action_subject(version.letter.action.public_id)
    return tuple(numbers.get(each, 0) for each in (generations.SITE, subject))
