# SPDX-License-Identifier: AGPL-3.0-or-later
"""A joint letter as it is written: to whom, on whose paper, in which words of each language, with what enclosed."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.campaigns.action import Action
from altavoz.decision_makers.models import LANGUAGES, Office
from altavoz.recommendations.models import Document


class JointLetter(models.Model):
    """What the kind has beside what every action has. Its words are locked from the first signature on."""

    class Order(models.TextChoices):
        RULE = "rule", _("co-chairs first, then by the alphabet of each language")
        HAND = "hand", _("as set by hand")

    action = models.OneToOneField(Action, models.CASCADE, related_name="joint_letter")
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office it is written to")
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joint_letters",
        verbose_name=_("the letter as a document"),
        help_text=_("Its recommendations are what the letter asks, one by one."),
    )
    dated = models.DateField(_("date of the letter"), null=True, blank=True)
    deadline = models.DateTimeField(_("organisations sign until"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("not public before"), null=True, blank=True)
    individuals = models.BooleanField(_("people may add their own names too"), default=False)
    order = models.CharField(_("order of the signatures"), max_length=8, choices=Order.choices, default=Order.RULE)
    # Told to those who are invited; each signature says which draft it was given to.
    draft = models.PositiveSmallIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("joint letter")
        verbose_name_plural = _("joint letters")

    def __str__(self) -> str:
        return f"joint letter {self.pk}"

    def takes_signatures(self, now: datetime) -> bool:
        return self.deadline is None or now < self.deadline


class LetterText(models.Model):
    """All words of the letter in one language. A language without a row has no letter, and says so."""

    letter = models.ForeignKey(JointLetter, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    title = models.CharField(_("title, for lists and files"), max_length=200)
    to = models.TextField(_("address block of whom it is written to"), max_length=600)
    place = models.CharField(pgettext_lazy("of a letter", "place"), max_length=120, blank=True)
    salutation = models.CharField(_("salutation"), max_length=200)
    body = models.TextField(_("body; an empty line begins a paragraph"), max_length=12000)
    demands = models.TextField(_("demands, one a line"), max_length=8000, blank=True)
    ending = models.TextField(_("after the demands"), max_length=3000, blank=True)
    closing = models.CharField(_("closing words"), max_length=120, blank=True)
    cc = models.TextField(_("copies to, one a line"), max_length=2000, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "language"], name="one_joint_letter_text_a_language")]

    def __str__(self) -> str:
        return self.title


class Letterhead(models.Model):
    """Whose paper it is, in one language. Two of them stand side by side; all of it is an organisation's own."""

    letter = models.ForeignKey(JointLetter, models.CASCADE, related_name="letterheads")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    side = models.PositiveSmallIntegerField(default=0)
    # Line by line, as it is printed.
    called = models.TextField(_("name, as on its paper"), max_length=300)
    where = models.CharField(_("postal address"), max_length=300, blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    web = models.CharField(_("website"), max_length=200, blank=True)
    mail = models.CharField(_("e-mail"), max_length=200, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["side", "pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "language"], name="one_letterhead_a_language")]

    def __str__(self) -> str:
        return self.called.partition("\n")[0]


class Enclosure(models.Model):
    """A published document that goes with the letter."""

    letter = models.ForeignKey(JointLetter, models.CASCADE, related_name="enclosures")
    document = models.ForeignKey(Document, models.PROTECT, related_name="enclosed_in")
    place = models.PositiveSmallIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "document"], name="enclosed_once_a_letter")]

    def __str__(self) -> str:
        return f"enclosure {self.pk}"
