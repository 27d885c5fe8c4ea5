# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of moderation: who is looking at what, why something was refused, what was done, and what was reported."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page

from altavoz.campaigns.action import Action
from altavoz.organisations.models import LANGUAGES, Organisation
from altavoz.personal_data.fields import SealedText


class EditLock(models.Model):
    """Somebody looks at this until then. `subject` is named as in an audit entry: "participation:12"."""

    subject = models.CharField(max_length=64, unique=True)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.subject


class RefusalReason(ClusterableModel):
    """Why a reason for signing is not shown: chosen when it is refused, written for the person who wrote it."""

    place = models.PositiveSmallIntegerField(_("order"), default=0)
    offered = models.BooleanField(_("offered"), default=True, help_text=_("Untick it to keep it for old ones only."))

    class Meta:
        verbose_name = _("reason for refusal")
        verbose_name_plural = _("reasons for refusal")
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.text()

    def text(self, language: str | None = None) -> str:
        """Its words in that language (default: the active one), else in the first that it has."""
        texts = {each.language: each.text for each in self.texts.all()}
        return texts.get(language or get_language() or "en") or next(iter(texts.values()), "")


class RefusalReasonText(models.Model):
    refusal = ParentalKey(RefusalReason, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    text = models.CharField(_("words"), max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["refusal", "language"], name="one_refusal_text_a_language")]

    def __str__(self) -> str:
        return self.text


class ModerationAct(models.Model):
    """One act on one signature, kept so that it can be undone. `was` is the state before it."""

    class Verb(models.TextChoices):
        RELEASE = "release", _("released")
        INVALIDATE = "invalidate", _("taken out")
        SHOW = "show", _("reason shown")
        REFUSE = "refuse", _("reason not shown")

    # No key in the database: a row that is erased must go with one DELETE that names its state (see sweeping).
    participation = models.ForeignKey(
        "participation.Participation", models.DO_NOTHING, related_name="acts", db_constraint=False
    )
    verb = models.CharField(max_length=16, choices=Verb.choices)
    was = models.CharField(max_length=16)
    refusal = models.ForeignKey(RefusalReason, models.PROTECT, null=True, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="moderation_act_at")]

    def __str__(self) -> str:
        return f"{self.verb} {self.participation_id}"


class Report(models.Model):
    """Somebody outside says that a page has a problem. Nobody is asked who; the words may still tell of a person."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Something on it is not true")
        DANGER = "danger", _("It puts somebody in danger")
        HATE = "hate", _("It insults or threatens people")
        PRIVATE = "private", _("It shows something private")
        BROKEN = "broken", _("It does not work for me")
        OTHER = "other", _("Something else")

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="+")
    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    words = SealedText()
    language = models.CharField(max_length=5)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["made_at"], name="report_made_at")]

    def __str__(self) -> str:
        return f"report {self.pk}"
