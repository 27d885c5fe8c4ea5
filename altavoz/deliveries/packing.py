# SPDX-License-Identifier: AGPL-3.0-or-later
"""Freezes an action at a checkpoint: its count, its words and the names that may travel, all of one moment.

Rows are read batch by batch in a snapshot that keeps nobody from signing; what is written is written afterwards.
"""

import enum
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from altavoz.campaigns.action import Action
from altavoz.deliveries import letterhead, names
from altavoz.deliveries.asking import next_state
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.deliveries.spool import Spool
from altavoz.organisations import audit
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.tallies import checkpoints
from altavoz.tallies.checkpoints import Reading
from altavoz.tallies.snapshot import snapshot

State = Pack.State
TRIES = 3


class Packed(enum.Enum):
    DONE = "done"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True)
class Frozen:
    """What one moment gave."""

    reading: Reading
    letters: tuple[letterhead.Letter, ...]
    rows: int
    signers: bytes


def pack(*, pack_id: int, fence: int, now: datetime) -> Packed:
    """Pack one that was asked for, or begin again what another worker left. Safe to repeat."""
    claimed = Pack.objects.filter(pk=pack_id, state__in=[State.ASKED, State.PACKING], fence__lte=fence)
    if not claimed.update(state=State.PACKING, fence=fence, tries=F("tries") + 1):
        return Packed.GONE
    row = Pack.objects.get(pk=pack_id)
    if row.tries > TRIES:
        return _fail(row, Pack.Trouble.BROKE, now)
    with Spool() as spool:
        frozen = _freeze(row, spool, now)
        if not frozen.reading.agrees:
            return _fail(row, Pack.Trouble.DISAGREES, now)
        file = private_files.keep(spool.pieces(), name="names.jsonl", media_type="application/jsonl", now=now)
    signers = private_files.keep([frozen.signers], name="rows.txt", media_type="text/plain", now=now)
    if not _finish(row, frozen, (file, signers), now):
        private_files.drop([file, signers])
        return Packed.GONE
    return Packed.DONE


def _freeze(row: Pack, spool: Spool, now: datetime) -> Frozen:
    """Everything is read in this snapshot, so that names, numbers and words are of one moment."""
    with snapshot():
        action = Action.objects.select_related("organisation").get(pk=row.action_id)
        reading = checkpoints.read(action.pk)
        signers: list[int] = []
        for numbers, batch in names.batches(action):
            spool.add(names.written(batch))
            signers += numbers
        languages = [language for language in (row.language, row.second_language) if language]
        rows = len(signers)
        letters = tuple(
            letterhead.write(action, language=language, reading=reading, names=rows, now=now) for language in languages
        )
    return Frozen(reading, letters, rows, b"".join(b"%d\n" % number for number in signers))


@transaction.atomic
def _finish(row: Pack, frozen: Frozen, files: tuple[PrivateFile, PrivateFile], now: datetime) -> bool:
    """False where another worker has taken it over meanwhile: then nothing of this is kept."""
    checkpoint = checkpoints.keep(row.action_id, frozen.reading, now=now)
    moved = Pack.objects.filter(pk=row.pk, state=State.PACKING, fence=row.fence).update(
        state=State.PACKED,
        checkpoint=checkpoint,
        letter={"parts": [asdict(letter) for letter in frozen.letters]},
        rows=frozen.rows,
        names=files[0],
        signers=files[1],
        packed_at=now,
        expires_at=now + timedelta(days=settings.PACK_DAYS),
    )
    if not moved:
        transaction.set_rollback(True)
        return False
    PackCopy.objects.filter(pack=row, state=PackCopy.State.ASKED).update(state=next_state(frozen.rows))
    note(row, "deliveries.packed", now, checkpoint=checkpoint.number, total=checkpoint.total, names=frozen.rows)
    return True


@transaction.atomic
def _fail(row: Pack, trouble: Pack.Trouble, now: datetime) -> Packed:
    moved = Pack.objects.filter(pk=row.pk, state=State.PACKING, fence=row.fence)
    if not moved.update(state=State.FAILED, trouble=trouble):
        return Packed.GONE
    PackCopy.objects.filter(pack=row).update(state=PackCopy.State.FAILED)
    note(row, "deliveries.pack_failed", now, trouble=trouble.value)
    return Packed.FAILED


def note(row: Pack, act: str, now: datetime, **after: int | str) -> None:
    """The worker's own entry: nobody of staff did it."""
    audit.note(
        actor=None,
        act=act,
        now=now,
        subject=f"pack:{row.public_id}",
        organisation_id=Action.objects.values_list("organisation_id", flat=True).get(pk=row.action_id),
        after=after,
    )
