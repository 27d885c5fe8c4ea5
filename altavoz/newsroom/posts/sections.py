# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of the list of posts, each with an address: `/news/2019/`, `/news/2019/09/`, `/news/by/<author>/`...

The first word says what sort of part it is. The addresses are the same in every language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.countries import country_name
from altavoz.newsroom.posts.authors import Author
from altavoz.newsroom.posts.kinds import PostKind
from altavoz.newsroom.posts.series import Series
from altavoz.website import regions
from altavoz.website.topics import Topic

OLDEST = 1900
# The feed of all posts.
ALL_POSTS = "kind/post/"


@dataclass(frozen=True)
class Section:
    """`which` chooses its posts; `is_story` where they are read from the first to the last, and
    `is_wide` where one post may be found twice."""

    path: str
    title: str
    which: Q
    about: str = ""
    is_story: bool = False
    is_wide: bool = False
    fed_as: str = ""


Find = Callable[[str, str], Section | None]


def find(words: Sequence[str], *, language: str) -> Section | None:
    with override(language):
        if 1 <= len(words) <= 2 and all(word.isascii() and word.isdigit() for word in words):
            return _time(words)
        if len(words) == 2 and words[0] in SORTS:
            return SORTS[words[0]](words[1], language)
    return None


def is_taken(slug: str) -> bool:
    """Whether a post of that address would stand in the way of a part of the list."""
    return slug.isdigit() or slug in SORTS


def _time(words: Sequence[str]) -> Section | None:
    year = int(words[0]) if len(words[0]) == 4 else 0
    if not OLDEST <= year < date.max.year:
        return None
    if len(words) == 1:
        return Section(f"{year}/", str(year), Q(date__gte=date(year, 1, 1), date__lt=date(year + 1, 1, 1)))
    month = int(words[1]) if len(words[1]) == 2 else 0
    if not 1 <= month <= 12:
        return None
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return Section(f"{year}/{month:02}/", month_in_words(first), Q(date__gte=first, date__lt=after))


def month_in_words(first: date) -> str:
    words = date_format(first, _("F Y"))
    return f"{words[:1].upper()}{words[1:]}"


def _author(slug: str, _language: str) -> Section | None:
    row = Author.objects.filter(slug=slug).first()
    return Section(f"by/{slug}/", row.name, Q(bylines__author=row.pk), fed_as=f"author/{slug}/") if row else None


def _topic(slug: str, language: str) -> Section | None:
    row = Topic.objects.filter(slug=slug).prefetch_related("names").first()
    return Section(f"topic/{slug}/", row.name(language), Q(topics=row.pk), fed_as=f"topic/{slug}/") if row else None


def _series(slug: str, language: str) -> Section | None:
    row = Series.objects.filter(slug=slug).prefetch_related("texts").first()
    if row is None:
        return None
    return Section(f"series/{slug}/", row.name(language), Q(series=row.pk), row.about(language), is_story=True)


def _kind(slug: str, _language: str) -> Section | None:
    if slug not in PostKind.values:
        return None
    return Section(f"kind/{slug}/", str(PostKind(slug).label), Q(kind=slug), fed_as=f"kind/{slug}/")


def _country(slug: str, language: str) -> Section | None:
    """Of a region: also what is about a country that lies in it."""
    code = slug if regions.is_region(slug) else slug.upper()
    name = place_name(code, language)
    if not slug.islower() or name == code:
        return None
    which = Q(countries__code__in={code, *regions.codes_of(code)})
    return Section(f"country/{slug}/", name, which, is_wide=True, fed_as=f"country/{code}/")


def place_name(code: str, language: str) -> str:
    """Of a country or a region; the code itself for what is neither."""
    with override(language):
        return regions.region_name(code) or country_name(code, language)


SORTS: Mapping[str, Find] = {
    "by": _author,
    "topic": _topic,
    "series": _series,
    "kind": _kind,
    "country": _country,
}
