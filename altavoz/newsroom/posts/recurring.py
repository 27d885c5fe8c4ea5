# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days that come back every year, of which staff are reminded in time: an anniversary, a day of the mothers."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.website.topics import Topic

A_LEAP_YEAR = 2024


class RecurringDay(models.Model):
    """`seen_to` is the year for which somebody said that it is seen to."""

    month = models.PositiveSmallIntegerField(_("month"), validators=[MinValueValidator(1), MaxValueValidator(12)])
    day = models.PositiveSmallIntegerField(_("day"), validators=[MinValueValidator(1), MaxValueValidator(31)])
    what = models.CharField(_("what it is the day of"), max_length=160)
    since = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    remind_days = models.PositiveSmallIntegerField(
        _("remind so many days before"), default=21, validators=[MaxValueValidator(180)]
    )
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("topic"))
    seen_to = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["month", "day", "pk"]
        verbose_name = _("recurring day")
        verbose_name_plural = _("recurring days")
        constraints = [
            models.CheckConstraint(
                condition=Q(month__range=(1, 12), day__range=(1, 31)), name="a_recurring_day_is_in_the_calendar"
            )
        ]

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        super().clean()
        if self.month and self.day and 1 <= self.month <= 12 and self.day > monthrange(A_LEAP_YEAR, self.month)[1]:
            raise ValidationError({"day": _("That month has no such day.")})

    def next_after(self, today: date) -> date:
        """Today or later; the last of February stands for the 29th in years that have none."""
        this_year = self._in(today.year)
        return this_year if this_year >= today else self._in(today.year + 1)

    def _in(self, year: int) -> date:
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


@dataclass(frozen=True)
class Coming:
    """A day that is near. `years` says how many years it will be since the first; 0 where that is not known."""

    row: RecurringDay
    on: date
    days: int
    years: int


def coming(*, today: date) -> Sequence[Coming]:
    """Those of which staff want to be reminded now, the next first."""
    near = []
    for row in RecurringDay.objects.select_related("topic"):
        on = row.next_after(today)
        if (on - today).days <= row.remind_days and row.seen_to != on.year:
            near.append(Coming(row, on, (on - today).days, max(0, on.year - (row.since or on.year))))
    return sorted(near, key=lambda each: (each.on, each.row.pk))


def see_to(*, row_id: int, year: int) -> bool:
    """False where that was said already."""
    return bool(RecurringDay.objects.filter(pk=row_id).exclude(seen_to=year).update(seen_to=year))
