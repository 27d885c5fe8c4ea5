# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was published: numbered versions whose words never change, each with who had signed by then."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.actions.joint_letter.models.invitations import Signer
from altavoz.actions.joint_letter.models.letter import JointLetter


class LetterVersion(models.Model):
    """Words and signatures as they were published under one number. Only the newest is shown to everybody."""

    class Why(models.TextChoices):
        FIRST = "first", pgettext_lazy("version of a letter", "published")
        LATE = "late", _("more organisations signed")
        WITHDRAWN = "withdrawn", _("an organisation withdrew its signature")

    letter = models.ForeignKey(JointLetter, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=10, choices=Why.choices)
    made_at = models.DateTimeField()
    public_from = models.DateTimeField()
    # By language: what `wording.Words` holds. Names of people who signed are not in it.
    words = models.JSONField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["letter", "number"], name="one_joint_letter_version_a_number")]

    def __str__(self) -> str:
        return f"version {self.number}"


class VersionSigner(models.Model):
    """Who stands under a version, and in which order where it was set by hand."""

    version = models.ForeignKey(LetterVersion, models.CASCADE, related_name="signers", db_index=False)
    signer = models.ForeignKey(Signer, models.PROTECT, related_name="stands_in")
    organisation_name = models.CharField(max_length=200)
    is_chair = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "signer"], name="stands_once_in_a_version")]

    def __str__(self) -> str:
        return self.organisation_name
