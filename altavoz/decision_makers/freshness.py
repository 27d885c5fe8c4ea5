# SPDX-License-Identifier: AGPL-3.0-or-later
"""How old what we say is. A fact whose source is older than the set time is stale, and somebody should look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from altavoz.decision_makers.contacts import stale_before
from altavoz.decision_makers.models import Body, ContactPoint, Edition, Term


@dataclass(frozen=True)
class Standing:
    """A source that was imported: what is shown of it, and how much of that is stale."""

    slug: str
    number: int
    as_of: date
    made_at: datetime
    holders: int
    days_old: int
    stale: int
    said_by: str


@dataclass(frozen=True)
class Heap:
    """Stale facts of one source about one body. `slug` is empty where staff wrote them; `body` where there is none."""

    slug: str
    source: str
    body_id: int | None
    body: str
    terms: int
    contacts: int
    oldest: date | None


def heaps(today: date) -> list[Heap]:
    """All that is stale, by source and body, what is oldest first; what has no date at all before that."""
    terms = {each[:3]: each[3:] for each in _piled(of_body(stale_terms(today)))}
    contacts = {each[:3]: each[3:] for each in _piled(of_body(stale_contacts(today)))}
    names = {body.pk: body.name() for body in Body.objects.prefetch_related("texts")}
    found = [
        Heap(
            slug=key[0] or "",
            source=key[1],
            body_id=key[2],
            body=names.get(key[2] or 0, ""),
            terms=terms.get(key, (0, None))[0],
            contacts=contacts.get(key, (0, None))[0],
            oldest=_oldest(pile[key][1] for pile in (terms, contacts) if key in pile),
        )
        for key in terms.keys() | contacts.keys()
    ]
    return sorted(found, key=lambda heap: (heap.oldest or date.min, heap.source, heap.body))


def of_body(rows: QuerySet[Any]) -> QuerySet[Any]:  # Any: rows of terms or of contact points, with more columns
    """With `told_by` and `of`: the source's short name, and the body of the office, or of the office of its holder."""
    held = Term.everything.filter(person=OuterRef("person")).order_by("-pk").values("office__institution_id")[:1]
    body = Coalesce(F("office__institution_id"), Subquery(held), output_field=BigIntegerField())
    found: QuerySet[Any] = rows.annotate(told_by=F("edition__source__slug"), of=body)
    return found


def _piled(rows: QuerySet[Any]) -> Iterator[tuple[str | None, str, int | None, int, date | None]]:
    grouped = rows.order_by().values_list("told_by", "source", "of")
    yield from grouped.annotate(Count("pk"), Min("as_of"))


def _oldest(days: Iterable[date | None]) -> date | None:
    """None, where nobody knows of which day it is, is older than every day."""
    known = list(days)
    return None if None in known else min((day for day in known if day), default=None)


def standings(now: datetime) -> Iterator[Standing]:
    today = now.date()
    for edition in Edition.objects.filter(shown_by__isnull=False).select_related("source").order_by("source__slug"):
        terms = stale_terms(today).filter(edition=edition).count()
        contacts = stale_contacts(today).filter(edition=edition).count()
        yield Standing(
            slug=edition.source.slug,
            number=edition.number,
            as_of=edition.as_of,
            made_at=edition.made_at,
            holders=edition.holders,
            days_old=(today - edition.as_of).days,
            stale=terms + contacts,
            said_by=edition.said_by,
        )


def stale_terms(today: date) -> QuerySet[Term]:
    """Terms that claim to hold today, on the word of an old source or of none."""
    running = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    return Term.objects.filter(running).filter(_old(today))


def stale_contacts(today: date) -> QuerySet[ContactPoint]:
    """Whoever reads a source of the past knows that it is one."""
    return ContactPoint.objects.filter(_old(today)).exclude(edition__holds_until__lt=today)


def _old(today: date) -> Q:
    return Q(as_of__isnull=True) | Q(as_of__lt=stale_before(today))
