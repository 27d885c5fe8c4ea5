# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.outbox.domains.rows import DomainDay
from altavoz.outbox.incoming.rows import ArrivedMail, Returned
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.public_ids import LENGTH, PublicIdField

__all__ = ["ArrivedMail", "DomainDay", "Letter", "MailState", "Returned"]


class Letter(models.Model):
    """One letter to one address. Its words are written when it is carried, by the writer of its kind.

    The address stays only while it may yet be needed: it is emptied when the letter is sent, withheld or failed.
    The key stays with the row (90 days), because the limits for one address are counted by it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        HANDING_OVER = "handing_over", _("being handed over")
        SENT = "sent", _("sent")
        WITHHELD = "withheld", _("withheld: limit reached, no longer wanted, or asked not to be written to")
        IN_DOUBT = "in_doubt", _("in doubt: staff decide")
        FAILED = "failed", _("failed for good")

    public_id = PublicIdField()
    kind = models.CharField(max_length=32)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    about = models.CharField(max_length=LENGTH, blank=True, help_text=_("Public id of what it is about."))
    subject_id = models.BigIntegerField(default=0, help_text=_("Number of the row that its writer needs."))
    recipient = SealedText()
    recipient_key = models.BinaryField(max_length=32)
    language = models.CharField(max_length=5)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_by = models.CharField(max_length=64, blank=True)
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    doubts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="letter_waiting"),
            models.Index(fields=["claimed_until"], condition=Q(state="handing_over"), name="letter_in_hands"),
            models.Index(fields=["state"], condition=Q(state__in=["in_doubt", "failed"]), name="letter_unusual"),
            models.Index(fields=["recipient_key", "made_at"], name="letter_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class MailState(models.Model):
    """One row: since when letters cannot be handed to the mail server, or nothing while they can."""

    failing_since = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="only_one_mail_state")]

    def __str__(self) -> str:
        return self.trouble or "ok"
