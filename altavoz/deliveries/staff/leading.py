# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to the screens of packs: a line on the desk, and a button at the action."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from altavoz.campaigns.staff.ways import Way
from altavoz.deliveries import access
from altavoz.organisations.powers import Power
from altavoz.website.desk import MOST, Line, Waiting, at_most

WAY = Way(
    address="deliveries_packs:of_action",
    label=gettext_lazy("Packs"),
    icon="download",
    powers=access.SEES,
    order=50,
)


def to_approve(request: HttpRequest) -> Sequence[Line]:
    """Copies of many names that wait for somebody else than whoever asked."""
    found = len(access.copies_to_approve(request)[: MOST + 1])
    if not found:
        return []
    return [Line(at_most(found), _("copies of packs wait for a second person"), reverse("deliveries_packs:all"))]


WAITING = Waiting(name="packs", order=60, look=to_approve, needs=Power.APPROVE)
