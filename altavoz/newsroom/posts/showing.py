# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands around the text of a post: who wrote it, its series, what it is about, what to read next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from altavoz.newsroom.posts import listing, mentioning
from altavoz.newsroom.posts.authors import Author
from altavoz.newsroom.posts.mentioning import Holder
from altavoz.newsroom.posts.sections import place_name
from altavoz.website import country_links

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.newsroom.posts.pages import PostPage

ALSO = 3


@dataclass(frozen=True)
class Byline:
    author: Author
    role: str


@dataclass(frozen=True)
class Named:
    """A thing with an address below the list of posts; `url` where there is a page about it."""

    name: str
    path: str
    url: str = ""


@dataclass(frozen=True)
class InSeries:
    """Where a post stands in its series; `before` and `after` are the posts read before and after it."""

    name: str
    path: str
    about: str
    before: "PostPage | None"
    after: "PostPage | None"


@dataclass(frozen=True)
class About:
    """`organisation` is the one that speaks, where it is not the one that runs the centre."""

    list_url: str
    bylines: Sequence[Byline]
    countries: Sequence[Named]
    topics: Sequence[Named]
    holders: Sequence[Holder]
    organisation: str
    series: InSeries | None
    also: Sequence["PostPage"]


def about(page: "PostPage") -> About:
    parent = page.get_parent()
    topics = list(page.topics.prefetch_related("names")) if page.pk else []
    return About(
        list_url=(parent.specific.list_url if parent is not None else ""),
        bylines=bylines(page),
        countries=[_country(row.code, page.told_in) for row in page.countries.all()],
        topics=[Named(topic.name(page.told_in), f"topic/{topic.slug}/") for topic in topics],
        holders=mentioning.holders_in(page),
        organisation=page.organisation.name(page.told_in) if page.organisation else "",
        series=_series(page),
        also=_also(page, [topic.pk for topic in topics]),
    )


def bylines(page: "PostPage") -> Sequence[Byline]:
    """A draft that is looked at holds its rows in memory, so the authors are fetched apart."""
    rows = list(page.bylines.all())
    authors = Author.objects.in_bulk([row.author_id for row in rows])
    return [Byline(authors[row.author_id], row.role) for row in rows if row.author_id in authors]


def _country(code: str, language: str) -> Named:
    return Named(place_name(code, language), f"country/{code.lower()}/", country_links.country_url(code, language))


def _series(page: "PostPage") -> InSeries | None:
    if page.series is None:
        return None
    others = listing.live_in(page.told_in).filter(series=page.series_id).select_related("locale")
    others = others.exclude(pk=page.pk).defer("body", "changes")
    number = page.pk or 0
    before = others.filter(Q(date__lt=page.date) | Q(date=page.date, pk__lt=number)).order_by("-date", "-pk").first()
    after = others.filter(Q(date__gt=page.date) | Q(date=page.date, pk__gt=number)).order_by("date", "pk").first()
    name, told = page.series.name(page.told_in), page.series.about(page.told_in)
    return InSeries(name, f"series/{page.series.slug}/", told, before, after)


def _also(page: "PostPage", topics: Sequence[int]) -> Sequence["PostPage"]:
    """The newest on the same topics, beside the post itself."""
    if not topics:
        return []
    found = listing.live_in(page.told_in).filter(topics__in=topics).exclude(pk=page.pk).distinct()
    return list(listing.with_heads(found)[:ALSO])
