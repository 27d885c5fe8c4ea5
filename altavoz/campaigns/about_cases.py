# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which actions were taken for which people at risk, from when to when. Read from both ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns import presence
from altavoz.campaigns.action import Action
from altavoz.cases.going_public import showing
from altavoz.cases.models import Case
from altavoz.cases.telling import listing
from altavoz.website import generations


class ActionCase(models.Model):
    """An action is about a case, since a day, and until another where it no longer is.

    An action that says who is at risk goes with its case when that is taken down; one about many people, or about none
    by name, loses the link alone.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="about_cases")
    case = models.ForeignKey(Case, models.CASCADE, related_name="told_by_actions", verbose_name=_("case"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    goes_with_it = models.BooleanField(
        _("the action says who is at risk: when the case is taken down, so is the action"), default=True
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "case"], condition=Q(until__isnull=True), name="an_action_is_about_a_case_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="a_link_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.action_id}"


@dataclass(frozen=True)
class AboutCase:
    """One end of a link, as the other sees it."""

    case: Case
    since: date
    until: date | None


@dataclass(frozen=True)
class ForAction:
    action: Action
    since: date
    until: date | None


def link(*, action_id: int, case_id: int, on: date, goes_with_it: bool = True) -> bool:
    """False where it is about that case already."""
    _row, is_new = ActionCase.objects.get_or_create(
        action_id=action_id, case_id=case_id, until=None, defaults={"since": on, "goes_with_it": goes_with_it}
    )
    if is_new:
        _changed(action_id, case_id)
    return is_new


def unlink(*, action_id: int, case_id: int, on: date) -> bool:
    """It was about the case until that day, and stays in its story; False where it is not about it."""
    ended = ActionCase.objects.filter(action=action_id, case=case_id, until=None).update(until=on)
    if ended:
        _changed(action_id, case_id)
    return bool(ended)


def cases_of(action_id: int) -> Sequence[AboutCase]:
    """The cases an action is or was about, that the public may read of or not: whoever shows them asks that."""
    rows = ActionCase.objects.filter(action=action_id).select_related("case__organisation")
    return [AboutCase(row.case, row.since, row.until) for row in rows]


def actions_of(case_id: int) -> Sequence[ForAction]:
    rows = ActionCase.objects.filter(case=case_id).select_related("action__organisation")
    return [ForAction(row.action, row.since, row.until) for row in rows]


def is_about_anybody(action: Action) -> bool:
    """Whether its page tells of somebody at risk, so that nobody on the way may keep a copy."""
    return presence.may_have(action, "cases") and ActionCase.objects.filter(action=action.pk).exists()


def keeps_no_copy(action: Action) -> bool:
    """For whatever of an action is answered: its page, its files, what programs read of it."""
    return action.danger == Action.Danger.HIGH or is_about_anybody(action)


def shown(action: Action, *, language: str, now: datetime) -> list[listing.Head]:
    """The cases that its page leads to: those that the public may read of."""
    if not presence.may_have(action, "cases"):
        return []
    about = ActionCase.objects.filter(action=action.pk, until__isnull=True).values("case")
    return listing.heads(Case.objects.filter(pk__in=about), language=language, now=now)


def _changed(action_id: int, case_id: int) -> None:
    generations.touch(generations.action_subject(Action.objects.values_list("public_id", flat=True).get(pk=action_id)))
    showing.changed(Case.objects.values_list("public_id", flat=True).get(pk=case_id))
