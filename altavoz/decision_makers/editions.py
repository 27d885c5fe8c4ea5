# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a source said at one time, and which of its editions is shown: switching is one row."""

from typing import TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row", bound=models.Model)


class DirectorySource(models.Model):
    """A source that was imported at least once; it points to the one edition that everybody sees."""

    slug = models.CharField(_("source"), max_length=60, unique=True)
    shown = models.OneToOneField(
        "decision_makers.Edition", models.PROTECT, null=True, blank=True, related_name="shown_by"
    )

    def __str__(self) -> str:
        return self.slug


class Edition(models.Model):
    """One import. Its rows are written in short batches, and seen by nobody until its source points to it."""

    source = models.ForeignKey(DirectorySource, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    country = models.CharField(_("country (ISO code)"), max_length=2, blank=True)
    said_by = models.CharField(_("where it is from"), max_length=300)
    licence = models.CharField(_("licence"), max_length=200)
    as_of = models.DateField(_("date of the source"))
    holds_from = models.DateField(_("tells of days from"), null=True, blank=True)
    holds_until = models.DateField(_("tells of days until"), null=True, blank=True)
    made_at = models.DateTimeField(_("imported"))
    holders = models.PositiveIntegerField(_("holders"), default=0)

    class Meta:
        verbose_name = _("edition of a source")
        verbose_name_plural = _("editions of sources")
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="one_edition_a_number")]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"


class ShownManager(models.Manager[Row]):
    """What staff wrote themselves, and what stands in the edition that its source shows."""

    def get_queryset(self) -> models.QuerySet[Row]:
        shown = DirectorySource.objects.filter(shown__isnull=False).values("shown")
        return super().get_queryset().filter(Q(edition__isnull=True) | Q(edition__in=shown))


class Listing(models.Model):
    """An office stands in an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="listings")
    office = models.ForeignKey("decision_makers.Office", models.CASCADE, related_name="listings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "office"], name="one_listing_an_office")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.office_id}"


class Postcode(models.Model):
    """Codes that begin like this lie in that division, as an edition has it; a code may lie in several."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="postcodes")
    prefix = models.CharField(max_length=12)
    division = models.CharField(max_length=200)
    # Drawn anew between the table and the day: then every division of the one above is a candidate.
    redrawn = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["prefix", "edition"], name="postcode_by_prefix")]

    def __str__(self) -> str:
        return f"{self.prefix}: {self.division}"
