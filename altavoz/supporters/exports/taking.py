# SPDX-License-Identifier: AGPL-3.0-or-later
"""A network's people go out under the guards of a pack: why, a second person for many, for whoever asked, for days."""

import enum
import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from altavoz.organisations import audit, safe_csv
from altavoz.organisations.models import Organisation
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.supporters import copies_out
from altavoz.supporters.copies_out import CopyOut
from altavoz.supporters.models import CopyToErase, ExportTaken, Network, NetworkExport, Subscription

State = NetworkExport.State
# The first is how a copy that has left is told in which row somebody has to go.
FIELDS = (
    "public_id",
    "email",
    "given_name",
    "language",
    "country",
    "rhythm",
    "joined_at",
    "joined_where",
    "paused_until",
)
FILES = {"csv": "table", "json": "data"}


class Decided(enum.Enum):
    DONE = "done"
    OWN = "own"
    IN_RETURN = "in return"
    NOTHING_TO_DO = "nothing to do"


SAID = {
    Decided.DONE: _("Done."),
    Decided.OWN: _("You asked for this export yourself: somebody else has to look at it."),
    Decided.IN_RETURN: _(
        "This person has approved an export of the same organisation for you in the last 30 days, so you may not "
        "approve theirs. A third person has to."
    ),
    Decided.NOTHING_TO_DO: _("This export does not wait for anybody any more."),
}


@transaction.atomic
def ask(*, network: Network, purpose: str, by: User, now: datetime) -> NetworkExport:
    row = NetworkExport.objects.create(network=network, purpose=purpose, asked_by=by, asked_at=now)
    _note(row, "supporters.ask_for_export", by, now)
    return row


@transaction.atomic
def decide(*, export_id: int, yes: bool, by: User, now: datetime) -> Decided:
    row = NetworkExport.objects.select_related("network").get(pk=export_id)
    # Held until the commit, or two who approve each other at the same moment would not see each other.
    Organisation.objects.select_for_update(no_key=True).get(pk=row.network.organisation_id)
    if row.asked_by_id == by.pk:
        return Decided.OWN
    if yes and _is_in_return(row, by, now):
        return Decided.IN_RETURN
    to = State.GRANTED if yes else State.REFUSED
    waiting = NetworkExport.objects.filter(pk=export_id, state=State.WAITING)
    if not waiting.update(state=to, decided_by=by, decided_at=now):
        return Decided.NOTHING_TO_DO
    _note(row, "supporters.approve_export" if yes else "supporters.refuse_export", by, now, people=row.rows)
    return Decided.DONE


def go_on(row: NetworkExport, now: datetime) -> bool:
    """The worker counts one that was asked for, and makes the files of one that may be made."""
    return _count(row) if row.state == State.ASKED else _make(row, now)


@transaction.atomic
def take(*, export_id: int, what: str, by: User, now: datetime) -> PrivateFile | None:
    """Note who takes it, and give it; None where it is not theirs, not there, or its time has passed."""
    row = NetworkExport.objects.select_related("network", "table", "data").get(pk=export_id)
    if row.asked_by_id != by.pk or what not in FILES or not may_be_taken(row, now):
        return None
    file: PrivateFile | None = getattr(row, FILES[what])
    if file is not None:
        ExportTaken.objects.create(export=row, by=by, what=what, at=now)
        _note(row, "supporters.take_export", by, now, file=what, people=row.rows)
    return file


def may_be_taken(row: NetworkExport, now: datetime) -> bool:
    return row.state == State.READY and row.expires_at is not None and now < row.expires_at


def expire(rows: QuerySet[NetworkExport]) -> int:
    """The rows say so first; then the files go."""
    numbers = list(rows.filter(state=State.READY).values_list("pk", flat=True))
    NetworkExport.objects.filter(pk__in=numbers).update(state=State.EXPIRED)
    over = NetworkExport.objects.filter(state=State.EXPIRED, table__isnull=False)
    for pair in over.values_list("table_id", "data_id"):
        private_files.drop(list(PrivateFile.objects.filter(pk__in=[pk for pk in pair if pk])))
    return len(numbers)


def expire_due(*, before: datetime) -> int:
    return expire(NetworkExport.objects.filter(expires_at__lte=before))


def erase(email_key: bytes, now: datetime) -> None:
    """One of its people is erased: the files go, and whoever has taken one is asked to erase her there."""
    hers = list(Subscription.objects.filter(email_key=email_key))
    of_hers = NetworkExport.objects.filter(network__in=[one.network_id for one in hers])
    copies_out.ask([copy for one in hers for copy in _taken_with(one, of_hers)], now=now)
    expire(of_hers)


def _taken_with(one: Subscription, exports: QuerySet[NetworkExport]) -> Iterator[CopyOut]:
    taken = exports.filter(network=one.network_id, made_at__gte=one.joined_at, taken__isnull=False).distinct()
    for row in taken.select_related("network__organisation", "asked_by"):
        if one.ended_at is None or (row.made_at and row.made_at < one.ended_at):
            yield CopyOut(
                sort=CopyToErase.Sort.EXPORT.value,
                list_id=row.public_id,
                about=str(row.network),
                copy=1,
                row=one.public_id,
                owner_id=row.network.organisation_id,
                holder_id=row.network.organisation_id,
                taken_by=row.asked_by.get_username() if row.asked_by else "",
            )


def _is_in_return(row: NetworkExport, by: User, now: datetime) -> bool:
    since = now - timedelta(days=settings.PACK_RETURN_DAYS)
    favours = NetworkExport.objects.filter(
        network__organisation=row.network.organisation_id,
        asked_by=by,
        decided_by=row.asked_by_id,
        decided_at__gte=since,
    )
    return row.asked_by_id is not None and favours.exclude(state=State.REFUSED).exists()


def _count(row: NetworkExport) -> bool:
    number = people_of(row.network_id).count()
    to = State.WAITING if number > settings.PACK_ROWS_ALONE else State.GRANTED
    return bool(NetworkExport.objects.filter(pk=row.pk, state=State.ASKED).update(state=to, rows=number))


def _make(row: NetworkExport, now: datetime) -> bool:
    name = f"network-{row.network.public_id}-{now:%Y-%m-%d}"
    table = private_files.keep(_table(row), name=f"{name}.csv", media_type="text/csv; charset=utf-8", now=now)
    data = private_files.keep(_data(row), name=f"{name}.json", media_type="application/json", now=now)
    granted = NetworkExport.objects.filter(pk=row.pk, state=State.GRANTED)
    until = now + timedelta(days=settings.PACK_DAYS)
    made = granted.update(state=State.READY, table=table, data=data, made_at=now, expires_at=until)
    if not made:
        private_files.drop([table, data])
    return bool(made)


def people_of(network_id: int) -> QuerySet[Subscription]:
    return Subscription.objects.filter(network=network_id, ended_at__isnull=True)


def _people(network_id: int) -> Iterator[dict[str, str]]:
    for one in people_of(network_id).order_by("pk").iterator(chunk_size=500):
        values = {name: getattr(one, name) for name in FIELDS}
        yield {
            name: value.isoformat() if isinstance(value, datetime) else value or "" for name, value in values.items()
        }


def _table(row: NetworkExport) -> Iterator[bytes]:
    rows = ([one[name] for name in FIELDS] for one in _people(row.network_id))
    yield from (line.encode() for line in safe_csv.lines(FIELDS, rows))


def _data(row: NetworkExport) -> Iterator[bytes]:
    yield b'{"network": ' + json.dumps(row.network.public_id).encode() + b', "people": ['
    for place, one in enumerate(_people(row.network_id)):
        yield (b",\n" if place else b"\n") + json.dumps(one, ensure_ascii=False).encode()
    yield b"\n]}\n"


def _note(row: NetworkExport, act: str, by: User, now: datetime, **after: audit.Value) -> None:
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=f"export:{row.public_id}",
        organisation_id=row.network.organisation_id,
        after={"network": row.network.public_id, **after},
    )
