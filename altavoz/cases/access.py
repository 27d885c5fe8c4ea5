# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who of the staff may do what with which case. Cases are loaded through here alone."""

import enum
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from altavoz.cases.models import Case, CaseRight
from altavoz.organisations import powers
from altavoz.organisations.powers import Power, Reach, Who

Sensitivity = Case.Sensitivity


class What(enum.Enum):
    SEE = "see"
    EDIT = "edit"
    PUBLISH = "publish"
    TAKE_DOWN = "take down"
    APPROVE = "approve that somebody is named"
    RIGHTS = "say who may see it"
    ERASE = "export and erase"


# Taking down is the safe direction: whoever may write in a case may do it, at any hour.
NEEDS: Mapping[What, tuple[Power, ...]] = {
    What.SEE: (Power.EDIT, Power.PUBLISH, Power.ERASE),
    What.EDIT: (Power.EDIT,),
    What.PUBLISH: (Power.PUBLISH,),
    What.TAKE_DOWN: (Power.EDIT, Power.PUBLISH, Power.ERASE),
    What.APPROVE: (Power.APPROVE,),
    What.RIGHTS: (Power.PUBLISH,),
    What.ERASE: (Power.ERASE,),
}
# What opens a case of a sensitivity; the list of an extreme one is on the case, and an administrator is not on it.
OPENS: Mapping[str, tuple[Power, ...]] = {
    Sensitivity.ORDINARY: (Power.EDIT, Power.PUBLISH, Power.ERASE),
    Sensitivity.HIGH: (Power.PUBLISH, Power.ERASE),
    Sensitivity.EXTREME: (Power.EDIT, Power.PUBLISH, Power.ERASE),
}


def cases_for(user: Who) -> QuerySet[Case]:
    if not isinstance(user, User) or not user.is_active:
        return Case.objects.none()
    reaches = {power: powers.reach(user, power) for power in NEEDS[What.SEE]}
    named = Q(pk__in=CaseRight.objects.filter(user=user).values("case"))
    shown = Q(pk__in=[])
    for sensitivity, opening in OPENS.items():
        within = Q(sensitivity=sensitivity) & _within([reaches[power] for power in opening])
        shown |= within & named if sensitivity == Sensitivity.EXTREME else within
    return Case.objects.filter(shown).select_related("organisation")


def case_for(user: Who, code: str, what: What = What.SEE) -> Case:
    """Raises Http404 where somebody may not see it, as for a code that does not exist; PermissionDenied for `what`."""
    case = cases_for(user).filter(code=code).first()
    if case is None:
        raise Http404
    if not may(user, case, what):
        raise PermissionDenied
    return case


def may(user: Who, case: Case, what: What) -> bool:
    """What is published is changed by who publishes: a change is read at once."""
    needs = NEEDS[What.PUBLISH if what is What.EDIT and case.is_published else what]
    if not any(powers.may(user, power, case.organisation_id) for power in needs):
        return False
    return cases_for(user).filter(pk=case.pk).exists()


def works_with_cases(user: Who) -> bool:
    """Whether the screens of cases are anything to somebody at all."""
    return any(powers.reach(user, power) for power in NEEDS[What.SEE])


def _within(reaches: list[Reach]) -> Q:
    if any(reach.everywhere for reach in reaches):
        return Q(pk__isnull=False)
    return Q(organisation__in=frozenset().union(*(reach.organisation_ids for reach in reaches)))
