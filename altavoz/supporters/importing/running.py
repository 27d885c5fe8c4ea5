# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing the list in, some hundreds of rows a transaction: each with its yes and its place; and taking it back.

How far it is stands in the same transaction, so that it can break off anywhere and go on.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from altavoz.organisations import audit
from altavoz.personal_data.fields import seal_text
from altavoz.supporters.importing import judging, kept_out, writing
from altavoz.supporters.importing.reading import Person
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.importing.writing import Ready
from altavoz.supporters.models import Consent, Network, Subscription

State = ListImport.State


def run(row: ListImport, *, holds: Callable[[], bool], now: datetime) -> bool:
    """False where somebody else goes on. Raises NoTable, CannotOpen, FileNotFoundError."""
    if row.file is None:
        raise FileNotFoundError
    reader, network = judging.reader_of(row), Network.objects.get(pk=row.network_id)
    done = row.done
    for some in judging.batches(row, row.file, skip=done):
        people = [one for one in judging.judge(row, some, reader, network, set()) if isinstance(one, Person)]
        if not holds() or not _bring_in(row, people, at=done, rows=len(some), now=now):
            return False
        done += len(some)
    return _end(row, State.RUNNING, State.DONE, "supporters.import_done", now)


def take_back(row: ListImport, *, holds: Callable[[], bool], now: datetime) -> bool:
    """Delete who came with it and has said nothing since. False where somebody else goes on."""
    last = 0
    while some := list(_of(row).filter(pk__gt=last).order_by("pk").values_list("pk", "email_key")[: judging.A_BATCH]):
        last = some[-1][0]
        if not holds():
            return False
        _delete(row, [pk for pk, _key in some], {bytes(key) for _pk, key in some})
    return _end(row, State.UNDOING, State.UNDONE, "supporters.import_undone", now)


def _bring_in(row: ListImport, people: Sequence[Person], *, at: int, rows: int, now: datetime) -> bool:
    # Sealed and made ready before the transaction, which is short then.
    ready = _ready(row, people, now)
    with transaction.atomic():
        running = ListImport.objects.filter(pk=row.pk, state=State.RUNNING, done=at)
        if not running.update(done=at + rows, entered=F("entered") + len(people)):
            return False
        # Looked up again now that the list is locked: somebody may have been erased since she was judged.
        if out := kept_out.now_of(row, {one.key for one in people}):
            left = [one for one in people if one.key not in out]
            ListImport.objects.filter(pk=row.pk).update(entered=F("entered") - (len(people) - len(left)))
            ready = _ready(row, left, now)
        for each in ready:
            writing.write(each)
    return True


def _ready(row: ListImport, people: Sequence[Person], now: datetime) -> tuple[Ready | None, Ready | None]:
    """Their yeses and their places; sealed once for both rows."""
    yeses, places = [], []
    for one in people:
        email, given = seal_text(one.email), seal_text(one.given_name)
        yeses.append(_yes(row, one, email, given))
        places.append(_place(row, one, email, given, now))
    return writing.ready(yeses), writing.ready(places)


def _yes(row: ListImport, one: Person, email: bytes, given: bytes) -> Consent:
    return Consent(
        organisation_id=row.network.organisation_id,
        network_id=row.network_id,
        proof=row,
        email=email,  # type: ignore[misc]  # sealed beforehand, as the column takes it
        email_key=one.key,
        given_name=given,
        family_name=seal_text(one.family_name),
        language=one.language,
        country=one.country,
        said_at=one.said_at,
        said_where=row.place,
    )


def _place(row: ListImport, one: Person, email: bytes, given: bytes, now: datetime) -> Subscription:
    return Subscription(
        network_id=row.network_id,
        email=email,  # type: ignore[misc]  # as above
        email_key=one.key,
        given_name=given,
        language=one.language,
        country=one.country,
        joined_at=now,
        joined_where=row.place,
    )


@transaction.atomic
def _delete(row: ListImport, numbers: Sequence[int], keys: set[bytes]) -> None:
    Consent.objects.filter(pk__in=numbers, ended_at__isnull=True).delete()
    again = Consent.objects.filter(email_key__in=keys, network=row.network_id, ended_at__isnull=True)
    alone = keys - {bytes(key) for key in again.values_list("email_key", flat=True)}
    came = Subscription.objects.filter(email_key__in=alone, network=row.network_id, ended_at__isnull=True)
    came.filter(joined_where=row.place).delete()


def _of(row: ListImport) -> QuerySet[Consent]:
    return Consent.objects.filter(proof=row, ended_at__isnull=True)


def _end(row: ListImport, was: ListImport.State, to: ListImport.State, act: str, now: datetime) -> bool:
    with transaction.atomic():
        if not ListImport.objects.filter(pk=row.pk, state=was).update(state=to, ended_at=now):
            return False
        row.refresh_from_db()
        audit.note(
            actor=None,
            act=act,
            now=now,
            subject=f"import:{row.public_id}",
            organisation_id=row.network.organisation_id,
            after={"rows": row.rows, "entered": row.entered},
        )
    return True
