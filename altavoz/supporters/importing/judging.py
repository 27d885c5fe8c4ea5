# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the centre knows of a handful of people: who is there, who has stopped, who is never written to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from altavoz.personal_data import donotwrite, private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.supporters.importing import kept_out
from altavoz.supporters.importing.reading import Left, Person, Reader, Refused
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.importing.tables import Row, rows
from altavoz.supporters.models import Consent, Network, Subscription

# So many rows are one transaction, which is to stay short on a machine that has other work to do as well.
A_BATCH = 100
Judged = Person | Refused


def batches(row: ListImport, file: PrivateFile, *, skip: int = 0) -> Iterator[list[Row]]:
    """The rows of its list, some hundreds at a time, after so many. Raises NoTable, CannotOpen, FileNotFoundError."""
    every = rows(_texts(file), row.delimiter)
    # The heading goes before them.
    every = islice(every, skip + 1, None)
    while some := list(islice(every, A_BATCH)):
        yield some


def reader_of(row: ListImport) -> Reader:
    return Reader(row.columns, len(row.header), row.language, row.country, row.proof_on)


def judge(row: ListImport, some: Sequence[Row], reader: Reader, network: Network, seen: set[bytes]) -> list[Judged]:
    """Each row with its end. `seen` holds the addresses further up, and takes these."""
    read = [reader.read(each) for each in some]
    keys = {one.key for one in read if isinstance(one, Person)}
    known = _known(keys, network) | dict.fromkeys(kept_out.of(row, keys), Left.GONE)
    return [_judged(one, known, seen) for one in read]


def _judged(one: Judged, known: dict[bytes, Left], seen: set[bytes]) -> Judged:
    if isinstance(one, Refused):
        return one
    why = Left.TWICE if one.key in seen else known.get(one.key)
    seen.add(one.key)
    # Who is gone is named nowhere any more, and so not in the list of who is left out.
    return Refused(one.line, "" if why is Left.GONE else one.email, why) if why else one


def _known(keys: set[bytes], network: Network) -> dict[bytes, Left]:
    """The last word counts most: who is barred is barred, whatever else is known."""
    ends = Consent.objects.filter(email_key__in=keys, organisation=network.organisation_id, ended_at__isnull=False)
    hers = Subscription.objects.filter(email_key__in=keys)
    left = hers.filter(network__organisation=network.organisation_id, ended_at__isnull=False)
    there = hers.filter(network=network, ended_at__isnull=True)
    known = dict.fromkeys(_keys(ends.values_list("email_key", flat=True)), Left.STOPPED)
    known |= dict.fromkeys(_keys(left.values_list("email_key", flat=True)), Left.STOPPED)
    known |= dict.fromkeys(_keys(there.values_list("email_key", flat=True)), Left.THERE)
    return known | dict.fromkeys(donotwrite.listed(keys), Left.BARRED)


def _keys(found: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    return (bytes(key) for key in found)


def _texts(file: PrivateFile) -> Iterator[str]:
    """Its text piece by piece, cut between letters."""
    waiting = b""
    for piece in private_files.read(file):
        whole, line, waiting = (waiting + piece).rpartition(b"\n")
        yield (whole + line).decode()
    yield waiting.decode()
