# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.decision_makers.models import Office
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField

KEY_BYTES = 32
# The longest word that RFC 8601 knows for a result is "permerror".
LONGEST_RESULT = 12


class ReplyMail(models.Model):
    """One mail to an action's own address, whole and sealed. Nothing deletes it before staff have dealt with it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for staff")
        RECORDED = "recorded", _("recorded as a reply")
        NOT_A_REPLY = "not_a_reply", _("is no reply")

    class Sort(models.TextChoices):
        LETTER = "letter", _("somebody wrote it")
        AUTOMATIC = "automatic", _("an answering machine wrote it")
        RETURNED = "returned", _("a mail server reports")
        OURS = "ours", _("a letter of this centre came back")

    class Sender(models.TextChoices):
        OFFICE = "office", _("the address of an office that this action asks")
        DIRECTORY = "directory", _("the address of an office in the directory")
        DOMAIN = "domain", _("another address of the same domain as an office that this action asks")
        UNKNOWN = "unknown", _("an address that we do not know")

    class ProvenBy(models.TextChoices):
        NOBODY = "", _("not checked")
        WAITING = "waiting", _("being checked")
        SERVER = "server", _("checked by your mail server")
        CENTRE = "centre", _("checked here")

    class Trouble(models.TextChoices):
        NONE = "", _("none")
        BROKEN = (
            "broken",
            _("It is put together wrongly: here is what can be read of it. The whole can be taken along."),
        )
        TOO_BIG = "too_big", _("It is too big to be fetched. Only its head is here; the whole lies in your mailbox.")

    public_id = PublicIdField()
    action = models.ForeignKey(Action, models.PROTECT, related_name="reply_mails")
    arrived = models.CharField(max_length=16, unique=True, help_text=_("Public id of the mail as it arrived."))
    # Where its words go, all of it goes: with the names of the action, or with its sender.
    file = models.ForeignKey(PrivateFile, models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    sort = models.CharField(max_length=12, choices=Sort.choices, default=Sort.LETTER)
    sender = models.CharField(max_length=12, choices=Sender.choices, default=Sender.UNKNOWN)
    office = models.ForeignKey(Office, models.SET_NULL, null=True, related_name="+")
    trouble = models.CharField(max_length=12, choices=Trouble.choices, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    email_key = models.BinaryField(max_length=KEY_BYTES)
    from_address = SealedText()
    from_name = SealedText()
    subject = SealedText()

    proven_by = models.CharField(max_length=8, choices=ProvenBy.choices, blank=True)
    spf = models.CharField(max_length=LONGEST_RESULT, blank=True)
    dkim = models.CharField(max_length=LONGEST_RESULT, blank=True)
    dmarc = models.CharField(max_length=LONGEST_RESULT, blank=True)
    signed_by = SealedText(help_text=_("The domain that a valid signature names."))

    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    reply = models.ForeignKey("deliveries.Reply", models.SET_NULL, null=True, related_name="mails")

    class Meta:
        verbose_name = _("reply by mail")
        verbose_name_plural = _("replies by mail")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", done_at__isnull=True) | (~Q(state="waiting") & Q(done_at__isnull=False)),
                name="dealt_with_has_a_time",
            )
        ]
        indexes = [
            models.Index(fields=["action", "sort"], condition=Q(state="waiting"), name="reply_mail_waiting"),
            models.Index(fields=["id"], condition=Q(proven_by="waiting"), name="reply_mail_to_prove"),
            models.Index(fields=["email_key"], name="reply_mail_of_sender"),
        ]

    def __str__(self) -> str:
        return f"reply by mail {self.pk}"
