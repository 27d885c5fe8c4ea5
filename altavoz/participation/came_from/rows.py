# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import gettext_lazy as _


class CodedAct(models.Model):
    """Somebody who came by that code acted in that hour. Appended at the confirmation; nothing leads to a person."""

    code = models.CharField(max_length=12)
    hour = models.DateTimeField()

    class Meta:
        verbose_name = _("act by a code")
        verbose_name_plural = _("acts by codes")

    def __str__(self) -> str:
        return f"{self.code} {self.hour:%Y-%m-%d %H}"


class CodedHour(models.Model):
    """How many acted in that hour: what the worker made of those rows."""

    code = models.CharField(max_length=12)
    hour = models.DateTimeField()
    acts = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("hour of a code")
        verbose_name_plural = _("hours of codes")
        constraints = [models.UniqueConstraint(fields=["code", "hour"], name="one_row_a_code_and_hour")]

    def __str__(self) -> str:
        return f"{self.code} {self.hour:%Y-%m-%d %H}"
