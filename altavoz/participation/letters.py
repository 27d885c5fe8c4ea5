# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of this room's letters. Only the owner of the address reads them, so only they say what is true.

The outbox calls a writer with the letter's language active.
"""

from collections.abc import Mapping

from django.urls import reverse

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in, to_the_minute
from altavoz.campaigns.kinds import Subjects, kind_of
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.participation.agreed import headline_of, in_words, ticks_of
from altavoz.participation.digits import digits_of, readable
from altavoz.participation.models import Participation

# Longer "names" are advertisements more often than names.
LONGEST_GREETING = 40


def write_confirm(letter: Letter) -> Written | None:
    row = _row(letter)
    if row is None:
        return None
    say, is_confirmed = _subjects(row), row.state == Participation.State.CONFIRMED
    if is_confirmed and not kind_of(row.action).still_waiting(row.pk):
        return _written(letter, row, "already", str(say.already))
    if not is_confirmed and row.state != Participation.State.PENDING:
        return None
    # The owner finds the letter by its subject, and can type the digits without opening it.
    digits = readable(digits_of(letter.pk))
    today = day_in(letter.made_at, row.action.zone) or letter.made_at.date()
    about = {
        "digits": digits,
        "agreed": () if is_confirmed else in_words(row.action, ticks_of(row), language=letter.language, today=today),
        "begun": kind_of(row.action).begun(row.pk, letter.language),
        "again": is_confirmed,
    }
    return _written(letter, row, "confirm", str(say.confirm) % {"digits": digits}, about)


def write_reminder(letter: Letter) -> Written | None:
    row = _row(letter)
    if row is None or row.state != Participation.State.PENDING or row.action.state != Action.State.OPEN:
        return None
    closes = to_the_minute(row.action.closes_at, row.action.zone, language=letter.language)
    return _written(letter, row, "reminder", str(_subjects(row).reminder), {"closes": closes})


def write_counted(letter: Letter) -> Written | None:
    """With the number that the tally gave; where there is none yet, with the total alone.

    Not while the row is held: it does not count, and whoever releases it puts the letter anew.
    """
    row = _row(letter)
    if row is None or row.state != Participation.State.CONFIRMED or row.held:
        return None
    about = {"number": own_number(row), "total": counts.total(row.action_id)}
    return _written(letter, row, "counted", str(_subjects(row).counted), about)


def own_number(row: Participation) -> int | None:
    return counts.number_of(row.change) if row.change is not None else None


def _row(letter: Letter) -> Participation | None:
    row = Participation.objects.filter(pk=letter.subject_id).select_related("action__organisation").first()
    # A row's number could be given out again on SQLite: the key says whether it is still the same person's.
    if row is None or bytes(row.email_key) != bytes(letter.recipient_key):
        return None
    return None if row.action.state == Action.State.TAKEN_DOWN else row


def _written(
    letter: Letter, row: Participation, name: str, subject: str, about: Mapping[str, object] | None = None
) -> Written:
    words = {**_shared(letter, row), **(about or {})}
    return render(kind_of(row.action).said(f"letters/{name}"), subject=subject, words=words)


def _subjects(row: Participation) -> Subjects:
    return kind_of(row.action).subjects


def _shared(letter: Letter, row: Participation) -> dict[str, object]:
    greeting = row.given_name if len(row.given_name) <= LONGEST_GREETING else ""
    return {
        "given_name": greeting,
        "headline": headline_of(row),
        "organisation": row.action.organisation.name(letter.language),
        "action_url": absolute(reverse("participation:take-part", args=[row.action.public_id])),
        "confirm_url": absolute(reverse("participation:confirm", args=[row.token])),
        "withdraw_url": absolute(reverse("participation:withdraw", args=[row.token])),
        "data_url": absolute(reverse("supporters:ask", args=[letter.language])),
        "not_me_url": absolute(reverse("participation:not-me", args=[row.token])),
    }


def register_writers() -> None:
    register("confirm", Writer(write=write_confirm, when_in_doubt=WhenInDoubt.RESEND, limited=True))
    # Only a confirmation may come twice, for without it nobody is counted; one reminder means one.
    register("reminder", Writer(write=write_reminder, when_in_doubt=WhenInDoubt.PARK, limited=True))
    # Only who confirmed gets it, once for each confirmation: nobody else can make us send it.
    register("counted", Writer(write=write_counted, when_in_doubt=WhenInDoubt.PARK, limited=False))
