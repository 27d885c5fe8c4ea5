# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: Changes by the handful, without the people behind them."""

from datetime import datetime

from django.db.models import Sum

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Tally, TallyCell, Why
from altavoz.campaigns.testing import SPRING
from altavoz.tallies import counting


def change(
    action: Action,
    n: int = 1,
    *,
    why: Why = Why.CONFIRMED,
    country: str = "CA",
    language: str = "en",
    now: datetime = SPRING,
) -> int:
    return counts.record(action_id=action.pk, n=n, why=why, now=now, country=country, language=language, text_version=1)


def many_changes(action: Action, number: int, *, now: datetime = SPRING) -> None:
    Change.objects.bulk_create(
        Change(action=action, n=1, why=Why.CONFIRMED, country="CA", language="en", text_version=1, at=now)
        for _each in range(number)
    )


def counted(action: Action, *changes: int, now: datetime = SPRING) -> Action:
    """An action whose Changes of these sizes have been tallied."""
    for n in changes:
        change(action, n, why=Why.CONFIRMED if n > 0 else Why.WITHDRAWN, now=now)
    counting.advance(now=now)
    return action


def is_consistent(action: Action) -> bool:
    """Whether tallies, cells and taken Changes all come to the same."""
    by_changes = counts.taken(Change.objects.filter(action=action)).aggregate(n=Sum("n"))["n"] or 0
    by_cells = TallyCell.objects.filter(action=action).aggregate(n=Sum("n"))["n"] or 0
    by_rounds = sum(tally.plus - tally.minus for tally in Tally.objects.filter(action=action))
    return by_changes == by_cells == by_rounds == counts.total(action.pk)
