# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of this room when a case is taken down: the public words of hand-overs and replies, and their photographs.

What an office wrote stays sealed for staff, as it came; nobody outside ever saw that.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case
from altavoz.deliveries import photographs
from altavoz.deliveries.models import HandOver, HandOverText, Reply, ReplyNote, ReplyText

HANDED = _("Names and messages that were handed over stay with whoever received them.")


def take_replies(case: Case, _now: datetime) -> int:
    actions = _actions(case)
    if not actions:
        return 0
    of_them = Reply.objects.filter(action__in=actions)
    worded = ReplyText.objects.filter(~Q(text="", office_title=""), reply__in=of_them)
    # Nobody is led to a public reply without words.
    hidden = of_them.filter(Q(published_at__isnull=False) | ~Q(person="")).update(published_at=None, person="")
    notes = ReplyNote.objects.filter(reply__in=of_them).delete()[0]
    return hidden + notes + worded.update(text="", office_title="")


def take_hand_overs(case: Case, now: datetime) -> int:
    actions = _actions(case)
    if not actions:
        return 0
    texts = HandOverText.objects.filter(hand_over__action__in=actions)
    worded = texts.exclude(where="", by_whom="", account="", picture_alt="")
    shown = HandOver.objects.filter(action__in=actions, picture__isnull=False).values_list("pk", flat=True)
    taken = sum(photographs.hide_photograph(hand_over_id=pk, by=None, now=now) for pk in list(shown))
    taken += HandOver.objects.filter(~Q(picture_credit=""), action__in=actions).update(picture_credit="")
    return taken + worded.update(where="", by_whom="", account="", picture_alt="")


def register() -> None:
    steps.register("deliveries: replies", take_replies)
    steps.register("deliveries: hand-overs", take_hand_overs, beyond_recall=HANDED)


def _actions(case: Case) -> Sequence[int]:
    return [action.pk for action in going_with(case)]
