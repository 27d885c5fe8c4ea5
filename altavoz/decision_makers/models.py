# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices, persons and terms: three things. An action is addressed to an office; a person holds it for a term."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.decision_makers.contacts import ContactPoint
from altavoz.decision_makers.correction_rows import Correction
from altavoz.decision_makers.directory import LANGUAGES, Body, BodyText, Division, DivisionText, in_language
from altavoz.decision_makers.editions import DirectorySource, Edition, Listing, Postcode, ShownManager
from altavoz.decision_makers.folding import fold
from altavoz.personal_data.public_ids import PublicIdField
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Place

__all__ = [
    "LANGUAGES",
    "Body",
    "BodyText",
    "ContactPoint",
    "Correction",
    "DirectorySource",
    "Division",
    "DivisionText",
    "Edition",
    "Listing",
    "Office",
    "OfficeText",
    "Person",
    "Postcode",
    "Term",
]


class Office(ClusterableModel):
    """A post that somebody holds: a ministry's head, a seat in a chamber, the lead of a party."""

    class Holding(models.TextChoices):
        BY_TERM = "by_term", _("as its terms say")
        VACANT = "vacant", _("vacant")
        NOT_KNOWN = "not_known", _("not known")

    public_id = PublicIdField()
    # What its source calls it; null where staff wrote it, so that only keys need be unique.
    key = models.CharField(max_length=150, unique=True, null=True, blank=True, editable=False)
    country = models.CharField(_("country (ISO code)"), max_length=2)
    institution = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="offices", verbose_name=_("body in the directory")
    )
    role = models.CharField(_("role (one word, such as senator)"), max_length=40, blank=True)
    body = models.CharField(_("body"), max_length=200, blank=True)
    division = models.CharField(_("division (OCD id)"), max_length=200, blank=True, db_index=True)
    holding = models.CharField(_("holder"), max_length=16, choices=Holding.choices, default=Holding.BY_TERM)
    email = models.EmailField(_("official e-mail"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    # Columns that staff have written over what a source says: an import leaves them alone.
    by_staff = models.CharField(max_length=200, default="", blank=True, editable=False)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self) -> str:
        return self.title()

    def title(self, language: str | None = None) -> str:
        """Its title in that language (default: the active one), else in the first that it has."""
        return in_language({text.language: text.title for text in self.texts.all()}, language, self.body)

    def body_name(self, language: str | None = None) -> str:
        """The body's own name, or what was written on the office itself."""
        return self.institution.name(language) if self.institution else self.body


class OfficeText(models.Model):
    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    title = models.CharField(_("title"), max_length=200)
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "language"], name="one_title_a_language")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A salutation may name the office; a holder may be missing one day, and then something must stand there."""
        found = merge_fields.problems(self.salutation, where=Place.MAIL)
        if refused := [str(problem) for problem in found if problem.name != "office"]:
            raise ValidationError({"salutation": refused})


class Person(models.Model):
    """A holder of public office; nothing but what the office makes public."""

    public_id = PublicIdField()
    key = models.CharField(max_length=100, unique=True, null=True, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    sort_name = models.CharField(_("name in a list"), max_length=200, blank=True)
    folded = models.CharField(max_length=200, default="", editable=False, db_index=True)
    honorific = models.CharField(_("honorific"), max_length=50, blank=True)
    wikidata = models.CharField(_("Wikidata id"), max_length=20, blank=True)
    # As on an office.
    by_staff = models.CharField(max_length=200, default="", blank=True, editable=False)

    class Meta:
        verbose_name = _("person in office")
        verbose_name_plural = _("persons in office")

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came


class Term(models.Model):
    """A person holds an office between two dates, or nobody does; both dates may be open."""

    class Standing(models.TextChoices):
        HOLDER = "holder", _("holds it")
        ACTING = "acting", _("acting")
        DESIGNATE = "designate", _("designate")
        VACANT = "vacant", _("vacant")

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="terms")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="terms", verbose_name=_("person")
    )
    standing = models.CharField(_("standing"), max_length=16, choices=Standing.choices, default=Standing.HOLDER)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until (last day)"), null=True, blank=True)
    party = models.CharField(_("party"), max_length=100, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    as_of = models.DateField(_("date of the source"), null=True, blank=True)
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, editable=False, related_name="terms")

    objects = ShownManager["Term"]()
    everything = models.Manager["Term"]()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="term_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(standing="vacant", person__isnull=True) | (~Q(standing="vacant") & Q(person__isnull=False)),
                name="term_has_a_person_or_is_vacant",
                violation_error_message=_("Choose the person, or say that the office is vacant."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.office}"

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
