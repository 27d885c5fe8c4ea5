# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public reads beside the recommendations: promises, laws and treaties, rounds of dialogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel import Locale
from django.db.models import Q, QuerySet

from altavoz.recommendations.models import (
    Commitment,
    DialogueRound,
    InParty,
    Instrument,
    InstrumentStep,
    Participant,
    Point,
    Recommendation,
    Sitting,
)

_PARTY = ("body__texts", "office__texts", "texts")
# A page tells of no more; nobody reads a longer one.
MOST = 200


@dataclass(frozen=True)
class States:
    """Which States did the same with a treaty."""

    standing: str
    countries: Sequence[str]
    source: str


def promises(among: Q | None = None) -> QuerySet[Commitment]:
    """Public ones, the newest first."""
    found = Commitment.objects.filter(among or Q(), published_at__isnull=False)
    named = found.select_related("made_by__body", "made_by__office").order_by("-made_on", "pk")
    return named.prefetch_related("texts", "about__recommendation", *(f"made_by__{name}" for name in _PARTY))


def instruments(among: Q | None = None) -> QuerySet[Instrument]:
    found = Instrument.objects.filter(among or Q(), published_at__isnull=False).order_by("pk")
    return found.prefetch_related("texts", "steps__texts", "states", "about__recommendation")


def rounds(among: Q | None = None) -> QuerySet[DialogueRound]:
    found = DialogueRound.objects.filter(among or Q(), published_at__isnull=False)
    named = found.select_related("held_by__body", "held_by__office", "brief").order_by("-held_on", "pk")
    return named.prefetch_related("texts", *(f"held_by__{name}" for name in _PARTY))


def steps_of(instrument: Instrument) -> list[InstrumentStep]:
    """By their days; of which only the year is known comes after the others of it, without a day last."""
    return sorted(instrument.steps.all(), key=lambda step: (step.day or "9").ljust(10, "~"))


def states_in(instrument: Instrument, language: str) -> list[States]:
    """By what they did and where that can be read, in the order of the alphabet."""
    countries = Locale.parse(language).territories
    found: dict[tuple[str, str], list[str]] = {}
    for each in instrument.states.all():
        found.setdefault((each.standing, each.source), []).append(countries.get(each.country, each.country))
    order = list(InParty.Standing)
    grouped = sorted(found.items(), key=lambda item: (-order.index(InParty.Standing(item[0][0])), item[0][1]))
    return [
        States(str(InParty.Standing(standing).label), sorted(names), source) for (standing, source), names in grouped
    ]


@dataclass(frozen=True)
class Told:
    """One round, whole."""

    round: DialogueRound
    ours: Sequence[Sitting]
    theirs: Sequence[Sitting]
    asking: Sequence[Participant]
    asked: Sequence[Participant]
    points: Mapping[str, Sequence[Point]]
    put_forward: Sequence[Recommendation]


def round_of(public_id: str) -> Told | None:
    row = rounds(Q(public_id=public_id)).first()
    if row is None:
        return None
    brief = row.brief
    people = list(Participant.objects.filter(document=brief).order_by("order", "pk")) if brief else []
    sittings, points = list(row.sittings.all()), {str(what.label): list[Point]() for what in Point.What}
    for point in row.points.select_related("recommendation").prefetch_related("texts"):
        points[point.get_what_display()].append(point)
    public = Recommendation.objects.filter(document=brief, state=Recommendation.State.PUBLIC)
    return Told(
        round=row,
        ours=[each for each in sittings if each.side == Sitting.Side.OURS],
        theirs=[each for each in sittings if each.side == Sitting.Side.THEIRS],
        asking=[each for each in people if each.side == Participant.Side.ASKING],
        asked=[each for each in people if each.side == Participant.Side.ASKED],
        points={what: some for what, some in points.items() if some},
        put_forward=list(public.order_by("order")[:MOST]) if brief else [],
    )
