# SPDX-License-Identifier: AGPL-3.0-or-later
"""The report as a tagged PDF."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from altavoz.recommendations.reports.shadow import Report
from altavoz.website.typesetting import Order, printable, typeset

TEMPLATE = Path(__file__).parent / "typst" / "report.typ"
LONGEST_WORD = 60


def pdf_of(report: Report, *, now: datetime) -> bytes:
    """Raises typst.TypstError where no PDF can be made at all."""
    order: Order = {**_printable(asdict(report)), "page": _("Page {page} of {pages}")}
    fonts = [str(Path(settings.ALTAVOZ_HOME) / "fonts")]
    pdf, _standard = typeset(TEMPLATE.read_bytes(), order, fonts=fonts, made_at=int(now.timestamp()))
    return pdf


def _printable(value: object) -> Order:
    shown = _each(value)
    assert isinstance(shown, dict)  # noqa: S101 - for the type checker: what goes in is one
    return shown


def _each(value: object) -> object:
    if isinstance(value, str):
        return printable(value, longest=LONGEST_WORD)
    if isinstance(value, dict):
        return {name: _each(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_each(part) for part in value]
    return value
