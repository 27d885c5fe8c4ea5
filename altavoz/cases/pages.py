# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of cases.

A page of a case holds no word of it: its title, its slug and its name for staff are the code, and all that is read
there is asked of the case's public facts when somebody asks for the page.
"""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PagePermissionTester
from wagtail.url_routing import RouteResult

from altavoz.cases.addresses.nobodys_page import NobodysPage
from altavoz.cases.going_public import showing
from altavoz.cases.models.case import Case
from altavoz.cases.telling import listing, public, story, timeline
from altavoz.cases.telling.values import PublicCase
from altavoz.website import cards, errors, generations
from altavoz.website.pages import BasePage


class CaseIndexPage(BasePage):
    """The address `/cases/` in each language, and the list of all cases that are public."""

    template = "cases/case_index_page.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cases.CasePage"]
    keeps_no_copy = True

    class Meta:
        verbose_name = _("list of cases")
        verbose_name_plural = _("lists of cases")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["rows"] = listing.heads(Case.objects.all(), language=self.locale.language_code, now=timezone.now())
        return context

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The address of a case that was taken down says so for ever, though its page is gone."""
        try:
            return super().route(request, path_components)
        except Http404:
            if len(path_components) != 1 or not listing.was_taken_down(path_components[0]):
                raise
            return RouteResult(self, kwargs={"is_gone": True})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return errors.gone(request) if kwargs.pop("is_gone", False) else super().serve(request, *args, **kwargs)


class CasePage(BasePage):
    """One case in one language: an empty address."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="pages", editable=False)

    template = "cases/case_page.html"
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["cases.CaseIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = []
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []
    search_fields: ClassVar[list[Any]] = []
    keeps_no_copy = True
    read_with: ClassVar[tuple[str, ...]] = ("locale", "case__organisation")
    # Neither what it points to nor what points to it is listed anywhere.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    @classmethod
    def get_indexed_objects(cls) -> "QuerySet[CasePage]":
        nothing: QuerySet[CasePage] = cls.objects.none()
        return nothing

    def get_indexed_instance(self) -> None:
        """No search knows it, of the public or of staff."""

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._say_the_code_only()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._say_the_code_only()
        super().save(*args, **kwargs)

    def _say_the_code_only(self) -> None:
        self.title = self.draft_title = self.case.code
        self.slug = self.case.code.lower()
        self.seo_title = self.search_description = self.teaser = self.social_text = ""
        self.show_in_menus = False

    def permissions_for_user(self, user: AbstractBaseUser | AnonymousUser) -> PagePermissionTester:
        return NobodysPage(user, self)

    def subjects(self) -> list[str]:
        return [showing.subject(self.case.public_id)]

    def belongs_to(self) -> int | None:
        owner: int = self.case.organisation_id
        return owner

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language, now = self.locale.language_code, timezone.now()
        told: PublicCase = kwargs["told"]
        own = timeline.lines_of(told, language)
        context["case"] = told
        context["pictures"] = [picture for picture in told.pictures if picture.public_name]
        context["lines"] = story.tell(self.case, language, now, told={timeline.NAME: own})
        context["cards"] = cards.cards_for(cards.Place.CASE, page=self, now=now)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Asked each time anew whether the public may read of it: the state says so, and nothing that was kept."""
        told = public.of(self.case, self.locale.language_code, now=timezone.now())
        if told is None:
            for each in [generations.SITE, *self.subjects()]:
                generations.depend_on(each)
            is_gone = self.case.taken_down_at is not None
            return errors.gone(request) if is_gone else errors.not_found(request, LookupError())
        return super().serve(request, *args, told=told, **kwargs)
