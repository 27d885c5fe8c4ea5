# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who reads which entries of what staff did, by person, act, organisation and days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from altavoz.organisations.audit import Value
from altavoz.organisations.models import AuditEntry, Organisation
from altavoz.organisations.powers import Reach

BATCH = 500


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for; nothing means everything. `act` may be the beginning of one, as "campaigns."."""

    actor: User | None = None
    act: str = ""
    organisation: Organisation | None = None
    since: date | None = None
    until: date | None = None

    def where(self) -> Q:
        found = Q(act__startswith=self.act) if self.act else Q()
        if self.actor is not None:
            found &= Q(actor=self.actor)
        if self.organisation is not None:
            found &= Q(organisation=self.organisation)
        if self.since is not None:
            found &= Q(at__gte=_begins(self.since))
        if self.until is not None:
            found &= Q(at__lt=_begins(self.until + timedelta(days=1)))
        return found

    def facts(self) -> dict[str, Value]:
        """As an entry about an export holds it."""
        asked: dict[str, Value] = {
            "account": self.actor.pk if self.actor else None,
            "act": self.act or None,
            "organisation": self.organisation.slug if self.organisation else None,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
        }
        return {name: value for name, value in asked.items() if value is not None}


@dataclass(frozen=True)
class Changed:
    """One fact before and after an act; None where it was not there."""

    name: str
    before: Value
    after: Value


def entries(reach: Reach, wanted: Wanted) -> QuerySet[AuditEntry]:
    """The newest first. What belongs to no organisation is for readers of the whole centre alone."""
    found = AuditEntry.objects.filter(reach.limit("organisation"), wanted.where())
    return found.select_related("organisation").order_by("-at", "-pk")


def changes(entry: AuditEntry) -> list[Changed]:
    names = dict.fromkeys([*entry.before, *entry.after])
    return [Changed(name, entry.before.get(name), entry.after.get(name)) for name in names]


HEADS = ("when", "who", "account", "what", "on what", "organisation", "before", "after")


def table(found: QuerySet[AuditEntry]) -> Iterator[tuple[object, ...]]:
    """One row an entry, read in batches, under HEADS."""
    for entry in found.iterator(chunk_size=BATCH):
        where = entry.organisation.slug if entry.organisation else ""
        yield (
            *(entry.at.isoformat(), entry.actor_name, entry.actor_id, entry.act, entry.subject, where),
            *(_flat(entry.before), _flat(entry.after)),
        )


def _flat(facts: dict[str, Value]) -> str:
    return "; ".join(f"{name}={value}" for name, value in facts.items())


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
