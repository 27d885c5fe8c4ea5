# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.models import ConsentWording, Organisation
from altavoz.personal_data.fields import SealedText


class Consent(models.Model):
    """One yes of one person to one wording of one organisation: appended, and ended by a date, never changed."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="consents")
    wording = models.ForeignKey(ConsentWording, models.PROTECT, related_name="consents")
    channel = models.CharField(max_length=16, default="email")
    email = SealedText()
    email_key = models.BinaryField(max_length=32)
    given_name = SealedText()
    family_name = SealedText()
    language = models.CharField(max_length=5)
    country = models.CharField(max_length=2, blank=True)
    said_at = models.DateTimeField()
    said_where = models.CharField(max_length=64, help_text=_("Kind and public id of what was signed."))
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["email_key", "organisation", "wording", "said_where"], name="one_yes_a_wording_and_place"
            )
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
