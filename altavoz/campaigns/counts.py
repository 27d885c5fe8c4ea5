# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of the count: what changed, what was tallied, and the total. The verbs are in `tallies`."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action


class Why(models.TextChoices):
    CONFIRMED = "confirmed", _("confirmed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    INVALIDATED = "invalidated", _("invalidated")
    RELEASED = "released", _("released after a check")
    PAPER = "paper", _("on paper")
    CARRIED_OVER = "carried_over", _("carried over from another platform")


class Change(models.Model):
    """One change of what counts, written in the transaction that makes it. `round` is no key: a plain number."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="changes", db_index=False)
    n = models.IntegerField()
    why = models.CharField(max_length=16, choices=Why.choices)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=5, blank=True)
    text_version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    round = models.PositiveBigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["action", "id"], condition=Q(round__isnull=True), name="change_untaken")]
        constraints = [models.CheckConstraint(condition=~Q(n=0), name="a_change_changes_something")]

    def __str__(self) -> str:
        return f"{self.n:+d} {self.why}"


class Tally(models.Model):
    """One round of counting one action: the Changes taken, and the total after them."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="tallies", db_index=False)
    round = models.PositiveBigIntegerField()
    first_change = models.BigIntegerField()
    last_change = models.BigIntegerField()
    added = models.IntegerField()
    total = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "round"], name="one_tally_a_round")]

    def __str__(self) -> str:
        return f"{self.total} after round {self.round}"


class TallyCell(models.Model):
    """A subtotal, kept by the worker alone."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="cells", db_index=False)
    why = models.CharField(max_length=16, choices=Why.choices)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=5, blank=True)
    text_version = models.PositiveIntegerField(default=0)
    n = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "why", "country", "language", "text_version"], name="one_cell_a_sort"
            )
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.country} {self.n}"


def record(
    *, action_id: int, n: int, why: Why, now: datetime, country: str = "", language: str = "", text_version: int = 0
) -> int:
    """Insert one Change and return its id. Call it inside the transaction that makes the change true."""
    change = Change.objects.create(
        action_id=action_id, n=n, why=why, at=now, country=country, language=language, text_version=text_version
    )
    return change.pk


def total(action_id: int) -> int:
    """The newest tally's total: every Change the worker has taken so far."""
    newest = Tally.objects.filter(action_id=action_id).order_by("-round").values_list("total", flat=True).first()
    return newest or 0
