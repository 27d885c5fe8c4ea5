# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a board shows hundreds of times, written here: a template takes ten times as long for as many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from altavoz.recommendations.board.bars import LOOKS
from altavoz.recommendations.board.laid_out import Line, Said
from altavoz.recommendations.models import Assessor, Status
from altavoz.website.templatetags.website import day

HEAD = '<th role="columnheader" scope="col" class="col-say">{}</th>'
CELL = '<td role="cell">{}<div>{}</div></td>'


@dataclass(frozen=True)
class _Words:
    """Of a whole board, looked up once; the first is escaped."""

    why: str
    asked_of: str
    about: str


def chip(status: str = "", demonstration: bool = False) -> SafeString:
    """How a status is shown; without one, that nobody has judged."""
    return _chip(status, demonstration, get_language() or "")


def on_day(value: date) -> SafeString | str:
    """As `day`, for boards: many views are of one day."""
    return _on_day(value, get_language() or "")


def heads(columns: Sequence[Assessor]) -> SafeString:
    called = [each.called for each in columns] or [_("What became of it")]
    return format_html_join("", HEAD, ((each,) for each in called))


def rows(lines: Iterable[Line], board_url: str) -> SafeString:
    """What was asked, of whom, and a cell for each assessor."""
    words = _Words(escape(_("Why")), _("Asked of: %(party)s"), _("About: %(party)s"))
    return mark_safe("".join(_row(line, board_url, words) for line in lines))  # noqa: S308 - of what is escaped below


def _row(line: Line, board_url: str, words: _Words) -> str:
    row, spoken = line.recommendation, line.recommendation.document.language
    lead_in = f'<span class="lead-in" lang="{spoken}">{escape(row.lead_in)}</span> ' if row.lead_in else ""
    asked = words.asked_of % {"party": line.addressee}
    to = f"{asked} · {words.about % {'party': line.acts_on}}" if line.acts_on else asked
    address = f"{board_url}{row.number}/"
    return (
        f'<tr role="row"><th role="rowheader" scope="row" class="rec"><a href="{address}">{row.number}</a> {lead_in}'
        f'<span lang="{spoken}">{escape(row.text)}</span> <span class="to">{escape(to)}</span></th>'
        f"{_cells(line, address, words.why)}</tr>"
    )


def _cells(line: Line, address: str, why: str) -> str:
    """One a column; where nobody has judged anything there is one all the same."""
    if not line.cells:
        return CELL.format("", chip())
    number = line.recommendation.number
    return "".join(
        CELL.format(_named(assessor), _said(said, address, f"{number}, {assessor.called}", why))
        for assessor, said in line.cells
    )


def _named(assessor: Assessor) -> str:
    """On a narrow screen each cell says whose it is."""
    return f'<span class="cell-name" aria-hidden="true">{escape(assessor.called)}</span>'


def _said(said: Said | None, address: str, which: str, why: str) -> str:
    if said is None:
        return chip()
    lead = f'<a href="{address}#view-{said.public_id}">{why}<span class="vh"> {escape(which)}</span></a>'
    return f'{chip(said.status, said.demonstration)}<span class="when">{on_day(said.on)} · {lead}</span>'


@lru_cache(maxsize=128)
def _chip(status: str, demonstration: bool, _language: str) -> SafeString:
    known = {"look": LOOKS.get(status, "unknown"), "status": status and Status(status), "demonstration": demonstration}
    return render_to_string("recommendations/_chip.html", known)


@lru_cache(maxsize=512)
def _on_day(value: date, _language: str) -> SafeString | str:
    return day(value)
