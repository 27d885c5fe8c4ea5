# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which actions ask for which recommendations, from when to when; and what came of an action, proposed as evidence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.recommendations.models import Recommendation


class ActionRecommendation(models.Model):
    """An action asks for a recommendation, since a day, and until another where it no longer does."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="asks_for")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="asked_by_actions", verbose_name=_("recommendation")
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "recommendation"],
                condition=Q(until__isnull=True),
                name="an_action_asks_for_a_record_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="asking_for_a_record_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.action_id}"


def register() -> None:
    """What this file tells the room of recommendations."""
