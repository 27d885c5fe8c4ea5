# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to imports and exports: lines of the menu, and of the list of what waits."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.supporters.exports.rows import NetworkExport
from altavoz.supporters.importing.rows import ListImport
from altavoz.website.desk import MOST, Line, Waiting, at_most


class ImportsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return any(powers.reach(request.user, power) for power in (Power.PUBLISH, Power.APPROVE))


class ExportsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return any(powers.reach(request.user, power) for power in (Power.EXPORT, Power.APPROVE))


def waits(request: HttpRequest) -> Sequence[Line]:
    """Imports and exports that wait for somebody else than whoever asked."""
    here = powers.reach(request.user, Power.APPROVE).limit("network__organisation")
    lists = ListImport.objects.filter(here, state=ListImport.State.WAITING).exclude(made_by=request.user.pk)
    out = NetworkExport.objects.filter(here, state=NetworkExport.State.WAITING).exclude(asked_by=request.user.pk)
    found = (
        (len(lists[: MOST + 1]), _("lists wait for a second person before they are brought in"), "supporters_imports"),
        (len(out[: MOST + 1]), _("exports of networks wait for a second person"), "supporters_exports"),
    )
    return [Line(at_most(number), words, reverse(place)) for number, words, place in found if number]


WAITING = Waiting(name="lists", order=61, look=waits, needs=Power.APPROVE)
