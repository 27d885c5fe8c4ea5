# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField


class ArrivedMail(models.Model):
    """A mail that came, whole and sealed. It is a row before its sender's server is thanked, so none is ever lost."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be read")
        HEARD = "heard", _("understood and done")
        UNKNOWN = "unknown", _("waits for staff")
        DEALT_WITH = "dealt_with", _("dealt with by staff")

    public_id = PublicIdField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    file = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    # Which of our own addresses it came to: the return address of a letter, or that of an action.
    came_to = models.CharField(max_length=254, blank=True)
    heard_as = models.CharField(max_length=32, blank=True)
    head_only = models.BooleanField(default=False, help_text=_("It is too big: the whole lies in the mailbox still."))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("arrived mail")
        verbose_name_plural = _("arrived mail")
        indexes = [
            models.Index(fields=["id"], condition=Q(state="waiting"), name="arrived_waiting"),
            models.Index(fields=["id"], condition=Q(state="unknown"), name="arrived_unknown"),
            models.Index(fields=["at"], name="arrived_by_age"),
        ]

    def __str__(self) -> str:
        return f"arrived mail {self.pk}"


class Returned(models.Model):
    """One letter that came back, or was complained about: enough to judge its address by for a month, and no more."""

    class Sort(models.TextChoices):
        LASTING = "lasting", _("refused for good")
        PASSING = "passing", _("not taken for now")
        COMPLAINT = "complaint", _("complaint")

    letter = models.CharField(max_length=16, unique=True, help_text=_("Public id of the letter."))
    recipient_key = models.BinaryField(max_length=32)
    sort = models.CharField(max_length=12, choices=Sort.choices)
    status = models.CharField(max_length=16, blank=True)
    domain = SealedText()
    at = models.DateTimeField()
    stopped = models.BooleanField(default=False, help_text=_("It was the one after which we stopped writing."))
    seen_at = models.DateTimeField(null=True, help_text=_("When staff had seen that we stopped."))

    class Meta:
        verbose_name = _("returned letter")
        verbose_name_plural = _("returned letters")
        indexes = [
            models.Index(fields=["recipient_key", "at"], name="returned_of_an_address"),
            models.Index(fields=["at"], name="returned_by_age"),
            models.Index(
                fields=["id"], condition=Q(stopped=True, seen_at__isnull=True), name="returned_stopped_unseen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.letter}"
