# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts, live and as drafts, for whoever asks which texts quote a figure."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from altavoz.indicators import passages
from altavoz.indicators.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.newsroom.posts import owning
from altavoz.newsroom.posts.merging import BLOCKS
from altavoz.newsroom.posts.pages import PostPage
from altavoz.website.story_texts import texts_of

PLAIN = ("lead", "teaser", "social_text")


def register() -> None:
    passages.register("newsroom", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    """For those who publish them."""
    mine = PostPage.objects.filter(owning.published_by(user))
    for page in holding(mine, (*PLAIN, *BLOCKS), needles)[:A_FINDER_SHOWS]:
        yield from _texts(page, _("Post"), is_public=page.live)
    drafts = mine.filter(has_unpublished_changes=True).values("latest_revision")
    for revision in holding(Revision.objects.filter(pk__in=drafts), ("content",), needles)[:A_FINDER_SHOWS]:
        page = revision.as_object()
        if isinstance(page, PostPage):
            yield from _texts(page, _("Draft of a post"), is_public=False)


def _texts(page: PostPage, sort: Promise, *, is_public: bool) -> Iterator[Passage]:
    edit, language = reverse("wagtailadmin_pages:edit", args=[page.pk]), page.told_in
    for name in PLAIN:
        yield Passage(sort, page.title, getattr(page, name), language, edit, is_public=is_public)
    for name in BLOCKS:
        for words, is_markup in texts_of(getattr(page, name)):
            yield Passage(sort, page.title, words, language, edit, is_public=is_public, is_markup=is_markup)
