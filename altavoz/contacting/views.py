# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public doors of this room: a place is looked up, and a letter is taken along to be sent by oneself."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.contacting import composing
from altavoz.contacting.addressees import chosen
from altavoz.contacting.forms import ContactForm, plan_of
from altavoz.contacting.looking import Looked, look
from altavoz.contacting.page_parts import contact_view
from altavoz.participation import doors
from altavoz.participation.forms import form_of
from altavoz.participation.views import CODES, NOT_THERE, SeeOther
from altavoz.website import came_from
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form


@public_form
def office(request: HttpRequest, public_id: str) -> HttpResponse:
    """POST with `place` shows all who may be meant; POST with `office` leads to the page that writes to them."""
    action = _action(public_id)
    if action is None or not issubclass(form_of(action), ContactForm):
        return trouble_page(request, 404)
    language = _language(request)
    if request.method != "POST" or not action.is_open(timezone.now()):
        return _to_the_page(request, action, language)
    plan, ids = plan_of(action), request.POST.getlist("office")
    if ids:
        known = [row.public_id for row in chosen(plan, ids[: plan.most_at_once])]
        return _to_the_page(request, action, language, known)
    on = day_in(timezone.now(), action.zone) or timezone.now().date()
    looked = look(plan, request.POST.get("place", ""), language=language, on=on)
    return _offer(request, action, looked, language)


@public_form
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """The letter with its writer's own words, to print, to copy or to open in her mail program. Nothing is kept."""
    action = _action(public_id)
    if action is None or not issubclass(form_of(action), ContactForm):
        return trouble_page(request, 404)
    language, now = _language(request), timezone.now()
    if request.method != "POST" or not action.is_open(now):
        return _to_the_page(request, action, language)
    contact = contact_view(action, request.POST, language=language, now=now)
    if not contact.lines:
        return _to_the_page(request, action, language)
    names = composing.Names(_name(request, "given_name"), _name(request, "family_name"))
    context = {
        "contact": contact,
        "signed_by": names.full,
        "day": day_in(now, action.zone),
        "action_page": pointing.page_in(pointing.live_pages(action), language),
        "action": action,
    }
    return _page(request, "letter", context, language=language)


def _offer(request: HttpRequest, action: Action, looked: Looked, language: str) -> HttpResponse:
    context = {
        "looked": looked,
        "action": action,
        "plan": plan_of(action),
        "action_page": pointing.page_in(pointing.live_pages(action), language),
    }
    return _page(request, "choose", context, language=language, status=200 if looked.choices else 422)


def _page(
    request: HttpRequest, name: str, context: dict[str, object], *, language: str, status: int = 200
) -> HttpResponse:
    with override(language):
        response = render(request, f"contacting/{name}.html", {**context, "language": language}, status=status)
    response.headers["Content-Language"] = language
    return response


def _to_the_page(
    request: HttpRequest, action: Action, language: str, public_ids: list[str] | None = None
) -> HttpResponse:
    """Back to the action, with the offices in the address: public ids, and nothing that was typed."""
    page = pointing.page_in(pointing.live_pages(action), language)
    url = page.get_url(request) if page else None
    if not url:
        return trouble_page(request, 404)
    code = [(came_from.NAME, code)] if (code := came_from.code_of(request)) else []
    if not public_ids:
        return SeeOther(f"{url}?{urlencode(code)}#sign" if code else f"{url}#sign")
    plan = plan_of(action)
    texts = list(plan.texts.all()) if plan.pk else []
    variant = composing.any_variant(texts, language=language)
    asked = urlencode([*(("office", public_id) for public_id in public_ids), ("v", variant), *code])
    return SeeOther(f"{url}?{asked}#sign")


def _action(public_id: str) -> Action | None:
    door = doors.find(public_id)
    return None if door is None or Action.State(door.action.state) in NOT_THERE else door.action


def _language(request: HttpRequest) -> str:
    said = request.POST.get("language", "")
    return said if said in CODES else settings.LANGUAGE_CODE


def _name(request: HttpRequest, field: str) -> str:
    return " ".join(request.POST.get(field, "").split())[:100]
