# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.personal_data.public_ids import PublicIdField


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


class PrivateFile(models.Model):
    """A sealed file in the home's private folder (see `private_files`). Its name tells of no person."""

    public_id = PublicIdField()
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("private file")
        verbose_name_plural = _("private files")

    def __str__(self) -> str:
        return f"private file {self.pk}"


class Forgetting(models.Model):
    """How far something has been forgotten: it goes on from there after a restart, and is not begun again each night.

    `subject` is a room's own name for it, as "participation:12".
    """

    subject = models.CharField(max_length=64, unique=True)
    up_to = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("forgetting")
        verbose_name_plural = _("forgettings")

    def __str__(self) -> str:
        return f"{self.subject} up to {self.up_to}"
