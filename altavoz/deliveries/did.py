# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells a person which offices have answered letters like hers: public replies only."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from altavoz.cases.times.approximate import in_words
from altavoz.deliveries import answering
from altavoz.deliveries.storytelling import public_replies
from altavoz.participation.did import deeds
from altavoz.participation.models import Participation


def answers(row: Participation, language: str) -> Mapping[int, str]:
    """What the reply says stands in the story below."""
    replies = {reply.pk: reply for reply in public_replies(row.action)}
    found = answering.answered(row.pk, action=row.action, replies=replies) if replies else {}
    said = _("This office has replied to the letters that it got, yours among them: %(date)s.")
    return {office: said % {"date": in_words(reply.known, language)} for office, reply in found.items()}


def register() -> None:
    deeds.register_answerer("replies", answers)
