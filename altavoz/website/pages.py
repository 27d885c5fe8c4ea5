# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that every centre has, and what all its pages share."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from altavoz.organisations.models import Organisation
from altavoz.website import cards, generations, pagecache, story_texts
from altavoz.website.blocks import STORY_BLOCKS
from altavoz.website.page_form import PageForm
from altavoz.website.page_powers import PageOfOrganisation
from altavoz.website.sharing import bare

# Whether any page of the centre is closed to the public: asked for each page it would be two queries for nothing.
_some_are_closed: generations.Kept[bool] = generations.Kept()


def forget() -> None:
    """For tests, whose databases come and go."""
    _some_are_closed.forget()


class BasePage(Page):
    """What every public page of the centre is: it can be shared, sets no cookie, and says what it depends on."""

    teaser = models.CharField(
        _("teaser"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists and search engines."),
    )
    social_text = models.CharField(
        _("text for sharing"), max_length=200, blank=True, help_text=_("Goes with the link when somebody shares it.")
    )

    base_form_class = PageForm
    keeps_no_copy: ClassVar[bool] = False
    # Whether every organisation of the centre may put pages of its own under this one.
    takes_pages_of_all: ClassVar[bool] = False
    # Rows that are read with the page when it is served.
    read_with: ClassVar[tuple[str, ...]] = ()
    # What it is to whoever reads schema.org and Open Graph.
    schema_type: ClassVar[str] = "WebPage"
    shared_as: ClassVar[str] = "website"
    promote_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("teaser"),
                FieldPanel("social_text"),
            ],
            heading=_("In lists, searches and shares"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("seo_title", help_text=_("Where it is empty, they show the title.")),
                FieldPanel("search_description", help_text=_("Where it is empty, they show the teaser.")),
            ],
            heading=_("Only for search engines"),
            classname="collapsed",
        ),
    ]

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        return self.search_description or self.teaser

    def live_translations(self) -> Iterable[Page]:
        """The pages that tell the same, this one among them where it is live."""
        live: QuerySet[Page] = Page.objects.live().filter(translation_key=self.translation_key)
        return live.select_related("locale").only("url_path", "translation_key", "locale__language_code")

    def get_view_restrictions(self) -> "QuerySet[PageViewRestriction]":
        if not _some_are_closed.get("", PageViewRestriction.objects.exists):
            nothing: QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
            return nothing
        closed: QuerySet[PageViewRestriction] = super().get_view_restrictions()
        return closed

    def subjects(self) -> list[str]:
        """What else this page shows something of (see `generations`)."""
        return []

    def belongs_to(self) -> int | None:
        """The number of the organisation whose staff write it; none: the one that runs the centre."""
        return None

    def permissions_for_user(self, user: AbstractBaseUser | AnonymousUser) -> PageOfOrganisation:
        return PageOfOrganisation(user, self, belongs_to=self.belongs_to(), takes_pages_of_all=self.takes_pages_of_all)

    def spoken_by(self) -> int | None:
        """As `belongs_to`, for whoever reads the page: without a question to the database."""
        return None

    def tells_of_someone_at_risk(self) -> bool:
        """Whether nobody on the way may keep a copy."""
        return self.keeps_no_copy

    @cached_property
    def is_at_risk(self) -> bool:
        """Asked once for each time that the page is read."""
        return self.tells_of_someone_at_risk()

    def is_shown(self) -> bool:
        """Whether the public may read it at this moment."""
        return bool(self.live) and not self.get_view_restrictions().exists()

    @property
    def fed_as(self) -> str:
        """Which feed tells what is new here, such as `country/MX/`; empty where none does."""
        return ""

    @property
    def is_part(self) -> bool:
        """Whether it is read as a part of itself, such as a month of a list, with words of its own."""
        return False

    def shared_title(self) -> str:
        return self.seo_title or self.headline_of()

    def headline_of(self) -> str:
        """Its headline, as lists and pictures have it."""
        return str(self.title)

    def drawn_words(self) -> tuple[str, str]:
        """A few words above, and the headline, for the picture that goes with its link.

        Others keep that picture for as long as they like, so nothing stands on it that may have to be taken back.
        """
        if self.is_at_risk:
            return gettext("At risk"), gettext("Somebody needs to be heard. Read what happened, and what you can do.")
        return self.kicker_of(), self.headline_of()

    def kicker_of(self) -> str:
        return ""

    def schema_facts(self) -> dict[str, Any]:
        """What schema.org knows of this sort of page beyond its title, text and dates."""
        return {}

    def schema_things(self, *, address: str, picture: str) -> list[dict[str, Any]]:
        """What schema.org is told beside the page itself, such as the event that it tells of."""
        return []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.answer(request, *args, **kwargs)

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        """The page, not yet rendered, with what it depends on and how long a copy may be kept."""
        for subject in [generations.SITE, *self.subjects()]:
            generations.depend_on(subject)
        response: TemplateResponse = super().serve(request, *args, **kwargs)
        if self.is_at_risk:
            response["Cache-Control"] = "no-store"
        part = bare.part_asked(request.GET)
        if part:
            response.add_post_render_callback(lambda rendered: bare.reduce(rendered, part=part, request=request))
        return pagecache.public(response)


class StoryPage(BasePage):
    """A page that is a lead and a story."""

    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = StreamField(STORY_BLOCKS, blank=True, verbose_name=_("text"))

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["website.HomePage", "website.PlainPage"]
    subpage_types: ClassVar[list[str]] = ["website.PlainPage"]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        _refuse_faults(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "merged": ()}


class PlainPage(StoryPage):
    """About, contact, accessibility: what a centre says of itself."""

    template = "website/plain_page.html"

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")


class PrivacyPage(StoryPage):
    """The privacy notice: its text is made from the settings, so that it says what the centre really does."""

    template = "website/privacy_page.html"
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        organisations = Organisation.objects.prefetch_related("texts")
        context["minimum_age"] = settings.MINIMUM_AGE
        context["unconfirmed_days"] = settings.UNCONFIRMED_DAYS
        context["forget_after_days"] = settings.FORGET_AFTER_DAYS
        context["runs"] = organisations.filter(runs_centre=True).first()
        context["others"] = organisations.filter(runs_centre=False).exclude(privacy_contact="")
        return context


class HomePage(BasePage):
    """The front door in one language: what can be done now, and what came of the last."""

    headline = models.CharField(_("headline"), max_length=150)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = StreamField(STORY_BLOCKS, blank=True, verbose_name=_("text"))

    template = "website/home_page.html"
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        super().clean()
        _refuse_faults(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["merged"] = ()
        context["cards"] = cards.cards_for(cards.Place.HOME, page=self, now=timezone.now())
        return context

    def headline_of(self) -> str:
        return self.headline

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        response = super().answer(request, *args, **kwargs)
        if any(card.keeps_no_copy for card in (response.context_data or {})["cards"]):
            response["Cache-Control"] = "no-store"
        return response


def _refuse_faults(page: StoryPage | HomePage) -> None:
    faults = story_texts.faults(page, page.body)
    if faults:
        raise ValidationError(faults)
