# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many: a few figures with their newest number, their date, their source, and a small chart where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.indicators import figures
from altavoz.indicators.drawing import table as tables
from altavoz.indicators.drawing.charts import Chart, draw
from altavoz.indicators.figures import SUBJECT, Known
from altavoz.indicators.models import Indicator, Observation
from altavoz.newsroom.countries.sections import FIGURES, Asked, Section
from altavoz.website import generations

MOST = 5
# A country with more figures than that is read on the page of figures.
MOST_READ = 60
# Two numbers make a comparison; one stands for itself.
FEWEST_DRAWN = 2


@dataclass(frozen=True)
class Shown:
    """`first` leads; `sources` are those of all that is drawn, each once."""

    first: Known
    latest: Observation
    chart: Chart | None
    rows: Sequence[tables.Row]

    @property
    def sources(self) -> Sequence[str]:
        return list(dict.fromkeys(row.observation.source for row in self.rows))


# Charts are drawn when a figure changes, not when somebody reads. They tell of numbers, never of one person, and their
# keys are as few as pages of countries.
_kept: generations.Kept[Section | None] = generations.Kept(SUBJECT)


def section(asked: Asked) -> Section | None:
    generations.depend_on(SUBJECT)
    return _kept.get((asked.place.code, asked.language, asked.figures), lambda: _draw(asked))


def forget() -> None:
    """For tests, whose databases come and go."""
    _kept.forget()


def _draw(asked: Asked) -> Section | None:
    rows = list(figures.public().filter(country__in=asked.place.codes)[:MOST_READ])
    chosen = _chosen(rows, asked.figures)[: MOST * 2]
    families = {row.family for row in chosen if row.family}
    beside = [row for row in rows if row.family in families and row not in chosen]
    known = figures.known([*chosen, *beside])
    shown = [found for each in _leads(known[: len(chosen)]) if (found := _shown(each, known, asked.language))][:MOST]
    if not shown:
        return None
    number = len(rows)
    counted = ngettext("%(number)s figure", "%(number)s figures", number) % {"number": number}
    charts = {"large": shown[0], "small": shown[1:], "has_more": number > len(shown)}
    html = render_to_string("newsroom/countries/_charts.html", {"shown": charts, "language": asked.language})
    return Section(
        FIGURES,
        "newsroom/countries/_figures.html",
        counted if number < MOST_READ else _("figures"),
        about=_("Each number as it was published, with its date. Where nobody counted for more than a year, no line."),
        shown={**charts, "html": html},
    )


def unknown_slugs(names: str) -> list[str]:
    asked = names.split()
    known = set(figures.public().filter(slug__in=asked).values_list("slug", flat=True)) if asked else set()
    return [name for name in asked if name not in known]


def _chosen(rows: Sequence[Indicator], names: str) -> list[Indicator]:
    """The editor's in her order; without any, those that come first."""
    by_slug = {row.slug: row for row in rows}
    asked = [by_slug[name] for name in names.split() if name in by_slug]
    return asked or list(rows)


def _leads(known: Sequence[Known]) -> list[Known]:
    """One of each family: the others are drawn beside it."""
    found: dict[str, Known] = {}
    for each in known:
        if each.all:
            found.setdefault(each.indicator.family or f"{each.indicator.slug}/", each)
    return list(found.values())


def _shown(first: Known, known: Sequence[Known], language: str) -> Shown | None:
    one = first.indicator
    family = [each for each in known if one.family and each.indicator.family == one.family and each is not first]
    alike = [first, *(each for each in family if each.indicator.measure == one.measure)]
    latest = first.latest or next(iter(first.areas), None)
    if latest is None:
        return None
    is_drawn = sum(len(each.all) for each in alike) >= FEWEST_DRAWN
    return Shown(first, latest, draw(one, alike, language) if is_drawn else None, tables.rows(alike, language))
