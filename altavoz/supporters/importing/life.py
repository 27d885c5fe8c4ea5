# SPDX-License-Identifier: AGPL-3.0-or-later
"""The life of an import: handed in with its proof, its columns matched, looked through, approved by a second person,
brought in by the worker, and taken back while nothing was written to anybody."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.organisations import audit
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.supporters.importing import columns, kept_out, written
from altavoz.supporters.importing.evidence import Evidence
from altavoz.supporters.importing.looking import NEW
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.importing.tables import Table
from altavoz.supporters.models import Consent, Network

State = ListImport.State
# As long may an import be taken back, and the list of who was left out be read.
KEPT = timedelta(days=30)
MATCHABLE = (State.DRAFT, State.LOOKED)
OPEN = (State.DRAFT, State.LOOKING, State.LOOKED, State.WAITING)


class Said(enum.Enum):
    DONE = "done"
    OWN = "own"
    NOBODY = "nobody"
    WRITTEN = "written"
    TOO_LATE = "too late"


ANSWERS = {
    Said.DONE: _("Done."),
    Said.OWN: _("You handed this list in: somebody else has to look at it."),
    Said.NOBODY: _("Nobody on this list is new, so there is nothing to bring in."),
    Said.WRITTEN: _("Letters were written to people of this list already: it cannot be taken back any more."),
    Said.TOO_LATE: _("This import is not at that point any more. Look again."),
}


@dataclass(frozen=True)
class Proof:
    """What staff state: where and when people said yes, and to which words."""

    where: str
    on: date
    wording: str


@dataclass(frozen=True)
class Matched:
    """Which column holds what, and what is taken for granted where a row says nothing."""

    columns: Mapping[str, list[int]]
    language: str
    country: str


def begin(*, network: Network, table: Table, evidence: Evidence, proof: Proof, by: User, now: datetime) -> ListImport:
    """The two files are sealed first: if this breaks off, they are found to be nobody's and go."""
    day = f"{now:%Y-%m-%d}"
    file = private_files.keep([table.text.encode()], name=f"list-{day}.csv", media_type="text/csv", now=now)
    shown = private_files.keep(
        [evidence.content], name=f"proof-{day}.{evidence.ending}", media_type="application/octet-stream", now=now
    )
    with transaction.atomic():
        row = ListImport.objects.create(
            network=network, made_by=by, made_at=now, file=file, evidence=shown,
            proof_where=proof.where, proof_on=proof.on, proof_wording=proof.wording,
            encoding=table.encoding, delimiter=table.delimiter, header=list(table.header), rows=table.rows,
            columns=columns.guess(table.header).columns,
        )  # fmt: skip
        _note(row, "supporters.import_list", by, now, rows=table.rows)
    return row


def match(*, import_id: int, matched: Matched, told_in: str) -> Said:
    """The worker looks through it, anew if it had before."""
    waiting = ListImport.objects.filter(pk=import_id, state__in=MATCHABLE)
    moved = waiting.update(
        state=State.LOOKING,
        columns=dict(matched.columns),
        language=matched.language,
        country=matched.country,
        told_in=told_in,
        done=0,
        counts={},
        shown={},
    )
    if moved:
        _drop(import_id, "refusals")
    return Said.DONE if moved else Said.TOO_LATE


def ask(*, import_id: int, by: User, now: datetime) -> Said:
    """A second person is asked. Where nobody is new there is nothing to ask."""
    row = ListImport.objects.get(pk=import_id)
    if row.state == State.LOOKED and not row.counts.get(NEW):
        return Said.NOBODY
    return _move(row, State.LOOKED, State.WAITING, "supporters.ask_to_import", by, now)


def approve(*, import_id: int, by: User, now: datetime) -> Said:
    return _decide(import_id, State.RUNNING, "supporters.approve_import", by, now)


def send_back(*, import_id: int, by: User, now: datetime) -> Said:
    return _decide(import_id, State.LOOKED, "supporters.send_import_back", by, now)


def give_up(*, import_id: int, by: User | None, now: datetime) -> Said:
    """Its files go at once: nobody's yes came of it."""
    row = ListImport.objects.get(pk=import_id)
    said = _move(row, OPEN, State.DROPPED, "supporters.drop_import", by, now, ended_at=now)
    if said is Said.DONE:
        _drop(import_id, "file", "evidence", "refusals")
    return said


def undo(*, import_id: int, by: User, now: datetime) -> Said:
    row = ListImport.objects.get(pk=import_id)
    if row.ended_at is None or now >= row.ended_at + KEPT:
        return Said.TOO_LATE
    if written.anything(row.place):
        return Said.WRITTEN
    return _move(row, State.DONE, State.UNDOING, "supporters.undo_import", by, now)


def forget(*, before: datetime, at_most: int = 100) -> int:
    """Files that have served: of imports that nobody went on with, lists of who was left out, proofs of no yes."""
    old = ListImport.objects.filter(made_at__lt=before)
    for number in old.filter(state__in=OPEN).values_list("pk", flat=True)[:at_most]:
        give_up(import_id=number, by=None, now=before + KEPT)
    over = old.filter(Q(ended_at__lt=before) | Q(state=State.FAILED))
    gone = sum(_drop(row.pk, "file", "refusals") for row in over.filter(_has("file", "refusals"))[:at_most])
    proofs = over.filter(evidence__isnull=False)[:at_most]
    unused = [row for row in proofs if not Consent.objects.filter(proof=row).exists()]
    return gone + sum(_drop(row.pk, "evidence") for row in unused)


def done_with(row: ListImport) -> None:
    """The list has been brought in, or cannot be: it is not kept."""
    _drop(row.pk, "file")


def _decide(import_id: int, to: ListImport.State, act: str, by: User, now: datetime) -> Said:
    row = ListImport.objects.get(pk=import_id)
    if row.made_by_id == by.pk:
        return Said.OWN
    decided = {"decided_by": by, "decided_at": now} if to is State.RUNNING else {}
    return _move(row, State.WAITING, to, act, by, now, **decided)


@transaction.atomic
def _move(
    row: ListImport,
    was: ListImport.State | tuple[ListImport.State, ...],
    to: ListImport.State,
    act: str,
    by: User | None,
    now: datetime,
    **more: object,
) -> Said:
    states = was if isinstance(was, tuple) else (was,)
    if not ListImport.objects.filter(pk=row.pk, state__in=states).update(state=to, **more):
        return Said.TOO_LATE
    _note(row, act, by, now, state=to.value)
    return Said.DONE


def _note(row: ListImport, act: str, by: User | None, now: datetime, **after: audit.Value) -> None:
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=f"import:{row.public_id}",
        organisation_id=row.network.organisation_id,
        after={"network": row.network.public_id, **after},
    )


def _has(*names: str) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__isnull": False})
    return found


def _drop(import_id: int, *names: str) -> int:
    if "file" in names:
        kept_out.forget(import_id)
    numbers = [pk for pk in ListImport.objects.filter(pk=import_id).values_list(*names).get() if pk is not None]
    return private_files.drop(list(PrivateFile.objects.filter(pk__in=numbers)))
