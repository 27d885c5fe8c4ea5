# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case: who is at risk, by which names, who agreed to what, and who of the staff may see it."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.cases.models.unlisted import Unlisted
from altavoz.decision_makers.models import LANGUAGES
from altavoz.organisations.models import Organisation
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField

# Without letters and digits that are taken for each other when read aloud on a telephone.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """What a case is called where its names have no place: in titles, addresses, file names and logs."""
    return "C-" + "".join(secrets.choice(LETTERS) for _place in range(6))


class Visibility(models.TextChoices):
    CONFIDENTIAL = "confidential", _("Confidential")
    PUBLIC = "public", _("Public once the case is published")


class Confidence(models.TextChoices):
    CONFIRMED = "confirmed", _("Confirmed by sources that do not depend on each other")
    LIKELY = "likely", _("Told by one source that we trust")
    REPORTED = "reported", _("Reported, and not checked yet")
    DISPUTED = "disputed", _("Disputed")


class LanguageText(Unlisted):
    """The words of one language; each model that inherits this has one row a language."""

    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)

    class Meta:
        abstract = True


class Case(Unlisted):
    """A person, a group or a community at risk. Everything about it is confidential until it is published."""

    class Subject(models.TextChoices):
        PERSON = "person", _("A person")
        GROUP = "group", _("A group")
        COMMUNITY = "community", _("A community")

    class Sensitivity(models.TextChoices):
        ORDINARY = "ordinary", _("Ordinary: whoever edits for the organisation")
        HIGH = "high", _("High: only who publishes for the organisation")
        EXTREME = "extreme", _("Extreme: only who is named on the case")

    class State(models.TextChoices):
        CONFIDENTIAL = "confidential", _("Confidential")
        PUBLISHED = "published", _("Published")
        TAKEN_DOWN = "taken_down", _("Taken down")

    public_id = PublicIdField()
    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="cases", verbose_name=_("organisation that keeps it")
    )
    subject = models.CharField(_("who is at risk"), max_length=12, choices=Subject.choices, default=Subject.PERSON)
    sensitivity = models.CharField(
        _("who of the staff may see it"), max_length=12, choices=Sensitivity.choices, default=Sensitivity.HIGH
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.CONFIDENTIAL, editable=False)
    is_minor = models.BooleanField(_("under eighteen years of age"), default=False)
    country = models.CharField(_("country"), max_length=2)
    # A case stands there only while the public may read of it.
    home_place = models.PositiveSmallIntegerField(
        _("place on the home page"),
        null=True,
        blank=True,
        choices=[(1, _("first")), (2, _("second")), (3, _("third"))],
        help_text=_("Once it is published. Taken down, it is gone from there too."),
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    made_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    taken_down_at = models.DateTimeField(null=True, editable=False)
    # When nothing more of it was found in public after it was taken down.
    cleared_at = models.DateTimeField(null=True, editable=False)
    # It rises with each change of any part: of two people who write at once, the second is told.
    edition = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        default_permissions = ()
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="a_published_case_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="taken_down") | Q(taken_down_at__isnull=False), name="a_case_taken_down_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_published(self) -> bool:
        return self.state == Case.State.PUBLISHED


class CaseText(LanguageText):
    """The public words at the head of a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="texts")
    headline = SealedText(_("headline"))
    summary = SealedText(_("summary"))

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["case", "language"], name="one_case_text_a_language")]

    def __str__(self) -> str:
        return f"case text {self.pk}"


class CaseName(Unlisted):
    """One of the names by which somebody is known. At most one of each sort is shown."""

    class Sort(models.TextChoices):
        REAL = "real", _("Real name")
        PSEUDONYM = "pseudonym", _("Pseudonym")
        INITIALS = "initials", _("Initials")

    case = models.ForeignKey(Case, models.CASCADE, related_name="names")
    sort = models.CharField(_("sort"), max_length=12, choices=Sort.choices)
    name = SealedText(_("name"))
    is_public = models.BooleanField(_("public once the case is published"), default=False)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "sort"], condition=Q(is_public=True), name="one_public_name_of_each_sort"
            )
        ]

    def __str__(self) -> str:
        return f"name {self.pk}"


class CaseRight(Unlisted):
    """Somebody who may see a case of extreme sensitivity."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="rights")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="case_rights")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="one_right_a_case_and_user")]

    def __str__(self) -> str:
        return f"right {self.pk}"


class CaseConsent(Unlisted):
    """What somebody agreed to make public, from one day to another, and on whose behalf."""

    class GivenBy(models.TextChoices):
        SELF = "self", _("The person at risk")
        GUARDIAN = "guardian", _("A parent or guardian")
        FAMILY = "family", _("The family, for somebody who cannot be asked")
        REPRESENTATIVE = "representative", _("Who speaks for the group or community")

    class Scope(models.TextChoices):
        STORY = "story", _("What happened, in public")
        NAME = "name", _("The real name")
        PICTURE = "picture", _("Pictures")
        QUOTATION = "quotation", _("Quotations")
        LETTERS = "letters", _("Letters to authorities that speak of the case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="consents")
    given_by = models.CharField(_("given by"), max_length=16, choices=GivenBy.choices)
    # Words of Scope with spaces between them: they are read together and never searched.
    scopes = models.CharField(_("it covers"), max_length=80)
    given_on = models.DateField(_("given on"))
    review_on = models.DateField(_("to be asked again by"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    evidence = models.ForeignKey(PrivateFile, models.SET_NULL, null=True, blank=True, related_name="+")
    note = SealedText(_("how it was given, and any condition"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    # Written down to show how it is done, by the demonstration alone: nobody agreed to anything.
    is_sample = models.BooleanField(default=False, editable=False)
    # The last day of which staff have been warned; another last day is warned of anew.
    warned_of = models.DateField(null=True, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on__gt=F("given_on"))
                & (Q(ends_on__isnull=True) | Q(ends_on__gt=F("given_on")))
                & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on"))),
                name="a_consent_ends_after_it_was_given",
                violation_error_message=_("A consent cannot end before the day on which it was given."),
            )
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class SecondLook(Unlisted):
    """Public words that look as if they told how many escorts there are, and do not: somebody looked at them again.

    Only a keyed digest of them is kept. Whoever changes a letter of them looks again.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="second_looks")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["case", "digest"], name="words_are_looked_at_again_once")]

    def __str__(self) -> str:
        return f"second look {self.pk}"
