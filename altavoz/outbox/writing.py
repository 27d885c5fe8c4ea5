# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters become messages, several at a time, so that their writers read for all of them at once."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError
from django.utils import translation

from altavoz.outbox.building import build
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import UnknownWriter, Write, Written, writer_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """A letter and what goes over the wire. Without content it is no longer wanted, or `trouble` says what is wrong."""

    letter: Letter
    content: bytes | None = None
    trouble: str = ""


def write_all(letters: Sequence[Letter], *, now: datetime) -> Iterator[Message]:
    """The messages in the order of the letters: one that cannot be written does not hold up the others."""
    prepared = _prepared(letters)
    for letter in letters:
        try:
            written = _write(letter, prepared.get(letter.kind))
            yield Message(letter, build(letter, written, now=now) if written else None)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever its writer met, the others go on
            logger.error("letter %s cannot be written: %s", letter.public_id, type(error).__name__)  # noqa: TRY400
            yield Message(letter, trouble=f"cannot be written: {type(error).__name__}")


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


def _write(letter: Letter, write: Write | None) -> Written | None:
    with translation.override(letter.language):
        return (write or writer_of(letter).write)(letter)
