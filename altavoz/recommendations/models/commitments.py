# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two small records beside the recommendations: what somebody promised, and what a law, a treaty or a list provides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.directory import in_language
from altavoz.organisations.models import Organisation
from altavoz.recommendations.models.parties import Party
from altavoz.recommendations.models.plain import LANGUAGES, LanguageText, Plain, PublicIdField
from altavoz.recommendations.models.records import Recommendation


class Sourced(Plain):
    """Kept by an organisation, told with its source, and seen by nobody outside before it is published."""

    public_id = PublicIdField()
    source = models.CharField(_("source"), max_length=300, help_text=_("Where it can be read, with its date."))
    source_url = models.URLField(_("link to it"), max_length=500, blank=True)
    demonstration = models.BooleanField(_("invented, for demonstration"), default=False)
    made_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


class Commitment(Sourced):
    """Who promised what, and when; and whether it was kept, with the source of that too."""

    class Kept(models.TextChoices):
        OPEN = "open", _("Still open")
        KEPT = "kept", _("Kept")
        PARTLY = "partly", _("Kept in part")
        BROKEN = "broken", _("Not kept")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="commitments", verbose_name=_("organisation that keeps it")
    )
    made_by = models.ForeignKey(Party, models.PROTECT, related_name="commitments", verbose_name=_("who promised it"))
    made_on = models.DateField(_("promised on"))
    quote = models.TextField(_("in its own words, as published"), blank=True)
    quote_language = models.CharField(
        _("language of these words"), max_length=5, choices=LANGUAGES, blank=True, default=""
    )
    due_on = models.DateField(_("to be kept by"), null=True, blank=True)
    kept = models.CharField(_("was it kept?"), max_length=8, choices=Kept.choices, default=Kept.OPEN)
    kept_on = models.DateField(_("as of"), null=True, blank=True)
    kept_source = models.CharField(_("where that can be read"), max_length=300, blank=True)
    kept_url = models.URLField(_("link to that"), max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["made_by", "-made_on"], name="commitments_of_one")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept="open") | (~Q(kept_source="") & Q(kept_on__isnull=False)),
                name="kept_or_not_has_a_day_and_a_source",
            )
        ]

    def __str__(self) -> str:
        return self.words()

    def words(self, language: str | None = None) -> str:
        return in_language({text.language: text.words for text in self.texts.all()}, language, self.quote)


class CommitmentText(LanguageText):
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="texts")
    words = models.TextField(_("what was promised, in our words"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "language"], name="one_commitment_text_a_language")
        ]


class CommitmentAbout(Plain):
    """A recommendation that the promise answers."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="about")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="commitments")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "recommendation"], name="promised_once_a_record")]


class Instrument(Sourced):
    """A law, a treaty or a list: what it is, its steps and deadlines, and which States are in it."""

    class Sort(models.TextChoices):
        LAW = "law", _("Law")
        REFORM = "reform", _("Reform of a constitution")
        TREATY = "treaty", _("Treaty")
        LIST = "list", _("List or register")
        POLICY = "policy", _("Policy or guidelines")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="instruments", verbose_name=_("organisation that keeps it")
    )
    sort = models.CharField(_("what it is"), max_length=8, choices=Sort.choices)
    country = models.CharField(_("country (ISO code); empty for a treaty"), max_length=2, blank=True)

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        return in_language({text.language: text.name for text in self.texts.all()}, language, self.public_id)


class InstrumentText(LanguageText):
    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)
    about = models.TextField(_("what it provides, in a few sentences of our own"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instrument", "language"], name="one_instrument_text_a_language")
        ]


class InstrumentStep(Plain):
    """What happened, or has to happen, on its way: a day that is known, or a deadline."""

    class Standing(models.TextChoices):
        TAKEN = "taken", _("Taken")
        DEADLINE = "deadline", _("To be taken by this day")
        MISSED = "missed", _("Not taken by this day")
        OPEN = "open", _("Without a day")

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="steps")
    standing = models.CharField(_("how it stands"), max_length=8, choices=Standing.choices)
    # As exactly as the source has it: 2017, 2017-02 or 2017-02-24.
    day = models.CharField(_("day, month or year"), max_length=10, blank=True)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        ordering = ["day", "pk"]


class InstrumentStepText(LanguageText):
    step = models.ForeignKey(InstrumentStep, models.CASCADE, related_name="texts")
    words = models.CharField(_("what the step is"), max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "language"], name="one_instrument_step_text_a_language")]


class InParty(Plain):
    """A State, and what it did with the treaty."""

    class Standing(models.TextChoices):
        ANNOUNCED = "announced", _("Has said that it will sign")
        SIGNED = "signed", _("Signed")
        RATIFIED = "ratified", _("Ratified")

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="states")
    country = models.CharField(_("State (ISO code)"), max_length=2)
    standing = models.CharField(_("what it did"), max_length=12, choices=Standing.choices)
    day = models.CharField(_("day, month or year"), max_length=10, blank=True)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instrument", "country", "standing"], name="a_state_does_each_once")
        ]


class InstrumentAbout(Plain):
    """A recommendation that concerns the instrument."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="about")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="instruments")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instrument", "recommendation"], name="an_instrument_once_a_record")
        ]
