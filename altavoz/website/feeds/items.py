# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in a feed, the newest first.

Readers' programs keep what they have fetched: so persons at risk are in no feed, and of a page that tells of one there
is its headline, as in every letter, and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from wagtail.models import Page

from altavoz.website.finding import searching
from altavoz.website.finding.choices import country_names, kind_labels
from altavoz.website.finding.entries import Entry
from altavoz.website.finding.register import findables
from altavoz.website.finding.searching import Question
from altavoz.website.pages import BasePage

MOST = 30
# Of those, some are of kinds that no feed has.
LOOKED_AT = 120


@dataclass(frozen=True)
class Item:
    """`name` stays the same when the address changes."""

    name: str
    url: str
    title: str
    teaser: str
    at: datetime
    changed: datetime
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    rows: tuple[Item, ...]
    keeps_no_copy: bool = False

    @property
    def changed(self) -> datetime | None:
        return max((each.changed for each in self.rows), default=None)


def items_of(question: Question, *, now: datetime) -> Items:
    fed = {each.kind for each in findables() if each.is_fed}
    found = [each for each in searching.newest(question, most=LOOKED_AT, now=now) if each.kind in fed][:MOST]
    guarded = _at_risk(found)
    labels = kind_labels(question.language)
    rows = tuple(_item(each, labels, is_guarded=each.page in guarded) for each in found)
    return Items(rows, keeps_no_copy=bool(guarded))


def _item(entry: Entry, labels: dict[str, str], *, is_guarded: bool) -> Item:
    label = labels.get(entry.sort) or labels.get(entry.kind, "")
    return Item(
        name=f"{settings.ALTAVOZ_URL}/{entry.language}/feeds/#{entry.kind}-{entry.row}",
        url=f"{settings.ALTAVOZ_URL}{entry.url}",
        title=entry.title,
        teaser="" if is_guarded else entry.teaser,
        at=entry.at or entry.changed,
        changed=max(entry.changed, entry.at) if entry.at else entry.changed,
        tags=tuple(each for each in (label, *country_names(entry.countries.split(), entry.language)) if each),
    )


def _at_risk(entries: Sequence[Entry]) -> frozenset[int]:
    numbers = [each.page for each in entries if each.page is not None]
    pages = Page.objects.filter(pk__in=numbers).specific()
    return frozenset(page.pk for page in pages if isinstance(page, BasePage) and page.is_at_risk)
