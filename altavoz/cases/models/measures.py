# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is done for and said of a case: protection and its steps, status over time, who is said to be responsible."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.cases.models.case import Case, LanguageText, Visibility
from altavoz.cases.models.known import WhenKnown
from altavoz.cases.models.sourced import Sourced
from altavoz.decision_makers.models import Body
from altavoz.personal_data.fields import SealedText


class Protection(Sourced):
    """A measure of protection, and who ordered it. What became of it is told by its steps."""

    class Sort(models.TextChoices):
        ESCORT = "escort", _("Escort")
        VEHICLE = "vehicle", _("Vehicle")
        ALARM = "alarm", _("Alarm or telephone")
        HOME = "home", _("Security of a home or office")
        SHELTER = "shelter", _("Shelter")
        ORDER = "order", _("Order of a court or commission")
        PRESENCE = "presence", _("Company by observers")
        OTHER = "other", _("Other")

    case = models.ForeignKey(Case, models.CASCADE, related_name="protections")
    sort = models.CharField(_("sort"), max_length=12, choices=Sort.choices)
    ordered_by = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ordered by")
    )

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(sort="shelter", visibility=Visibility.PUBLIC), name="a_shelter_is_never_public"
            )
        ]

    def __str__(self) -> str:
        return f"protection {self.pk}"


class ProtectionText(LanguageText):
    protection = models.ForeignKey(Protection, models.CASCADE, related_name="texts")
    text = SealedText(_("what it is"))

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["protection", "language"], name="one_protection_text_a_language")
        ]

    def __str__(self) -> str:
        return f"protection text {self.pk}"


class ProtectionStep(Sourced, WhenKnown):
    class Step(models.TextChoices):
        ORDERED = "ordered", _("Ordered")
        PROMISED = "promised", _("Promised")
        PUT_IN_PLACE = "put_in_place", _("Put in place")
        REDUCED = "reduced", _("Reduced")
        RESTORED = "restored", _("Restored")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    protection = models.ForeignKey(Protection, models.CASCADE, related_name="steps")
    step = models.CharField(_("what became of it"), max_length=16, choices=Step.choices)

    class Meta:
        default_permissions = ()
        ordering = ["on", "pk"]
        constraints = [*WhenKnown.Meta.constraints]

    def __str__(self) -> str:
        return f"protection step {self.pk}"


class ProtectionStepText(LanguageText):
    step = models.ForeignKey(ProtectionStep, models.CASCADE, related_name="texts")
    text = SealedText(_("in words"))

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["step", "language"], name="one_step_text_a_language")]

    def __str__(self) -> str:
        return f"step text {self.pk}"


class CaseStatus(Sourced, WhenKnown):
    """How they are, from a date on. The newest is the present one; one that came of the work is an outcome."""

    class Status(models.TextChoices):
        AT_RISK = "at_risk", _("At risk")
        THREATENED = "threatened", _("Threatened")
        ATTACKED = "attacked", _("Attacked")
        DETAINED = "detained", _("Detained")
        ON_TRIAL = "on_trial", _("On trial")
        DISAPPEARED = "disappeared", _("Disappeared")
        DISPLACED = "displaced", _("Displaced")
        PROTECTED = "protected", _("Protected")
        RELEASED = "released", _("Released")
        SAFE = "safe", _("Safe")
        DEAD = "dead", _("Dead")
        NOT_KNOWN = "not_known", _("Not known")

    class Certainty(models.TextChoices):
        SURE = "sure", _("We are sure: it was seen, or confirmed by those whom it concerns")
        LIKELY = "likely", _("It is likely, but not certain")
        UNCLEAR = "unclear", _("It is still unclear")

    case = models.ForeignKey(Case, models.CASCADE, related_name="statuses")
    status = models.CharField(_("status"), max_length=16, choices=Status.choices)
    is_outcome = models.BooleanField(_("this is an outcome: something changed"), default=False)
    certainty = models.CharField(_("how sure we are"), max_length=8, choices=Certainty.choices, blank=True, default="")

    class Meta:
        default_permissions = ()
        ordering = ["on", "pk"]
        constraints = [
            *WhenKnown.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_outcome=False) | ~Q(certainty=""),
                name="an_outcome_says_how_sure_we_are",
                violation_error_message=_("An outcome says how sure we are."),
            ),
        ]

    def __str__(self) -> str:
        return f"status {self.pk}"


class CaseStatusText(LanguageText):
    status = models.ForeignKey(CaseStatus, models.CASCADE, related_name="texts")
    text = SealedText(_("in words"))

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["status", "language"], name="one_status_text_a_language")]

    def __str__(self) -> str:
        return f"status text {self.pk}"


class Responsible(Sourced):
    """Who is said to be responsible: a body, a named person, or both. A name needs a source and a second person."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="responsible")
    body = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("body in the directory")
    )
    named = SealedText(_("named person"))
    # Who wrote the name that stands there; another person has to approve of it.
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | Q(named_by__isnull=True) | ~Q(approved_by=F("named_by")),
                name="nobody_approves_of_their_own_accusation",
            )
        ]

    def __str__(self) -> str:
        return f"responsible {self.pk}"


class ResponsibleText(LanguageText):
    responsible = models.ForeignKey(Responsible, models.CASCADE, related_name="texts")
    text = SealedText(_("for what, and who says so"))

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["responsible", "language"], name="one_responsible_text_a_language")
        ]

    def __str__(self) -> str:
        return f"responsible text {self.pk}"
