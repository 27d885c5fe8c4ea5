# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action


class FunnelHour(models.Model):
    """What happened in one hour to the signatures of one mail domain: written by the worker alone, and replaced whole.

    A domain of few people in a day is no row of its own: its people stand under "" with the others.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="funnel_hours", db_index=False)
    hour = models.DateTimeField()
    domain = models.CharField(max_length=253, blank=True)
    created = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    bounced = models.PositiveIntegerField(default=0)
    confirmed = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("hour of a funnel")
        verbose_name_plural = _("hours of a funnel")
        constraints = [models.UniqueConstraint(fields=["action", "hour", "domain"], name="one_row_an_hour_and_domain")]
        indexes = [models.Index(fields=["hour"], name="funnel_hour")]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} {self.domain}"
