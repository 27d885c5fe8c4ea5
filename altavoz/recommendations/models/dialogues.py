# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds of a dialogue, and what became of one year's recommendations in the next."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.decision_makers.directory import in_language
from altavoz.organisations.models import Organisation
from altavoz.recommendations.models.commitments import Commitment, Sourced
from altavoz.recommendations.models.documents import Document
from altavoz.recommendations.models.parties import Party
from altavoz.recommendations.models.plain import LanguageText, Plain, PublicIdField
from altavoz.recommendations.models.records import Recommendation


class DialogueRound(Sourced):
    """A meeting of two sides: when and where, who sat there, what was said, and when the next one is."""

    class Sort(models.TextChoices):
        CONSULTATION = "consultation", _("Consultation")
        DIALOGUE = "dialogue", _("Dialogue")
        MEETING = "meeting", _("Meeting")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="dialogue_rounds", verbose_name=_("organisation that keeps it")
    )
    sort = models.CharField(_("what it was"), max_length=12, choices=Sort.choices, default=Sort.DIALOGUE)
    held_by = models.ForeignKey(
        Party, models.PROTECT, related_name="dialogue_rounds", verbose_name=_("who sat on the other side")
    )
    held_on = models.DateField(_("date"))
    place = models.CharField(_("place; empty where it is not known"), max_length=120, blank=True)
    brief = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dialogue_rounds",
        verbose_name=_("document that was put forward"),
    )
    earlier = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name=_("the round before it")
    )
    next_on = models.DateField(_("next date"), null=True, blank=True)

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        return in_language({text.language: text.name for text in self.texts.all()}, language, self.public_id)


class DialogueRoundText(LanguageText):
    round = models.ForeignKey(DialogueRound, models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)
    about = models.TextField(_("what it was for, in a few sentences of our own"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "language"], name="one_round_text_a_language")]


class Sitting(Plain):
    """An organisation, an office or a delegation that took part; people are named by the document alone."""

    class Side(models.TextChoices):
        OURS = "ours", _("Civil society")
        THEIRS = "theirs", _("Authorities")

    round = models.ForeignKey(DialogueRound, models.CASCADE, related_name="sittings")
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    words = models.CharField(_("organisation, office or delegation"), max_length=200)
    remotely = models.BooleanField(_("by teleconference"), default=False)
    place = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["place", "pk"]


class Point(Plain):
    """What was put forward, answered, promised or asked for in a round."""

    class What(models.TextChoices):
        PUT_FORWARD = "put_forward", _("Put forward")
        ANSWERED = "answered", _("Answered")
        PROMISED = "promised", _("Promised")
        ASKED_FOR = "asked_for", _("Asked for")

    round = models.ForeignKey(DialogueRound, models.CASCADE, related_name="points")
    what = models.CharField(_("what it is"), max_length=12, choices=What.choices)
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="points", verbose_name=_("recommendation")
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="points", verbose_name=_("commitment")
    )
    place = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["place", "pk"]


class PointText(LanguageText):
    point = models.ForeignKey(Point, models.CASCADE, related_name="texts")
    words = models.TextField(_("words"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "language"], name="one_point_text_a_language")]


class Comparison(Plain):
    """One document's recommendations beside those of an earlier one, as a person has matched them."""

    public_id = PublicIdField()
    earlier = models.ForeignKey(Document, models.PROTECT, related_name="compared_with_later")
    later = models.ForeignKey(Document, models.PROTECT, related_name="compared_with_earlier")
    made_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="two_documents_are_compared_once"),
            models.CheckConstraint(condition=~Q(earlier=models.F("later")), name="no_document_beside_itself"),
        ]


class Match(Plain):
    """What became of one: kept, sharpened, milder, dropped, or new. Written by a person, who may change her mind."""

    class How(models.TextChoices):
        KEPT = "kept", pgettext_lazy("a recommendation, a year later", "Kept")
        SHARPENED = "sharpened", _("Sharpened")
        MILDER = "milder", _("Made milder")
        UPHELD = "upheld", _("Upheld without being repeated")
        DROPPED = "dropped", _("Dropped")
        NEW = "new", _("New")

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="matches")
    earlier = models.ForeignKey(Recommendation, models.PROTECT, null=True, blank=True, related_name="matched_later")
    later = models.ForeignKey(Recommendation, models.PROTECT, null=True, blank=True, related_name="matched_earlier")
    how = models.CharField(max_length=12, choices=How.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comparison", "earlier", "later"], name="a_pair_is_matched_once"),
            models.CheckConstraint(
                condition=Q(how="new", earlier__isnull=True, later__isnull=False)
                | Q(how__in=["dropped", "upheld"], earlier__isnull=False, later__isnull=True)
                | Q(how__in=["kept", "sharpened", "milder"], earlier__isnull=False, later__isnull=False),
                name="a_match_has_the_ends_that_it_says",
            ),
        ]
