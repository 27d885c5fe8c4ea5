# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes with the cards when they are handed over: how many, from where, on which sheets, with their hashes.

Nobody's name and none of the words are in it: it may be shown to whoever asks what was handed over.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

import altavoz
from altavoz.actions.solidarity import counting
from altavoz.actions.solidarity.card import Printing
from altavoz.actions.solidarity.counting import Counted, Line
from altavoz.actions.solidarity.drive import Drive

State = Printing.State


def sheets_of(drive: Drive) -> list[Printing]:
    """Those that were made and hold, and those that were handed over, whether their file is still here or not."""
    rows = Printing.objects.filter(recipient__drive=drive).exclude(sha256="").select_related("recipient", "hand_over")
    return [row for row in rows.order_by("recipient", "number") if row.state == State.MADE or row.hand_over_id]


def in_json(drive: Drive, *, language: str, now: datetime) -> bytes:
    found = counting.counted(drive, language)
    told = {
        "made_with": f"Altavoz {altavoz.__version__}",
        "made_at": now.isoformat(),
        "action": drive.action.public_id,
        "cards": found.total,
        "recipients": _pairs(found.recipients),
        "schools_and_groups": [{"name": line.name, "sort": line.sort, "cards": line.n} for line in found.teams],
        "countries": _pairs(found.countries),
        "sheets": [
            {
                "for": row.recipient.name(language),
                "number": row.number,
                "cards": row.cards_on_it,
                "pages": row.pages,
                "made_at": row.made_at.isoformat() if row.made_at else "",
                "sha256": row.sha256,
                "handed_over": row.hand_over.public_id if row.hand_over else "",
            }
            for row in sheets_of(drive)
        ],
    }
    return json.dumps(told, indent=1, ensure_ascii=False).encode()


def in_text(drive: Drive, *, language: str, now: datetime) -> bytes:
    with override(language):
        return "\n".join(_lines(drive, counting.counted(drive, language), language, now)).encode()


def _lines(drive: Drive, found: Counted, language: str, now: datetime) -> Iterator[str]:
    yield _("Manifest of cards, made with Altavoz %(version)s on %(day)s") % {
        "version": altavoz.__version__,
        "day": f"{now:%Y-%m-%d %H:%M} UTC",
    }
    yield _("Cards that were accepted: %(n)d") % {"n": found.total}
    for heading, lines in (
        (_("For whom"), found.recipients),
        (_("Schools and groups"), found.teams),
        (_("Countries"), found.countries),
    ):
        yield from ("", f"{heading}:", *(f"  {line.name}: {line.n}" for line in lines))
    yield from ("", _("Sheets, with the SHA-256 of their files:"))
    for row in sheets_of(drive):
        about = {"name": row.recipient.name(language), "number": row.number, "cards": row.cards_on_it}
        yield "  " + _("%(name)s, sheets %(number)d: cards on them: %(cards)d") % about
        yield f"  {row.sha256}"
    yield ""


def _pairs(lines: Sequence[Line]) -> list[dict[str, str | int]]:
    return [{"name": line.name, "cards": line.n} for line in lines]
