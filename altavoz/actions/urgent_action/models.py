# SPDX-License-Identifier: AGPL-3.0-or-later
"""The number of an urgent action, and each issue of it: the first, what changed, and “do not write any more”."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.actions.urgent_action.pages import UrgentActionPage
from altavoz.campaigns.action import Action
from altavoz.campaigns.announcing import address_of
from altavoz.organisations.models import LANGUAGES, Organisation

__all__ = ["Issue", "IssueText", "SeriesNumber", "UrgentAction", "UrgentActionPage"]

OF_ORGANISATION = "UA"


class SeriesNumber(models.Model):
    """The numbers that an organisation gives in one year; `next` is the first that nobody has."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    prefix = models.CharField(max_length=8, default=OF_ORGANISATION)
    next = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.prefix} …/{self.year % 100:02}"


class UrgentAction(models.Model):
    """What an action of this kind has beside what all have. “Write before” is the action's own closing hour."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="urgent")
    series = models.ForeignKey(SeriesNumber, models.PROTECT, null=True, editable=False, related_name="urgent_actions")
    number = models.PositiveIntegerField(null=True, editable=False)
    reference = models.CharField(
        _("reference of the document"), max_length=60, blank=True, help_text=_("For example AMR 41/2345/2020.")
    )
    issued_on = models.DateField(_("issued"), null=True, editable=False)
    no_letters_after = models.DateTimeField(
        _("no letters after"),
        null=True,
        blank=True,
        help_text=_("Empty: what was written in time still goes out after the last day for writing."),
    )

    class Meta:
        verbose_name = _("urgent action")
        verbose_name_plural = _("urgent actions")
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_urgent_action_a_number"),
            models.CheckConstraint(
                condition=Q(series__isnull=True, number__isnull=True) | Q(series__isnull=False, number__isnull=False),
                name="a_number_has_its_series",
            ),
        ]
        indexes = [
            models.Index(
                fields=["no_letters_after"], condition=Q(no_letters_after__isnull=False), name="urgent_last_letters"
            )
        ]

    def __str__(self) -> str:
        return self.called or f"urgent action {self.pk}"

    @property
    def called(self) -> str:
        """As people quote it, "UA 58/20"; empty until it was issued."""
        if self.series is None:
            return ""
        return f"{self.series.prefix} {self.number}/{self.series.year % 100:02}"


class Issue(models.Model):
    """What went out on one day under the same number. Issues are added, and never changed into another."""

    class Sort(models.TextChoices):
        FIRST = "first", _("First issue")
        UPDATE = "update", _("Further information")
        STOP = "stop", _("Stop action")

    action = models.ForeignKey(Action, models.CASCADE, related_name="issues")
    number = models.PositiveSmallIntegerField()
    sort = models.CharField(max_length=8, choices=Sort.choices)
    on = models.DateField()
    made_at = models.DateTimeField()
    # Public ids of the drafts that announce it: to those who acted, and to the others of the network.
    announced = models.CharField(max_length=32, blank=True, default="")
    announced_network = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="one_issue_a_number"),
            models.UniqueConstraint(fields=["action"], condition=Q(sort="first"), name="one_first_issue"),
            models.UniqueConstraint(fields=["action"], condition=Q(sort="stop"), name="one_stop"),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.number}"

    @property
    def mailing_url(self) -> str:
        return address_of(self.announced)

    @property
    def network_mailing_url(self) -> str:
        return address_of(self.announced_network)


class IssueText(models.Model):
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    title = models.CharField(_("title"), max_length=200)
    facts = models.TextField(_("the facts"), max_length=6000)
    demands = models.TextField(_("the demands, one a line"), max_length=3000, blank=True)
    after = models.TextField(_("what to know beside it"), max_length=1000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "language"], name="one_issue_text_a_language")]

    def __str__(self) -> str:
        return self.title

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.demands.splitlines() if line.strip())
