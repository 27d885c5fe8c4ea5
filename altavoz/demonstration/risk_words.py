# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the files of people at risk: the case, its urgent action, the deportations, the cards, the two events."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from altavoz.demonstration.reaching_words import PlanWords
from altavoz.demonstration.words import ActionWords, read_file


@dataclass(frozen=True)
class StopWords:
    """ "Do not write any more": of an urgent action that is over."""

    title: str
    facts: str
    after: str


@dataclass(frozen=True)
class UrgentWords(ActionWords):
    """`replies` say what is known of each reply: that there was one."""

    facts: str = ""
    after: str = ""
    outcome: str = ""
    outcome_text: str = ""
    replies: Sequence[str] = ()
    plan: Sequence[PlanWords] = field(default=())
    stop: StopWords | None = None


@dataclass(frozen=True)
class CardsWords(ActionWords):
    recipient: str = ""


@dataclass(frozen=True)
class EventWords(ActionWords):
    where: str = ""
    by_whom: str = ""
    place: str = ""
    accessibility: str = ""
    safety: str = ""
    way_in: str = ""


@dataclass(frozen=True)
class CaseWords:
    headline: str
    summary: str
    work: str
    escorts: str
    protection: str
    reduced: str
    restored: str
    stopped_title: str
    stopped: str
    at_risk: str
    protected: str
    consent: str
    source: str


@dataclass(frozen=True)
class Risk:
    """What one language says."""

    urgent: UrgentWords
    deportations: UrgentWords
    cards: CardsWords
    embassy: EventWords
    evening: EventWords
    case: CaseWords


def risk_in(language: str) -> Risk:
    """Raises TypeError where the file has a key too many or too few."""
    said = read_file(f"risk.{language}")
    return Risk(
        urgent=_urgent(said["urgent"]),
        deportations=_urgent(said["deportations"]),
        cards=CardsWords(**said["cards"]),
        embassy=EventWords(**said["embassy"]),
        evening=EventWords(**said["evening"]),
        case=CaseWords(**said["case"]),
    )


def _urgent(values: dict[str, Any]) -> UrgentWords:
    plan = tuple(PlanWords(**each) for each in values.pop("plan", ()))
    stop = StopWords(**values.pop("stop")) if "stop" in values else None
    return UrgentWords(**values, plan=plan, stop=stop)
