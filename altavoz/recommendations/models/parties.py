# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is asked, and whom they shall act upon."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.directory import in_language
from altavoz.decision_makers.models import Body, Office
from altavoz.recommendations.models.plain import LanguageText, Plain, PublicIdField


class Party(Plain):
    """A body or an office of the directory; where it has none, a name alone."""

    public_id = PublicIdField()
    body = models.OneToOneField(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body in the directory")
    )
    office = models.OneToOneField(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office in the directory")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(office__isnull=True), name="party_is_a_body_or_an_office"
            )
        ]

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        """As the directory calls it; read `texts` and the directory's texts beforehand where there are many."""
        if self.body is not None:
            return self.body.name(language)
        if self.office is not None:
            return self.office.title(language)
        return in_language({text.language: text.name for text in self.texts.all()}, language, "")


class PartyText(LanguageText):
    party = models.ForeignKey(Party, models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "language"], name="one_party_name_a_language")]
