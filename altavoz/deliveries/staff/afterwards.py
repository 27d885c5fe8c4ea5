# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes after the last signature: to whom it was handed, what they replied, what came of it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from altavoz.campaigns.action import Action, Outcome
from altavoz.cases.times.approximate import in_words
from altavoz.deliveries import checking
from altavoz.deliveries.checking import Marked
from altavoz.deliveries.models import HandOver, NameCheck, Reply, ReplyMail, ReplyText
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.outbox.incoming import action_addresses
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

A_SCREEN = 100
WAITING_LETTER = Q(state=ReplyMail.State.WAITING, sort=ReplyMail.Sort.LETTER)


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """Every action that whoever asks may hand over or write the end of, the latest first."""
    hands, records = powers.reach(request.user, Power.HAND_OVER), powers.reach(request.user, Power.RECORD)
    if not hands and not records:
        raise PermissionDenied
    mine = Action.objects.filter(hands.limit("organisation") | records.limit("organisation"))
    told = mine.exclude(state__in=[Action.State.PREPARING, Action.State.TAKEN_DOWN]).order_by("-pk")[:A_SCREEN]
    return render(request, "deliveries/staff/actions.html", {"actions": told, "may_record": bool(records)})


@require_safe
def of_action(request: HttpRequest, pk: int) -> HttpResponse:
    action = action_for(request, pk, Power.HAND_OVER, Power.RECORD)
    hand_overs = HandOver.objects.filter(action=action).select_related("photograph", "receipt", "picture", "pack")
    replies = Reply.objects.filter(action=action).select_related("scan", "target__office", "target__person")
    outcomes = Outcome.objects.filter(action=action).select_related("audience")
    context = {
        "action": action,
        "hand_overs": hand_overs.prefetch_related("texts", "handed_to__titles"),
        "replies": [_shown(row) for row in replies.prefetch_related("texts", "answers__office__texts", "mails")],
        "waiting_mails": ReplyMail.objects.filter(WAITING_LETTER, action=action).exists(),
        "reply_address": action_addresses.address_of(action.public_id),
        "outcomes": outcomes.prefetch_related("texts"),
        "may_hand_over": powers.may(request.user, Power.HAND_OVER, action.organisation_id),
        "may_record": powers.may(request.user, Power.RECORD, action.organisation_id),
    }
    return render(request, "deliveries/staff/of_action.html", context)


@dataclass(frozen=True)
class ReplyShown:
    """A reply with its words in pieces: what looks like a name of somebody who took part is marked."""

    row: Reply
    check: NameCheck | None
    when: str
    texts: tuple[tuple[str, tuple[Marked, ...]], ...]


def _shown(row: Reply) -> ReplyShown:
    check = checking.of(row)
    told = [text for text in row.texts.all() if text.text]
    when = in_words(row.known, get_language() or settings.LANGUAGE_CODE)
    return ReplyShown(row, check, when, tuple((text.language, _pieces(check, text)) for text in told))


def _pieces(check: NameCheck | None, text: ReplyText) -> tuple[Marked, ...]:
    return checking.marked(check, text.text, text.language) if check else (Marked(text.text, is_name=False),)


def action_for(request: HttpRequest, pk: int, *any_of: Power) -> Action:
    """The action, for somebody who holds one of these powers over it."""
    action = get_object_or_404(Action.objects.select_related("organisation"), pk=pk)
    if not any(powers.may(request.user, power, action.organisation_id) for power in any_of):
        raise PermissionDenied
    return action


def staff_of(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def overview_of(action: Action) -> str:
    return reverse("deliveries_afterwards:of_action", args=[action.pk])


def handed_out(file: PrivateFile) -> StreamingHttpResponse:
    """A sealed file, for the one who may see it: never shown in place, never kept on the way."""
    answer = StreamingHttpResponse(private_files.read(file), content_type=file.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    answer["Content-Length"] = str(file.size)
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
