# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters become messages, several at a time, so that their writers read for all of them at once."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import DatabaseError
from django.utils import translation

from altavoz.outbox.building import build
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import UnknownWriter, Write, writer_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """A letter and what goes over the wire. Without content it is no longer wanted, or `trouble` says what is wrong."""

    letter: Letter
    content: bytes | None = None
    trouble: str = ""


def write_all(letters: Sequence[Letter], *, now: datetime) -> list[Message]:
    """The messages in the order of the letters: one that cannot be written does not hold up the others."""
    prepared = _prepared(letters)
    messages: list[Message] = []
    for language, some in groupby(letters, key=lambda letter: letter.language):
        # A language costs as much to change as a letter's head to write.
        with translation.override(language):
            messages += [_message(letter, prepared.get(letter.kind), now) for letter in some]
    return messages


def _message(letter: Letter, write: Write | None, now: datetime) -> Message:
    try:
        written = (write or writer_of(letter).write)(letter)
        return Message(letter, build(letter, written, now=now) if written else None)
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever its writer met, the others go on
        logger.error("letter %s cannot be written: %s", letter.public_id, type(error).__name__)  # noqa: TRY400
        return Message(letter, trouble=f"cannot be written: {type(error).__name__}")


def _prepared(letters: Sequence[Letter]) -> dict[str, Write]:
    """By kind, how its letters are written after everything for them was read."""
    by_kind: dict[str, list[Letter]] = {}
    for letter in letters:
        by_kind.setdefault(letter.kind, []).append(letter)
    return {kind: write for kind, some in by_kind.items() if (write := _prepare(some)) is not None}


def _prepare(letters: Sequence[Letter]) -> Write | None:
    """None where each is written by itself: its room reads for one at a time, or met something in one of them."""
    try:
        prepare = writer_of(letters[0]).prepare
        return prepare(letters) if prepare else None
    except UnknownWriter:
        return None
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - it is met again, and then belongs to one letter
        logger.warning("letters of kind %s cannot be prepared: %s", letters[0].kind, type(error).__name__)
        return None
