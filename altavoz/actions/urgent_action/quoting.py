# SPDX-License-Identifier: AGPL-3.0-or-later
"""Issues of urgent actions, for whoever asks which texts quote a figure. What went out stays as it went."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from altavoz.actions.urgent_action.models import IssueText
from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.organisations import powers
from altavoz.organisations.powers import Power

TEXTS = ("title", "facts", "demands", "after")


def register() -> None:
    passages.register("urgent_actions", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = IssueText.objects.filter(powers.reach(user, Power.EDIT).limit("issue__action__organisation"))
    frozen = _("An issue of an urgent action: further information may correct it")
    for text in holding(mine.select_related("issue"), TEXTS, needles)[:A_FINDER_SHOWS]:
        edit = reverse("urgent_actions:of_action", args=[text.issue.action_id])
        for column in TEXTS:
            words = getattr(text, column)
            yield Passage(_("Urgent action"), text.title, words, text.language, edit, is_public=True, frozen=frozen)
