# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people find of the newsroom: its posts, and its pages of countries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.newsroom.countries.pages import CountryPage
from altavoz.newsroom.posts.authors import Author
from altavoz.newsroom.posts.kinds import PostKind
from altavoz.newsroom.posts.pages import PostPage
from altavoz.website.finding import found_pages
from altavoz.website.finding import register as finding
from altavoz.website.finding.register import Draft, Findable


def rows(_now: datetime) -> "QuerySet[Any]":
    return found_pages.public_pages(PostPage).select_related("locale")


def tell(pages: Sequence[PostPage], _now: datetime) -> Iterable[Draft]:
    found = (_draft(page) for page in pages)
    return [draft for draft in found if draft is not None]


def sorts() -> Mapping[str, Promise]:
    return {str(kind.value): kind.label for kind in PostKind}


def country_rows(_now: datetime) -> "QuerySet[Any]":
    return found_pages.public_pages(CountryPage).select_related("locale")


def tell_countries(pages: Sequence[CountryPage], _now: datetime) -> Iterable[Draft]:
    found = (found_pages.draft_of(page, text=[page.lead], countries=[page.code]) for page in pages)
    return [draft for draft in found if draft is not None]


def _draft(page: PostPage) -> Draft | None:
    return found_pages.draft_of(
        page,
        text=[page.lead, page.place, page.picture_caption],
        sort=page.kind,
        at=datetime.combine(page.date, time(12), tzinfo=UTC),
        countries=[each.code for each in page.countries.all()],
        topics=[topic.slug for topic in page.topics.all()],
        authors=list(Author.objects.filter(bylines__post=page.pk).values_list("slug", flat=True)),
    )


def _author(slug: str) -> str:
    row = Author.objects.filter(slug=slug).first()
    return row.name if row else ""


POSTS = Findable(
    kind="post",
    label=_("Post"),
    rows=rows,
    tell=tell,
    changed=found_pages.CHANGED,
    stamp=found_pages.STAMP,
    sorts=sorts,
    order=30,
    author_name=_author,
)

COUNTRIES = Findable(
    kind="country",
    label=_("Country"),
    rows=country_rows,
    tell=tell_countries,
    changed=found_pages.CHANGED,
    stamp=found_pages.STAMP,
    order=25,
)


def register_findables() -> None:
    finding.register(POSTS)
    finding.register(COUNTRIES)
