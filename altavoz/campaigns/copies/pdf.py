# SPDX-License-Identifier: AGPL-3.0-or-later
"""An action's page on paper: the same words as a PDF, kept in memory until something of them changes."""

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.copies.lines import Line
from altavoz.campaigns.copies.words import told_of
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.website import generations
from altavoz.website.qr import svg_of
from altavoz.website.typesetting import Order, printable, typeset

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage

TEMPLATE = Path(__file__).parent / "typst" / "page.typ"
# Paper as people of these countries buy it; everybody else has A4.
LETTER = frozenset({"US", "CA", "MX"})
MOST_KEPT = 64
KEPT_SECONDS = 600.0
LONGEST_WORD = 60


@dataclass(frozen=True)
class _Kept:
    needs: Mapping[str, int]
    until: float
    pdf: bytes


_kept: OrderedDict[tuple[int, str], _Kept] = OrderedDict()
# One is set at a time: it takes a whole core.
_setting = threading.Lock()


def pdf_of(page: "ActionPage", *, now: datetime) -> bytes:
    """Raises typst.TypstError where no PDF can be made at all."""
    key = (page.pk, page.told_in)
    found = _fresh(key)
    if found is not None:
        return found
    with _setting:
        found = _fresh(key)
        return found if found is not None else _keep(key, page, now)


def forget_all() -> None:
    _kept.clear()


def order(page: "ActionPage", *, now: datetime) -> Order:
    """All that the template shows, as text; see `typst/page.typ`."""
    action = page.action
    if action is None:
        raise ValueError("a page that tells of no action is not printed")
    told = told_of(page, now=now)
    organisation = action.organisation.name(page.told_in)
    day = in_words(day_in(now, action.zone), precision="day", language=page.told_in)
    return {
        "title": printable(told.title, longest=LONGEST_WORD),
        "organisation": organisation,
        "language": page.told_in,
        "paper": "us-letter" if action.country in LETTER else "a4",
        "kicker": told.kicker,
        "head": list(told.head),
        "lead": told.lead,
        "story": [_line(line) for line in told.story],
        "asks": list(told.asks),
        "asks_heading": told.asks_heading,
        "targets": list(told.targets),
        "targets_heading": told.targets_heading,
        "address": told.address,
        "address_shown": printable(told.address.partition("://")[2], longest=LONGEST_WORD),
        "address_says": _("Take part, or read what came of it:"),
        "square": svg_of(told.address) if told.address else "",
        "square_says": _("A square that leads a phone to this page"),
        "stamp": _("%(organisation)s. As it stood on %(day)s.") % {"organisation": organisation, "day": day},
        "page": _("Page {page} of {pages}"),
    }


def _line(line: Line) -> Order:
    return {"sort": line.sort.value, "runs": [asdict(run) for run in line.runs], "number": line.number}


def _fresh(key: tuple[int, str]) -> bytes | None:
    kept = _kept.get(key)
    if kept is None or time.monotonic() >= kept.until:
        return None
    numbers = generations.reader.look()
    return kept.pdf if all(numbers.get(subject, 0) == number for subject, number in kept.needs.items()) else None


def _keep(key: tuple[int, str], page: "ActionPage", now: datetime) -> bytes:
    numbers = generations.reader.look()
    needs = {subject: numbers.get(subject, 0) for subject in (generations.SITE, *page.subjects())}
    with override(page.told_in):
        given = order(page, now=now)
    fonts = [str(Path(settings.ALTAVOZ_HOME) / "fonts")]
    pdf, _standard = typeset(TEMPLATE.read_bytes(), given, fonts=fonts, made_at=int(now.timestamp()))
    _kept[key] = _Kept(needs, time.monotonic() + KEPT_SECONDS, pdf)
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return pdf
