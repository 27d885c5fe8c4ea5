# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens on which a mailing is begun and written: what it is, and its words in each language."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.campaigns.action import Action
from altavoz.mailings.drafts import drafting
from altavoz.mailings.drafts.page_texts import languages_told
from altavoz.mailings.models import MailingText
from altavoz.mailings.staff import access, announcing
from altavoz.mailings.staff.screens import MailingScreen, Screen
from altavoz.mailings.staff.text_form import TextForm
from altavoz.mailings.staff.what_form import NewForm, WhatForm
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching
from altavoz.website.merge_fields import Place
from altavoz.website.merge_panels import offered

NAMES = dict(settings.LANGUAGES)


class NewMailing(Screen):
    template_name = "mailings/staff/new.html"
    page_title = _("New mailing")

    def above(self) -> list[dict[str, str | Promise]]:
        return [{"url": reverse("mailings_desk:all"), "label": _("Mailings")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = self._about()
        if "form" not in kwargs:
            kwargs["form"] = self._form(initial=first)
        action = first.get("action")
        told = announcing.worth_telling(self.request, action) if isinstance(action, Action) else ()
        return {**super().get_context_data(**kwargs), "occasions": told}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        begun = drafting.begin(
            organisation=form.cleaned_data["organisation"],
            columns=form.columns,
            from_page=form.cleaned_data["from_page"],
            by=reaching.who(request),
            now=timezone.now(),
        )
        return redirect("mailings_desk:texts", begun.public_id)

    def _form(self, *args: Any, **options: Any) -> NewForm:  # Any: as a form takes them
        organisations, actions = access.organisations(self.request), access.actions(self.request)
        return NewForm(*args, organisations=organisations, actions=actions, **options)

    def _about(self) -> dict[str, object]:
        """Begun at an action, it is about that action."""
        asked = self.request.GET.get("action", "")
        found = access.actions(self.request)
        action = found.filter(pk=asked).first() if asked.isascii() and asked.isdigit() else None
        return {"action": action, "name": action.name, "organisation": action.organisation_id} if action else {}


class WhatItIs(MailingScreen):
    template_name = "mailings/staff/what.html"
    step = "what"
    asks = (Power.EDIT,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            first = {name: getattr(self.mailing, name) for name in ("name", "sort", "action")}
            kwargs["form"] = WhatForm(initial=first, actions=access.actions(self.request))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        by, form = self.may(Power.EDIT), WhatForm(request.POST, actions=access.actions(request))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        kept = drafting.change(mailing_id=self.mailing.pk, columns=form.columns, by=by, now=timezone.now())
        return self.after(kept, "texts")


class Words(MailingScreen):
    """The words in one language, with the way to the others."""

    template_name = "mailings/staff/text.html"
    step = "texts"
    asks = (Power.EDIT,)
    language = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - the base class's own
        self.language = str(kwargs.get("language") or settings.LANGUAGES[0][0])
        if self.language not in NAMES:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        written = {text.language: text for text in self.mailing.texts.all()}
        if "form" not in kwargs:
            kwargs["form"] = self._form(None, written.get(self.language))
        told = languages_told(self.mailing.action) if self.mailing.action else []
        return {
            **super().get_context_data(**kwargs),
            "language": self.language,
            "language_name": NAMES[self.language],
            "languages": [(code, name, code in written) for code, name in settings.LANGUAGES],
            "is_written": self.language in written,
            "is_told": self.language in told,
            "offered": offered(Place.MAIL),
        }

    def post(self, request: HttpRequest, public_id: str, language: str = "") -> HttpResponse:
        by, text = self.may(Power.EDIT), self.mailing.texts.filter(language=self.language).first()
        form = self._form(request, text)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        kept = drafting.write(
            mailing_id=self.mailing.pk, language=self.language, words=form.words, by=by, now=timezone.now()
        )
        return self.after(kept, *(("look",) if "look" in request.POST else ("text", self.language)))

    def _form(self, request: HttpRequest | None, text: MailingText | None) -> TextForm:
        text = text or MailingText(mailing=self.mailing, language=self.language)
        typed = None if request is None else request.POST
        return TextForm(typed, instance=text)


class DoWithText(MailingScreen):
    """Take the words of the action's page, or take the language out."""

    http_method_names = ["post"]
    asks = (Power.EDIT,)

    def post(self, request: HttpRequest, public_id: str, language: str, verb: str) -> HttpResponse:
        verbs = {"fill": drafting.fill, "drop": drafting.drop_text}
        if verb not in verbs or language not in NAMES:
            raise Http404
        by = self.may(Power.EDIT)
        kept = verbs[verb](mailing_id=self.mailing.pk, language=language, by=by, now=timezone.now())
        if kept is drafting.Kept.NOT_TOLD:
            messages.warning(request, _("The action has no page in this language, so there are no words to take."))
            return redirect("mailings_desk:text", self.mailing.public_id, language)
        return self.after(kept, "text", language)
