# SPDX-License-Identifier: AGPL-3.0-or-later
"""The script with a supporter's own name and words, to read from while she calls. Nothing of it is kept."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from altavoz.actions.call.calling import phone_of
from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.contacting.composing import Names
from altavoz.contacting.forms import ContactForm, plan_of
from altavoz.contacting.page_parts import asked
from altavoz.contacting.ways import ContactWay
from altavoz.contacting.writing import letters
from altavoz.participation import doors
from altavoz.participation.forms import form_of
from altavoz.participation.views import CODES, NOT_THERE, SeeOther
from altavoz.website.errors import trouble_page
from altavoz.website.guards import public_form

LONGEST = 1_000


@public_form
def script(request: HttpRequest, public_id: str) -> HttpResponse:
    door = doors.find(public_id)
    if door is None or door.action.state in NOT_THERE or not _offers_calls(door.action):
        return trouble_page(request, 404)
    action, now = door.action, timezone.now()
    language = said if (said := request.POST.get("language", "")) in CODES else settings.LANGUAGE_CODE
    page = pointing.page_in(pointing.live_pages(action), language)
    to_the_page = (page.get_url(request) if page else None) or reverse("participation:take-part", args=[public_id])
    plan = plan_of(action)
    to = asked(plan, request.POST.getlist("office")[:1], action=action, now=now)
    if request.method != "POST" or not to:
        return SeeOther(to_the_page)
    names = Names(_line(request, "given_name"), _line(request, "family_name"))
    texts = list(plan.texts.all()) if plan.pk else []
    by = "&by=call" if request.POST.get("by") == "call" else ""
    letter = letters(plan, texts, to[:1], language=language, names=names)[0]
    with override(language):
        context = {
            "language": language,
            "office": letter.to.office.title(language),
            "holder": str(letter.to.person or ""),
            "phones": [phone_of(each, letter.to.office.country, language, now) for each in letter.to.phones],
            "script": letter.call_script or letter.words.text,
            "own": request.POST.get("own", "").replace("\0", "")[:LONGEST].strip(),
            "back": f"{to_the_page}?office={letter.to.office.public_id}{by}",
        }
        response = render(request, "call/script.html", context)
    response.headers["Content-Language"] = language
    return response


def _offers_calls(action: Action) -> bool:
    form = form_of(action)
    return issubclass(form, ContactForm) and ContactWay.CALL in form.offered_by(plan_of(action))


def _line(request: HttpRequest, field: str) -> str:
    return " ".join(request.POST.get(field, "").replace("\0", " ").split())[:100]
