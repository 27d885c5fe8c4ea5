# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page for each country or region, in each language. It is assembled when somebody asks for it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from altavoz.newsroom.choosing_places import PlaceSelect
from altavoz.newsroom.countries import assembling
from altavoz.newsroom.countries.blocks import ORDER_BLOCKS, PIN_BLOCKS
from altavoz.newsroom.countries.indexes import url_of
from altavoz.newsroom.countries.places import Place, must_be_known, place_of
from altavoz.newsroom.countries.sections.figured import unknown_slugs
from altavoz.website import merge_fields, pagecache
from altavoz.website.blocks import STORY_BLOCKS
from altavoz.website.merge_fields import Place as Where
from altavoz.website.merge_panels import MergeFieldsPanel
from altavoz.website.pages import BasePage
from altavoz.website.story_texts import texts_of

# Headlines and teasers travel to places that know nothing of a field.
PLAIN: Mapping[str, Where] = {
    "lead": Where.PAGE,
    **dict.fromkeys(("title", "teaser", "social_text", "seo_title", "search_description"), Where.NOWHERE),
}


class CountryIndexPage(BasePage):
    """The address `/countries/` in each language, and the list of all countries with a page."""

    template = "newsroom/countries/country_index_page.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = ["newsroom.CountryPage"]

    class Meta:
        verbose_name = _("list of countries")
        verbose_name_plural = _("lists of countries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        pages = CountryPage.objects.live().child_of(self).order_by("title")
        context["regions"] = [page for page in pages if page.place.is_region]
        context["countries"] = [page for page in pages if not page.place.is_region]
        return context


class CountryPage(BasePage):
    """What is happening there now, to whom, how many, what was asked, what we wrote."""

    code = models.CharField(
        _("country or region"),
        max_length=40,
        validators=[must_be_known],
    )
    # The locale's code once more: it lets the database refuse two pages of one language for one country.
    told_in = models.CharField(max_length=5, editable=False, default="")
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    pins = StreamField(PIN_BLOCKS, blank=True, max_num=3, verbose_name=_("put on top"))
    order = StreamField(
        ORDER_BLOCKS,
        blank=True,
        verbose_name=_("order of the sections"),
        help_text=_("What is not named here follows in the usual order."),
    )
    figures = models.CharField(
        _("figures to show"),
        max_length=400,
        blank=True,
        help_text=_(
            "Their names in texts with spaces between them, such as disappeared-mx; empty: the first of the country."
        ),
    )
    body = StreamField(STORY_BLOCKS, blank=True, verbose_name=_("text"))

    template = "newsroom/countries/country_page.html"
    parent_page_types: ClassVar[list[str]] = ["newsroom.CountryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    read_with: ClassVar[tuple[str, ...]] = ("locale",)
    override_translatable_fields: ClassVar = [
        SynchronizedField("code", overridable=False),
        SynchronizedField("figures"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("code", widget=PlaceSelect),
        FieldPanel("lead"),
        FieldPanel("pins"),
        FieldPanel("body"),
        MergeFieldsPanel(place=Where.PAGE),
        MultiFieldPanel([FieldPanel("order"), FieldPanel("figures")], heading=_("What is shown")),
    ]

    class Meta:
        verbose_name = _("country page")
        verbose_name_plural = _("country pages")
        constraints = [models.UniqueConstraint(fields=["code", "told_in"], name="one_country_page_a_language")]

    def clean(self) -> None:
        super().clean()
        self.told_in = self.locale.language_code
        errors = self._faults()
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.told_in = self.locale.language_code
        super().save(*args, **kwargs)

    @property
    def place(self) -> Place:
        return place_of(self.code, self.told_in)

    @property
    def fed_as(self) -> str:
        return f"country/{self.code}/"

    def subjects(self) -> list[str]:
        return assembling.SUBJECTS

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["place"], context["language"], context["merged"] = self.place, self.told_in, ()
        context["list_url"] = url_of(CountryIndexPage, self.told_in)
        context["pins"] = assembling.pins(self)
        context["sections"] = assembling.sections(self, now=timezone.now())
        return context

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        """Where it tells of somebody at risk, only our own memory keeps it, and that for a few seconds."""
        response = super().answer(request, *args, **kwargs)
        sections = (response.context_data or {})["sections"]
        if any(section.keeps_no_copy for section in sections):
            pagecache.for_us_alone(response)
        return response

    def _faults(self) -> dict[str, list[str]]:
        """An unknown tag or figure in its texts, in words."""
        found: dict[str, list[str]] = {}
        for name, where in PLAIN.items():
            problems = merge_fields.problems(getattr(self, name), where=where, values=())
            found[name] = [str(each) for each in problems]
        found["body"] = [
            str(problem)
            for words, is_markup in texts_of(self.body)
            for problem in merge_fields.problems(words, where=Where.PAGE, values=(), is_markup=is_markup)
        ]
        found["figures"] = [
            str(_("There is no public figure called %(name)s.") % {"name": name})
            for name in unknown_slugs(self.figures)
        ]
        return {name: words for name, words in found.items() if words}
