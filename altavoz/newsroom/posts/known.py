# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lines of an import speak of, looked up for a whole batch: authors, topics, series, posts that are there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Q
from django.utils.text import slugify
from wagtail.models import Page

from altavoz.newsroom.posts.authors import Author, AuthorAlias
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.posts.reading_lines import Line
from altavoz.newsroom.posts.series import Series
from altavoz.website.topics import Topic

A_SLUG = 50
OF_POSTS = "altavoz:post:"


@dataclass(frozen=True)
class Known:
    """By language, by slug, by name. `there` are posts as language and id, `slugs` addresses as language and slug."""

    indexes: Mapping[str, PostIndexPage]
    topics: Mapping[str, int]
    series: Mapping[str, int]
    there: set[tuple[str, str]]
    slugs: set[tuple[str, str]]


def look_up(lines: Sequence[Line]) -> Known:
    indexes = {page.locale.language_code: page for page in PostIndexPage.objects.select_related("locale")}
    # By the key of the page, which has an index of its own in every database.
    imported = PostPage.objects.filter(translation_key__in={key_of(line.id) for line in lines}).exclude(came_as="")
    topics = Topic.objects.filter(slug__in={slug for line in lines for slug in line.topics})
    series = Series.objects.filter(slug__in={line.series for line in lines if line.series})
    return Known(
        indexes=indexes,
        topics=dict(topics.values_list("slug", "pk")),
        series=dict(series.values_list("slug", "pk")),
        there=set(imported.values_list("told_in", "came_as")),
        slugs=set(_slugs(indexes, lines)),
    )


def authors(names: Iterable[str]) -> dict[str, int]:
    """Their numbers by name, whether it is theirs or an alias; who is not known yet is written down."""
    wanted = list(dict.fromkeys(names))
    found = dict(AuthorAlias.objects.filter(name__in=wanted).values_list("name", "author_id"))
    found |= dict(Author.objects.filter(name__in=wanted).values_list("name", "pk"))
    for name in wanted:
        if name not in found:
            found[name] = Author.objects.create(name=name, slug=_free_slug(name)).pk
    return found


def key_of(line_id: str) -> UUID:
    """What every language of an imported post shares."""
    return uuid5(NAMESPACE_URL, f"{OF_POSTS}{line_id}")


def _slugs(indexes: Mapping[str, PostIndexPage], lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    taken = Page.objects.filter(slug__in={line.slug for line in lines}).values_list("slug", "depth", "path")
    for slug, depth, path in taken:
        for language, index in indexes.items():
            if depth == index.depth + 1 and path.startswith(index.path):
                yield language, slug


def _free_slug(name: str) -> str:
    """Of two authors of one name, or whose names have no Latin letters, the second bears a number."""
    plain = slugify(name)[:A_SLUG] or "author"
    near = Q(slug=plain) | Q(slug__startswith=f"{plain}-")
    taken = set(Author.objects.filter(near).values_list("slug", flat=True))
    return next(slug for slug in (plain, *(f"{plain}-{number}" for number in range(2, 10_000))) if slug not in taken)
