# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirming: one conditional UPDATE, one Change, the yeses that were ticked, and one more letter."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.outbox import posting
from altavoz.outbox.models import Letter
from altavoz.participation.came_from import counting
from altavoz.participation.models import Participation
from altavoz.supporters import boxes
from altavoz.supporters.joining import Member

# The tally takes a Change within ten seconds; the letter that tells the number waits for it.
NUMBER_AFTER = timedelta(seconds=20)
THANKS = "counted"


class Outcome(enum.Enum):
    CONFIRMED = "confirmed"
    ALREADY = "already"
    TOO_LATE = "too late"
    GONE = "gone"


@dataclass(frozen=True)
class Corrections:
    """What the owner of the address set right before pressing the button."""

    given_name: str
    family_name: str
    country: str
    postcode: str
    reason: str
    show_name: bool
    hand_over: bool
    wording_ids: Sequence[int]


def waiting_or_done(token: str) -> Participation | None:
    """The row that a link of a letter leads to, unless it was withdrawn or taken out."""
    states = [Participation.State.PENDING, Participation.State.CONFIRMED]
    return Participation.objects.filter(token=token, state__in=states).select_related("action").first()


def confirm(*, token: str, now: datetime, corrections: Corrections | None = None) -> Outcome:
    row = waiting_or_done(token)
    if row is None:
        return Outcome.GONE
    again = row.state == Participation.State.CONFIRMED
    if again and not kind_of(row.action).still_waiting(row.pk):
        return Outcome.ALREADY
    if not row.action.may_still_be_confirmed(now):
        return Outcome.TOO_LATE
    return _confirm_more(row, now) if again else _confirm(row, corrections, now)


@transaction.atomic
def _confirm_more(seen: Participation, now: datetime) -> Outcome:
    """She counts already, and counts once: only what she has begun since is confirmed."""
    kind_of(seen.action).after_confirm(seen.pk, now)
    return Outcome.CONFIRMED


@transaction.atomic
def _confirm(seen: Participation, corrections: Corrections | None, now: datetime) -> Outcome:
    pending = Participation.objects.filter(pk=seen.pk, state=Participation.State.PENDING)
    moved = pending.update(state=Participation.State.CONFIRMED, confirmed_at=now, **_corrected(seen, corrections))
    if moved == 0:
        return Outcome.ALREADY
    # Read again under the row's lock: it may have been released since, and whoever releases reads it after us.
    row = Participation.objects.select_related("action").get(pk=seen.pk)
    if not row.held:
        count(row, n=1, why=counts.Why.CONFIRMED, now=now)
    _say_yes(row, now)
    kind_of(row.action).after_confirm(row.pk, now)
    # Put for a held row as well, so that nothing differs here; while it is held its writer does not want it.
    put_thanks(row, now)
    return Outcome.CONFIRMED


def count(row: Participation, *, n: int, why: counts.Why, now: datetime) -> None:
    """Insert the Change of this row and note its number on it. Inside the transaction that makes it true."""
    change = counts.record(
        action_id=row.action_id,
        n=n,
        why=why,
        now=now,
        country=row.country,
        language=row.language,
        text_version=row.text_version,
    )
    if n > 0 and row.came_from:
        counting.note(row.came_from, now=now)
    Participation.objects.filter(pk=row.pk).update(change=change, came_from="")


def _corrected(seen: Participation, corrections: Corrections | None) -> dict[str, object]:
    if corrections is None:
        return {}
    return {**set_right(seen, corrections), "consents": list(corrections.wording_ids)}


def set_right(seen: Participation, corrections: Corrections) -> dict[str, object]:
    """The columns of what she says of herself."""
    return {
        "given_name": corrections.given_name,
        "family_name": corrections.family_name,
        "country": corrections.country,
        "postcode": corrections.postcode,
        "reason": corrections.reason,
        "reason_state": _reason_state(seen, corrections.reason),
        "show_name": corrections.show_name,
        "hand_over": corrections.hand_over,
    }


def _reason_state(seen: Participation, reason: str) -> str:
    """A reason that somebody has looked at keeps its answer only while it stays word for word."""
    if not reason:
        return Participation.Reason.NONE
    return seen.reason_state if reason == seen.reason else Participation.Reason.WAITING


def _say_yes(row: Participation, now: datetime) -> None:
    if not row.consents:
        return
    boxes.say_yes(
        member=Member(row.email, row.given_name, row.language, row.country),
        email_key=bytes(row.email_key),
        family_name=row.family_name,
        wording_ids=row.consents,
        said_where=said_where(row.action),
        now=now,
    )


def said_where(action: Action) -> str:
    return f"{action.kind}:{action.public_id}"


def thank_once(row: Participation, now: datetime) -> None:
    """It counts only now: put the letter that was not wanted before, unless one went out or is on its way."""
    thanks = Letter.objects.filter(recipient_key=bytes(row.email_key), made_at__gte=row.confirmed_at)
    about_it = thanks.filter(kind=THANKS, subject_id=row.pk)
    if not about_it.exclude(state=Letter.State.WITHHELD).exists():
        put_thanks(row, now)


def put_thanks(row: Participation, now: datetime) -> None:
    posting.put(
        kind=THANKS,
        about=row.action.public_id,
        subject_id=row.pk,
        recipient=row.email,
        recipient_key=bytes(row.email_key),
        language=row.language,
        now=now,
        due_at=now + NUMBER_AFTER,
    )
