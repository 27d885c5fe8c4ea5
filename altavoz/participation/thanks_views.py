# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the thank-you page into a network, in one tap: the address is proven, for its owner has just confirmed."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from altavoz.participation import screens
from altavoz.participation.confirmation import said_where
from altavoz.participation.models import Participation
from altavoz.participation.views import SeeOther
from altavoz.supporters import joining, networks
from altavoz.supporters.joining import Member
from altavoz.website.guards import public_form


@public_form
def join_after(request: HttpRequest, token: str) -> HttpResponseBase:
    """POST joins the network that was tapped; whatever it was, the way leads back to the thank-you page."""
    confirmed = Participation.objects.filter(token=token, state=Participation.State.CONFIRMED)
    row = confirmed.select_related("action").first()
    if row is None:
        return screens.gone(request)
    if request.method == "POST":
        _join(row, request.POST.get("network", ""))
    return SeeOther(reverse("participation:confirm", args=[token]))


def _join(row: Participation, public_id: str) -> None:
    tapped = networks.named({public_id}, networks.offers(row.language))
    joining.enter(
        member=Member(row.email, row.given_name, row.language, row.country),
        network_ids=[offer.network_id for offer in tapped],
        wording_ids=[offer.wording_id for offer in tapped],
        where=said_where(row.action),
        now=timezone.now(),
    )
