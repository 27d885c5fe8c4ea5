# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of this room's letters. Only the owner of the address reads them, so only they say what is true.

The outbox calls a writer with the letter's language active.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from django.urls import reverse
from django.utils import formats

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in, to_the_minute
from altavoz.campaigns.kinds import Subjects, kind_of
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Write, Writer, Written, register
from altavoz.participation.agreed import in_words, ticks_of
from altavoz.participation.digits import digits_of, readable
from altavoz.participation.models import Participation
from altavoz.participation.told import Told, told_of

WriteOfRow = Callable[[Letter, Participation], Written | None]
# Sealed, and no letter says them.
NOT_SAID = ("family_name", "email", "postcode", "reason")
# Longer "names" are advertisements more often than names.
LONGEST_GREETING = 40


def write_confirm(letter: Letter, row: Participation) -> Written | None:
    say, is_confirmed = _subjects(row), row.state == Participation.State.CONFIRMED
    if is_confirmed and not kind_of(row.action).still_waiting(row.pk):
        return _written(letter, row, "already", str(say.already))
    if not is_confirmed and row.state != Participation.State.PENDING:
        return None
    # The owner finds the letter by its subject, and can type the digits without opening it.
    digits = readable(digits_of(letter.pk))
    addressees = _told(letter, row).addressees
    about = {
        "agreed": () if is_confirmed else in_words(row.action, ticks_of(row), addressees=addressees),
        "begun": tuple(kind_of(row.action).begun(row.pk, letter.language)),
        "again": is_confirmed,
    }
    return _written(letter, row, "confirm", str(say.confirm) % {"digits": digits}, about=about, own={"digits": digits})


def write_reminder(letter: Letter, row: Participation) -> Written | None:
    if row.state != Participation.State.PENDING or row.action.state != Action.State.OPEN:
        return None
    closes = to_the_minute(row.action.closes_at, row.action.zone, language=letter.language)
    return _written(letter, row, "reminder", str(_subjects(row).reminder), about={"closes": closes})


def write_counted(letter: Letter, row: Participation) -> Written | None:
    """With the number that the tally gave, once there is one.

    Not while the row is held: it does not count, and whoever releases it puts the letter anew.
    """
    if row.state != Participation.State.CONFIRMED or row.held:
        return None
    number = own_number(row)
    own = {
        "number": "" if number is None else formats.number_format(number, use_l10n=True, force_grouping=True),
        "did_url": absolute(reverse("participation:did", args=[row.token])),
    }
    return _written(letter, row, "counted", str(_subjects(row).counted), own=own)


def own_number(row: Participation) -> int | None:
    return counts.number_of(row.change) if row.change is not None else None


def prepare(letters: Sequence[Letter], write: WriteOfRow) -> Write:
    """Read the rows of all these letters at once, and each action once for all of its rows."""
    rows = Participation.objects.defer(*NOT_SAID).in_bulk({each.subject_id for each in letters})
    action_ids = {row.action_id for row in rows.values()}
    actions = Action.objects.select_related("organisation").in_bulk(action_ids)
    for row in rows.values():
        row.action = actions[row.action_id]
    return partial(_write_if_wanted, rows=rows, write=write)


def _write_if_wanted(letter: Letter, *, rows: Mapping[int, Participation], write: WriteOfRow) -> Written | None:
    row = rows.get(letter.subject_id)
    # A row's number could be given out again on SQLite: the key says whether it is still the same person's.
    if row is None or bytes(row.email_key) != bytes(letter.recipient_key):
        return None
    return None if row.action.state == Action.State.TAKEN_DOWN else write(letter, row)


def _written(
    letter: Letter,
    row: Participation,
    name: str,
    subject: str,
    *,
    about: Mapping[str, object] | None = None,
    own: Mapping[str, str] | None = None,
) -> Written:
    told = _told(letter, row)
    words = {
        "headline": told.headline,
        "ask": told.ask,
        "organisation": told.organisation,
        "action_url": absolute(reverse("participation:take-part", args=[row.action.public_id])),
        "data_url": absolute(reverse("supporters:ask", args=[letter.language])),
        **(about or {}),
    }
    own = {**_own(row), **(own or {})}
    names = kind_of(row.action).said(f"letters/{name}")
    if words.get("begun"):
        # Nobody else has begun the same.
        return render(names, subject=subject, words={**words, **own})
    return render(names, subject=subject, words=words, own=own)


def _subjects(row: Participation) -> Subjects:
    return kind_of(row.action).subjects


def _own(row: Participation) -> dict[str, str]:
    return {
        "given_name": row.given_name if len(row.given_name) <= LONGEST_GREETING else "",
        "confirm_url": absolute(reverse("participation:confirm", args=[row.token])),
        "withdraw_url": absolute(reverse("participation:withdraw", args=[row.token])),
        "not_me_url": absolute(reverse("participation:not-me", args=[row.token])),
    }


def _told(letter: Letter, row: Participation) -> Told:
    today = day_in(letter.made_at, row.action.zone) or letter.made_at.date()
    return told_of(row, language=letter.language, today=today)


def register_writers() -> None:
    register("confirm", _writer(write_confirm, when_in_doubt=WhenInDoubt.RESEND, limited=True))
    # Only a confirmation may come twice, for without it nobody is counted; one reminder means one.
    register("reminder", _writer(write_reminder, when_in_doubt=WhenInDoubt.PARK, limited=True))
    # Only who confirmed gets it, once for each confirmation: nobody else can make us send it.
    register("counted", _writer(write_counted, when_in_doubt=WhenInDoubt.PARK, limited=False))


def _writer(write: WriteOfRow, *, when_in_doubt: WhenInDoubt, limited: bool) -> Writer:
    def write_one(letter: Letter) -> Written | None:
        return prepare([letter], write)(letter)

    return Writer(write_one, when_in_doubt, limited, prepare=lambda letters: prepare(letters, write))
