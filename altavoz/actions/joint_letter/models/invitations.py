# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is asked to sign, what two people of each organisation said, and what they remarked on the draft."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.decision_makers.models import LANGUAGES
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField


class Invitation(models.Model):
    """One organisation and one letter. The contact is whoever the invitation goes to; signing may be another's part.

    The private link is made of the public id and of `link`: a higher number makes every older link worthless.
    """

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        OPENED = "opened", pgettext_lazy("invitation", "opened")
        COMMENTED = "commented", _("commented")
        SIGNED = "signed", _("signed by one person, a second is asked")
        CONFIRMED = "confirmed", _("signed")
        DISPUTED = "disputed", _("two people of it disagree")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "withdrawn")

    public_id = PublicIdField()
    letter = models.ForeignKey(JointLetter, models.CASCADE, related_name="invitations", db_index=False)
    organisation_name = models.CharField(_("organisation"), max_length=200)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="en")
    contact = SealedText(_("address of the contact"))
    email_key = models.BinaryField(max_length=32, blank=True, default=b"")
    link = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.INVITED)
    # A co-chair of the coalition signs first, and more than one may sign for the same name.
    is_chair = models.BooleanField(_("co-chair"), default=False)
    on_paper = models.BooleanField(_("signed on paper"), default=False)
    place = models.PositiveIntegerField(_("order"), default=0)
    logo = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, blank=True, related_name="+")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    commented_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    disputed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "organisation_name"], condition=Q(is_chair=False), name="invited_once_a_letter"
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False), name="confirmed_joint_signature_dated"
            ),
        ]
        indexes = [
            models.Index(fields=["letter", "state"], name="invitation_states"),
            models.Index(fields=["email_key"], condition=~Q(email_key=b""), name="invitation_contact"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.public_id}"


class Signer(models.Model):
    """A person who speaks for an organisation: the first says that it signs, the second says that this is so."""

    class Part(models.TextChoices):
        FIRST = "first", _("signs")
        SECOND = "second", _("confirms")

    class Result(models.TextChoices):
        ASKED = "asked", _("is asked")
        YES = "yes", _("said yes")
        NO = "no", _("said no")

    public_id = PublicIdField()
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="signers", db_index=False)
    part = models.CharField(max_length=6, choices=Part.choices)
    result = models.CharField(max_length=6, choices=Result.choices)
    # Those who spoke before a new beginning stay on record, and count no more.
    is_current = models.BooleanField(default=True)
    draft = models.PositiveSmallIntegerField(default=1)
    full_name = SealedText(_("name"))
    title = SealedText(_("title in the organisation"))
    email = SealedText(_("e-mail address"))
    email_key = models.BinaryField(max_length=32, blank=True, default=b"")
    signature = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "part"], condition=Q(is_current=True), name="one_signer_a_part"
            ),
        ]
        indexes = [models.Index(fields=["email_key"], condition=~Q(email_key=b""), name="joint_signer_key")]

    def __str__(self) -> str:
        return f"signer {self.public_id}"


class Comment(models.Model):
    """What somebody of an invited organisation remarks on a draft: for those who write it, and never public."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="comments")
    draft = models.PositiveSmallIntegerField()
    full_name = SealedText(_("your name"))
    words = SealedText(_("comment"))
    # Where in the draft: "body-2", "demands-1"; empty for all of it. What stood there then is the letter's own words.
    clause = models.CharField(max_length=12, blank=True, default="")
    quoted = models.CharField(max_length=200, blank=True, default="")
    # Of the contact of its organisation, so that what came by that link goes with the person it was sent to.
    email_key = models.BinaryField(max_length=32, blank=True, default=b"")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
