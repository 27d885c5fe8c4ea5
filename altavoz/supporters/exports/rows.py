# SPDX-License-Identifier: AGPL-3.0-or-later
"""The people of a network, taken out: why, by whom, who let it happen, and who took the files when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField
from altavoz.supporters.network_rows import Network


class NetworkExport(models.Model):
    """Nobody but whoever asked may take its files, and only until they are deleted."""

    class State(models.TextChoices):
        ASKED = "asked", _("being counted")
        WAITING = "waiting", _("waits for a second person")
        GRANTED = "granted", _("being made")
        READY = "ready", _("ready")
        REFUSED = "refused", _("refused")
        EXPIRED = "expired", _("expired")

    public_id = PublicIdField()
    network = models.ForeignKey(Network, models.PROTECT, related_name="exports", verbose_name=_("network"))
    purpose = models.CharField(_("what it is needed for"), max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    rows = models.PositiveIntegerField(default=0)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    table = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    data = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("export of a network")
        verbose_name_plural = _("exports of networks")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="an_export_is_approved_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"export {self.public_id}"


class ExportTaken(models.Model):
    """Somebody took a file of it."""

    export = models.ForeignKey(NetworkExport, models.CASCADE, related_name="taken")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=8)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("download of an export")
        verbose_name_plural = _("downloads of exports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
