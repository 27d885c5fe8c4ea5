# SPDX-License-Identifier: AGPL-3.0-or-later
"""What tells staff on the desk that a newer number came in: for two weeks somebody should look who quotes the old."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.indicators import access
from altavoz.indicators.models import Observation
from altavoz.organisations.powers import Power
from altavoz.website.desk import Line, Waiting

NEW_FOR = timedelta(days=14)
MOST_LINES = 5


def what_waits(request: HttpRequest) -> Sequence[Line]:
    """One line for each figure whose newest number was written after an older one was."""
    user = request.user
    if not user.is_authenticated:
        return []
    standing = Observation.objects.filter(superseded_at__isnull=True)
    older = standing.filter(
        indicator=OuterRef("indicator"),
        area=OuterRef("area"),
        ends__lt=OuterRef("ends"),
        written_at__lt=OuterRef("written_at"),
    )
    newer = standing.filter(Exists(older), written_at__gt=timezone.now() - NEW_FOR)
    new = newer.filter(indicator__in=access.indicators_for(user).filter(published_at__isnull=False))
    numbers = dict(new.order_by(F("written_at").asc()).values_list("indicator", "pk"))
    rows = access.indicators_for(user).filter(pk__in=list(numbers)[-MOST_LINES:])
    words = _("a newer number came in: see which texts quote an older one")
    return [Line("", f"{row.name()}: {words}", reverse("indicators_one", args=[row.pk])) for row in rows]


WAITING = Waiting(name="figures", order=70, look=what_waits, needs=Power.EDIT)
