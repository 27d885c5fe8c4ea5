# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who gets a mailing, written down before the first letter goes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.mailings.models.mailings import Mailing
from altavoz.participation.models import Participation
from altavoz.supporters.models import Subscription


class Recipient(models.Model):
    """One address in one mailing. `half` stays as the lot fell, `letter` is the number in the outbox.

    Who reads us once a week is WEEKLY, and has a letter as soon as her weekly letter holds this mailing.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("waits for its turn")
        PUT = "put", _("handed to the outbox")
        WEEKLY = "weekly", _("goes in the weekly letter")
        SKIPPED = "skipped", _("left out")

    class Why(models.TextChoices):
        NONE = "", ""
        STOPPED = "stopped", _("stopped meanwhile")
        PAUSED = "paused", _("paused meanwhile")
        DO_NOT_WRITE = "do_not_write", _("asked not to be written to")
        NO_TEXT = "no_text", _("no text in her language")
        ACTED = "acted", _("acted meanwhile")
        CLOSED = "closed", _("closed meanwhile")

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="recipients", db_index=False)
    subscription = models.ForeignKey(Subscription, models.CASCADE, null=True, related_name="mailings")
    # Of whoever is in no network, and hears of the action in which she took part.
    participation = models.ForeignKey(Participation, models.CASCADE, null=True, related_name="+", db_index=False)
    email_key = models.BinaryField(max_length=32)
    language = models.CharField(max_length=5, help_text=_("Of the text that is sent to her."))
    half = models.CharField(max_length=4, choices=Mailing.Half.choices, blank=True)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True)
    letter = models.BigIntegerField(_("number of its letter"), null=True)

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = [
            models.UniqueConstraint(fields=["email_key", "mailing"], name="one_letter_an_address_and_mailing"),
            models.CheckConstraint(
                condition=Q(subscription__isnull=False) | Q(participation__isnull=False),
                name="recipient_is_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["mailing", "half", "due_at"], condition=Q(state="planned"), name="recipient_planned"),
            models.Index(fields=["mailing", "state"], name="recipient_by_state"),
            models.Index(
                fields=["participation"], condition=Q(participation__isnull=False), name="recipient_who_acted"
            ),
            models.Index(fields=["due_at"], condition=Q(state="weekly", letter__isnull=True), name="recipient_weekly"),
        ]

    def __str__(self) -> str:
        return f"recipient {self.pk}"

    @property
    def subscriber(self) -> Subscription:
        """Of whoever reads us once a week there always is one. Raises LookupError."""
        if self.subscription is None:
            raise LookupError("this recipient is in no network")
        return self.subscription


class EnoughOfIt(models.Model):
    """Somebody took part and does not want to hear what becomes of it."""

    participation = models.OneToOneField(Participation, models.CASCADE, related_name="enough_of_it")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("letters about an action stopped")
        verbose_name_plural = _("letters about an action stopped")

    def __str__(self) -> str:
        return f"enough for participation {self.participation_id}"
