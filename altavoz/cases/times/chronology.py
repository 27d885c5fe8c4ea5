# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates of a case that contradict themselves, each other, or today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from altavoz.cases.models import Case, Protection, ProtectionStep, Visibility
from altavoz.cases.times.approximate import Known, cannot_follow, in_words, is_ahead

Step = ProtectionStep.Step
# What can only come after one of the others, where both are told.
AFTER: dict[str, frozenset[str]] = {
    Step.PUT_IN_PLACE: frozenset({Step.ORDERED}),
    Step.REDUCED: frozenset({Step.ORDERED, Step.PUT_IN_PLACE}),
    Step.RESTORED: frozenset({Step.REDUCED, Step.WITHDRAWN}),
    Step.WITHDRAWN: frozenset({Step.ORDERED, Step.PUT_IN_PLACE}),
}


@dataclass(frozen=True)
class Trouble:
    part: str
    about: str


def troubles(case: Case, *, today: date) -> Iterator[Trouble]:
    """Of everything that is to be public."""
    dated: tuple[tuple[str, Sequence[Known]], ...] = (
        ("facts", [row.known for row in case.facts.filter(visibility=Visibility.PUBLIC)]),
        ("events", [row.known for row in case.events.filter(visibility=Visibility.PUBLIC)]),
        ("statuses", [row.known for row in case.statuses.filter(visibility=Visibility.PUBLIC)]),
    )
    for part, times in dated:
        yield from (Trouble(part, about) for known in times for about in of_one(known, today=today))
    for protection in case.protections.filter(visibility=Visibility.PUBLIC).prefetch_related("steps"):
        yield from (Trouble("protections", about) for about in of_steps(protection, today=today))


def of_one(known: Known, *, today: date) -> Iterator[str]:
    yield from (str(trouble.label) for trouble in known.contradictions())
    if is_ahead(known, today=today):
        yield _("“%(when)s” is still to come") % {"when": _when(known)}


def of_steps(protection: Protection, *, today: date) -> Iterator[str]:
    steps = list(protection.steps.all())
    for step in steps:
        yield from of_one(step.known, today=today)
        yield from too_early(step, steps)


def too_early(step: ProtectionStep, steps: Sequence[ProtectionStep]) -> Iterator[str]:
    """It is surely over before the first of what it can only follow has begun."""
    before = [each.known for each in steps if each.step in AFTER.get(step.step, frozenset())]
    if before and all(cannot_follow(each, step.known) for each in before):
        yield _("“%(step)s” (%(when)s) lies before what it follows (%(first)s)") % {
            "step": step.get_step_display(),
            "when": _when(step.known),
            "first": _when(min(before, key=lambda known: known.sort_key)),
        }


def _when(known: Known) -> str:
    return in_words(known, get_language() or "en")
