# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copy of a source: staff put it beside the link, say who may have it, and take it away."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.indicators import access, archiving
from altavoz.indicators.archiving import Wrong
from altavoz.indicators.models import ArchivedCopy, Observation
from altavoz.indicators.staff.screens import Screen
from altavoz.indicators.views import download


class RightsForm(forms.Form):
    """Who may have it."""

    is_public = forms.BooleanField(label=_("Everybody may have it"), required=False)
    rights = forms.CharField(
        label=_("Why it may be public"),
        max_length=200,
        required=False,
        help_text=_("Such as a licence, a permission or a law. Without it, staff alone have the copy."),
    )


class CopyForm(RightsForm):
    """The file is judged by its bytes when it is kept."""

    upload = forms.FileField(
        label=_("The source as a file"),
        allow_empty_file=True,
        help_text=_("A PDF, a web page or a picture, at most 20 MB. It is kept as it is."),
    )
    field_order = ("upload", "is_public", "rights")


class Copy(Screen):
    page_title = _("Copy of a source")
    template_name = "indicators/staff/copy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        row = access.any_observation_for(self.staff, self.kwargs["pk"])
        copy = getattr(row, "archived", None)
        kwargs.setdefault("form", _form(copy))
        return {**super().get_context_data(**kwargs), "observation": row, "copy": copy}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = access.any_observation_for(self.staff, pk)
        copy = getattr(row, "archived", None)
        if request.POST.get("do") == "away":
            return _take_away(request, copy, self.staff, pk)
        form = _form(copy, request)
        if not form.is_valid():
            return self.shown(form=form)
        wrong = _keep(form, row, copy, self.staff)
        if wrong:
            form.add_error("rights" if wrong is Wrong.NO_RIGHTS else None, str(wrong.label))
            return self.shown(form=form)
        messages.success(request, _("It is kept."))
        return redirect("indicators_copy", pk)


class File(Screen):
    """The bytes, for staff, whoever else may have them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]  # a file, and no screen
        return download(access.archived_for(self.staff, kwargs["pk"]).file)


def _form(copy: ArchivedCopy | None, request: HttpRequest | None = None) -> RightsForm:
    data, files = (request.POST, request.FILES) if request else (None, None)
    if copy is None:
        return CopyForm(data, files)
    return RightsForm(data, initial={"is_public": copy.is_public, "rights": copy.rights})


def _keep(form: RightsForm, row: Observation, copy: ArchivedCopy | None, by: User) -> Wrong | None:
    said, now = form.cleaned_data, timezone.now()
    is_public, rights = said["is_public"], said["rights"]
    if copy is not None:
        return archiving.open_up(copy=copy, is_public=is_public, rights=rights, by=by, now=now)
    return archiving.keep(
        observation=row, upload=said["upload"], is_public=is_public, rights=rights, by=by, now=now
    ).wrong


def _take_away(request: HttpRequest, copy: ArchivedCopy | None, by: User, pk: int) -> HttpResponse:
    if copy is None:
        raise Http404
    archiving.take_away(copy=copy, by=by, now=timezone.now())
    messages.success(request, _("The copy is gone."))
    return redirect("indicators_copy", pk)
