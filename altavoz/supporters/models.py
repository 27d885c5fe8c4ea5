# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.models import ConsentWording, Organisation
from altavoz.personal_data.fields import SealedText
from altavoz.supporters.copy_rows import CopyToErase
from altavoz.supporters.exports.rows import ExportTaken, NetworkExport
from altavoz.supporters.figures.rows import NetworkDay
from altavoz.supporters.importing.rows import KeptOut, ListImport
from altavoz.supporters.network_rows import Joining, Network, NetworkText, Rhythm, Subscription

__all__ = [
    "Consent",
    "CopyToErase",
    "ExportTaken",
    "Joining",
    "KeptOut",
    "ListImport",
    "Network",
    "NetworkDay",
    "NetworkExport",
    "NetworkText",
    "Rhythm",
    "Subscription",
    "UsedLink",
]


class Consent(models.Model):
    """One yes of one person to one wording, for one network: appended, and ended by a date, never changed.

    Who came with a list said it elsewhere, to other words: then `proof` is the import, which says where and to which.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="consents")
    wording = models.ForeignKey(ConsentWording, models.PROTECT, null=True, related_name="consents")
    proof = models.ForeignKey(ListImport, models.PROTECT, null=True, related_name="consents", db_index=False)
    # What it was said to. Never looked up by it alone, so that a signature pays for no further index.
    network = models.ForeignKey(Network, models.PROTECT, related_name="consents", db_index=False)
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
                fields=["email_key", "organisation", "wording", "said_where"],
                condition=Q(ended_at__isnull=True),
                name="one_yes_a_wording_and_place",
            ),
            models.CheckConstraint(
                condition=Q(wording__isnull=False) | Q(proof__isnull=False), name="a_yes_is_to_words_that_are_known"
            ),
        ]
        indexes = [
            models.Index(fields=["email_key"], name="consent_of_an_address"),
            models.Index(fields=["proof", "id"], condition=Q(proof__isnull=False), name="consent_of_an_import"),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"

    @property
    def words(self) -> str:
        """What she said yes to."""
        return self.wording.text if self.wording else self.proof.proof_wording if self.proof else ""


class UsedLink(models.Model):
    """What was done with a link of a letter about one's own data: each act once. It tells of nobody.

    `link` is the random number inside the link; `told` how many have copies who were asked to erase her there too.
    """

    link = models.BinaryField(max_length=16)
    act = models.CharField(max_length=16)
    at = models.DateTimeField()
    told = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("used link")
        verbose_name_plural = _("used links")
        constraints = [models.UniqueConstraint(fields=["link", "act"], name="each_act_once_a_link")]

    def __str__(self) -> str:
        return self.act
