# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that tell of actions: one per language, all pointing to one language-neutral row."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.blocks import CharBlock, DateBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from altavoz.campaigns import about_cases, belonging, life, listing, merging, settling, story
from altavoz.campaigns.action import Action, Campaign
from altavoz.campaigns.kinds import DEFAULT_TEMPLATE, kind_of
from altavoz.campaigns.merge_fields import values_of_view
from altavoz.campaigns.page_forms import ActionPageForm
from altavoz.campaigns.page_view import view_of
from altavoz.campaigns.pointing import live_pages
from altavoz.campaigns.staff_panels import ActionPanel, LifePanel, WaysPanel
from altavoz.organisations import audit
from altavoz.organisations.staff_door import AskFirst
from altavoz.website import cards, errors, generations
from altavoz.website.blocks import STORY_BLOCKS, PlainTextBlock
from altavoz.website.merge_fields import Place
from altavoz.website.merge_panels import MergeFieldsPanel
from altavoz.website.pages import BasePage

ASK_BLOCKS = [("ask", CharBlock(max_length=300, label=_("Ask")))]
UPDATE_BLOCKS = [
    (
        "update",
        StructBlock(
            [
                ("date", DateBlock(label=_("Date"))),
                ("title", CharBlock(max_length=120, label=_("Title"))),
                ("text", PlainTextBlock()),
            ],
            label=_("Update"),
        ),
    )
]


class ActionIndexPage(BasePage):
    """The address `/act/` in each language, and the list of all actions."""

    template = "campaigns/action_index_page.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    takes_pages_of_all = True

    class Meta:
        verbose_name = _("list of actions")
        verbose_name_plural = _("lists of actions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        context["open_rows"] = listing.open_rows(language=language, now=timezone.now())
        context["closed_rows"] = listing.closed_rows(language=language, now=timezone.now())
        return context

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """An address that another language's page has: that action was never written in this one."""
        try:
            return super().route(request, path_components)
        except Http404:
            elsewhere = ActionPage.objects.live().filter(slug=path_components[0]).first() if path_components else None
            if elsewhere is None or len(path_components) > 1:
                raise
            return RouteResult(elsewhere, kwargs={"asked_in": self.locale.language_code})


class ActionPage(BasePage):
    """An action as one language tells it. The kinds' own page types inherit from it.

    A page joins its action when it is first saved (see `belonging`) and never leaves it: neither a copied revision
    nor an older one that is restored can point it at another.
    """

    action = models.ForeignKey(
        Action, models.PROTECT, related_name="pages", null=True, blank=True, verbose_name=_("action")
    )
    # The locale's code once more: it lets the database refuse two pages of one language for one action.
    told_in = models.CharField(max_length=5, editable=False, default="")
    kicker = models.CharField(_("kicker"), max_length=80, blank=True, help_text=_("A few words above the headline."))
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    ask = models.CharField(
        _("the ask, in one sentence"), max_length=255, blank=True, help_text=_("Stands in letters and on cards.")
    )
    demands = StreamField(ASK_BLOCKS, blank=True, verbose_name=_("asks"))
    story = StreamField(STORY_BLOCKS, blank=True, verbose_name=_("story"))
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    drawing = models.CharField(_("drawing of the house"), max_length=40, blank=True)
    picture_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    picture_caption = models.CharField(_("caption"), max_length=250, blank=True)
    picture_credit = models.CharField(_("credit"), max_length=120, blank=True)
    author = models.CharField(_("author"), max_length=120, blank=True)
    updates = StreamField(UPDATE_BLOCKS, blank=True, verbose_name=_("updates"))

    base_form_class = ActionPageForm
    parent_page_types: ClassVar[list[str]] = ["campaigns.ActionIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False
    kind: ClassVar[str] = ""
    read_with: ClassVar[tuple[str, ...]] = ("locale", "action__organisation", "picture")
    # The live pages of its action, where they were read already.
    told_pages: "list[ActionPage] | None" = None

    override_translatable_fields: ClassVar = [
        SynchronizedField("action", overridable=False),
        SynchronizedField("picture"),
        SynchronizedField("drawing"),
    ]
    content_panels: ClassVar = [
        WaysPanel(),
        *Page.content_panels,
        MergeFieldsPanel(place=Place.PAGE),
        FieldPanel("kicker"),
        FieldPanel("lead"),
        FieldPanel("ask"),
        FieldPanel("demands"),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_alt"),
                FieldPanel("picture_caption"),
                FieldPanel("picture_credit"),
            ],
            heading=_("Picture"),
        ),
        FieldPanel("story"),
        FieldPanel("author"),
        FieldPanel("updates"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Text")),
            ObjectList([ActionPanel(heading=_("Whom it asks, and who asks"))], heading=_("Targets and askers")),
            ObjectList([LifePanel(heading=_("Life of the action")), PublishingPanel()], heading=_("Life")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ]
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "told_in"], name="told_once_a_language")]

    def asks(self) -> tuple[str, ...]:
        return tuple(str(block.value) for block in self.demands)

    def facts(self) -> tuple[str, ...]:
        """What paper says first besides where the action stands, each a line of its own; call it in its language."""
        return ()

    def words(self) -> settling.Words:
        """What somebody who takes part here agrees to."""
        return settling.Words(self.title, merging.agreed(self, now=timezone.now()), self.asks())

    def live_translations(self) -> Iterable[Page]:
        return super().live_translations() if self.told_pages is None else self.told_pages

    def subjects(self) -> list[str]:
        return [generations.action_subject(self.action.public_id)] if self.action else []

    def tells_of_someone_at_risk(self) -> bool:
        """Also where it is about a case: its name may stand in the words, and the words may have to go."""
        if self.action is None:
            return super().tells_of_someone_at_risk()
        return about_cases.keeps_no_copy(self.action) or super().tells_of_someone_at_risk()

    def spoken_by(self) -> int | None:
        return self.action.organisation_id if self.action else None

    def is_shown(self) -> bool:
        """An action that was taken down is gone in all its pages, and so is what goes with their links."""
        closed = (Action.State.PREPARING, Action.State.TAKEN_DOWN)
        return self.action is not None and self.action.state not in closed and super().is_shown()

    def kicker_of(self) -> str:
        return self.kicker or (str(kind_of(self.action).label) if self.action else "")

    def missing(self) -> list[Promise]:
        """What keeps this page from being published now."""
        return belonging.missing(self.action, now=timezone.now())

    def wrong_fields(self) -> tuple[merging.ByField, merging.ByBlock]:
        """Which merge fields keep it from being published, in its plain texts and in its blocks."""
        now = timezone.now()
        return merging.plain_problems(self, now=now), merging.block_problems(self, now=now)

    def clean(self) -> None:
        super().clean()
        if self.action is not None and belonging.is_told_elsewhere(self):
            raise ValidationError(belonging.TOLD_ALREADY)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields"):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            belonging.join(self)
            if self.live:
                belonging.refuse_if_not_ready(self, now=timezone.now())
            super().save(*args, **kwargs)
            if self.live:
                self._publish_action()

    def _publish_action(self) -> None:
        """What a page that goes live does to its action: freeze the words, and open it if it was being prepared."""
        if self.action is None:
            return
        now = self.last_published_at or timezone.now()
        before = self._facts()
        has_participants = kind_of(self.action).has_participants(self.action.pk)
        self._ask_whether_it_means_the_same(has_participants=has_participants)
        settling.settle(
            self.action, language=self.told_in, words=self.words(), has_participants=has_participants, now=now
        )
        life.open_action(self.action.pk, now=now)
        self.action.refresh_from_db()
        if audit.acting() is not None:
            audit.note(
                actor=audit.acting(),
                act="campaigns.publish_page",
                now=timezone.now(),
                subject=f"action:{self.action.pk}",
                organisation_id=self.action.organisation_id,
                before=before,
                after={**self._facts(), "language": self.told_in, "page": self.pk},
            )

    def _ask_whether_it_means_the_same(self, *, has_participants: bool) -> None:
        """Whoever publishes changed words is asked, from whatever screen; without a person they are a new version.

        Raises AskFirst; the draft was kept before.
        """
        if self.action is None or audit.acting() is None or settling.is_said_to_be_new():
            return
        judged = settling.judge(
            self.action, language=self.told_in, words=self.words(), has_participants=has_participants
        )
        if judged is settling.Settled.NEW_VERSION:
            raise AskFirst(reverse("campaigns_wording:question", args=[self.pk]))

    def _facts(self) -> dict[str, audit.Value]:
        return {"state": self.action.state, "text version": self.action.text_version} if self.action else {}

    def belongs_to(self) -> int | None:
        found = Action.objects.filter(pages=self.pk) if self.pk else Action.objects.filter(pk=self.action_id)
        return found.values_list("organisation_id", flat=True).first()

    def with_content_json(self, content: dict[str, Any]) -> "ActionPage":
        page: ActionPage = super().with_content_json(content)
        page.action_id, page.told_in = self.action_id, self.told_in
        return page

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A language that is not published says so itself, where another one is."""
        if not path_components and not self.live and self.action and self.action.pages.filter(live=True).exists():
            return RouteResult(self)
        return super().route(request, path_components)

    def get_template(self, *_args: Any, **_kwargs: Any) -> str:
        return DEFAULT_TEMPLATE if self.action is None else kind_of(self.action).template

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.action is None:
            return context
        language, now = self.told_in, timezone.now()
        kind = kind_of(self.action)
        # This page itself stands for what was read of it; a draft that is looked at may be no live page.
        self.told_pages = [self if page.pk == self.pk else page for page in live_pages(self.action)]
        view = view_of(self.action, language=language, now=now, pages=self.told_pages)
        context["view"] = view = replace(view, asks=self.asks())
        context["merged"] = values_of_view(self.action, view, language=language)
        context["story"] = story.tell(story.Telling(self.action, language, view, self, now))
        context["cases"] = about_cases.shown(self.action, language=language, now=now)
        context["form_template"], context["invitation"] = kind.form_template, kind.invitation
        context["form"] = kind.blank_form(action=self.action, language=language) if view.is_open else None
        context.update(kind.around(self.action, request, language, now))
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_preview = getattr(request, "is_preview", False)
        # Its organisation gives the time zone: asked together with the action, it costs no query of its own.
        models.prefetch_related_objects(
            [self], models.Prefetch("action", Action.objects.select_related("organisation"))
        )
        if self.action is None:
            return errors.not_found(request, LookupError()) if not is_preview else super().serve(request)
        if self.action.state == Action.State.TAKEN_DOWN and not is_preview:
            for subject in [generations.SITE, *self.subjects()]:
                generations.depend_on(subject)
            return errors.gone(request)
        asked_in = kwargs.pop("asked_in", "")
        if (asked_in or not self.live) and not is_preview:
            return self._serve_elsewhere(request, asked_in)
        response = self.answer(request, *args, **kwargs)
        with timezone.override(self.action.zone):
            return response.render()

    def _serve_elsewhere(self, request: HttpRequest, asked_in: str) -> HttpResponse:
        """Not in this language, or not yet, or under another slug: here is where it can be read."""
        twin = self.action.pages.filter(live=True, told_in=asked_in).first() if self.action and asked_in else None
        if twin is not None and twin.url:
            return HttpResponseRedirect(twin.url)
        context = {**super().get_context(request), "view": None}
        if self.action is not None:
            context["view"] = view_of(self.action, language=self.told_in, now=timezone.now())
        response = TemplateResponse(request, "campaigns/not_in_this_language.html", context, status=404)
        response["Cache-Control"] = "no-store"
        return response.render()


class CampaignPage(BasePage):
    """A campaign as one language tells it: its actions come by themselves."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="pages", null=True, blank=True, verbose_name=_("campaign")
    )
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    story = StreamField(STORY_BLOCKS, blank=True, verbose_name=_("story"))

    template = "campaigns/campaign_page.html"
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar = [SynchronizedField("campaign", overridable=False)]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead"), FieldPanel("story")]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if not kwargs.get("update_fields"):
                self._join_campaign()
            super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "CampaignPage":
        page: CampaignPage = super().with_content_json(content)
        page.campaign_id = self.campaign_id
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["cards"] = cards.cards_for(cards.Place.CAMPAIGN, page=self, now=timezone.now())
        return context

    def _join_campaign(self) -> None:
        """A new page, or a copy that is no translation, begins a campaign of its own."""
        others = CampaignPage.objects.exclude(pk=self.pk).exclude(translation_key=self.translation_key)
        is_copy = self._state.adding and self.campaign_id and others.filter(campaign=self.campaign_id).exists()
        if self.campaign_id is None or is_copy:
            twin = CampaignPage.objects.filter(translation_key=self.translation_key, campaign__isnull=False).first()
            self.campaign = twin.campaign if twin else Campaign.objects.create(slug=_free_slug(self.slug))


def _free_slug(wanted: str) -> str:
    taken = Campaign.objects.filter(slug=wanted[:60]).exists()
    return f"{wanted[:51]}-{uuid.uuid4().hex[:8]}" if taken else wanted[:60]
