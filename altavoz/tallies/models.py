# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept about the count: the published log, and whether the nightly recount agreed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action


class LogLine(models.Model):
    """One published line of an action's log. Once written it never changes: others may have copied its hash."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="log_lines", db_index=False)
    number = models.PositiveIntegerField()
    hour = models.DateTimeField()
    last_round = models.PositiveBigIntegerField()
    total = models.IntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="log_lines_are_numbered"),
            models.UniqueConstraint(fields=["action", "hour"], name="one_log_line_an_hour"),
        ]

    def __str__(self) -> str:
        return self.text


class Recount(models.Model):
    """One comparison of the count with the rows that it came from."""

    at = models.DateTimeField(_("recounted"))
    milliseconds = models.PositiveIntegerField(_("took (ms)"))
    actions = models.PositiveIntegerField(_("actions looked at"))
    alarms = models.PositiveIntegerField(_("differences found"))

    class Meta:
        verbose_name = _("recount")
        verbose_name_plural = _("recounts")
        get_latest_by = "at"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.alarms}"


class Alarm(models.Model):
    """A subtotal on which rows and count disagree. It is told and kept; nothing repairs it in silence."""

    class Of(models.TextChoices):
        SIGNATURES = "signatures", _("signatures")
        PAPER = "paper", _("signatures on paper")
        CARRIED_OVER = "carried_over", _("counts from other platforms")
        TOTAL = "total", _("the total")

    recount = models.ForeignKey(Recount, models.CASCADE, related_name="found")
    action = models.ForeignKey(Action, models.PROTECT, related_name="+")
    of = models.CharField(_("of what"), max_length=16, choices=Of.choices)
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    text_version = models.PositiveIntegerField(_("text version"), default=0)
    rows = models.IntegerField(_("by the rows"))
    counted = models.IntegerField(_("by the count"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("alarm of the recount")
        verbose_name_plural = _("alarms of the recount")

    def __str__(self) -> str:
        return f"{self.of}: {self.rows} != {self.counted}"
