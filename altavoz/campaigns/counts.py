# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of the count: what changed, what was tallied, and the total. The verbs are in `tallies`."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.campaigns.action import Action
from altavoz.campaigns.page_parts import Counts

# Why, country, language, text version and number of one subtotal.
CellRow = tuple[str, str, str, int, int]


class Why(models.TextChoices):
    CONFIRMED = "confirmed", pgettext_lazy("signatures, of a part of the count", "confirmed")
    WITHDRAWN = "withdrawn", pgettext_lazy("signatures, of a part of the count", "withdrawn")
    INVALIDATED = "invalidated", pgettext_lazy("signatures, of a part of the count", "invalidated")
    RELEASED = "released", _("released after a check")
    PAPER = "paper", _("on paper")
    CARRIED_OVER = "carried_over", _("carried over from another platform")


# What one person's signature can do to the count; the rest is paper and other platforms.
SIGNATURES = (Why.CONFIRMED, Why.RELEASED, Why.WITHDRAWN, Why.INVALIDATED)


# The last number that an id can have: where the open stretch of Untaken ends.
FOREVER = 2**63 - 1


class Change(models.Model):
    """One change of what counts, written in the transaction that makes it, and not written again.

    But one that was committed late: it gets the round that took it, a plain number and no key.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="changes", db_index=False)
    n = models.IntegerField()
    why = models.CharField(max_length=16, choices=Why.choices)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=5, blank=True)
    text_version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    round = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(n=0), name="a_change_changes_something")]

    def __str__(self) -> str:
        return f"{self.n:+d} {self.why}"


class Untaken(models.Model):
    """A stretch of Changes' ids that no tally has taken, kept by the worker alone.

    A Change that lies in one is untaken. The one up to FOREVER is made with the database. The others are gaps: ids that
    were drawn by somebody who had not committed when the ids around them were taken, or who never will. They stay, for
    nobody can tell which.
    """

    first = models.BigIntegerField()
    last = models.BigIntegerField(unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(first__lte=models.F("last")), name="a_stretch_goes_forward")]

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


class Tally(models.Model):
    """One round of counting one action: the Changes taken, and the total after them.

    `why` says how much each reason added; `plus` and `minus` are both written without a sign.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="tallies", db_index=False)
    round = models.PositiveBigIntegerField()
    first_change = models.BigIntegerField()
    last_change = models.BigIntegerField()
    plus = models.PositiveIntegerField(default=0)
    minus = models.PositiveIntegerField(default=0)
    why = models.JSONField(default=dict)
    total = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "round"], name="one_tally_a_round")]
        indexes = [models.Index(fields=["action", "last_change"], name="tally_by_change")]

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


class Checkpoint(models.Model):
    """The count of one action at one moment, read together with the rows behind it. Written once, never changed.

    `total` is the newest tally's and what no tally had taken; `confirmed` is what the rows themselves said. The three
    subtotals each add up to the total; "" and 0 stand for not known.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="checkpoints", db_index=False)
    number = models.PositiveIntegerField(_("number"))
    round = models.PositiveBigIntegerField(_("newest round"))
    tallied = models.IntegerField(_("tallied"))
    total = models.IntegerField(_("total"))
    confirmed = models.PositiveIntegerField(_("confirmed rows"))
    by_why = models.JSONField(default=dict)
    by_country = models.JSONField(default=dict)
    by_text_version = models.JSONField(default=dict)
    at = models.DateTimeField(_("read"))

    class Meta:
        verbose_name = _("checkpoint")
        verbose_name_plural = _("checkpoints")
        constraints = [models.UniqueConstraint(fields=["action", "number"], name="checkpoints_are_numbered")]

    def __str__(self) -> str:
        return f"{self.total} at checkpoint {self.number}"


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


def total_on(action_id: int, day: date, zone: ZoneInfo) -> int:
    """The total as it was tallied at the end of that day, or by now where the day is not over."""
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)
    before = Tally.objects.filter(action_id=action_id, at__lt=end).order_by("-round")
    return before.values_list("total", flat=True).first() or 0


def number_of(change_id: int) -> int | None:
    """The total as it stood with this Change and not yet with the next: "you are number 4,812".

    None until the worker has taken it.
    """
    change = taken(Change.objects.filter(pk=change_id)).first()
    if change is None:
        return None
    tally = _tally_of(change)
    # The primary key carries this: a round spans few ids.
    beside = Change.objects.filter(action=change.action_id, pk__range=(tally.first_change, change_id))
    up_to_it = taken(beside.filter(round=change.round) if change.round else beside.filter(round__isnull=True))
    return tally.total - tally.plus + tally.minus + int(up_to_it.aggregate(n=Sum("n"))["n"])


def taken(changes: QuerySet[Change]) -> QuerySet[Change]:
    """Of these, the ones that some tally has taken."""
    return changes.filter(~Exists(Untaken.objects.filter(first__lte=OuterRef("pk"), last__gte=OuterRef("pk"))))


def untaken(changes: QuerySet[Change]) -> QuerySet[Change]:
    return changes.filter(Exists(Untaken.objects.filter(first__lte=OuterRef("pk"), last__gte=OuterRef("pk"))))


def _tally_of(change: Change) -> Tally:
    """The round that took it: its own where it came late, or else the only one of its action around its id.

    A round takes from one stretch, in which nothing was taken before, so no other round's first and last lie around
    a Change that came in time.
    """
    tallies = Tally.objects.filter(action=change.action_id)
    if change.round:
        return tallies.get(round=change.round)
    around = tallies.filter(first_change__lte=change.pk, last_change__gte=change.pk)
    return around.order_by("last_change")[:1].get()


def parts(action_ids: Sequence[int]) -> dict[int, Counts]:
    """The tallied counts of each of these actions, read at one moment from the subtotals."""
    rows = TallyCell.objects.filter(action_id__in=action_ids).values_list("action_id", "why").annotate(Sum("n"))
    sums: dict[int, dict[str, int]] = {action_id: {} for action_id in action_ids}
    for action_id, why, n in rows:
        sums[action_id][why] = n
    return {action_id: _counts(by_why) for action_id, by_why in sums.items()}


def cells_of(action: Action) -> tuple[CellRow, ...]:
    """Every subtotal of the action, in one reading: two could disagree. Those at hand where a page has read them."""
    return read_cells(action.pk) if action.cells_at_hand is None else action.cells_at_hand


def read_cells(action_id: int) -> tuple[CellRow, ...]:
    rows = TallyCell.objects.filter(action_id=action_id)
    return tuple(rows.values_list("why", "country", "language", "text_version", "n"))


def parts_of(cells: Iterable[CellRow]) -> Counts:
    by_why = Counter[str]()
    for why, _country, _language, _text_version, n in cells:
        by_why[why] += n
    return _counts(by_why)


def _counts(by_why: Mapping[str, int]) -> Counts:
    everything = sum(by_why.values())
    paper, carried_over = by_why.get(Why.PAPER, 0), by_why.get(Why.CARRIED_OVER, 0)
    return Counts(confirmed=everything - paper - carried_over, paper=paper, carried_over=carried_over, total=everything)
