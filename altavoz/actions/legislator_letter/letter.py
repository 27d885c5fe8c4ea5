# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter that goes round in a chamber: its words, who leads it, to whom it goes, and the letters before it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.campaigns.action import Action
from altavoz.decision_makers.directory import LANGUAGES, in_language
from altavoz.decision_makers.models import Body, Office


class CircularLetter(ClusterableModel):
    """One letter, one action. Its deadline is the action's closing hour."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="circular_letter", editable=False)
    chamber = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chamber in which it goes round")
    )
    # Who sat there on this day is asked; whoever comes later is another person.
    day = models.DateField(_("the letter’s day"), null=True, blank=True)
    addressee = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("to whom it goes")
    )
    seated_on = models.DateField(null=True, editable=False)
    seated_chamber = models.ForeignKey(Body, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("letter among legislators")
        verbose_name_plural = _("letters among legislators")
        constraints = [
            models.CheckConstraint(
                condition=Q(seated_on__isnull=True, seated_chamber__isnull=True)
                | Q(seated_on__isnull=False, seated_chamber__isnull=False),
                name="letter_seats_have_a_day_and_a_chamber",
            )
        ]

    def __str__(self) -> str:
        return str(self.action)

    def subject(self, language: str | None = None) -> str:
        return in_language({text.language: text.subject for text in self.texts.all()}, language, self.action.name)

    def text(self, language: str | None = None) -> str:
        return in_language({text.language: text.text for text in self.texts.all() if text.text}, language, "")


class LetterText(models.Model):
    """The letter in one language, as it goes round or as somebody translated it."""

    letter = ParentalKey(CircularLetter, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text of the letter"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "language"], name="one_letter_text_a_language")]

    def __str__(self) -> str:
        return self.subject


class Lead(models.Model):
    """A member who leads the letter, by the seat; the chamber’s list of the letter’s day says who that is."""

    letter = ParentalKey(CircularLetter, on_delete=models.CASCADE, related_name="leads")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("seat of who leads it"))
    place = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "office"], name="leads_once_a_letter")]

    def __str__(self) -> str:
        return str(self.office)


class Recess(models.Model):
    """Days on which the chamber does not sit: letters are signed before."""

    letter = ParentalKey(CircularLetter, on_delete=models.CASCADE, related_name="recesses")
    since = models.DateField(_("from"))
    until = models.DateField(_("until (last day)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="recess_ends_after_it_begins",
                violation_error_message=_("A recess ends after it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.since}"


class EarlierLetter(ClusterableModel):
    """A letter of another year on the same subject, and how many signed it: what this one is measured by."""

    letter = ParentalKey(CircularLetter, on_delete=models.CASCADE, related_name="earlier")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("how many signed"))
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        ordering = ["-year", "pk"]

    def __str__(self) -> str:
        return f"{self.year}: {self.number}"

    def title(self, language: str | None = None) -> str:
        return in_language({text.language: text.title for text in self.texts.all()}, language, "")


class EarlierLetterText(models.Model):
    earlier = ParentalKey(EarlierLetter, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earlier", "language"], name="one_earlier_title_a_language")]

    def __str__(self) -> str:
        return self.title
