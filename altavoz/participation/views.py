# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public doors of this room: they read no session and no user, and answer strangers alike."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseRedirectBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.rendering import action_response
from altavoz.participation import confirmation, correcting, doors, intake, limits, screens, withdrawal
from altavoz.participation.confirmation import Corrections, Outcome
from altavoz.participation.correcting import Corrected
from altavoz.participation.digits import type_digits
from altavoz.participation.forms import CorrectionForm, OwnForm, TakePartForm, form_of, read_digits
from altavoz.participation.handles import Handle, open_handle, seal_handle
from altavoz.participation.intake import Words
from altavoz.participation.models import Participation
from altavoz.website.callers import caller_of
from altavoz.website.came_from import code_of
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form
from altavoz.website.reader import language_of_reader

CODES = frozenset(code for code, _name in settings.LANGUAGES)
Fill = Callable[[HttpRequest, Action, str], TakePartForm]
NOT_THERE = {Action.State.PREPARING: 404, Action.State.TAKEN_DOWN: 410}


class SeeOther(HttpResponseRedirectBase):
    """The answer to a form: look there, with GET."""

    status_code = 303


@public_form
def take_part(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET leads to the action's page; POST signs, and always leads to the same page after it."""
    return receive(request, public_id, _filled_in)


def receive(request: HttpRequest, public_id: str, fill: Fill) -> HttpResponse:
    """For every door through which somebody takes part: `fill` reads the form of the action's kind."""
    door = doors.find(public_id)
    missing = 404 if door is None else NOT_THERE.get(Action.State(door.action.state), 0)
    if door is None or missing:
        return trouble_page(request, missing)
    if request.method != "POST":
        return _to_the_page(request, door.action)
    now = timezone.now()
    language = _language(request)
    if not door.action.is_open(now):
        return screens.closed(request, door.action, language=language, now=now)
    form = fill(request, door.action, language)
    if not form.is_valid_at(now):
        with override(language):
            return action_response(request, action=door.action, language=language, form=form, status=422)
    form.before_taken(now)
    return _taken(request, door.action, form, now)


def _filled_in(request: HttpRequest, action: Action, language: str) -> TakePartForm:
    return form_of(action)(request.POST, action=action, language=language)


def _taken(request: HttpRequest, action: Action, form: TakePartForm, now: datetime) -> HttpResponse:
    words, taken_by_kind = _words(form, code_of(request)), kind_of(action).taken
    attempt = limits.Attempt(
        caller=caller_of(request),
        email=words.email,
        trap=form.cleaned_data["website"],
        opened=form.cleaned_data["opened"],
    )
    taken = intake.take_part(
        action_id=action.pk,
        public_id=action.public_id,
        words=words,
        language=form.language,
        text_version=form.cleaned_data["text_version"],
        doubt=limits.judge(attempt, now=now),
        now=now,
        also=(lambda number: taken_by_kind(number, form, now)) if taken_by_kind else None,
    )
    handle = seal_handle(Handle(action.pk, taken.participation_id, taken.letter_id, form.language, now))
    # Written out, because reverse() costs more than the rest of this function.
    return SeeOther(f"/act/{action.public_id}/sent/{handle}/{form.onwards}")


def _words(form: TakePartForm, code: str) -> Words:
    said = form.cleaned_data
    return Words(
        given_name=said["given_name"],
        family_name=said["family_name"],
        email=said["email"],
        country=said["country"],
        postcode=said.get("postcode", ""),
        reason=said.get("reason", ""),
        show_name=said.get("show_name", False),
        hand_over=said.get("hand_over", False),
        wording_ids=said["news"],
        came_from=code,
    )


@public_form
def sent(request: HttpRequest, public_id: str, handle: str) -> HttpResponse:
    """Check your mail. A handle that we did not make, or that is old, shows the same page and confirms nothing."""
    door = doors.find(public_id)
    if door is None:
        return trouble_page(request, 404)
    opened = open_handle(handle)
    known = opened if opened and opened.action_id == door.action.pk else None
    language = known.language if known and known.language in CODES else language_of_reader(request)
    now = timezone.now()
    if request.method != "POST":
        return screens.sent(request, door.action, language=language, now=now)
    token = type_digits(handle=known, typed=read_digits(request.POST.get("digits", "")), now=now)
    if token is None:
        return screens.sent(request, door.action, language=language, now=now, wrong=True)
    return SeeOther(reverse("participation:confirm", args=[token]))


@public_form
def confirm_signature(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what will be signed, or that it was; POST signs it, with what its owner set right."""
    row = confirmation.waiting_or_done(token)
    now = timezone.now()
    if row is None or row.action.state == Action.State.TAKEN_DOWN:
        return screens.gone(request)
    if row.state == Participation.State.CONFIRMED and not kind_of(row.action).still_waiting(row.pk):
        return screens.confirmed(request, row, now=now)
    if not row.action.may_still_be_confirmed(now):
        return screens.gone(request, row)
    form = _correction_form(request, row)
    if request.method != "POST" or (form.is_bound and not form.is_valid()):
        return screens.confirm(request, row, form, now=now)
    outcome = confirmation.confirm(token=token, now=now, corrections=_corrections(form) if form.is_bound else None)
    if outcome in {Outcome.GONE, Outcome.TOO_LATE}:
        return screens.gone(request, row)
    return SeeOther(request.path)


@public_form
def correct_signature(request: HttpRequest, token: str) -> HttpResponse:
    """Who counts already looks at what she typed, and sets it right; then her signature's own page."""
    row = correcting.correctable(token)
    if row is None:
        return screens.gone(request)
    typed = request.POST if request.method == "POST" else None
    form = OwnForm(typed, action=row.action, language=row.language, initial=_typed_before(row))
    if typed is None or not form.is_valid():
        return screens.correct(request, row, form, now=timezone.now())
    if correcting.correct(token=token, corrections=_corrections(form), now=timezone.now()) is Corrected.GONE:
        return screens.gone(request)
    return SeeOther(reverse("participation:confirm", args=[token]))


@public_form
def withdraw_signature(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button; then the same page says that it is done."""
    row = Participation.objects.filter(token=token).select_related("action").first()
    if row is None or row.state == Participation.State.INVALIDATED:
        return screens.gone(request)
    if request.method == "POST":
        withdrawal.withdraw(token=token, now=timezone.now())
        return SeeOther(request.path)
    return screens.withdraw(request, row, done=row.state == Participation.State.WITHDRAWN)


@public_form
def not_me(request: HttpRequest, token: str) -> HttpResponse:
    """The row is gone after the button, so its answer has no page to lead to and is shown at once."""
    row = Participation.objects.filter(token=token).select_related("action").first()
    if row is None:
        return screens.gone(request)
    if request.method == "POST":
        withdrawal.not_me(token=token, now=timezone.now())
    return screens.not_me(request, row, done=request.method == "POST")


def _correction_form(request: HttpRequest, row: Participation) -> CorrectionForm:
    """Bound only where the page's own fields came along: a bare button confirms what was typed."""
    typed = request.method == "POST" and "given_name" in request.POST
    # What has been confirmed is not set right any more: the next press confirms only what came after it.
    data = request.POST if typed and row.state == Participation.State.PENDING else None
    return CorrectionForm(data, action=row.action, language=row.language, initial=_typed_before(row))


def _typed_before(row: Participation) -> dict[str, object]:
    return {
        "given_name": row.given_name,
        "family_name": row.family_name,
        "country": row.country,
        "postcode": row.postcode,
        "reason": row.reason,
        "show_name": row.show_name,
        "hand_over": row.hand_over,
        "news": row.consents,
    }


def _corrections(form: CorrectionForm) -> Corrections:
    said = form.cleaned_data
    return Corrections(
        given_name=said["given_name"],
        family_name=said["family_name"],
        country=said["country"],
        postcode=said.get("postcode", ""),
        reason=said.get("reason", ""),
        show_name=said.get("show_name", False),
        hand_over=said.get("hand_over", False),
        wording_ids=said.get("news", ()),
    )


def _to_the_page(request: HttpRequest, action: Action) -> HttpResponse:
    """In the reader's language where there is such a page: this alone may ask what the browser prefers."""
    page = pointing.page_in(pointing.live_pages(action), get_language() or settings.LANGUAGE_CODE)
    url = page.get_url(request) if page else None
    return HttpResponseRedirect(url) if url else trouble_page(request, 404)


def _language(request: HttpRequest) -> str:
    said = request.POST.get("language", "")
    return said if said in CODES else settings.LANGUAGE_CODE
