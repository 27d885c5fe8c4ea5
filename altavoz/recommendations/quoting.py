# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recommendations, for whoever asks which texts quote a figure. What is public is quoted as published, and stays."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from altavoz.indicators import passages
from altavoz.indicators.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.models import Recommendation

TEXTS = ("lead_in", "text", "footnote")


def register() -> None:
    passages.register("recommendations", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = Recommendation.objects.filter(powers.reach(user, Power.EDIT).limit("document__organisation"))
    for row in holding(mine.select_related("document"), TEXTS, needles)[:A_FINDER_SHOWS]:
        edit, is_public = reverse("recommendations_record", args=[row.pk]), row.state == Recommendation.State.PUBLIC
        frozen = _("Quoted exactly as it was published") if is_public else ""
        for column in TEXTS:
            words, language = getattr(row, column), row.document.language
            yield Passage(_("Recommendation"), row.number, words, language, edit, is_public=is_public, frozen=frozen)
