# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a letter's page shows beside what every page of the contacting kinds does."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import override

from altavoz.actions.call.calling import address, call_of
from altavoz.actions.legislator_letter import following
from altavoz.actions.legislator_letter.forms import AskMemberForm
from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.actions.legislator_letter.tracker import tracker_of
from altavoz.campaigns.action import Action
from altavoz.contacting import page_parts
from altavoz.contacting.page_parts import ContactView
from altavoz.contacting.ways import ContactWay

CALL = ContactWay.CALL.value


def around(action: Action, request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    """Also `mine`: the member for the place that the visitor has chosen, by the office in the address.

    And `call`, where that member is called instead of written to.
    """
    shared = page_parts.around(action, request, language, now)
    letter = CircularLetter.objects.filter(action=action).select_related("action", "chamber").first()
    if letter is None:
        return shared
    asked = request.GET.dict()
    members = following.members(letter, language)
    tracker = tracker_of(letter, members, language=language, asked=asked)
    chosen = {name: value for name, value in vars(tracker.choice).items() if value}
    wanted = set(request.GET.getlist("office") or request.POST.getlist("office"))
    return {
        **shared,
        **_calling(shared["contact"], request, language, now),
        "tracker": tracker,
        "more": f"{urlencode(chosen)}&" if chosen else "",
        "mine": tuple(each for each in members if each.office in wanted and each.held),
    }


def _calling(contact: object, request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    """Addresses keep the offices and the variant, so that nobody types her place twice."""
    if not isinstance(contact, ContactView) or not contact.lines:
        return {}
    if ContactWay.CALL not in AskMemberForm.offered_by(contact.plan):
        return {}
    asked = request.POST.get("way") if request.method == "POST" else request.GET.get("by")
    if asked == CALL or contact.unreachable:
        to_write = "" if contact.unreachable else address(contact.lines, contact.variant)
        with override(language):
            return {"call": call_of(contact, language, now, by=CALL), "write_url": to_write}
    reached = any(line.to.phones for line in contact.lines)
    return {"call_url": address(contact.lines, contact.variant, by=CALL) if reached else ""}
