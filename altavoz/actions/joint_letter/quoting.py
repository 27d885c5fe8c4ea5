# SPDX-License-Identifier: AGPL-3.0-or-later
"""Joint letters, for whoever asks which texts quote a figure. What somebody has signed stays as she signed it."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from altavoz.actions.joint_letter import writing
from altavoz.actions.joint_letter.models.letter import LetterText
from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.organisations import powers
from altavoz.organisations.powers import Power

TEXTS = ("title", "salutation", "body", "demands", "ending")


def register() -> None:
    passages.register("joint_letters", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = LetterText.objects.filter(powers.reach(user, Power.EDIT).limit("letter__action__organisation"))
    for text in holding(mine.select_related("letter"), TEXTS, needles)[:A_FINDER_SHOWS]:
        edit = reverse("joint_letters:words", args=[text.letter.action_id])
        frozen = _("A letter that somebody has signed") if writing.is_locked(text.letter) else ""
        for column in TEXTS:
            words = getattr(text, column)
            yield Passage(_("Joint letter"), text.title, words, text.language, edit, frozen=frozen)
