# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody outside says is wrong in the record of an office, until staff have looked at it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.personal_data.fields import SealedText


class Correction(models.Model):
    """Nobody is asked who. An address is kept until the one letter that says what came of it is on its way."""

    class Kind(models.TextChoices):
        HOLDER = "holder", _("Who holds the office")
        TITLE = "title", _("What the office is called")
        EMAIL = "email", _("The e-mail address")
        PHONE = "phone", _("A telephone number")
        FAX = "fax", _("The fax number")
        POSTAL = "postal", _("The postal address")
        FORM = "form", _("The link to its form")
        WEBSITE = "website", _("The website")
        SOCIAL = "social", _("A social network")
        PLACE = "place", _("The place it stands for")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    class Refusal(models.TextChoices):
        NO_SOURCE = "no_source", _("We could not find it in a source that we can name.")
        SOURCE_DIFFERS = "source_differs", _("The source that we trust says otherwise.")
        ALREADY = "already", _("It says so already.")
        NOT_PUBLIC = "not_public", _("It is private, and no contact of the office.")
        NOT_ABOUT_IT = "not_about_it", _("It is not about this office.")

    office = models.ForeignKey("decision_makers.Office", models.CASCADE, related_name="corrections")
    kind = models.CharField(_("what is wrong"), max_length=16, choices=Kind.choices)
    words = SealedText()
    link = SealedText()
    email = SealedText()
    email_key = models.BinaryField(max_length=32, null=True)
    language = models.CharField(max_length=5)
    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.WAITING)
    refusal = models.CharField(_("why refused"), max_length=16, choices=Refusal.choices, blank=True)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("proposal for correction")
        verbose_name_plural = _("proposals for correction")
        indexes = [
            models.Index(fields=["state", "made_at"], name="correction_waits"),
            models.Index(fields=["email_key"], name="correction_of_an_address"),
        ]

    def __str__(self) -> str:
        return f"correction {self.pk}"
