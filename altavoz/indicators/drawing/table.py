# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures as a table: on the page under each chart, and for spreadsheets with every revision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.indicators import dates, words
from altavoz.indicators.drawing import maps
from altavoz.indicators.figures import Known
from altavoz.indicators.models import Indicator, Observation
from altavoz.organisations import safe_csv


@dataclass(frozen=True)
class Row:
    """One line of the table under a chart, in the reader's language."""

    known: Known
    observation: Observation
    when: str
    number: str
    place: str
    bounds: str


def rows(shown: Sequence[Known], language: str) -> list[Row]:
    """All that stands, from new to old."""
    found = [_row(each, row, language) for each in shown for row in each.all]
    return sorted(found, key=lambda row: (row.observation.ends, row.observation.starts), reverse=True)


def csv_lines(shown: Sequence[Known], language: str) -> Iterator[str]:
    """Superseded rows too, each with the day on which another took its place."""
    indicators = {each.indicator.pk: each.indicator for each in shown}
    kept = Observation.objects.filter(indicator__in=indicators).order_by("indicator", "area", "starts", "revision")
    with override(language):
        heads = _heads()
        cells = [_cells(indicators[row.indicator_id], row, language) for row in kept]
    return safe_csv.lines(heads, cells)


def _row(known: Known, row: Observation, language: str) -> Row:
    return Row(
        known=known,
        observation=row,
        when=dates.words(row, language),
        number=words.number(row, known.indicator),
        place=maps.state_name(row.area) if row.area else "",
        bounds=words.bounds(row, known.indicator),
    )


def _heads() -> list[str]:
    return [
        *(_("Indicator"), _("Name"), _("Counted by"), _("Who counts"), _("Method"), _("Unit"), _("State"), _("As of")),
        *(_("How exactly"), _("Qualifier"), _("How many"), _("Not less than"), _("Not more than"), _("Of how many")),
        *(
            _("Confidence in per cent"),
            _("Source"),
            _("Link"),
            _("Archived copy"),
            _("Where in it"),
            _("Revision"),
            _("Why it was revised"),
        ),
        _("Superseded on"),
    ]


def _cells(indicator: Indicator, row: Observation, language: str) -> list[object]:
    return [
        *(indicator.slug, indicator.name(language), indicator.get_counter_display(), indicator.said("by", language)),
        *(indicator.get_method_display(), indicator.said("unit", language), row.area, dates.iso(row)),
        *(row.precision, row.qualifier, f"{row.number:f}", _plain(row.low), _plain(row.high)),
        *(row.base, _plain(row.confidence)),
        *(row.source, row.source_url, row.archived_url, row.place, row.revision, row.because),
        row.superseded_at.date().isoformat() if row.superseded_at else "",
    ]


def _plain(number: Decimal | None) -> str | None:
    """290, and not 290.0000."""
    return None if number is None else f"{number.normalize():f}"
