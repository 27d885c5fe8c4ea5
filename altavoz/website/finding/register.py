# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of findables: what the rooms above let people find. A room registers its own in `ready()`."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Draft:
    """What a room says of one public thing in one language; `text` is looked through, and shown nowhere."""

    row: int
    language: str
    title: str
    url: str
    teaser: str = ""
    text: str = ""
    at: datetime | None = None
    countries: Sequence[str] = ()
    topics: Sequence[str] = ()
    page: int | None = None
    public_id: str = ""
    sort: str = ""
    authors: Sequence[str] = ()


@dataclass(frozen=True)
class Seen:
    """A public row, when it last changed, and a stamp that is another after any change."""

    row: int
    changed: datetime
    stamp: str


def nobody(_slug: str) -> str:
    """For kinds that nobody in particular writes."""
    return ""


# Any: each room's rows are of a model of its own, and only that room's `tell` reads them.
Rows = Callable[[datetime], "QuerySet[Any]"]
Tell = Callable[[Sequence[Any], datetime], Iterable[Draft]]


@dataclass(frozen=True)
class Findable:
    """`rows` are those that the public may read at that moment, and nothing else: what is not among them is not found.

    `changed` names the column of when a row last changed (it may be annotated), `stamp` further columns whose change
    makes it be read anew. `tell` turns rows into drafts; a row that it says nothing of is not found either.
    `sorts` names the sorts of its drafts, where they have any. `is_told` says of such rows whether the public may read
    them at that moment, where `rows` cannot say it. `author_name` names an author by the slug that drafts have, or is
    empty. `is_fed`: whether it stands in feeds, which readers' programs keep.
    """

    kind: str
    label: Promise
    rows: Rows
    tell: Tell
    changed: str
    stamp: Sequence[str] = ()
    order: int = 50
    sorts: Callable[[], Mapping[str, Promise]] = dict
    is_told: Callable[[Any, datetime], bool] | None = None
    is_fed: bool = True
    author_name: Callable[[str], str] = nobody

    def changed_since(self, moment: datetime, *, now: datetime, most: int) -> list[Seen]:
        """That very moment included, for two rows may share it."""
        found = self.rows(now).filter(**{f"{self.changed}__gte": moment}).order_by(self.changed, "pk")
        return self._seen(found[:most])

    def after(self, row: int, *, now: datetime, most: int) -> list[Seen]:
        return self._seen(self.rows(now).filter(pk__gt=row).order_by("pk")[:most])

    def drafts(self, rows: Sequence[int], *, now: datetime) -> list[Draft]:
        return list(self.tell(list(self.rows(now).filter(pk__in=rows)), now)) if rows else []

    def public_among(self, rows: Sequence[int], *, now: datetime) -> set[int]:
        """Those that may still be read: asked when results are shown, for the index may be some seconds old."""
        found = self.rows(now).filter(pk__in=rows)
        if self.is_told is None:
            return set(found.values_list("pk", flat=True))
        return {row.pk for row in found if self.is_told(row, now)}

    def label_of(self, sort: str) -> str:
        return str(self.sorts().get(sort, self.label))

    def _seen(self, rows: "QuerySet[Any]") -> list[Seen]:
        columns = rows.values_list("pk", self.changed, *self.stamp)
        return [Seen(row, changed or BEGINNING, _stamp(changed, *others)) for row, changed, *others in columns]


def _stamp(*values: object) -> str:
    return hashlib.blake2s("\n".join(map(str, values)).encode(), digest_size=8).hexdigest()


_findables: dict[str, Findable] = {}


def register(findable: Findable) -> None:
    """The same kind again replaces it."""
    _findables[findable.kind] = findable


def findables() -> tuple[Findable, ...]:
    return tuple(sorted(_findables.values(), key=lambda each: (each.order, each.kind)))


def findable_of(kind: str) -> Findable | None:
    return _findables.get(kind)
