# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts, live and as drafts, for whoever asks which texts quote a figure."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import Passage, live_and_drafts
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
    for page, is_public in live_and_drafts(mine, (*PLAIN, *BLOCKS), needles):
        yield from _texts(page, _("Post") if is_public else _("Draft of a post"), is_public=is_public)


def _texts(page: PostPage, sort: Promise, *, is_public: bool) -> Iterator[Passage]:
    edit, language = reverse("wagtailadmin_pages:edit", args=[page.pk]), page.told_in
    for name in PLAIN:
        yield Passage(sort, page.title, getattr(page, name), language, edit, is_public=is_public)
    for name in BLOCKS:
        for words, is_markup in texts_of(getattr(page, name)):
            yield Passage(sort, page.title, words, language, edit, is_public=is_public, is_markup=is_markup)
