# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chamber's seats as they stood on the letter's day, and what is known of each member over time.

Seats are written down when the letter gets its chamber and its day: an import of later terms cannot mix them.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.actions.legislator_letter.letter import CircularLetter
from altavoz.decision_makers.models import Body, Office, Person
from altavoz.personal_data.public_ids import PublicIdField


class Seat(models.Model):
    """A seat with who held it on that day; without a person it was vacant, or its holder is not known."""

    class Holding(models.TextChoices):
        HELD = "held", _("Held")
        VACANT = "vacant", _("Vacant seat")
        NOT_KNOWN = "not_known", _("Holder not known")

    letter = models.ForeignKey(CircularLetter, models.CASCADE, related_name="seats")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    holding = models.CharField(max_length=16, choices=Holding.choices)
    party = models.CharField(max_length=100, blank=True)
    # Delegates sit without a vote, and may sign all the same.
    votes = models.BooleanField(default=True)
    division = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=200, blank=True)
    committees = models.ManyToManyField(Body, related_name="+")
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(null=True)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(fields=["letter", "office"], name="one_seat_a_letter_and_office"),
            models.CheckConstraint(
                condition=Q(holding="held", person__isnull=False) | (~Q(holding="held") & Q(person__isnull=True)),
                name="held_seat_has_a_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.office)


class PastedList(models.Model):
    """A list of names that somebody pasted: proposed, then confirmed as one batch, and perhaps undone."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("a pasted list", "waits for a person")
        CONFIRMED = "confirmed", pgettext_lazy("a pasted list", "confirmed")
        DROPPED = "dropped", pgettext_lazy("a pasted list", "dropped")
        UNDONE = "undone", pgettext_lazy("a pasted list", "undone")

    public_id = PublicIdField()
    letter = models.ForeignKey(CircularLetter, models.CASCADE, related_name="lists")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    says = models.CharField(max_length=12)
    source = models.CharField(max_length=300)
    known_on = models.DateField()
    pasted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    pasted_at = models.DateTimeField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("pasted list")
        verbose_name_plural = _("pasted lists")

    def __str__(self) -> str:
        return f"{self.source} ({self.known_on})"


class PastedLine(models.Model):
    """One name of the list as it was pasted, with its candidates; the seat once a person has chosen it."""

    pasted = models.ForeignKey(PastedList, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    certainty = models.CharField(max_length=10)
    # [[seat, score], ...], the best first.
    candidates = models.JSONField(default=list)
    seat = models.ForeignKey(Seat, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["pasted", "number"], name="one_pasted_line_a_number")]

    def __str__(self) -> str:
        return self.text


class Standing(models.Model):
    """What a member has done about the letter, as somebody noted it. Only ever added: the newest one holds."""

    class State(models.TextChoices):
        UNKNOWN = "unknown", pgettext_lazy("of a member", "Not known")
        ASKED = "asked", pgettext_lazy("of a member", "Asked")
        SIGNED = "signed", pgettext_lazy("of a member", "Signed")
        REFUSED = "refused", pgettext_lazy("of a member", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a member", "Withdrawn")

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="standings")
    state = models.CharField(pgettext_lazy("of a member", "standing"), max_length=12, choices=State.choices)
    source = models.CharField(_("source"), max_length=300)
    known_on = models.DateField(_("known since"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()
    pasted = models.ForeignKey(PastedList, models.PROTECT, null=True, related_name="standings")
    # It takes back what that list said.
    undoes = models.ForeignKey(PastedList, models.PROTECT, null=True, related_name="undone_standings")

    class Meta:
        verbose_name = pgettext_lazy("of a member", "standing")
        verbose_name_plural = pgettext_lazy("of a member", "standings")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["unknown", "asked", "signed", "refused", "withdrawn"]),
                name="standing_is_one_of_five",
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.state}"
