# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was handed to whom, what they answered, and how many wait to hear what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action, Outcome, Precision, Target
from altavoz.cases.models.known import WhenKnown
from altavoz.decision_makers.models import LANGUAGES
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField


class HandOver(models.Model):
    """The action was handed over: once, or to each office on its own day. One that was taken back stays as a row."""

    audit_name = "hand_over"
    public_id = PublicIdField()
    action = models.ForeignKey(Action, models.PROTECT, related_name="hand_overs")
    # The first, the second ... of its action: two people who record the same one at once would both write number n.
    number = models.PositiveSmallIntegerField(default=1)
    pack = models.ForeignKey("deliveries.Pack", models.PROTECT, null=True, related_name="hand_overs")
    on = models.DateField(_("day"), null=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    how_many = models.PositiveIntegerField(_("how many signatures were handed over"), null=True)
    photograph = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    everyone_agreed = models.BooleanField(_("everyone who can be recognised agreed"), default=False)
    picture = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, related_name="+")
    picture_credit = models.CharField(_("credit"), max_length=120, blank=True)
    receipt = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    # It rises with each correction: of two people who correct at once, the second is told.
    edition = models.PositiveIntegerField(default=1)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="one_hand_over_a_number"),
            models.CheckConstraint(
                condition=Q(picture__isnull=True) | Q(everyone_agreed=True), name="a_picture_was_agreed_to"
            ),
        ]

    def __str__(self) -> str:
        return f"hand-over {self.pk}"


class HandOverText(models.Model):
    """Where and by whom, as one language tells it; all of it is public."""

    hand_over = models.ForeignKey(HandOver, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    where = models.CharField(_("where"), max_length=200, blank=True)
    by_whom = models.CharField(_("by whom"), max_length=200, blank=True)
    account = models.TextField(_("what happened there"), blank=True)
    picture_alt = models.CharField(_("what the photograph shows"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hand_over", "language"], name="one_account_a_language")]

    def __str__(self) -> str:
        return self.where


class HandedTo(models.Model):
    """One office that it was handed to, with its holder as it stood on that day."""

    hand_over = models.ForeignKey(HandOver, models.CASCADE, related_name="handed_to")
    target = models.ForeignKey(Target, models.SET_NULL, null=True, related_name="handed")
    place = models.PositiveSmallIntegerField(default=0)
    holder_name = models.CharField(max_length=250, blank=True)
    holder_standing = models.CharField(max_length=16)
    received_by = models.CharField(_("received by"), max_length=200, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["hand_over", "target"], name="handed_once_a_target")]

    def __str__(self) -> str:
        return f"handed to {self.pk}"


class HandedToTitle(models.Model):
    handed_to = models.ForeignKey(HandedTo, models.CASCADE, related_name="titles")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    title = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["handed_to", "language"], name="one_title_handed_a_language")]

    def __str__(self) -> str:
        return self.title


class Reply(WhenKnown):
    """What an authority answered. It is public from `published_at` on; its scan and its own words never are."""

    audit_name = "reply"
    public_id = PublicIdField()
    action = models.ForeignKey(Action, models.PROTECT, related_name="replies")
    number = models.PositiveSmallIntegerField(default=1)
    hand_over = models.ForeignKey(HandOver, models.SET_NULL, null=True, related_name="replies")
    target = models.ForeignKey(Target, models.SET_NULL, null=True, related_name="replies")
    person = models.CharField(_("who signed it"), max_length=200, blank=True)
    # Somebody has it in hand: there is always a day, if only one by which it came.
    on = models.DateField(_("date"))
    scan = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    # Its own words, whole: they may name people, so they are a sealed file. Public is what stands in `texts`.
    original = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(null=True)

    class Meta(WhenKnown.Meta):
        abstract = False
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["number"]
        constraints = [
            *WhenKnown.Meta.constraints,
            models.UniqueConstraint(fields=["action", "number"], name="one_reply_a_number"),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"


class ReplyText(models.Model):
    """Who answered, by title as it stood, and what they said, in one language."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    office_title = models.CharField(_("office"), max_length=200, blank=True)
    text = models.TextField(_("what they said"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "language"], name="one_reply_text_a_language")]

    def __str__(self) -> str:
        return f"{self.office_title} ({self.language})"


class ReplyNote(models.Model):
    """Says in public that a reply was corrected, when and why."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="notes")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    words = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words


class OutcomeAudience(models.Model):
    """How many people asked for news of the action that came to this outcome, as counted by the worker."""

    outcome = models.OneToOneField(Outcome, models.CASCADE, related_name="audience")
    number = models.PositiveIntegerField()
    counted_how = models.CharField(max_length=32, default="news_box_of_this_action")
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.number}"
