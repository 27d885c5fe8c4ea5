# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does with imports: looks through, brings in, takes back, one list at a time."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from altavoz.personal_data.sealing import CannotOpen
from altavoz.supporters.importing import life, looking, running
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.importing.tables import NoTable
from altavoz.worker.rounds import Round, Turn

State = ListImport.State


def _look(row: ListImport, turn: Turn) -> bool:
    return looking.look(row, holds=turn.holds, now=turn.now)


def _run(row: ListImport, turn: Turn) -> bool:
    done = running.run(row, holds=turn.holds, now=turn.now)
    if done:
        life.done_with(row)
    return done


def _take_back(row: ListImport, turn: Turn) -> bool:
    return running.take_back(row, holds=turn.holds, now=turn.now)


WORK: Mapping[str, Callable[[ListImport, Turn], bool]] = {
    State.LOOKING: _look,
    State.RUNNING: _run,
    State.UNDOING: _take_back,
}


def import_round(turn: Turn) -> int:
    row = ListImport.objects.filter(state__in=list(WORK)).select_related("file", "network").order_by("pk").first()
    if row is None:
        return 0
    try:
        return int(WORK[row.state](row, turn))
    except (NoTable, CannotOpen, FileNotFoundError):
        # It was read when it was handed in, so the sealed file has come to harm since.
        ListImport.objects.filter(pk=row.pk, state=row.state).update(state=State.FAILED, ended_at=turn.now)
        return 1


ROUND = Round(name="list-imports", every=timedelta(seconds=2), run=import_round, alone=True)
