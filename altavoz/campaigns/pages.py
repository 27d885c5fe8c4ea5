# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages that tell of actions: one per language, all pointing to one language-neutral row."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, DateBlock, ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from altavoz.campaigns.action import Action, Campaign
from altavoz.website.blocks import STORY_BLOCKS, PlainTextBlock
from altavoz.website.pages import BasePage

ASK_BLOCKS = [("ask", CharBlock(max_length=300, label=_("Ask")))]
UPDATE_BLOCKS = [
    (
        "update",
        StructBlock(
            [("date", DateBlock()), ("title", CharBlock(max_length=120)), ("text", PlainTextBlock())],
            label=_("Update"),
        ),
    )
]


class ActionIndexPage(BasePage):
    """The address `/act/` in each language, and the list of all actions."""

    template = "campaigns/action_index_page.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]


class ActionPage(BasePage):
    """An action as one language tells it. The kinds' own page types inherit from it."""

    action = models.ForeignKey(
        Action, models.PROTECT, related_name="pages", null=True, blank=True, verbose_name=_("action")
    )
    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
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

    template = "campaigns/action_page.html"
    parent_page_types: ClassVar[list[str]] = ["campaigns.ActionIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False
    kind: ClassVar[str] = ""

    override_translatable_fields: ClassVar = [
        SynchronizedField("action", overridable=False),
        SynchronizedField("picture"),
        SynchronizedField("drawing"),
    ]
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("kicker"),
        FieldPanel("lead"),
        FieldPanel("ask"),
        FieldPanel("demands"),
        FieldPanel("story"),
    ]


class CampaignPage(BasePage):
    """A campaign as one language tells it: its actions come by themselves."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="pages", null=True, blank=True)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    story = StreamField(STORY_BLOCKS, blank=True, verbose_name=_("story"))

    template = "campaigns/campaign_page.html"
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    override_translatable_fields: ClassVar = [SynchronizedField("campaign", overridable=False)]
