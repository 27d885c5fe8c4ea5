# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of what was gathered elsewhere: batches of paper with their scans, and counts from other platforms."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.campaigns.action import Action, Precision
from altavoz.decision_makers.models import LANGUAGES
from altavoz.personal_data.models import PrivateFile


class PaperBatch(models.Model):
    """Signatures on paper: how many, where and when, with scans of the sheets and a second person's check."""

    class State(models.TextChoices):
        ENTERED = "entered", _("waits for a second person")
        COUNTED = "counted", _("counted")
        TAKEN_BACK = "taken_back", pgettext_lazy("of a number", "taken back")

    action = models.ForeignKey(Action, models.PROTECT, related_name="paper_batches")
    place = models.CharField(_("where they were gathered"), max_length=120)
    gathered_on = models.DateField(_("when they were gathered"))
    gathered_precision = models.CharField(
        _("date known to"), max_length=8, choices=Precision.choices, default=Precision.DAY
    )
    number = models.PositiveIntegerField(_("number of signatures"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(_("language of the sheets"), max_length=5, blank=True, choices=LANGUAGES)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ENTERED)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    change = models.BigIntegerField(null=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(_("why it is taken back"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("batch of paper signatures")
        verbose_name_plural = _("batches of paper signatures")
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("entered_by")),
                name="paper_checked_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="counted") | Q(change__isnull=False, checked_by__isnull=False),
                name="paper_counted_has_its_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} on paper"


class PaperScan(models.Model):
    """A scanned sheet of a batch, sealed. It shows names: it goes when the names of the action are forgotten."""

    batch = models.ForeignKey(PaperBatch, models.CASCADE, related_name="scans")
    file = models.ForeignKey(PrivateFile, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return f"scan {self.place} of batch {self.batch_id}"


class CarriedOver(models.Model):
    """Signatures gathered on another platform before: a number, with its evidence and a second person's check."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="carried_over")
    platform = models.CharField(_("platform"), max_length=120)
    number = models.PositiveIntegerField(_("number"))
    counted_on = models.DateField(_("counted on"))
    counted_precision = models.CharField(_("date known to"), max_length=8, default="day")
    evidence = models.CharField(_("evidence"), max_length=300)
    file = models.ForeignKey(PrivateFile, models.PROTECT, null=True, related_name="+")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    change = models.BigIntegerField(null=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(_("why it is taken back"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("carried-over count")
        verbose_name_plural = _("carried-over counts")
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("entered_by")),
                name="carried_over_checked_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} from {self.platform}"
