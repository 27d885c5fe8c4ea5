# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map of the site for search engines: every public address, with the same in other languages.

It is made of the index of what is public. Its files are stretches of that index, so that none of them grows with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max, QuerySet
from wagtail.models import Page

from altavoz.website.finding.entries import Entry
from altavoz.website.pages import BasePage
from altavoz.website.sharing.heads import Alternate, alternates_of_urls

STRETCH = 1_000
# The root, the home pages, and the lists right under them.
FRONT_DEPTH = 3

Name = tuple[str, object]


@dataclass(frozen=True)
class Place:
    url: str
    changed: datetime | None
    alternates: tuple[Alternate, ...]


def parts() -> list[str]:
    newest = Entry.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return ["front", *(str(number) for number in range(newest // STRETCH + 1) if newest)]


def part(number: int) -> list[Place]:
    first = number * STRETCH
    rows = list(_light().filter(pk__gte=first, pk__lt=first + STRETCH).order_by("pk"))
    twins = _twins(rows)
    return [_place(row.url, row.changed, twins[_name(row)]) for row in rows]


def front() -> list[Place]:
    """Home pages, and the lists that hold what others are found in."""
    listed = Entry.objects.filter(page__isnull=False).values("page")
    pages = Page.objects.live().public().filter(depth__gt=1, depth__lte=FRONT_DEPTH).exclude(pk__in=listed)
    shown = [page for page in pages.select_related("locale").specific() if isinstance(page, BasePage) and page.url]
    by_key: dict[object, dict[str, str]] = defaultdict(dict)
    for page in shown:
        by_key[page.translation_key][page.locale.language_code] = page.url or ""
    return [_place(page.url or "", page.last_published_at, by_key[page.translation_key]) for page in shown]


def _light() -> "QuerySet[Entry]":
    return Entry.objects.only("kind", "row", "page", "language", "url", "changed")


def _name(row: Entry) -> Name:
    return (row.kind, row.row)


def _twins(rows: Sequence[Entry]) -> dict[Name, dict[str, str]]:
    """By row of the stretch: the address in each language. A page has a row in each, other things one for all."""
    keys = dict(Page.objects.filter(pk__in=[row.page for row in rows if row.page]).values_list("pk", "translation_key"))
    others = Page.objects.filter(translation_key__in=set(keys.values()), live=True)
    keys |= dict(others.values_list("pk", "translation_key"))
    by_thing: dict[Name, dict[str, str]] = defaultdict(dict)
    for row in [*_of_pages(keys), *_of_things(rows)]:
        by_thing[_thing(row, keys)][row.language] = row.url
    return {_name(row): by_thing[_thing(row, keys)] for row in rows}


def _of_pages(numbers: Iterable[int]) -> Iterable[Entry]:
    return _light().filter(page__in=list(numbers))


def _of_things(rows: Sequence[Entry]) -> list[Entry]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.page is None:
            numbers[row.kind].append(row.row)
    return [each for kind, found in numbers.items() for each in _light().filter(kind=kind, row__in=found)]


def _thing(row: Entry, keys: dict[int, object]) -> Name:
    return ("page", keys[row.page]) if row.page in keys else _name(row)


def _place(path: str, changed: datetime | None, urls: dict[str, str]) -> Place:
    whole = {code: f"{settings.ALTAVOZ_URL}{url}" for code, url in urls.items()}
    return Place(f"{settings.ALTAVOZ_URL}{path}", changed, alternates_of_urls(whole))
