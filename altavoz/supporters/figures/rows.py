# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.supporters.network_rows import Network


class NetworkDay(models.Model):
    """What one day did to one network. Written by the worker alone; it stays when people and their rows are erased."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="days", db_index=False)
    day = models.DateField()
    joined = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    bounced = models.PositiveIntegerField(default=0)
    complained = models.PositiveIntegerField(default=0)
    in_all = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("day of a network")
        verbose_name_plural = _("days of networks")
        constraints = [models.UniqueConstraint(fields=["network", "day"], name="one_row_a_network_and_day")]
        indexes = [models.Index(fields=["day"], name="network_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.network_id}"
