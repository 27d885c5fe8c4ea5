# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of a case: violations, facts, events, pictures; each fact is public or confidential by itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.cases.models.case import Case, CaseConsent, LanguageText, Visibility
from altavoz.cases.models.known import WhenKnown
from altavoz.cases.models.sourced import Weighed
from altavoz.cases.models.unlisted import Unlisted
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.models import PrivateFile


class Violation(Unlisted):
    """One kind of violation, by its slug in the published vocabulary (`cases/vocabulary.py`)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="violations")
    kind = models.CharField(_("kind of violation"), max_length=40)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="one_violation_of_a_kind_a_case")]

    def __str__(self) -> str:
        return f"violation {self.pk}"


class Fact(Weighed, WhenKnown):
    """Something known of a case. Some sorts can never be public, whatever anybody agreed to."""

    class Sort(models.TextChoices):
        BACKGROUND = "background", _("Background")
        WORK = "work", _("What they do")
        WHERE = "where", _("Where it happened (country, region or town)")
        LAWYER = "lawyer", _("Lawyer")
        ORGANISATION = "organisation_in_contact", _("Organisation in contact")
        HEALTH = "health", _("Health")
        QUOTATION = "quotation", _("Quotation: their own words")
        CONTACT = "contact", _("How to reach them (always confidential)")
        FAMILY = "family", _("Family (always confidential)")
        ADDRESS = "address", _("Address (always confidential)")
        SHELTER = "shelter", _("Shelter (always confidential)")
        ESCORTS = "escorts", _("Escorts: how many, who, when (always confidential)")

    NEVER_PUBLIC = (Sort.CONTACT, Sort.FAMILY, Sort.ADDRESS, Sort.SHELTER, Sort.ESCORTS)

    case = models.ForeignKey(Case, models.CASCADE, related_name="facts")
    sort = models.CharField(_("sort"), max_length=24, choices=Sort.choices)
    consent = models.ForeignKey(
        CaseConsent, models.RESTRICT, null=True, blank=True, related_name="quotations",
        verbose_name=_("consent to this quotation"),
    )  # fmt: skip

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            *WhenKnown.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(
                    sort__in=["contact", "family", "address", "shelter", "escorts"], visibility=Visibility.PUBLIC
                ),
                name="some_facts_are_never_public",
            ),
            models.CheckConstraint(
                condition=~Q(sort="quotation", visibility=Visibility.PUBLIC, consent__isnull=True),
                name="a_public_quotation_has_a_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"fact {self.pk}"


class FactText(LanguageText):
    fact = models.ForeignKey(Fact, models.CASCADE, related_name="texts")
    text = SealedText(_("text"))

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["fact", "language"], name="one_fact_text_a_language")]

    def __str__(self) -> str:
        return f"fact text {self.pk}"


class CaseEvent(Weighed, WhenKnown):
    """Something that happened, for the timeline, with its source and how sure we are."""

    class Sort(models.TextChoices):
        THREAT = "threat", _("Threat")
        ATTACK = "attack", _("Attack")
        ARREST = "arrest", _("Arrest or detention")
        TRIAL = "trial", _("Court or inquiry")
        MEETING = "meeting", _("Meeting or visit")
        STATEMENT = "statement", _("Statement")
        RELIEF = "relief", _("Relief")
        OTHER = "other", _("Other")

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    sort = models.CharField(_("sort"), max_length=12, choices=Sort.choices, default=Sort.OTHER)
    source_is_public = models.BooleanField(_("name the source in public"), default=False)
    # One address a line.
    links = SealedText(_("addresses on the web, one a line"))

    class Meta:
        default_permissions = ()
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["case", "visibility"], name="cases_event_shown")]
        constraints = [*WhenKnown.Meta.constraints]

    def __str__(self) -> str:
        return f"event {self.pk}"


class CaseEventText(LanguageText):
    event = models.ForeignKey(CaseEvent, models.CASCADE, related_name="texts")
    title = SealedText(_("what happened, in one line"))
    text = SealedText(_("what happened"))

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["event", "language"], name="one_event_text_a_language")]

    def __str__(self) -> str:
        return f"event text {self.pk}"


class CasePicture(Unlisted):
    """A picture, re-encoded without what the camera wrote into it, sealed, and never in a public folder."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pictures")
    file = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, related_name="+")
    # Its address for the public: random, and empty while it is not shown.
    public_name = models.CharField(max_length=80, blank=True, default="", editable=False)
    credit = SealedText(_("credit"))
    shows_face = models.BooleanField(_("somebody’s face can be recognised"), default=True)
    visibility = models.CharField(
        _("who may see it"), max_length=12, choices=Visibility.choices, default=Visibility.CONFIDENTIAL
    )
    consent = models.ForeignKey(
        CaseConsent, models.RESTRICT, null=True, blank=True, related_name="pictures",
        verbose_name=_("consent to this picture"),
    )  # fmt: skip

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.PUBLIC, consent__isnull=True), name="a_public_picture_has_a_consent"
            )
        ]

    def __str__(self) -> str:
        return f"picture {self.pk}"


class CasePictureText(LanguageText):
    picture = models.ForeignKey(CasePicture, models.CASCADE, related_name="texts")
    alt = SealedText(_("what the picture shows"))

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["picture", "language"], name="one_picture_text_a_language")]

    def __str__(self) -> str:
        return f"picture text {self.pk}"
