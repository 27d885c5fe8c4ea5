# SPDX-License-Identifier: AGPL-3.0-or-later
"""The dry run: every row is read and judged, nothing is written but numbers and the list of who is left out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.organisations import safe_csv
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.supporters.importing import judging
from altavoz.supporters.importing.reading import SAID, Left, Refused
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.models import Network

NEW = "new"
LINES_SHOWN = 10
CSV = "text/csv; charset=utf-8"


class Interrupted(Exception):
    """Somebody else goes on with it."""


class Look:
    """One dry run, with its numbers while it goes on."""

    def __init__(self, row: ListImport, holds: Callable[[], bool]) -> None:
        self.row = row
        self.holds = holds
        self.counts: Counter[str] = Counter()
        self.shown: dict[str, list[int]] = defaultdict(list)
        self.done = 0

    def refusals(self, file: PrivateFile) -> Iterator[Refused]:
        """Raises Interrupted, NoTable, CannotOpen, FileNotFoundError."""
        reader, seen = judging.reader_of(self.row), set[bytes]()
        network = Network.objects.get(pk=self.row.network_id)
        for some in judging.batches(self.row, file):
            for one in judging.judge(self.row, some, reader, network, seen):
                if isinstance(one, Refused):
                    self._note(one)
                    yield one
                else:
                    self.counts[NEW] += 1
                    self.counts.update(f"no {lack}" for lack in one.lacks)
            self._tell(len(some))

    def _note(self, one: Refused) -> None:
        self.counts[one.why] += 1
        if len(self.shown[one.why]) < LINES_SHOWN:
            self.shown[one.why].append(one.line)

    def _tell(self, more: int) -> None:
        self.done += more
        looking = ListImport.objects.filter(pk=self.row.pk, state=ListImport.State.LOOKING)
        if not self.holds() or not looking.update(done=self.done):
            raise Interrupted


def look(row: ListImport, *, holds: Callable[[], bool], now: datetime) -> bool:
    """False where somebody else goes on. Raises NoTable, CannotOpen, FileNotFoundError."""
    if row.file is None:
        raise FileNotFoundError
    run = Look(row, holds)
    name = f"left-out-{row.public_id}.csv"
    try:
        with override(row.told_in):
            kept = private_files.keep(_lines(run.refusals(row.file)), name=name, media_type=CSV, now=now)
    except Interrupted:
        return False
    looking = ListImport.objects.filter(pk=row.pk, state=ListImport.State.LOOKING)
    done = looking.update(
        state=ListImport.State.LOOKED, refusals=kept, counts=dict(run.counts), shown=dict(run.shown), done=0
    )
    if not done:
        private_files.drop([kept])
    return bool(done)


def _lines(refused: Iterator[Refused]) -> Iterator[bytes]:
    rows = ((one.line, one.email, SAID[Left(one.why)]) for one in refused)
    heads = [_("Line"), _("E-mail address"), _("Why it is left out")]
    yield from (line.encode() for line in safe_csv.lines(heads, rows))
