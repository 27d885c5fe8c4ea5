# SPDX-License-Identifier: AGPL-3.0-or-later
"""The newsroom for staff: what comes up, what waits for its hour, which pictures end, and posts from a file."""

import re
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.newsroom.posts import importing, recurring
from altavoz.newsroom.posts.imports import ImportedLine, PostImport
from altavoz.newsroom.posts.pages import PostIndexPage
from altavoz.newsroom.staff import waiting
from altavoz.newsroom.staff.lists import LISTS
from altavoz.organisations import audit
from altavoz.organisations.staff.screens import Screen
from altavoz.website.page_powers import keeps_the_centre, writes_for_the_centre

A_SCREEN = 100
SEEN = re.compile(r"([0-9]{1,9}) ([0-9]{4})")
TURNS = {
    "stop": (importing.stop, "newsroom.stop_import"),
    "go_on": (importing.go_on, "newsroom.go_on_importing"),
}


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File with a post on each line (JSON lines)"),
        help_text=_("What a line may say stands in the manual, under “News”."),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is not None and file.size > importing.MOST_BYTES:
            raise forms.ValidationError(_("The file is too big: bring it in parts of at most 20 megabytes."))
        return file


class Newsroom(Screen):
    """For whoever writes for the organisation that runs the centre."""

    page_title = _("Newsroom")
    header_icon = "doc-full-inverse"
    template_name = "newsroom/staff/newsroom.html"

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:  # Any: the base class's own
        if not writes_for_the_centre(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: as above
        now = timezone.now()
        return {
            **super().get_context_data(**kwargs),
            "coming": recurring.coming(today=now.date()),
            "embargoed": waiting.embargoed(now=now)[:A_SCREEN],
            "hour_alone": waiting.with_an_hour_alone(now=now)[:A_SCREEN],
            "news": PostIndexPage.objects.select_related("locale"),
            "ending": waiting.ending(today=now.date())[:A_SCREEN],
            "lists": [(each.model._meta.verbose_name_plural, reverse(f"{each.name}:index")) for each in LISTS],
            "may_import": keeps_the_centre(self.staff),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Somebody has seen to a day, for the year in which it comes next."""
        said = SEEN.fullmatch(request.POST.get("seen", ""))
        if said is not None and recurring.see_to(row_id=int(said[1]), year=int(said[2])):
            audit.note(
                actor=self.staff,
                act="newsroom.see_to_day",
                now=timezone.now(),
                subject=f"day:{said[1]}",
                after={"year": int(said[2])},
            )
        return redirect("newsroom_desk")


class Imports(Newsroom):
    """Posts become public by it, so it is for those who publish."""

    page_title = _("Posts from a file")
    template_name = "newsroom/staff/imports.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # Any: as above
        if not keeps_the_centre(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: as above
        kwargs.setdefault("form", FileForm())
        rows = list(PostImport.objects.all()[:20])
        refused = ImportedLine.objects.filter(taken_by__in=rows).exclude(trouble="").select_related("taken_by")
        return {**super().get_context_data(**kwargs), "imports": rows, "refused": refused[:A_SCREEN]}

    def post(self, request: HttpRequest) -> HttpResponse:
        if any(name in request.POST for name in TURNS):
            return self._turn(request)
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.shown(form=form)
        file = form.cleaned_data["file"]
        row = importing.begin(lines=importing.lines_of(file), name=file.name or "", by=self.staff, now=timezone.now())
        messages.success(
            request, _("%(number)s lines are kept. Posts are made of them now.") % {"number": row.lines_in_all}
        )
        return redirect("newsroom_imports")

    def _turn(self, request: HttpRequest) -> HttpResponse:
        """Stop one, or let it go on."""
        name = "stop" if "stop" in request.POST else "go_on"
        verb, act = TURNS[name]
        row = PostImport.objects.filter(public_id=request.POST.get(name, "")[:32]).first()
        if row is not None and verb(import_id=row.pk):
            audit.note(actor=self.staff, act=act, now=timezone.now(), subject=f"import:{row.public_id}")
        return redirect("newsroom_imports")
