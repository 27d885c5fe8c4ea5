# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.campaigns.action import Action
from altavoz.participation.came_from.rows import CodedAct, CodedHour
from altavoz.participation.filters.rows import FilteredRow, FilterNote, FilterRun, SavedFilter
from altavoz.participation.funnel.rows import FunnelHour
from altavoz.participation.moderation.rows import EditLock, ModerationAct, RefusalReason, RefusalReasonText, Report
from altavoz.participation.paper.rows import CarriedOver, PaperBatch, PaperScan
from altavoz.participation.reminding.rows import DeadlineReminder
from altavoz.personal_data.fields import SealedText

__all__ = [
    "CarriedOver",
    "CodedAct",
    "CodedHour",
    "DeadlineReminder",
    "EditLock",
    "FilterNote",
    "FilterRun",
    "FilteredRow",
    "FunnelHour",
    "ModerationAct",
    "PaperBatch",
    "PaperScan",
    "Participation",
    "RefusalReason",
    "RefusalReasonText",
    "Report",
    "SavedFilter",
]

TOKEN_BYTES = 16


class Participation(models.Model):
    """One person takes one action. Three indexes of all rows and no more, and two of the few that wait for staff:
    see docs/decisions/ before you add another."""

    class State(models.TextChoices):
        PENDING = "pending", _("waiting for confirmation")
        CONFIRMED = "confirmed", _("confirmed")
        WITHDRAWN = "withdrawn", _("withdrawn")
        INVALIDATED = "invalidated", _("invalidated")

    class Reason(models.TextChoices):
        NONE = "none", _("none given")
        WAITING = "waiting", _("waits for moderation")
        SHOWN = "shown", _("shown")
        REFUSED = "refused", pgettext_lazy("of a reason", "refused")

    action = models.ForeignKey(Action, models.PROTECT, related_name="participations", db_index=False)
    email_key = models.BinaryField(max_length=32)
    token = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.PENDING)
    held = models.CharField(_("held because"), max_length=16, blank=True)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=5)
    country = models.CharField(max_length=2)
    text_version = models.PositiveIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    change = models.BigIntegerField(_("number of its newest Change"), null=True)
    came_from = models.CharField(
        _("campaign code that she came by, until she confirms"), max_length=12, blank=True, default="", db_default=""
    )

    given_name = SealedText()
    family_name = SealedText()
    email = SealedText()
    postcode = SealedText()
    reason = SealedText()
    reason_state = models.CharField(max_length=8, choices=Reason.choices, default=Reason.NONE)
    show_name = models.BooleanField(default=False)
    hand_over = models.BooleanField(default=False)
    consents = models.JSONField(default=list, help_text=_("Numbers of the wordings that were ticked."))

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(fields=["action", "email_key"], name="one_participation_an_address"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False), name="confirmed_has_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["action", "confirmed_at"], name="participation_confirmed"),
            models.Index(
                fields=["id"],
                condition=Q(held__gt="") & Q(state__in=["pending", "confirmed"]),
                name="participation_held",
            ),
            models.Index(
                fields=["id"], condition=Q(reason_state="waiting") & Q(state="confirmed"), name="participation_to_read"
            ),
        ]

    def __str__(self) -> str:
        return f"participation {self.pk}"
