# SPDX-License-Identifier: AGPL-3.0-or-later
"""Home and plain pages, live and as drafts, for whoever asks which texts quote a figure."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import Passage, live_and_drafts
from altavoz.website.page_powers import edits_the_centre
from altavoz.website.pages import HomePage, PlainPage, PrivacyPage
from altavoz.website.story_texts import texts_of

Told = HomePage | PlainPage | PrivacyPage
SORTS: tuple[type[Told], ...] = (HomePage, PlainPage, PrivacyPage)
LIVE: Promise = _("Page")
DRAFT: Promise = _("Draft of a page")


def register() -> None:
    passages.register("pages", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    """The pages belong to the centre: whoever does not write for it is shown none."""
    for sort in SORTS if edits_the_centre(user) else ():
        for page, is_public in live_and_drafts(sort.objects.all(), ("lead", "body"), needles):
            yield from _texts(page, LIVE if is_public else DRAFT, is_public=is_public)


def _texts(page: Told, sort: Promise, *, is_public: bool) -> Iterator[Passage]:
    edit, language = reverse("wagtailadmin_pages:edit", args=[page.pk]), page.locale.language_code
    yield Passage(sort, page.title, page.lead, language, edit, is_public=is_public)
    for words, is_markup in texts_of(page.body):
        yield Passage(sort, page.title, words, language, edit, is_public=is_public, is_markup=is_markup)
