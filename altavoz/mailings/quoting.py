# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mailings, for whoever asks which texts quote a figure. What has gone out stays as it went."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.mailings.models import MailingText
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


def register() -> None:
    passages.register("mailings", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = MailingText.objects.filter(powers.reach(user, Power.EDIT).limit("mailing__organisation"))
    for text in holding(mine.select_related("mailing"), ("subject", "body"), needles)[:A_FINDER_SHOWS]:
        mailing = text.mailing
        edit = reverse("mailings_desk:one", args=[mailing.public_id])
        frozen = "" if mailing.is_editable else _("A mailing that was approved or has gone out")
        sort = _("Mailing")
        yield Passage(sort, mailing.name, text.subject, text.language, edit, frozen=frozen)
        yield Passage(sort, mailing.name, text.body, text.language, edit, is_markup=True, frozen=frozen)
