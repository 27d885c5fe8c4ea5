# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room puts on the desk: corrections from the public that wait for somebody who checks them."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.decision_makers.models import Correction
from altavoz.organisations.powers import Power
from altavoz.website import desk
from altavoz.website.desk import Line, Waiting

# A wrong number is called by everybody who follows an action meanwhile.
LATE = timedelta(days=3)


def what_waits(_request: HttpRequest) -> Sequence[Line]:
    rows = Correction.objects.filter(state=Correction.State.WAITING).order_by("made_at")
    made = list(rows.values_list("made_at", flat=True)[: desk.MOST + 1])
    if not made:
        return []
    now = timezone.now()
    words = ngettext("correction from the public to check", "corrections from the public to check", len(made))
    about = _("The oldest has waited for %(age)s.") % {"age": timesince(made[0], now, depth=1)}
    url = reverse("directory_corrections")
    return [Line(desk.at_most(len(made)), words, url, about, late=now - made[0] > LATE)]


def register() -> None:
    desk.register_waiting(Waiting("corrections", order=30, look=what_waits, needs=Power.EDIT))
