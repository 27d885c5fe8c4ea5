# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a visitor's own member has done: who signed is thanked, everybody else is asked."""

from collections.abc import Mapping, Sequence

from altavoz.actions.legislator_letter.seats import Standing
from altavoz.contacting.stances import Stance

State = Standing.State
# Of whom nothing was noted is not known; whoever took the signature back has not signed.
STANCES: Mapping[str, Stance] = {
    State.SIGNED: Stance.HAS_SIGNED,
    State.ASKED: Stance.HAS_NOT,
    State.REFUSED: Stance.HAS_NOT,
    State.WITHDRAWN: Stance.HAS_NOT,
}


def stances_of(action_id: int, office_ids: Sequence[int]) -> Mapping[int, Stance]:
    """Of the seats of these offices in that action's letter: the newest standing of each, in one query."""
    rows = Standing.objects.filter(seat__letter__action=action_id, seat__office__in=office_ids).order_by("pk")
    newest = dict(rows.values_list("seat__office", "state"))
    return {office: STANCES.get(state, Stance.UNKNOWN) for office, state in newest.items()}
