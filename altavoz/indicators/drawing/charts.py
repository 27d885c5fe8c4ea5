# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drawings of figures: where each line, bar and mark lies. Templates draw them as SVG; no script takes part.

Nothing is told by colour alone: who counts is told by the form of the mark and by the line. Where nobody has counted
for more than a year there is no line. Each drawing names its template.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from altavoz.indicators import dates, words
from altavoz.indicators.drawing import maps
from altavoz.indicators.drawing.maps import Map
from altavoz.indicators.figures import Known
from altavoz.indicators.models import Indicator, Observation

WIDTH, HEIGHT = 480, 260
LEFT, RIGHT, TOP, BOTTOM = 8, 472, 34, 226
# A year and some weeks: who counts once a year does not do so on the same day.
LONGEST_STEP = 400
MOST_YEARS = 5
# The largest bar leaves room for its end.
FULL = 100


@dataclass(frozen=True)
class Mark:
    """`from_x` to `to_x` is how long its date lasts; `low_y` to `high_y` its bounds."""

    x: int
    y: int
    from_x: int
    to_x: int
    low_y: int
    high_y: int
    said: str
    when: str


@dataclass(frozen=True)
class Series:
    """`look` is who counts, `again` whether a series before it has the same; no gap breaks a run."""

    name: str
    by: str
    look: str
    marks: tuple[Mark, ...]
    runs: tuple[str, ...]
    again: bool = False

    @property
    def last(self) -> Mark:
        return self.marks[-1]

    @property
    def last_x(self) -> int:
        """Where its label ends: beside the mark, and not over the edge of the drawing."""
        return min(self.last.x + 60, RIGHT)

    @property
    def label_y(self) -> int:
        return max(self.last.y - 12, 14)


@dataclass(frozen=True)
class Tick:
    at: int
    label: str


@dataclass(frozen=True)
class Lines:
    series: tuple[Series, ...]
    heights: tuple[Tick, ...]
    years: tuple[Tick, ...]
    has_gaps: bool
    template: str = "indicators/_lines.html"


@dataclass(frozen=True)
class Bar:
    name: str
    when: str
    said: str
    look: str
    share: int


@dataclass(frozen=True)
class Bars:
    bars: tuple[Bar, ...]
    template: str = "indicators/_bars.html"


@dataclass(frozen=True)
class Small:
    name: str
    lines: Lines


@dataclass(frozen=True)
class Multiples:
    charts: tuple[Small, ...]
    template: str = "indicators/_multiples.html"


Chart = Lines | Bars | Multiples | Map


@dataclass(frozen=True)
class _Frame:
    """From days and numbers to places in the drawing."""

    first: int
    last: int
    top: Decimal

    def x(self, day: int) -> int:
        if self.first == self.last:
            return (LEFT + RIGHT) // 2
        inner = RIGHT - LEFT - 48
        return LEFT + 24 + round((day - self.first) * inner / (self.last - self.first))

    def y(self, value: Decimal) -> int:
        return BOTTOM - round(value / self.top * (BOTTOM - TOP)) if self.top else BOTTOM


def draw(one: Indicator, shown: Sequence[Known], language: str) -> Chart | None:
    """The chart of an indicator and of those beside it that are measured alike; None where there is nothing to draw."""
    alike = [each for each in shown if each.indicator.measure == one.measure and each.all]
    return DRAWN[one.drawn](one, alike, language) if alike else None


def _lines(_one: Indicator, shown: Sequence[Known], language: str) -> Chart | None:
    with_rows = [each for each in shown if each.observations]
    return lines(with_rows, language) if with_rows else None


def lines(shown: Sequence[Known], language: str, top: Decimal | None = None) -> Lines:
    rows = [row for each in shown for row in each.observations]
    highest = max(row.high or row.value for row in rows)
    frame = _Frame(
        min(row.starts for row in rows).toordinal(),
        max(row.ends for row in rows).toordinal(),
        top or _nice(highest),
    )
    looks = [each.indicator.counter for each in shown]
    series = tuple(
        _series(each, frame, language, again=looks.index(looks[place]) < place) for place, each in enumerate(shown)
    )
    return Lines(series, _heights(frame, shown[0].indicator.measure), _years(frame), _has_gaps(series))


def _bars(_one: Indicator, shown: Sequence[Known], language: str) -> Chart | None:
    pairs = [(each, row) for each in shown for row in each.observations]
    if not pairs:
        return None
    percent = shown[0].indicator.measure == Indicator.Measure.PERCENT
    whole = Decimal(FULL) if percent else max(row.value for _each, row in pairs)
    return Bars(tuple(_bar(each, row, whole, language) for each, row in pairs))


def _multiples(_one: Indicator, shown: Sequence[Known], language: str) -> Chart | None:
    """Of one height for all, so that they can be compared."""
    there = [each for each in shown if each.observations]
    if not there:
        return None
    top = _nice(max(row.high or row.value for each in there for row in each.observations))
    return Multiples(tuple(Small(each.indicator.name(language), lines([each], language, top)) for each in there))


def _map(one: Indicator, shown: Sequence[Known], language: str) -> Chart | None:
    """The newest number of each state; where there is none or no outline, the lines are drawn."""
    mine = next((each for each in shown if each.indicator.pk == one.pk), None)
    newest = {row.area: row for row in mine.areas} if mine else {}
    drawn = maps.lay(one, newest)
    return drawn if newest and drawn is not None else _lines(one, shown, language)


Draw = Callable[[Indicator, Sequence[Known], str], Chart | None]
DRAWN: Mapping[str, Draw] = {
    Indicator.Drawn.LINE: _lines,
    Indicator.Drawn.BARS: _bars,
    Indicator.Drawn.MULTIPLES: _multiples,
    Indicator.Drawn.MAP: _map,
}


def _series(known: Known, frame: _Frame, language: str, *, again: bool) -> Series:
    rows = known.observations
    marks = tuple(_mark(known.indicator, row, frame, language) for row in rows)
    return Series(
        known.indicator.name(language),
        known.indicator.said("by", language),
        known.indicator.counter,
        marks,
        tuple(_runs(rows, marks)),
        again,
    )


def _mark(indicator: Indicator, row: Observation, frame: _Frame, language: str) -> Mark:
    middle = (row.starts.toordinal() + row.ends.toordinal()) // 2
    return Mark(
        x=frame.x(middle),
        y=frame.y(row.value),
        from_x=frame.x(row.starts.toordinal()),
        to_x=frame.x(row.ends.toordinal()),
        low_y=frame.y(row.value if row.low is None else row.low),
        high_y=frame.y(row.value if row.high is None else row.high),
        said=words.number(row, indicator),
        when=dates.words(row, language),
    )


def _runs(rows: Sequence[Observation], marks: Sequence[Mark]) -> list[str]:
    """Points of lines: a new one begins where nobody counted for longer than a year."""
    runs: list[list[Mark]] = []
    before: Observation | None = None
    for row, mark in zip(rows, marks, strict=True):
        if before is None or (row.starts - before.ends).days > LONGEST_STEP:
            runs.append([])
        runs[-1].append(mark)
        before = row
    return [" ".join(f"{mark.x},{mark.y}" for mark in run) for run in runs if len(run) > 1]


def _has_gaps(series: Sequence[Series]) -> bool:
    """Whether any two neighbours of a series are not joined."""
    return any(sum(run.count(",") - 1 for run in each.runs) < len(each.marks) - 1 for each in series)


def _bar(known: Known, row: Observation, whole: Decimal, language: str) -> Bar:
    return Bar(
        name=known.indicator.name(language),
        when=dates.words(row, language),
        said=words.number(row, known.indicator),
        look=known.indicator.counter,
        share=max(1, round(row.value * FULL / whole)) if whole and row.value else 0,
    )


def _nice(highest: Decimal) -> Decimal:
    """1, 2 or 5 with noughts, and not below the highest."""
    if highest <= 0:
        return Decimal(1)
    power = Decimal(10) ** highest.adjusted()
    tenths = [power * step for step in (1, Decimal("1.5"), 2, 3, 4, 5, 6, 8, 10)]
    return next(each for each in tenths if each >= highest)


def _heights(frame: _Frame, measure: str) -> tuple[Tick, ...]:
    values = (Decimal(0), frame.top / 2, frame.top)
    return tuple(Tick(frame.y(each), words.measured(each.normalize() + 0, measure)) for each in values)


def _years(frame: _Frame) -> tuple[Tick, ...]:
    """The first days of years, no more than fit; of one year alone its number."""
    first, last = date.fromordinal(frame.first), date.fromordinal(frame.last)
    there = [year for year in range(first.year, last.year + 1) if frame.first <= date(year, 1, 1).toordinal()]
    shown = [year for year in there if date(year, 1, 1).toordinal() <= frame.last] or [first.year]
    step = -(-len(shown) // MOST_YEARS)
    if len(shown) == 1:
        return (Tick((LEFT + RIGHT) // 2, str(shown[0])),)
    return tuple(Tick(frame.x(date(year, 1, 1).toordinal()), str(year)) for year in shown[::step])
