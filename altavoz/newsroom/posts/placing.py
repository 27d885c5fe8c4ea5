# SPDX-License-Identifier: AGPL-3.0-or-later
"""Puts many posts under their list at once. Wagtail places one page at a time, in some thirty queries each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from altavoz.newsroom.posts.authors import Byline
from altavoz.newsroom.posts.kinds import PostKind
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.posts.places import PostCountry
from altavoz.website import generations

NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True)
class Draft:
    """All that a post is made of. `key` is shared by what tells the same in other languages; `authors` are numbers of
    authors, each with a role; `topics` and `series` numbers too. Before `embargo` nobody reads it."""

    title: str
    slug: str
    date: date
    key: UUID
    kind: str = PostKind.NEWS
    place: str = ""
    teaser: str = ""
    lead: str = ""
    body: str = "[]"
    changes: str = "[]"
    drawing: str = ""
    picture_alt: str = ""
    picture_caption: str = ""
    picture_credit: str = ""
    came_as: str = ""
    authors: Sequence[tuple[int, str]] = ()
    countries: Sequence[str] = ()
    topics: Sequence[int] = field(default=())
    series: int | None = None
    embargo: datetime | None = None


OWN = (
    *("kind", "date", "place", "teaser", "lead", "body", "changes", "drawing"),
    *("picture_alt", "picture_caption", "picture_credit", "came_as"),
)


def place(index: PostIndexPage, drafts: Sequence[Draft], *, now: datetime) -> list[PostPage]:
    """In public, or waiting for the end of their embargo. Whoever calls has looked that no slug is taken."""
    posts = place_all([(index, drafts)], now=now)
    make_findable(posts)
    return posts


def make_findable(posts: Sequence[PostPage]) -> None:
    """For the search of staff. It looks at every entry there is, so it does not belong into the transaction of a batch;
    done twice it changes nothing."""
    if posts:
        get_search_backend().add_bulk(PostPage, posts)


@transaction.atomic
def place_all(groups: Sequence[tuple[PostIndexPage, Sequence[Draft]]], *, now: datetime) -> list[PostPage]:
    """As `place`, under the lists of several languages at once; `make_findable` is left to the caller."""
    both = [each for index, drafts in groups if drafts for each in _put(index, drafts, now)]
    if not both:
        return []
    posts = [post for post, _draft in both]
    _surround(both)
    for post, draft in both:
        if not post.live:
            post.save_revision(approved_go_live_at=draft.embargo)
    generations.touch(generations.SITE)
    return posts


def _put(index: PostIndexPage, drafts: Sequence[Draft], now: datetime) -> list[tuple[PostPage, Draft]]:
    parent = Page.objects.select_for_update(of=("self",)).select_related("locale").get(pk=index.pk)
    pages = [_page(parent, step, draft, now) for step, draft in enumerate(drafts, _next_step(parent))]
    Page.objects.bulk_create(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    return [(_post(page, draft), draft) for page, draft in zip(pages, drafts, strict=True)]


def _next_step(parent: Page) -> int:
    # By the ends of the range: SQLite finds the beginning of a path by looking at every page.
    below = Page.objects.filter(depth=parent.depth + 1, path__range=Page._get_children_path_interval(parent.path))
    last = below.order_by("-path").values_list("path", flat=True).first()
    return 1 + (int(Page._str2int(last[-Page.steplen :])) if last is not None else 0)


def _page(parent: Page, step: int, draft: Draft, now: datetime) -> Page:
    depth = parent.depth + 1
    is_live = draft.embargo is None or draft.embargo <= now
    told = min(datetime.combine(draft.date, NOON), now) if is_live else None
    return Page(
        path=Page._get_path(parent.path, depth, step),
        depth=depth,
        title=draft.title,
        draft_title=draft.title,
        slug=draft.slug,
        url_path=f"{parent.url_path}{draft.slug}/",
        content_type=ContentType.objects.get_for_model(PostPage),
        locale=parent.locale,
        translation_key=draft.key,
        live=is_live,
        has_unpublished_changes=not is_live,
        go_live_at=None if is_live else draft.embargo,
        first_published_at=told,
        last_published_at=told,
        latest_revision_created_at=told,
    )


def _post(page: Page, draft: Draft) -> PostPage:
    """The row that belongs to the page: saved alone, as one that is loaded from a file is."""
    plain = {name: getattr(draft, name) for name in OWN}
    post = PostPage(page_ptr_id=page.pk, told_in=page.locale.language_code, series_id=draft.series, **plain)
    post.__dict__.update({name: value for name, value in page.__dict__.items() if name != "_state"})
    post.pk, post.locale = page.pk, page.locale
    post.save_base(raw=True, force_insert=True)
    return post


def _surround(both: Sequence[tuple[PostPage, Draft]]) -> None:
    Byline.objects.bulk_create(
        Byline(post=post, author_id=author, role=role, sort_order=order, locale=post.locale)
        for post, draft in both
        for order, (author, role) in enumerate(draft.authors)
    )
    PostCountry.objects.bulk_create(
        PostCountry(post=post, code=code, sort_order=order)
        for post, draft in both
        for order, code in enumerate(dict.fromkeys(draft.countries))
    )
    about = PostPage.topics.through
    about.objects.bulk_create(
        about(postpage_id=post.pk, topic_id=topic) for post, draft in both for topic in dict.fromkeys(draft.topics)
    )
