# SPDX-License-Identifier: AGPL-3.0-or-later
"""One import of a list: whose network, what proves that its people said yes, and how far it is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.models import LANGUAGES
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField
from altavoz.supporters.network_rows import Network


class ListImport(models.Model):
    """The list itself lies in a sealed file until it is brought in; here stand its columns, its proof and numbers.

    `columns` says for each thing that we keep which columns of the list hold it; `counts` how many rows there are of
    each sort, `shown` in which lines the first of them stand.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("waits for its columns")
        LOOKING = "looking", _("being looked through")
        LOOKED = "looked", _("looked through")
        WAITING = "waiting", _("waits for a second person")
        RUNNING = "running", _("being brought in")
        DONE = "done", _("brought in")
        UNDOING = "undoing", _("being taken back")
        UNDONE = "undone", _("taken back")
        DROPPED = "dropped", _("given up")
        FAILED = "failed", _("failed: its file cannot be read any more")

    public_id = PublicIdField()
    network = models.ForeignKey(Network, models.PROTECT, related_name="imports", verbose_name=_("network"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    proof_where = models.CharField(max_length=200)
    proof_on = models.DateField()
    proof_wording = models.TextField(max_length=2000)
    evidence = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    file = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    refusals = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    encoding = models.CharField(max_length=16)
    delimiter = models.CharField(max_length=1)
    header = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    language = models.CharField(max_length=5, choices=LANGUAGES, default="en")
    country = models.CharField(max_length=2, blank=True)
    told_in = models.CharField(max_length=5, choices=LANGUAGES, default="en")
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    entered = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    shown = models.JSONField(default=dict)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import of a list")
        verbose_name_plural = _("imports of lists")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(made_by__isnull=True) | ~Q(decided_by=F("made_by")),
                name="an_import_is_approved_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"import {self.public_id}"

    @property
    def place(self) -> str:
        """As `said_where` and `joined_where` name it."""
        return f"import:{self.public_id}"


class KeptOut(models.Model):
    """Somebody was erased, or stopped everything, while a list waited that may hold her address too.

    Only its keyed hash is kept, and goes with the list.
    """

    waiting_list = models.ForeignKey(ListImport, models.CASCADE, related_name="kept_out", db_index=False)
    email_key = models.BinaryField(max_length=32, editable=False)

    class Meta:
        verbose_name = _("address kept out of a list")
        verbose_name_plural = _("addresses kept out of lists")
        constraints = [models.UniqueConstraint(fields=["waiting_list", "email_key"], name="kept_out_once_a_list")]

    def __str__(self) -> str:
        return f"kept out of {self.waiting_list_id}"
