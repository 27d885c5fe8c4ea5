# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.public_ids import PublicIdField


class DeadlineReminder(models.Model):
    """Somebody wants to be reminded before an action closes. The row goes with the letter, or when it has closed.

    It counts once the owner of the address has pressed the letter's button; until then nobody is reminded.
    """

    public_id = PublicIdField()
    action = models.ForeignKey(Action, models.CASCADE, related_name="deadline_reminders")
    email = SealedText()
    email_key = models.BinaryField(max_length=32)
    language = models.CharField(max_length=5)
    made_at = models.DateTimeField()
    wanted_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reminder before the end")
        verbose_name_plural = _("reminders before the end")
        constraints = [
            models.UniqueConstraint(fields=["action", "email_key"], name="one_reminder_an_address"),
            models.CheckConstraint(
                condition=Q(wanted_at__isnull=True) | Q(due_at__isnull=False), name="wanted_has_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="reminder_due"),
            models.Index(fields=["email_key"], name="reminder_of_an_address"),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk}"
