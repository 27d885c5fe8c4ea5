# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of mailings when a case is taken down: none about its actions is sent any more, and their words go."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case
from altavoz.mailings.models import Mailing, MailingText
from altavoz.mailings.sending import life

ENDED = frozenset({Mailing.State.DONE, Mailing.State.CALLED_OFF})
SENT = _("A mailing that was sent stays in the mailboxes of those who received it.")


def take_mailings(case: Case, now: datetime) -> int:
    actions = [action.pk for action in going_with(case)]
    if not actions:
        return 0
    about = Mailing.objects.filter(action__in=actions)
    found = 0
    for mailing in about.exclude(state__in=ENDED):
        found += life.call_off(mailing.pk, now=now).step is life.Step.DONE
    worded = MailingText.objects.filter(mailing__in=about).filter(~Q(body="") | ~Q(subject=case.code))
    found += worded.update(subject=case.code, subject_b="", preview_line="", body="", button="")
    return found + about.exclude(name=case.code).update(name=case.code)


def register() -> None:
    steps.register("mailings", take_mailings, beyond_recall=SENT)
