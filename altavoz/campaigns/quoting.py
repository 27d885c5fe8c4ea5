# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages of actions, live and as drafts, for whoever asks which texts quote a figure."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from altavoz.campaigns import merging
from altavoz.campaigns.pages import ActionPage
from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.website.story_texts import texts_of

PLAIN = ("lead", "ask", "teaser", "social_text")
LIVE: Promise = _("Page of an action")
DRAFT: Promise = _("Draft of a page of an action")
AGREED: Promise = _("Words that people have agreed to")


def register() -> None:
    passages.register("campaigns", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = ActionPage.objects.filter(powers.reach(user, Power.EDIT).limit("action__organisation"))
    for page in holding(mine, (*PLAIN, *merging.BLOCKS), needles)[:A_FINDER_SHOWS]:
        yield from _texts(page, LIVE, is_public=page.live)
    for draft in _drafts(mine.filter(has_unpublished_changes=True).values("latest_revision"), needles):
        yield from _texts(draft, DRAFT, is_public=False)


def _drafts(numbers: "QuerySet[ActionPage, dict[str, object]]", needles: Sequence[str]) -> Iterator[ActionPage]:
    kept = Revision.objects.filter(pk__in=numbers)
    for revision in holding(kept, ("content",), needles)[:A_FINDER_SHOWS]:
        page = revision.as_object()
        if isinstance(page, ActionPage):
            yield page


def _texts(page: ActionPage, sort: Promise, *, is_public: bool) -> Iterator[Passage]:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for name in PLAIN:
        frozen = AGREED if name == "ask" and is_public else ""
        yield Passage(sort, page.title, getattr(page, name), page.told_in, edit, is_public=is_public, frozen=frozen)
    for name in merging.BLOCKS:
        frozen = AGREED if name == "demands" and is_public else ""
        for words, is_markup in texts_of(getattr(page, name)):
            yield Passage(
                sort, page.title, words, page.told_in, edit, is_public=is_public, is_markup=is_markup, frozen=frozen
            )
