# SPDX-License-Identifier: AGPL-3.0-or-later
"""An action's page as the answer to a form that could not be accepted: the same page, what was typed, and why."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import override

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.website import errors


def action_response(
    request: HttpRequest, *, action: Action, language: str, form: forms.Form, status: int
) -> HttpResponse:
    """In the language that the form was filled in, whatever the browser prefers; nobody may keep a copy."""
    page = pointing.page_in(pointing.live_pages(action), language)
    if action.state == Action.State.TAKEN_DOWN:
        return errors.gone(request)
    if page is None:
        return errors.trouble_page(request, 404)
    with override(language), timezone.override(action.zone):
        context = page.get_context(request)
        if context["form"] is not None:
            context["form"] = form
        response = TemplateResponse(request, kind_of(action).template, context, status=status)
        response["Cache-Control"] = "no-store"
        response["Content-Language"] = language
        return response.render()
