# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages of countries, live and as drafts, for whoever asks which texts quote a figure."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import Passage, live_and_drafts
from altavoz.newsroom.countries.pages import CountryPage
from altavoz.website.page_powers import edits_the_centre
from altavoz.website.story_texts import texts_of

PLAIN = ("lead", "teaser", "social_text")
LIVE: Promise = _("Page of a country")
DRAFT: Promise = _("Draft of a page of a country")


def register() -> None:
    passages.register("countries", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    """The pages belong to the centre: whoever does not write for it is shown none."""
    if not edits_the_centre(user):
        return
    for page, is_public in live_and_drafts(CountryPage.objects.all(), (*PLAIN, "body"), needles):
        yield from _texts(page, LIVE if is_public else DRAFT, is_public=is_public)


def _texts(page: CountryPage, sort: Promise, *, is_public: bool) -> Iterator[Passage]:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for name in PLAIN:
        yield Passage(sort, page.title, getattr(page, name), page.told_in, edit, is_public=is_public)
    for words, is_markup in texts_of(page.body):
        yield Passage(sort, page.title, words, page.told_in, edit, is_public=is_public, is_markup=is_markup)
