# SPDX-License-Identifier: AGPL-3.0-or-later
"""A pack is what was frozen at a checkpoint; a copy is what one person takes away of it, with their name on it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Checkpoint
from altavoz.organisations.models import LANGUAGES, Organisation
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField


class Pack(models.Model):
    """An action at one checkpoint: its words and counts in `letter`, the names that may travel in a sealed file."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        PACKING = "packing", _("being packed")
        PACKED = "packed", _("packed")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("expired")

    class Trouble(models.TextChoices):
        NONE = "", _("none")
        DISAGREES = "disagrees", _("The count does not agree with its rows. See altavoz doctor before you pack again.")
        BROKE = "broke", _("It broke off three times. The worker's log says where.")

    public_id = PublicIdField()
    action = models.ForeignKey(Action, models.PROTECT, related_name="packs")
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, null=True, related_name="packs")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    language = models.CharField(_("first language"), max_length=5, choices=LANGUAGES)
    second_language = models.CharField(_("second language"), max_length=5, choices=LANGUAGES, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ASKED)
    trouble = models.CharField(max_length=16, choices=Trouble.choices, blank=True)
    fence = models.PositiveBigIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    letter = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(_("names that travel"), default=0)
    names = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    # Which of our rows stand in it, in their order. It outlives the names, so that erasing can name a row in a copy.
    signers = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    packed_at = models.DateTimeField(_("packed"), null=True)
    expires_at = models.DateTimeField(_("expires"), null=True)

    class Meta:
        verbose_name = _("pack")
        verbose_name_plural = _("packs")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="packed") | Q(checkpoint__isnull=False, expires_at__isnull=False),
                name="packed_at_a_checkpoint",
            )
        ]

    def __str__(self) -> str:
        return f"pack {self.public_id}"


class PackCopy(models.Model):
    """One person's copy. Nobody else can take it, for each page of it says whose it is."""

    class State(models.TextChoices):
        ASKED = "asked", _("waits for its pack")
        WAITING = "waiting", _("waits for a second person")
        GRANTED = "granted", _("waits to be made")
        MAKING = "making", _("being made")
        READY = "ready", _("ready")
        REFUSED = "refused", _("refused")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("expired")

    public_id = PublicIdField()
    pack = models.ForeignKey(Pack, models.CASCADE, related_name="copies")
    number = models.PositiveIntegerField(_("copy number"))
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    holder_name = models.CharField(_("copy for"), max_length=150)
    asked_at = models.DateTimeField(_("asked"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ASKED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    volumes = models.PositiveSmallIntegerField(_("volumes"), default=0)
    done = models.PositiveSmallIntegerField(_("volumes made"), default=0)
    fence = models.PositiveBigIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("copy of a pack")
        verbose_name_plural = _("copies of packs")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="copies_are_numbered"),
            models.UniqueConstraint(fields=["pack", "holder"], name="one_copy_a_person"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(holder__isnull=True) | ~Q(decided_by=F("holder")),
                name="a_copy_is_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"copy {self.number} of pack {self.pack_id}"


class PackPassed(models.Model):
    """Whoever took a copy gave it on to an organisation that asks along."""

    copy = models.ForeignKey(PackCopy, models.CASCADE, related_name="passings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("passed on"))

    class Meta:
        verbose_name = _("copy that was passed on")
        verbose_name_plural = _("copies that were passed on")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["copy", "organisation"], name="passed_on_once_each")]

    def __str__(self) -> str:
        return f"copy {self.copy_id} passed on"


class PackFile(models.Model):
    """A file of a copy. Its hash stays when the file itself is gone, so that what was handed over can be checked."""

    copy = models.ForeignKey(PackCopy, models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(_("file"), max_length=120)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    standard = models.CharField(_("PDF standard"), max_length=16, blank=True)
    file = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("file of a pack")
        verbose_name_plural = _("files of packs")
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["copy", "name"], name="one_file_a_name")]

    def __str__(self) -> str:
        return self.name


class PackDownload(models.Model):
    """Somebody took a file, or all of them at once."""

    copy = models.ForeignKey(PackCopy, models.CASCADE, related_name="downloads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(_("file"), max_length=120)
    at = models.DateTimeField(_("taken"))

    class Meta:
        verbose_name = _("download of a pack")
        verbose_name_plural = _("downloads of packs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
