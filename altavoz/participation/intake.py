# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking part: two writes in one short transaction, whoever it is and however often.

A new address, a repeated one, a held one and one that withdrew go through the same two statements, so that neither
the answer nor the time it takes tells a stranger who has signed.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection, transaction

from altavoz.outbox import posting
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.tokens import new_token
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.fields import seal_text

Value = str | bytes | int | None


@dataclass(frozen=True)
class Words:
    """What a person typed and ticked, checked by the form."""

    given_name: str
    family_name: str
    email: str
    country: str
    postcode: str = ""
    reason: str = ""
    show_name: bool = False
    hand_over: bool = False
    wording_ids: Sequence[int] = ()
    came_from: str = ""


@dataclass(frozen=True)
class Taken:
    participation_id: int
    letter_id: int


def take_part(
    *,
    action_id: int,
    public_id: str,
    words: Words,
    language: str,
    text_version: int,
    doubt: Doubt,
    now: datetime,
    also: Callable[[int], None] | None = None,
) -> Taken:
    """Insert the participation, or find the one that is there, and put one letter to its address.

    `also` writes what the kind keeps beside it, in the same transaction.
    """
    key = email_key(words.email)
    row = _row(words, key=key, action_id=action_id, language=language, text_version=text_version, doubt=doubt, now=now)
    with transaction.atomic():
        participation_id = _insert(row)
        if also is not None:
            also(participation_id)
        letter_id = posting.put(
            kind="confirm",
            about=public_id,
            subject_id=participation_id,
            recipient=words.email,
            recipient_key=key,
            language=language,
            now=now,
        )
    return Taken(participation_id, letter_id)


def _row(
    words: Words, *, key: bytes, action_id: int, language: str, text_version: int, doubt: Doubt, now: datetime
) -> dict[str, Value]:
    """Every column but the number, as the database wants it."""
    return {
        "action_id": action_id,
        "email_key": key,
        "token": new_token(),
        "state": Participation.State.PENDING.value,
        "held": doubt.value,
        "made_at": connection.ops.adapt_datetimefield_value(now),
        "confirmed_at": None,
        "reminded_at": None,
        "language": language,
        "country": words.country,
        "text_version": text_version,
        "tries": 0,
        "change": None,
        "came_from": words.came_from,
        "given_name": seal_text(words.given_name),
        "family_name": seal_text(words.family_name),
        "email": seal_text(words.email),
        "postcode": seal_text(words.postcode),
        "reason": seal_text(words.reason),
        "reason_state": (Participation.Reason.WAITING if words.reason else Participation.Reason.NONE).value,
        "show_name": words.show_name,
        "hand_over": words.hand_over,
        "consents": json.dumps(list(words.wording_ids)),
    }


def _insert(row: dict[str, Value]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_statement(), [row[column] for column in _columns()])
        found = cursor.fetchone()
    return int(found[0])


@cache
def _columns() -> tuple[str, ...]:
    return tuple(str(field.column) for field in Participation._meta.concrete_fields if not field.primary_key)


@cache
def _statement() -> str:
    """On a repeat nothing that was typed changes; only who had withdrawn begins anew, with the new words."""
    quote = connection.ops.quote_name
    table = quote(Participation._meta.db_table)
    columns = ", ".join(quote(column) for column in _columns())
    marks = ", ".join("%s" for _ in _columns())
    renewed = ", ".join(f"{quote(column)} = {_renewed(column)}" for column in _columns() if column not in _KEPT)
    return (
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) "  # noqa: S608 - names of our own model, no value
        f"ON CONFLICT (action_id, email_key) DO UPDATE SET {renewed} RETURNING id"
    )


_KEPT = frozenset({"action_id", "email_key"})


def _renewed(column: str) -> str:
    quote = connection.ops.quote_name
    old, new = f"{quote(Participation._meta.db_table)}.{quote(column)}", f"excluded.{quote(column)}"
    state = f"{quote(Participation._meta.db_table)}.{quote('state')}"
    if column == "held":
        # Else whoever is held would withdraw and sign again, and be held no more.
        return f"CASE WHEN {state} = 'withdrawn' AND {old} = '' THEN {new} ELSE {old} END"
    if column in {"made_at", "came_from"}:
        # A waiting row is kept from the newest letter on, or that letter's link would lead nowhere. And it is the
        # newest visit that made her act.
        return f"CASE WHEN {state} IN ('withdrawn', 'pending') THEN {new} ELSE {old} END"
    return f"CASE WHEN {state} = 'withdrawn' THEN {new} ELSE {old} END"
