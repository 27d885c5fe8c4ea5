# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts, and the page under which those of one language stand."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from altavoz.campaigns.merging import ByBlock, ByField
from altavoz.newsroom.choosing_places import PlaceSelect
from altavoz.newsroom.posts import listing, merging, owning, sections, showing
from altavoz.newsroom.posts.blocks import CHANGE_BLOCKS, POST_BLOCKS
from altavoz.newsroom.posts.choosing import chooser
from altavoz.newsroom.posts.kinds import PostKind
from altavoz.newsroom.posts.page_form import PostForm
from altavoz.newsroom.posts.series import Series
from altavoz.organisations.models import Organisation
from altavoz.website.merge_fields import Place
from altavoz.website.merge_panels import MergeFieldsPanel
from altavoz.website.pages import BasePage
from altavoz.website.topics import Topic


class PostIndexPage(BasePage):
    """The address `/news/` in each language: all posts, and those of an author, a topic, a series, a month."""

    lead = models.TextField(_("lead"), max_length=600, blank=True)

    template = "newsroom/post_index_page.html"
    takes_pages_of_all = True
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = ["newsroom.PostPage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead")]
    # Which part of the list is being read; its address is the same in every language.
    section: sections.Section | None = None

    class Meta:
        verbose_name = _("list of posts")
        verbose_name_plural = _("lists of posts")

    def get_url(self, *args: Any, **kwargs: Any) -> str | None:
        url: str | None = super().get_url(*args, **kwargs)
        return f"{url}{self.section.path}" if url and self.section else url

    @property
    def url(self) -> str | None:
        return self.get_url()

    @property
    def list_url(self) -> str:
        """The address of the whole list."""
        return str(super().get_url() or "")

    def live_translations(self) -> Iterable[Page]:
        twins = list(PostIndexPage.objects.live().filter(translation_key=self.translation_key).select_related("locale"))
        for twin in twins:
            twin.section = self.section
        return twins

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A post, a part of the list, or the address that a post has in another language."""
        try:
            return super().route(request, path_components)
        except Http404:
            language = self.locale.language_code
            section = sections.find(path_components, language=language) if self.live else None
            if section is not None:
                return RouteResult(self, kwargs={"section": section})
            elsewhere = _elsewhere(path_components)
            if elsewhere is None:
                raise
            return RouteResult(elsewhere, kwargs={"asked_in": language})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.section = kwargs.pop("section", None)
        return super().serve(request, *args, **kwargs)

    @property
    def fed_as(self) -> str:
        return self.section.fed_as if self.section else sections.ALL_POSTS

    @property
    def is_part(self) -> bool:
        return self.section is not None

    def shared_title(self) -> str:
        return f"{self.section.title} · {self.title}" if self.section else super().shared_title()

    def headline_of(self) -> str:
        return self.section.title if self.section else super().headline_of()

    def kicker_of(self) -> str:
        return str(self.title) if self.section else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language, number = self.locale.language_code, listing.page_number(request.GET.get("page", ""))
        context["section"] = self.section
        context["shown"] = listing.shown(language, section=self.section, number=number)
        context["archive"] = listing.archive(language)
        context["kinds"] = PostKind.choices
        return context


class PostPage(BasePage):
    """A post as one language tells it: statement, news, blog, report or press release."""

    kind = models.CharField(_("sort"), max_length=20, choices=PostKind.choices, default=PostKind.NEWS)
    date = models.DateField(_("date"))
    place = models.CharField(
        _("place line"), max_length=120, blank=True, help_text=_("Where it was written, such as “Tijuana, Mexico”.")
    )
    # The locale's code once more: with it the list of a language is read from one index.
    told_in = models.CharField(max_length=5, editable=False, default="")
    # What an import calls it, so that a file which is brought twice makes no second post.
    came_as = models.CharField(max_length=120, editable=False, default="", blank=True)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = StreamField(POST_BLOCKS, blank=True, verbose_name=_("text"))
    changes = StreamField(CHANGE_BLOCKS, blank=True, verbose_name=_("updates and corrections"))
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    drawing = models.CharField(_("drawing of the house"), max_length=40, blank=True)
    picture_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    picture_caption = models.CharField(_("caption"), max_length=250, blank=True)
    picture_credit = models.CharField(_("credit"), max_length=120, blank=True)
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name=_("series")
    )
    # Whoever begins a post says whose it is, and so it stays. None: the organisation that runs the centre.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    topics = ParentalManyToManyField(Topic, blank=True, related_name="posts", verbose_name=_("topics"))

    template = "newsroom/post_page.html"
    schema_type: ClassVar[str] = "NewsArticle"
    shared_as: ClassVar[str] = "article"
    base_form_class = PostForm
    parent_page_types: ClassVar[list[str]] = ["newsroom.PostIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    read_with: ClassVar[tuple[str, ...]] = ("locale", "picture", "series", "organisation")
    override_translatable_fields: ClassVar = [
        SynchronizedField("kind", overridable=False),
        SynchronizedField("date", overridable=False),
        SynchronizedField("series", overridable=False),
        SynchronizedField("topics", overridable=False),
        SynchronizedField("countries", overridable=False),
        SynchronizedField("people", overridable=False),
        SynchronizedField("organisation", overridable=False),
        SynchronizedField("picture"),
        SynchronizedField("drawing"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldPanel("place"),
        FieldPanel("organisation"),
        InlinePanel("bylines", heading=_("Authors, each in the role of then"), label=_("Author")),
        MergeFieldsPanel(place=Place.PAGE),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_alt"),
                FieldPanel("picture_caption"),
                FieldPanel("picture_credit"),
            ],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
        FieldPanel("changes"),
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("series"),
                InlinePanel("countries", [FieldPanel("code", widget=PlaceSelect)], label=_("Country or region")),
                InlinePanel(
                    "people",
                    [FieldPanel("person", widget=chooser.widget_class)],
                    heading=_("Holders of public office who are named"),
                    label=_("Person in office"),
                ),
            ],
            heading=_("What it is about"),
        ),
    ]

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [models.Index(fields=["told_in", "-date", "-page_ptr"], name="posts_of_a_language")]
        constraints = [
            models.UniqueConstraint(
                fields=["came_as", "told_in"],
                condition=~models.Q(came_as=""),
                name="an_imported_post_once_a_language",
            )
        ]

    def clean(self) -> None:
        super().clean()
        self.told_in = self.locale.language_code
        if self.slug and sections.is_taken(self.slug):
            raise ValidationError({"slug": _("That address belongs to a part of the list: choose another.")})
        if self.picture_id and not self.picture_alt:
            raise ValidationError({"picture_alt": _("Say what the picture shows, for people who do not see it.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.told_in = self.locale.language_code
        if self._state.adding:
            self.organisation_id = owning.of_new(self)
        super().save(*args, **kwargs)

    def belongs_to(self) -> int | None:
        return self.organisation_id

    def spoken_by(self) -> int | None:
        return self.organisation_id

    def with_content_json(self, content: dict[str, Any]) -> "PostPage":
        """A draft changes nothing of whose it is."""
        page: PostPage = super().with_content_json(content)
        page.organisation_id = self.organisation_id
        return page

    def missing(self) -> list[Promise]:
        """What keeps this page from being published now, beyond its form."""
        return []

    def wrong_fields(self) -> tuple[ByField, ByBlock]:
        return merging.problems_of(self)

    def kicker_of(self) -> str:
        return str(self.get_kind_display())

    def schema_facts(self) -> dict[str, Any]:
        told: dict[str, Any] = {"datePublished": self.date.isoformat()}
        people = showing.bylines(self)
        return {**told, "author": [_person(each) for each in people]} if people else told

    def tells_of_someone_at_risk(self) -> bool:
        """A case in the text: nobody on the way keeps a copy of what may have to go."""
        return any(block.block_type == "case" for block in self.body) or super().tells_of_someone_at_risk()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["language"], context["now"], context["merged"] = self.told_in, timezone.now(), ()
        context["about"] = showing.about(self)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked_in = kwargs.pop("asked_in", "")
        if asked_in:
            return _lead_to(self, asked_in)
        return super().serve(request, *args, **kwargs)


def _person(byline: showing.Byline) -> dict[str, str]:
    person = {"@type": "Person", "name": byline.author.name}
    return {**person, "jobTitle": byline.role} if byline.role else person


def _elsewhere(path_components: list[str]) -> PostPage | None:
    """Another language's post of that address: it may be told in this one under another."""
    if len(path_components) != 1:
        return None
    found: PostPage | None = PostPage.objects.live().filter(slug=path_components[0]).select_related("locale").first()
    return found


def _lead_to(page: PostPage, asked_in: str) -> HttpResponseRedirect:
    """To the same post in that language; where there is none, to the one that was asked for."""
    twins = PostPage.objects.live().filter(translation_key=page.translation_key, told_in=asked_in)
    twin = twins.select_related("locale").first() or page
    return HttpResponseRedirect(twin.url or "/")
