# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as rows: when and where, who comes or waits, and what those who said yes are told when it changes.

No row is written by every RSVP: each place is a row of its own, so that people who answer at once do not wait for
one another.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.decision_makers.models import LANGUAGES
from altavoz.deliveries.models import HandOver
from altavoz.participation.models import Participation
from altavoz.personal_data.fields import SealedText

# A hall for more than these needs no list of places.
MOST_PLACES = 5000


class Event(models.Model):
    """When it is and how many fit in. Where, and all other words, stand in each language's text."""

    class State(models.TextChoices):
        PLANNED = "planned", _("takes place")
        CANCELLED = "cancelled", _("called off")

    action = models.OneToOneField(Action, models.CASCADE, related_name="event")
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.PLANNED)
    zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    only_day_known = models.BooleanField(_("only the day is known"), default=False)
    capacity = models.PositiveIntegerField(
        _("how many people fit in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
        help_text=_("Leave it empty where everybody has room. Who comes later waits, and moves up in order."),
    )
    # Told to those who confirmed and to nobody else, so it lies sealed.
    online = SealedText(_("online address"))
    # Calendars take a copy of a higher number for a newer one of the same event.
    edition = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="event_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1, capacity__lte=MOST_PLACES),
                name="event_has_room_for_somebody",
            ),
        ]
        indexes = [models.Index(fields=["begins_at"], name="event_begins")]

    def __str__(self) -> str:
        return f"event {self.pk}"

    @property
    def time_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED

    def is_over(self, now: datetime) -> bool:
        return self.ends_at <= now

    def still_takes_people(self, now: datetime) -> bool:
        return not self.is_cancelled and not self.is_over(now)


class EventText(models.Model):
    """What one language says of the place. All of it is public but the way in."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    place = models.CharField(_("place where it is"), max_length=300, blank=True)
    accessibility = models.TextField(_("accessibility"), max_length=2000, blank=True)
    safety = models.TextField(_("safety"), max_length=2000, blank=True)
    way_in = SealedText(_("way in"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "language"], name="one_text_of_event_a_language")]

    def __str__(self) -> str:
        return f"text {self.pk}"


class Rsvp(models.Model):
    """Somebody said yes, with the button of the letter. `since` is when: it alone says who is first."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a place")
        COMING = "coming", _("comes")

    participation = models.OneToOneField(Participation, models.CASCADE, related_name="rsvp")
    event = models.ForeignKey(Event, models.CASCADE, related_name="rsvps", db_index=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["event", "state", "since", "id"], name="rsvp_in_order")]

    def __str__(self) -> str:
        return f"rsvp {self.pk}"


class Seat(models.Model):
    """One place of an event that has only so many."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="seats", db_index=False)
    number = models.PositiveIntegerField()
    rsvp = models.OneToOneField(Rsvp, models.SET_NULL, null=True, related_name="seat")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="one_seat_a_number")]
        indexes = [models.Index(fields=["event", "number"], condition=Q(rsvp__isnull=True), name="seat_that_is_free")]

    def __str__(self) -> str:
        return f"seat {self.number}"


class EventNews(models.Model):
    """It was moved or called off, and everybody who said yes is told: `told_up_to` is how far that has come."""

    class Sort(models.TextChoices):
        MOVED = "moved", _("changed")
        CANCELLED = "cancelled", _("called off")

    event = models.ForeignKey(Event, models.CASCADE, related_name="news")
    sort = models.CharField(max_length=12, choices=Sort.choices)
    at = models.DateTimeField()
    told_up_to = models.BigIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"news {self.pk}"


class EventNewsText(models.Model):
    news = models.ForeignKey(EventNews, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    words = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["news", "language"], name="one_event_news_a_language")]

    def __str__(self) -> str:
        return self.words


class EventHandOver(models.Model):
    """What was handed over at this event: names or messages of this action or of another."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="hand_overs")
    hand_over = models.ForeignKey(HandOver, models.CASCADE, related_name="events")
    since = models.DateField(_("linked"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "hand_over"], name="linked_once_an_event")]

    def __str__(self) -> str:
        return f"hand-over {self.hand_over_id} at event {self.event_id}"
