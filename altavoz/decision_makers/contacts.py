# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an office or the person in it is reached, in public; each with its source and its date."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from altavoz.decision_makers.editions import ShownManager


class BelievedContacts(ShownManager["ContactPoint"]):
    """What is shown: what staff wrote, and of what sources say whatever staff did not overrule."""

    def get_queryset(self) -> models.QuerySet["ContactPoint"]:
        rows: models.QuerySet[ContactPoint] = super().get_queryset()
        return rows.filter(gone=False).exclude(Q(edition__isnull=False) & Exists(_overruling()))


def _overruling() -> models.QuerySet["ContactPoint"]:
    """Staff's own word on the same way to the same office or person; a number that is gone is that number alone."""
    same = Q(office=OuterRef("office")) | Q(person=OuterRef("person"))
    own = ContactPoint.everything.filter(same, edition__isnull=True, way=OuterRef("way"))
    this = Q(value=OuterRef("value")) | Q(instead_of=OuterRef("value"))
    return own.filter(this | Q(gone=False, label=OuterRef("label")))


class ContactPoint(models.Model):
    """Of an office, and then it stays; or of a person, and then it goes when the person goes."""

    class Way(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        FAX = "fax", _("fax")
        POSTAL = "postal", _("postal address")
        FORM = "form", _("web form")
        WEBSITE = "website", _("website")
        SOCIAL = "social", _("social network")

    office = ParentalKey(
        "decision_makers.Office", on_delete=models.CASCADE, related_name="contacts", null=True, blank=True
    )
    person = models.ForeignKey("decision_makers.Person", models.CASCADE, related_name="contacts", null=True, blank=True)
    way = models.CharField(_("way"), max_length=10, choices=Way.choices)
    value = models.CharField(_("number, address or link"), max_length=500)
    label = models.CharField(_("which one"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    hours = models.CharField(_("opening hours"), max_length=300, blank=True)
    zone = models.CharField(_("time zone"), max_length=50, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    as_of = models.DateField(_("date of the source"), null=True, blank=True)
    gone = models.BooleanField(_("not in use any more"), default=False)
    # What a source said before staff wrote over it: that it still says so is no news.
    instead_of = models.CharField(max_length=500, default="", blank=True, editable=False)
    edition = models.ForeignKey(
        "decision_makers.Edition", models.CASCADE, null=True, blank=True, editable=False, related_name="contacts"
    )

    objects = BelievedContacts()
    everything = models.Manager["ContactPoint"]()

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(office__isnull=False, person__isnull=True) | Q(office__isnull=True, person__isnull=False),
                name="contact_of_an_office_or_a_person",
            )
        ]

    def __str__(self) -> str:
        return self.value

    def whose(self) -> str:
        return str(self.office or self.person)

    def is_stale(self, today: date) -> bool:
        return is_stale(self.as_of, today)


def is_stale(as_of: date | None, today: date) -> bool:
    """Whether a fact of that day may no longer be taken for true; one without a date may never."""
    return as_of is None or as_of < stale_before(today)


def stale_before(today: date) -> date:
    return date.fromordinal(max(1, today.toordinal() - settings.DIRECTORY_STALE_DAYS))
