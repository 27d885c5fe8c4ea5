# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recommendations, views of what became of them, and briefs, for whoever asks which texts quote a figure.

A recommendation that is public is quoted as it was published, and stays; so does a view of one day.
"""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import A_FINDER_SHOWS, Passage, holding, live_and_drafts
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.briefs import faults
from altavoz.recommendations.models import AssessmentText, Recommendation
from altavoz.recommendations.pages import BriefPage

TEXTS = ("lead_in", "text", "footnote")


def register() -> None:
    passages.register("recommendations", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    yield from _recommendations(user, needles)
    yield from _views(user, needles)
    yield from _briefs(user, needles)


def _recommendations(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = Recommendation.objects.filter(powers.reach(user, Power.EDIT).limit("document__organisation"))
    for row in holding(mine.select_related("document"), TEXTS, needles)[:A_FINDER_SHOWS]:
        edit, is_public = reverse("recommendations_record", args=[row.pk]), row.state == Recommendation.State.PUBLIC
        frozen = _("Quoted exactly as it was published") if is_public else ""
        for column in TEXTS:
            words, language = getattr(row, column), row.document.language
            yield Passage(_("Recommendation"), row.number, words, language, edit, is_public=is_public, frozen=frozen)


def _views(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    edited = powers.reach(user, Power.EDIT).limit("assessment__recommendation__document__organisation")
    mine = AssessmentText.objects.filter(edited).select_related("assessment__recommendation")
    for text in holding(mine, ("words",), needles)[:A_FINDER_SHOWS]:
        about, is_public = text.assessment.recommendation, text.assessment.published_at is not None
        edit = reverse("recommendations_record", args=[about.pk])
        frozen = _("Published as the view of its day") if is_public else ""
        sort = _("What became of a recommendation")
        yield Passage(sort, about.number, text.words, text.language, edit, is_public=is_public, frozen=frozen)


def _briefs(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    """Live and as drafts."""
    mine = BriefPage.objects.filter(powers.reach(user, Power.EDIT).limit("document__organisation"))
    for page, is_public in live_and_drafts(mine, ("lead", "body", "notes"), needles):
        yield from _brief(page, _("Brief") if is_public else _("Draft of a brief"), is_public=is_public)


def _brief(page: BriefPage, sort: Promise, *, is_public: bool) -> Iterator[Passage]:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    yield Passage(sort, page.title, page.lead, page.told_in, edit, is_public=is_public)
    for words in (*faults.texts_of(page.body), *(str(block.value["text"]) for block in page.notes)):
        yield Passage(sort, page.title, words, page.told_in, edit, is_public=is_public, is_markup=True)
