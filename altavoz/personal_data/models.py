# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import gettext_lazy as _


class DoNotWrite(models.Model):
    """An address that asked never to be written to again: only its keyed hash is kept, so it cannot be read back."""

    class Why(models.TextChoices):
        NOT_ME = "not_me", _("said: this was not me")
        COMPLAINT = "complaint", _("complained")
        BOUNCED = "bounced", _("the address does not exist")

    email_key = models.BinaryField(max_length=32, unique=True, editable=False)
    why = models.CharField(max_length=16, choices=Why.choices)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("do-not-write entry")
        verbose_name_plural = _("do-not-write list")

    def __str__(self) -> str:
        return f"{self.why} {self.since:%Y-%m-%d}"
