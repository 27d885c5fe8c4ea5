# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices, persons and terms: three things. An action is addressed to an office; a person holds it for a term."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.personal_data.public_ids import PublicIdField

LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]


class Office(ClusterableModel):
    """A post that somebody holds: a ministry's head, a seat in a chamber, the lead of a party."""

    class Holding(models.TextChoices):
        BY_TERM = "by_term", _("as its terms say")
        VACANT = "vacant", _("vacant")
        NOT_KNOWN = "not_known", _("not known")

    public_id = PublicIdField()
    country = models.CharField(_("country (ISO code)"), max_length=2)
    body = models.CharField(_("body"), max_length=200, blank=True)
    division = models.CharField(_("division (OCD id)"), max_length=200, blank=True)
    holding = models.CharField(_("holder"), max_length=16, choices=Holding.choices, default=Holding.BY_TERM)
    email = models.EmailField(_("official e-mail"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self) -> str:
        return self.title()

    def title(self, language: str | None = None) -> str:
        """Its title in that language (default: the active one), else in the first that it has."""
        wanted = language or get_language() or "en"
        titles = {text.language: text.title for text in self.texts.all()}
        return titles.get(wanted) or next(iter(titles.values()), self.body)


class OfficeText(models.Model):
    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    title = models.CharField(_("title"), max_length=200)
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "language"], name="one_title_a_language")]

    def __str__(self) -> str:
        return self.title


class Person(models.Model):
    """A holder of public office; nothing but what the office makes public."""

    public_id = PublicIdField()
    name = models.CharField(_("name"), max_length=200)
    honorific = models.CharField(_("honorific"), max_length=50, blank=True)
    wikidata = models.CharField(_("Wikidata id"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("person in office")
        verbose_name_plural = _("persons in office")

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()


class Term(models.Model):
    """A person holds an office between two dates; both may be open."""

    class Standing(models.TextChoices):
        HOLDER = "holder", _("holds it")
        ACTING = "acting", _("acting")
        DESIGNATE = "designate", _("designate")

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="terms")
    person = models.ForeignKey(Person, models.PROTECT, related_name="terms", verbose_name=_("person"))
    standing = models.CharField(_("standing"), max_length=16, choices=Standing.choices, default=Standing.HOLDER)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until (last day)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="term_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.office}"

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
