# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff are told of mail domains: a red line on the desk where one begins to refuse us."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from altavoz.outbox.domains import reading
from altavoz.website import desk


def what_waits(request: HttpRequest) -> list[desk.Line]:
    if not request.user.has_perm("outbox.view_letter"):
        return []
    return [
        desk.Line("!", in_words(alarm), reverse("outbox_mail"), alarm.says, alarm=True)
        for alarm in reading.alarms(now=timezone.now())
    ]


def in_words(alarm: reading.Alarm) -> str:
    said = {"domain": alarm.domain, "share": localize(round(alarm.share))}
    return _("%(domain)s refuses our letters: %(share)s %% of them") % said
