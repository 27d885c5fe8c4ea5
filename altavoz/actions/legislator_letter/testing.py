# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a letter in a small fictional chamber. Nobody in it is real."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from altavoz.actions.legislator_letter import noting, seating
from altavoz.actions.legislator_letter.letter import CircularLetter, EarlierLetter, EarlierLetterText, Lead, LetterText
from altavoz.actions.legislator_letter.noting import News, Outcome
from altavoz.actions.legislator_letter.pages import LegislatorLetterPage
from altavoz.actions.legislator_letter.seats import Seat
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import SPRING, make_action, office_asked
from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.models import Body
from altavoz.decision_makers.testing_sources import HOLDERS, weavers_chamber

DAY = date(2026, 4, 7)
NOW = datetime(2026, 4, 8, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
SOURCE = "Gazette of the Looms"


def make_letter(
    *, holders: tuple[str, ...] = HOLDERS, vacant: Sequence[int] = (), state: str = Action.State.OPEN
) -> CircularLetter:
    """Five members and a letter led by the first of them; last year 3 signed."""
    bring_in(slug="loom", snapshot=weavers_chamber(holders=holders, vacant=tuple(vacant)), now=SPRING)
    action = make_action(kind=LegislatorLetterPage.kind, state=state, opened_at=SPRING)
    letter = CircularLetter.objects.create(
        action=action, chamber=Body.objects.get(key="loom"), day=DAY, addressee=office_asked(action)
    )
    LetterText.objects.create(letter=letter, language="en", subject="Free looms", text="Dear Minister,\n\nfree them.")
    earlier = EarlierLetter.objects.create(letter=letter, year=2025, number=3, source=SOURCE)
    EarlierLetterText.objects.create(earlier=earlier, language="en", title="Open looms")
    assert seating.take_seats(letter) is seating.Seated.DONE
    first = Seat.objects.filter(letter=letter, person__isnull=False).order_by("pk")[0]
    Lead.objects.create(letter=letter, office=first.office)
    return letter


def seat_of(letter: CircularLetter, name: str) -> Seat:
    return Seat.objects.get(letter=letter, person__name=name)


def say(letter: CircularLetter, *names: str, state: str = "signed", source: str = SOURCE) -> Outcome:
    """Note that of these members, on the day before now."""
    seats = [seat_of(letter, name).pk for name in names]
    return noting.note(letter, seats, News(state, source, DAY), by=None, now=NOW, today=TODAY)
