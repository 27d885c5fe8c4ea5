# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells of a case: its events, what became of its protection, and how they were, time after time."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.cases.models import Case, CaseEvent, ProtectionStep
from altavoz.cases.telling import public, story
from altavoz.cases.telling.story import Link, TimelineLine
from altavoz.cases.telling.values import PublicCase, PublicEvent, PublicProtection, PublicStatus
from altavoz.cases.times.approximate import in_words

NAME = "cases"
# Of one moment: what happened, then what was done about it, then how they are.
EVENT, PROTECTION, STATUS = 20, 40, 90
GOOD_STEPS = frozenset({ProtectionStep.Step.PUT_IN_PLACE, ProtectionStep.Step.RESTORED})
OF_THE_WEB = ("https://", "http://")


def own_lines(case: Case, language: str, now: datetime) -> list[TimelineLine]:
    told = public.of(case, language, now=now)
    return [] if told is None else lines_of(told, language)


def lines_of(told: PublicCase, language: str) -> list[TimelineLine]:
    """Without any query, for who has asked already."""
    with override(language):
        return [
            *(_event(event, language) for event in told.events),
            *(line for protection in told.protections for line in _protection(protection, language)),
            *(_status(status, language) for status in told.statuses),
        ]


def register_teller() -> None:
    story.register(NAME, own_lines)


def _event(event: PublicEvent, language: str) -> TimelineLine:
    return TimelineLine(
        known=event.known,
        kind="event",
        label=event.label,
        title=event.said.title or event.said.text,
        text=event.said.text if event.said.title else "",
        links=tuple(_link(address) for address in event.links if address.startswith(OF_THE_WEB)),
        sort=EVENT,
        source=event.source,
        confidence=event.confidence_label,
        language=_other(event.said.language, language),
        is_good=event.sort == CaseEvent.Sort.RELIEF,
        when=in_words(event.known, language),
    )


def _link(address: str) -> Link:
    return Link(label=urlsplit(address).hostname or address, url=address, kind="web")


def _protection(protection: PublicProtection, language: str) -> Iterator[TimelineLine]:
    for step in protection.steps:
        yield TimelineLine(
            known=step.known,
            kind="protection",
            label=_("Protection"),
            title=_("%(measure)s: %(step)s") % {"measure": protection.label, "step": step.label.lower()},
            text=step.said.text if step.said else "",
            sort=PROTECTION,
            language=_other(step.said.language, language) if step.said else "",
            is_good=step.step in GOOD_STEPS,
            when=in_words(step.known, language),
        )


def _status(status: PublicStatus, language: str) -> TimelineLine:
    return TimelineLine(
        known=status.known,
        kind="outcome" if status.is_outcome else "status",
        label=_("Outcome") if status.is_outcome else _("How they are"),
        title=status.label,
        text=status.said.text if status.said else "",
        sort=STATUS,
        confidence=status.certainty_label,
        language=_other(status.said.language, language) if status.said else "",
        is_good=status.is_outcome,
        when=in_words(status.known, language),
    )


def _other(spoken: str, language: str) -> str:
    return "" if spoken == language else spoken
