# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to the cases: a line on the desk for what should not wait."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from altavoz.cases import access
from altavoz.cases.consent.expiring import ends_soon
from altavoz.cases.models import Case
from altavoz.website.desk import MOST, Line, Waiting, at_most


def what_waits(request: HttpRequest) -> Sequence[Line]:
    """Consents that end within thirty days, of the public cases that somebody may see."""
    now = timezone.now()
    cases = access.cases_for(request.user).filter(state=Case.State.PUBLISHED)[: MOST + 1]
    ending = [case for case in cases if ends_soon(case, now=now)]
    if not ending:
        return []
    words = ngettext("case whose consent ends soon", "cases whose consent ends soon", len(ending))
    return [Line(at_most(len(ending)), words, f"{reverse('cases_desk:all')}?state=published", late=True)]


WAITING = Waiting(name="cases", order=5, look=what_waits)
