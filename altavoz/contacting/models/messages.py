# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people wrote, and what they say they did. Either counts beside the participation, never in its place."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.contacting.ways import ContactWay, Result
from altavoz.decision_makers.models import Office, Person
from altavoz.participation.models import Participation
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.public_ids import PublicIdField

KEY_BYTES = 32
HAVE_A_TIME = ["confirmed", "put", "in_digest", "sent", "failed", "in_doubt", "withheld"]


class Digest(models.Model):
    """Many letters of one text to one office, that go as one."""

    class State(models.TextChoices):
        GATHERING = "gathering", _("gathering")
        PUT = "put", _("handed to the outbox")
        SENT = "sent", _("sent")
        FAILED = "failed", _("refused by the office’s mail server")
        IN_DOUBT = "in_doubt", _("in doubt: staff decide")
        WITHHELD = "withheld", _("not sent after all")

    public_id = PublicIdField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="digests")
    state = models.CharField(max_length=12, choices=State.choices, default=State.GATHERING)
    # The first of three, where one letter would have been too long.
    part = models.PositiveSmallIntegerField(default=1)
    parts = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    letter = models.BigIntegerField(_("number of its letter"), null=True)

    def __str__(self) -> str:
        return f"digest {self.public_id}"


class Message(models.Model):
    """One person's letter to one office, which this centre sends. Its words are frozen when they are written.

    `body` holds greeting and text; `frozen.Frozen.whole` sets the name under it when the letter is written.

    A message that is CONFIRMED waits for its turn; whoever sends it asks first that its participation is confirmed
    and not held. One person writes once to an office in an action: a second text replaces one that still waits for
    its button, and nothing else.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waits for its writer to confirm it")
        CONFIRMED = "confirmed", _("waits for its turn")
        PUT = "put", _("handed to the outbox")
        SENT = "sent", _("sent")
        FAILED = "failed", _("refused by the office’s mail server")
        IN_DOUBT = "in_doubt", _("in doubt: staff decide")
        WITHHELD = "withheld", _("not sent after all")
        IN_DIGEST = "in_digest", _("goes in a digest")
        NO_ADDRESS = "no_address", _("the office has no address")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a letter to an office", "withdrawn")

    public_id = PublicIdField()
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="messages", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="messages", db_index=False)
    # Who held the office when it was written; null where nobody was known.
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PENDING)
    language = models.CharField(max_length=5)
    subject = SealedText()
    body = SealedText()
    text_key = models.BinaryField(
        max_length=KEY_BYTES, help_text=_("A keyed hash of the text without greeting and name: alike texts fold.")
    )
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    letter = models.BigIntegerField(_("number of its letter"), null=True)
    digest = models.ForeignKey(Digest, models.SET_NULL, null=True, related_name="messages")
    # Between the button and the letter's turn the office passed on: the words stay, and the letter says so.
    holder_changed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participation", "office"], name="one_message_an_office"),
            models.CheckConstraint(
                condition=~Q(state__in=HAVE_A_TIME) | Q(confirmed_at__isnull=False),
                name="confirmed_message_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "due_at"], condition=Q(state="confirmed"), name="message_waiting"),
            models.Index(fields=["office", "confirmed_at"], name="message_of_office"),
            models.Index(fields=["id"], condition=Q(state__in=["put", "in_doubt"]), name="message_on_its_way"),
            models.Index(fields=["office", "done_at"], name="message_done"),
            models.Index(fields=["office"], condition=Q(state__in=["no_address", "failed"]), name="message_unusual"),
            models.Index(fields=["made_at"], condition=Q(state="pending"), name="message_unconfirmed"),
        ]

    def __str__(self) -> str:
        return f"message {self.public_id}"


class ContactReport(models.Model):
    """What somebody says she did herself: it counts once the letter's button says that it was she."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="contact_reports", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="contact_reports")
    way = models.CharField(max_length=12, choices=ContactWay.choices)
    result = models.CharField(max_length=12, choices=Result.choices)
    at = models.DateTimeField()
    # The day by which she promised to write; only a promise has one.
    by_day = models.DateField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "office", "way"],
                condition=Q(confirmed_at__isnull=True),
                name="one_waiting_report_a_way",
            )
        ]
        indexes = [
            models.Index(fields=["participation"], name="report_of_participation"),
            models.Index(fields=["at"], condition=Q(confirmed_at__isnull=True), name="report_unconfirmed"),
            models.Index(
                fields=["by_day"],
                condition=Q(by_day__isnull=False, confirmed_at__isnull=False, reminded_at__isnull=True),
                name="report_promised",
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"
