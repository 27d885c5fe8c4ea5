# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts in lists: a few queries for a page of them, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.functions import TruncMonth

from altavoz.newsroom.posts.sections import Section, month_in_words
from altavoz.website import generations

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.newsroom.posts.pages import PostPage

A_PAGE = 20
# Further back the archive leads: nobody turns that many pages.
LAST_PAGE = 50


@dataclass(frozen=True)
class Shown:
    """A page of posts; `newer` and `older` are numbers of pages, 0 where there is none."""

    posts: Sequence["PostPage"]
    newer: int
    older: int


@dataclass(frozen=True)
class Month:
    path: str
    name: str


@dataclass(frozen=True)
class Year:
    year: int
    months: Sequence[Month]


_months: generations.Kept[Sequence[date]] = generations.Kept()


def page_number(typed: str) -> int:
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1
    return min(max(number, 1), LAST_PAGE)


def live_in(language: str) -> "QuerySet[PostPage]":
    """All posts that the public reads in that language, the newest first."""
    posts: QuerySet[PostPage] = apps.get_model("newsroom", "PostPage")._default_manager.all()
    return posts.filter(told_in=language, live=True).order_by("-date", "-pk")


def shown(language: str, *, section: Section | None, number: int) -> Shown:
    posts = live_in(language)
    if section is not None:
        posts = posts.filter(section.which)
        posts = posts.order_by("date", "pk") if section.is_story else posts
        posts = posts.distinct() if section.is_wide else posts
    first = (number - 1) * A_PAGE
    read = list(with_heads(posts)[first : first + A_PAGE + 1])
    older = number + 1 if len(read) > A_PAGE and number < LAST_PAGE else 0
    return Shown(read[:A_PAGE], newer=number - 1, older=older)


def with_heads(posts: "QuerySet[PostPage]") -> "QuerySet[PostPage]":
    """With what a line of a list shows, and without the long texts."""
    return posts.select_related("locale", "picture").prefetch_related("bylines__author").defer("body", "changes")


def archive(language: str) -> Sequence[Year]:
    """Every month in which something was published, the newest first."""
    months = _months.get(language, lambda: _read_months(language))
    years = dict.fromkeys(month.year for month in months)
    return [Year(year, [_month(each) for each in months if each.year == year]) for year in years]


def forget() -> None:
    """For tests, whose databases come and go."""
    _months.forget()


def _read_months(language: str) -> Sequence[date]:
    rows = live_in(language).order_by().annotate(month=TruncMonth("date")).values_list("month", flat=True).distinct()
    return sorted(rows, reverse=True)


def _month(first: date) -> Month:
    return Month(f"{first.year}/{first.month:02}/", month_in_words(first))
