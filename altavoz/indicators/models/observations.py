# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was said of an indicator: a number, its date and its source. A row is never overwritten, only superseded."""

from decimal import Decimal

from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.indicators.models.definitions import Indicator, is_area
from altavoz.personal_data.public_ids import PublicIdField


class Precision(models.TextChoices):
    DAY = "day", _("day")
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Qualifier(models.TextChoices):
    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    AT_LEAST = "at_least", _("at least")
    MORE_THAN = "more_than", _("more than")
    NEARLY = "nearly", _("nearly")
    UP_TO = "up_to", _("up to")


class Observation(models.Model):
    """`starts` to `ends` is all that the date leaves open: the whole of 2017 for a year. `area` is a state of many.

    `public_id` names this very row; a revision has its own, and the higher number.
    """

    wagtail_reference_index_ignore = True

    public_id = PublicIdField()
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    area = models.CharField(_("state (ISO code)"), max_length=6, blank=True, validators=[is_area])
    starts = models.DateField(_("as of"))
    ends = models.DateField(_("to"))
    precision = models.CharField(_("how exactly"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    qualifier = models.CharField(_("qualified by"), max_length=9, choices=Qualifier.choices, default=Qualifier.EXACT)
    value = models.DecimalField(pgettext_lazy("of an observation", "number"), max_digits=18, decimal_places=4)
    low = models.DecimalField(_("not less than"), max_digits=18, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("not more than"), max_digits=18, decimal_places=4, null=True, blank=True)
    base = models.PositiveIntegerField(_("of how many (n)"), null=True, blank=True)
    confidence = models.DecimalField(_("confidence in per cent"), max_digits=4, decimal_places=1, null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("link to it"), max_length=500, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=500, blank=True)
    place = models.CharField(_("where in it"), max_length=120, blank=True)
    revision = models.PositiveSmallIntegerField(default=1, editable=False)
    because = models.CharField(_("why it was revised"), max_length=300, blank=True)
    superseded_at = models.DateTimeField(null=True, editable=False)
    written_at = models.DateTimeField(editable=False)
    written_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "starts", "ends", "revision"], name="one_observation_a_revision"
            ),
            models.UniqueConstraint(
                fields=["indicator", "area", "starts", "ends"],
                condition=Q(superseded_at__isnull=True),
                name="one_observation_stands_for_a_date",
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="observation_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(source=""), name="observation_has_a_source"),
            models.CheckConstraint(condition=Q(value__gte=0), name="observation_is_not_negative"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="observation_bounds_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gt=0, confidence__lte=100),
                name="observation_confidence_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.starts}"

    @property
    def number(self) -> Decimal:
        """Without the zeros that the column fills up with."""
        whole = self.value.to_integral_value()
        return whole if whole == self.value else self.value.normalize()
