# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where offices stand: divisions of the land by OCD id, and bodies such as chambers and ministries."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.decision_makers.folding import fold

LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]


def in_language(names: dict[str, str], language: str | None, otherwise: str) -> str:
    """The name in that language (default: the active one), else the first that there is."""
    wanted = language or get_language() or "en"
    return names.get(wanted) or next(iter(names.values()), otherwise)


class Division(ClusterableModel):
    """A part of the land: a country, a state, a district. Its OCD id is what everybody calls it."""

    ocd_id = models.CharField(_("OCD id"), max_length=200, unique=True)
    country = models.CharField(_("country (ISO code)"), max_length=2)
    kind = models.CharField(_("sort"), max_length=30, blank=True)
    parent = models.CharField(_("lies in (OCD id)"), max_length=200, blank=True, db_index=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_through = models.DateField(_("valid through"), null=True, blank=True)

    class Meta:
        verbose_name = _("division")
        verbose_name_plural = _("divisions")

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        return in_language({text.language: text.name for text in self.texts.all()}, language, self.ocd_id)


class DivisionText(models.Model):
    division = ParentalKey(Division, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=200, default="", editable=False, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["division", "language"], name="one_division_name_a_language")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came


class Body(ClusterableModel):
    """What an office belongs to: a chamber, a ministry, an embassy, a company, a body of the United Nations."""

    class Sort(models.TextChoices):
        CHAMBER = "chamber", _("chamber of a legislature")
        GOVERNMENT = "government", _("government or ministry")
        EMBASSY = "embassy", _("embassy or consulate")
        COURT = "court", _("court")
        COMPANY = "company", _("company")
        UNITED_NATIONS = "united_nations", _("United Nations body")
        OTHER = "other", _("other")

    # No key, no source: staff wrote it. Null rather than empty, so that only keys need be unique.
    key = models.CharField(max_length=100, unique=True, null=True, blank=True, editable=False)
    country = models.CharField(_("country (ISO code)"), max_length=2, blank=True)
    sort = models.CharField(_("sort"), max_length=20, choices=Sort.choices, default=Sort.OTHER)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        return in_language({text.language: text.name for text in self.texts.all()}, language, self.key or "")


class BodyText(models.Model):
    body = ParentalKey(Body, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "language"], name="one_body_name_a_language")]

    def __str__(self) -> str:
        return self.name
