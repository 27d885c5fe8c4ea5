# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands on a sheet: each card with its picture, its words, its translation and whose it is."""

import base64
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from altavoz.actions.solidarity import pictures
from altavoz.actions.solidarity.card import Card, Printing
from altavoz.actions.solidarity.pictures import Picture
from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.personal_data import private_files
from altavoz.website.typesetting import Order

SETTER = "altavoz.actions.solidarity.typesetting"
SECONDS = 300
COUNTS = re.compile(rb"/Type/Pages/(?:Parent \d+ 0 R/)?Count (\d+)")
# All that a process which only sets type has to know of the world: no setting and no secret is among it.
SURROUNDINGS = {"PATH": os.defpath}
# In print a card is half a page wide: that many points are as sharp as paper is.
PRINTED_SIDE = 1100
MOST_WIDE, MOST_HIGH = 81.0, 78.0


class CannotPrint(RuntimeError):
    """The process ended badly. Its own words are not kept: they might quote a card."""


@dataclass(frozen=True)
class Sheets:
    """`standard` is ua-1, or less where a letter is in no font of this machine."""

    pdf: bytes
    standard: str
    pages: int


def typeset(printing: Printing, cards: Sequence[Card], *, now: datetime) -> Sheets:
    """Raises CannotPrint, subprocess.TimeoutExpired, and what reading a private file raises."""
    done = subprocess.run(
        [sys.executable, "-m", SETTER],
        input=json.dumps(order(printing, cards, now=now), ensure_ascii=False).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.PACKAGE.parent,
        env=SURROUNDINGS,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise CannotPrint(f"the typesetter ended with {done.returncode}")
    head, _line, pdf = done.stdout.partition(b"\n")
    return Sheets(pdf, json.loads(head)["standard"], max((int(n) for n in COUNTS.findall(pdf)), default=0))


def order(printing: Printing, cards: Sequence[Card], *, now: datetime) -> Order:
    """All that the template shows, as text; see `typst/cards.typ`."""
    action = printing.recipient.drive.action
    with override(printing.language):
        name = printing.recipient.name(printing.language)
        organisation = action.organisation.name(printing.language)
        day = in_words(day_in(now, action.zone), precision="day", language=printing.language)
        return {
            "title": _("Cards for %(name)s") % {"name": name},
            "heading": _("Cards for %(name)s") % {"name": name},
            "about": ngettext("%(n)d card, to be cut out.", "%(n)d cards, to be cut out.", len(cards))
            % {"n": len(cards)},
            "organisation": organisation if printing.recipient.may_name_us else "",
            "language": printing.language,
            "paper": printing.paper,
            "translation": _("In translation:"),
            "stamp": _("Sheets %(number)d, made on %(day)s") % {"number": printing.number, "day": day},
            "page": _("Page {page} of {pages}"),
            "cards": [_card(card, place, action, printing.language) for place, card in enumerate(cards, 1)],
            "fonts": [str(Path(settings.ALTAVOZ_HOME) / "fonts")],
            "made_at": int(now.timestamp()),
        }


def signed(card: Card, action: Action) -> str:
    """Her given name, and the whole of it where she said so; nobody's where the matter is dangerous."""
    if action.danger == Action.Danger.HIGH:
        return ""
    who = card.participation
    return f"{who.given_name} {who.family_name}".strip() if who.hand_over else who.given_name


def _card(card: Card, place: int, action: Action, language: str) -> Order:
    picture = _picture(card)
    where = [card.team.name if card.team else "", country_name(card.participation.country, language)]
    return {
        "number": _("Card %(number)d") % {"number": place},
        "words": card.words.splitlines(),
        "language": card.language,
        "from_right": _runs_from_right(card.words),
        "translation": card.translation.splitlines(),
        "signed": signed(card, action),
        "where": ", ".join(each for each in where if each),
        "svg": _as_svg(picture) if picture else "",
        "alt": card.alt or _("A picture that came with this card; nobody has described it."),
        **_size(picture),
    }


def _runs_from_right(words: str) -> bool:
    """Whether the first letter that has a direction is one of Arabic, Hebrew and the like."""
    found = (unicodedata.bidirectional(letter) for letter in words)
    return next((sort != "L" for sort in found if sort in {"L", "R", "AL"}), False)


def _picture(card: Card) -> Picture | None:
    if card.picture is None:
        return None
    return pictures.smaller(b"".join(private_files.read(card.picture)), PRINTED_SIDE)


def _as_svg(picture: Picture) -> str:
    """A template gets text alone; in this form it takes a picture without a file in a folder that others read."""
    size = f'width="{picture.width}" height="{picture.height}"'
    data = base64.b64encode(picture.content).decode()
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{data}"/></svg>'


def _size(picture: Picture | None) -> dict[str, float]:
    """In millimetres: as large as a card has room for."""
    if picture is None:
        return {"width": 0, "height": 0}
    scale = min(MOST_WIDE / picture.width, MOST_HIGH / picture.height)
    return {"width": round(picture.width * scale, 2), "height": round(picture.height * scale, 2)}
