# SPDX-License-Identifier: AGPL-3.0-or-later
"""A recommendation as a record: its text as published, its place, who is asked, and what happened to the record."""

import re

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.recommendations.models.documents import Area, Document
from altavoz.recommendations.models.parties import Party
from altavoz.recommendations.models.plain import Plain, PublicIdField

NUMBER = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+\.[0-9]+[a-z]?"
IS_NUMBER = re.compile(NUMBER)
is_number = RegexValidator(rf"\A{NUMBER}\Z", _("A number is written like APG-2018-4.3."))


class Recommendation(Plain):
    """What was asked. Once it is public, neither number nor text ever changes; what replaces it says so."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLIC = "public", _("Public")
        REPLACED = "replaced", _("Replaced by others")

    class Type(models.TextChoices):
        ACT = "act", _("Act")
        LEGISLATE = "legislate", _("Change or make a law")
        FUND = "fund", _("Fund")
        URGE = "urge", _("Urge somebody else to act")
        EXPRESS_CONCERN = "express_concern", _("Express concern")
        SUPPORT = "support", _("Express support")
        ASK_INFORMATION = "ask_information", _("Ask for information")
        PUBLISH = "publish", _("Say or publish")
        INVESTIGATE = "investigate", _("Investigate")
        PROTECT = "protect", _("Protect people")
        CONSULT = "consult", _("Consult people")

    class Standing(models.TextChoices):
        LISTED = "listed", _("In a list")
        PROSE = "prose", _("In a paragraph")

    class Answer(models.TextChoices):
        NONE = "", _("No answer known")
        ACCEPTED = "accepted", _("Accepted")
        NOTED = "noted", _("Noted")
        REJECTED = "rejected", _("Rejected")

    public_id = PublicIdField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="recommendations")
    area = models.ForeignKey(Area, models.PROTECT, related_name="recommendations", verbose_name=_("area"))
    number = models.CharField(_("number"), max_length=40, unique=True, validators=[is_number])
    order = models.PositiveIntegerField(_("place in the document"))
    # The document's, so that a board of many documents is read in its order from one index.
    year = models.PositiveSmallIntegerField(editable=False)
    standing = models.CharField(
        _("how it stands in the document"), max_length=8, choices=Standing.choices, default=Standing.LISTED
    )
    heading = models.CharField(_("heading above it, as published"), max_length=300, blank=True)
    lead_in = models.TextField(_("words that lead to it, as published"), blank=True)
    text = models.TextField(_("text, exactly as published"))
    footnote = models.TextField(_("footnote to it, as published"), blank=True)
    addressee = models.ForeignKey(Party, models.PROTECT, related_name="asked", verbose_name=_("who is asked"))
    acts_on = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="acted_on", verbose_name=_("who is to change")
    )
    type = models.CharField(_("what is asked"), max_length=16, choices=Type.choices, default=Type.ACT)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, default=Answer.NONE, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer_source = models.CharField(_("where the answer stands"), max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT, editable=False)
    made_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["state", "-year", "document", "order"], name="recommendation_board")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="public_recommendation_has_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(answer_source=""), name="answer_to_a_recommendation_has_a_source"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Topic(Plain):
    """A theme or an affected group of a published vocabulary, by its slug."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="topics", db_index=False)
    slug = models.CharField(max_length=48)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "slug"], name="one_topic_once")]
        indexes = [models.Index(fields=["slug", "recommendation"], name="recommendation_topic")]


class Reference(Plain):
    """Another recommendation, judgment or text on which this one rests."""

    class Sort(models.TextChoices):
        UN = "un", _("United Nations")
        INTER_AMERICAN = "inter_american", _("Inter-American system")
        TREATY = "treaty", _("Treaty or declaration")
        LAW = "law", _("Law or policy of a State")

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="references")
    sort = models.CharField(max_length=16, choices=Sort.choices)
    words = models.CharField(_("what it is"), max_length=300)
    url = models.URLField(_("link"), max_length=500, blank=True)


class RecordChange(Plain):
    """What was done with a record; never changed, never deleted. `former` and `now` are numbers."""

    class Act(models.TextChoices):
        CUT = "cut", _("Cut from the document")
        EDITED = "edited", _("Edited")
        RENUMBERED = "renumbered", _("Renumbered")
        PUBLISHED = "published", _("Published")
        SPLIT = "split", _("Split")
        MERGED = "merged", _("Merged")

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="changes")
    act = models.CharField(max_length=12, choices=Act.choices)
    former = models.CharField(max_length=200, blank=True)
    now = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")


class Succession(Plain):
    """A public record that others replaced: one former with several successors was split, several with one merged."""

    former = models.ForeignKey(Recommendation, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Recommendation, models.PROTECT, related_name="origins")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["former", "successor"], name="one_succession_once"),
            models.CheckConstraint(condition=~Q(former=models.F("successor")), name="no_successor_of_itself"),
        ]
