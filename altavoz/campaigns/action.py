# SPDX-License-Identifier: AGPL-3.0-or-later
"""The action: language-neutral, counted once, whatever pages tell of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from altavoz.decision_makers.models import LANGUAGES, Office, Person
from altavoz.organisations.models import Organisation
from altavoz.personal_data.public_ids import PublicIdField
from altavoz.website.topics import Topic

# A letter may take its time: who signed before the end may still say yes for some days after it.
CONFIRM_GRACE = timedelta(hours=72)


class Precision(models.TextChoices):
    """How exactly a date is known; nobody writes a day that nobody knows."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class Campaign(models.Model):
    public_id = PublicIdField()
    slug = models.SlugField(_("short name"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def __str__(self) -> str:
        return self.slug


class Action(ClusterableModel):
    """One action. Its state changes by the verbs of `life` alone; staff screens write the other columns."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("Preparing")
        OPEN = "open", _("Open")
        PAUSED = "paused", _("Paused")
        CLOSED = "closed", _("Closed")
        DELIVERED = "delivered", _("Delivered")
        WON = "won", _("Won")
        PARTLY_WON = "partly_won", _("Partly won")
        NOT_WON = "not_won", _("Not won")
        TAKEN_DOWN = "taken_down", _("Taken down")

    class Danger(models.TextChoices):
        NORMAL = "normal", _("Normal")
        HIGH = "high", _("High: no name, initials or reason is ever shown, and only counts travel")

    public_id = PublicIdField()
    kind = models.CharField(_("kind"), max_length=32, editable=False)
    name = models.CharField(_("working name, for staff"), max_length=120)
    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.PREPARING)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="actions", verbose_name=_("organisation that runs it")
    )
    campaign = models.ForeignKey(
        Campaign, models.SET_NULL, null=True, blank=True, related_name="actions", verbose_name=_("campaign")
    )
    country = models.CharField(_("country it is about"), max_length=2, blank=True)
    topics = ParentalManyToManyField(Topic, blank=True, related_name="actions", verbose_name=_("topics"))
    danger = models.CharField(_("danger level"), max_length=8, choices=Danger.choices, default=Danger.NORMAL)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_precision = models.CharField(
        _("how exactly the closing date is known"),
        max_length=8,
        choices=Precision.choices,
        default=Precision.DAY,
    )
    delivered_on = models.DateField(_("delivered"), null=True, blank=True)
    # From then on no letter leaves in its name, whoever wrote it before, and nobody is let in again.
    letters_ended_at = models.DateTimeField(_("no letters after"), null=True, blank=True, editable=False)
    asks_postcode = models.BooleanField(_("ask for a postcode"), default=False)
    goal = models.PositiveIntegerField(_("first goal"), default=100)
    text_version = models.PositiveIntegerField(default=0, editable=False)

    # What somebody who gathers a page has found out of the action at hand (see `presence` and `counts`).
    lacks: frozenset[str] = frozenset()
    cells_at_hand: tuple[tuple[str, str, str, int, int], ...] | None = None

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="open") | Q(opened_at__isnull=False), name="open_has_an_opening_time"
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=F("opened_at")),
                name="closes_after_it_opens",
            ),
        ]
        indexes = [models.Index(fields=["state", "closes_at"], name="action_state_closing")]

    def __str__(self) -> str:
        return self.name

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may take part at that moment, even where the worker has not closed it yet."""
        in_time = self.closes_at is None or now < self.closes_at
        return self.state == self.State.OPEN and in_time and self.letters_ended_at is None

    def state_at(self, now: datetime) -> str:
        """Closed from its hour on, also in the seconds before the worker writes it down."""
        overdue = self.state == self.State.OPEN and not self.is_open(now)
        return self.State.CLOSED if overdue else self.state

    def may_still_be_confirmed(self, now: datetime) -> bool:
        """Whether who signed while it was open may still say yes: some days longer than anybody may sign."""
        if self.letters_ended_at or self.state not in {self.State.OPEN, self.State.PAUSED, self.State.CLOSED}:
            return False
        ends = [end for end in (self.closed_at, self.closes_at) if end]
        return not ends or now < min(ends) + CONFIRM_GRACE

    @property
    def is_delivered(self) -> bool:
        return self.state == self.State.DELIVERED or self.delivered_on is not None

    @property
    def zone(self) -> ZoneInfo:
        """Dates are written and read in the time zone of the organisation that runs it."""
        return ZoneInfo(self.organisation.time_zone)


class ActionDate(models.Model):
    """Words of one language about the action's dates: beside the closing date, why it was extended, or after it."""

    class What(models.TextChoices):
        CLOSING_WORDS = "closing", _("Words beside the closing date")
        EXTENSION = "extension", _("Why it was extended")
        TOO_LATE = "too_late", _("What people read who come after it has closed")

    action = ParentalKey(Action, on_delete=models.CASCADE, related_name="date_notes")
    what = models.CharField(_("what"), max_length=16, choices=What.choices)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    words = models.CharField(_("words"), max_length=500)
    at = models.DateTimeField(_("noted"), null=True, blank=True)
    was = models.DateTimeField(_("would have closed"), null=True, blank=True)

    def __str__(self) -> str:
        return self.words


class Asker(models.Model):
    """An organisation that asks, and as what."""

    class Role(models.TextChoices):
        STARTER = "starter", _("Started it")
        PARTNER = "partner", _("Partner")
        SUPPORTER = "supporter", _("Supports it")

    action = ParentalKey(Action, on_delete=models.CASCADE, related_name="askers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="asks_in")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.PARTNER)
    offers_news = models.BooleanField(_("offers a box for its news"), default=False)
    place = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["action", "organisation"], name="asks_once_an_action")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})"


class Target(models.Model):
    """Whom the action asks: an office, or a named person where there is none."""

    action = ParentalKey(Action, on_delete=models.CASCADE, related_name="targets")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="targeted_by")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="targeted_by")
    place = models.PositiveSmallIntegerField(_("order"), default=0)
    frozen_on = models.DateField(_("frozen as it stood on"), null=True, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(office__isnull=False, person__isnull=True) | Q(office__isnull=True, person__isnull=False),
                name="target_is_an_office_or_a_person",
            ),
            models.UniqueConstraint(fields=["action", "office"], name="office_asked_once_an_action"),
            models.UniqueConstraint(fields=["action", "person"], name="person_asked_once_an_action"),
        ]

    def __str__(self) -> str:
        return str(self.office or self.person)


class FrozenTarget(models.Model):
    """A target's words in one language as they stood on `Target.frozen_on`; without that, on a day nobody knows."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="frozen")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    office_title = models.CharField(max_length=200, blank=True)
    holder_name = models.CharField(max_length=250, blank=True)
    holder_standing = models.CharField(max_length=16)
    holder = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "language"], name="frozen_once_a_language")]

    def __str__(self) -> str:
        return f"{self.office_title} {self.holder_name}".strip()


class Threshold(models.Model):
    """A number with a consequence: "at 5,000 we ask for a hearing"."""

    action = ParentalKey(Action, on_delete=models.CASCADE, related_name="thresholds")
    number = models.PositiveIntegerField(_("signatures"))
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    consequence = models.CharField(_("what happens then"), max_length=200)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number", "language"], name="one_consequence_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.consequence}"


class Outcome(ClusterableModel):
    """What came of it: stays on the page for good."""

    class Certainty(models.TextChoices):
        SURE = "sure", _("We are sure: it was seen, or confirmed by those whom it concerns")
        LIKELY = "likely", _("It is likely, but not certain")
        UNCLEAR = "unclear", _("It is still unclear")

    action = ParentalKey(Action, on_delete=models.CASCADE, related_name="outcomes")
    date = models.DateField(_("date"))
    date_precision = models.CharField(_("date known"), max_length=8, choices=Precision.choices, default=Precision.DAY)
    source = models.CharField(_("source"), max_length=300, blank=True)
    # Empty where nobody has said it: outcomes of before it was asked claim nothing.
    certainty = models.CharField(_("how sure we are"), max_length=8, choices=Certainty.choices, blank=True)

    class Meta:
        ordering = ["date", "pk"]

    def __str__(self) -> str:
        return f"{self.date}"


class OutcomeText(models.Model):
    outcome = ParentalKey(Outcome, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what happened"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "language"], name="one_outcome_text_a_language")]

    def __str__(self) -> str:
        return self.title
