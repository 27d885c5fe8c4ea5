# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter as plain text: for a mail, a terminal, an archive."""

import textwrap
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.actions.joint_letter.sheet import Sheet, Signature
from altavoz.actions.joint_letter.wording import Enclosed, Head

WIDE = 78


def text_of(sheet: Sheet) -> str:
    """In the active language, which should be the letter's."""
    return "\n\n".join(part for part in _parts(sheet) if part) + "\n"


def head_lines(head: Head) -> tuple[str, ...]:
    """A letterhead line by line, as it is printed. Its own language says what each number is."""
    with override(head.language):
        named = ((_("tel %(number)s"), head.telephone), (_("fax %(number)s"), head.fax))
    numbers = "  ".join(words % {"number": number} for words, number in named if number)
    return tuple(line for line in (*head.called, head.where, numbers, head.web, head.mail) if line)


def enclosed_line(each: Enclosed) -> str:
    return ". ".join(part for part in (each.title, each.author, each.dated) if part)


def signed_lines(each: Signature) -> tuple[str, ...]:
    return tuple(part for part in (each.name, each.title, each.organisation) if part)


def _parts(sheet: Sheet) -> Iterator[str]:
    words = sheet.words
    yield "\n\n".join("\n".join(head_lines(head)) for head in words.heads)
    yield words.place_and_date
    yield "\n".join(words.to)
    yield words.salutation
    yield from (_wrapped(part) for part in words.body)
    yield "\n\n".join(textwrap.fill(each, WIDE, initial_indent="- ", subsequent_indent="  ") for each in words.demands)
    yield from (_wrapped(part) for part in words.ending)
    yield words.closing
    yield from ("\n".join(signed_lines(each)) for each in sheet.chairs)
    yield "\n".join(", ".join(reversed(signed_lines(each))) for each in sheet.others)
    yield sheet.joined
    yield "\n".join(_("Enclosure: %(title)s") % {"title": enclosed_line(each)} for each in words.enclosures)
    yield _("Copy to: %(names)s") % {"names": "; ".join(words.cc)} if words.cc else ""
    yield sheet.mark


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, WIDE) for line in text.splitlines())
