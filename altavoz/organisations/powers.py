# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may do what for which organisation. Screens open by Wagtail's groups; rows and verbs ask here."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from altavoz.organisations.models import StaffRole

Role = StaffRole.Role


class Power(enum.Enum):
    EDIT = "edit"
    MODERATE = "moderate"
    PUBLISH = "publish"
    SEE_NAMES = "see names"
    EXPORT = "export"
    APPROVE = "approve"
    ENTER_PAPER = "enter paper"
    HAND_OVER = "hand over"
    RECORD = "record replies and outcomes"
    ERASE = "export and erase a person"
    KEEP_COPIES = "confirm that somebody was erased from copies"
    READ_AUDIT = "read what staff did"
    GIVE_ROLES = "give roles"


POWERS: Mapping[str, frozenset[Power]] = {
    Role.EDITOR: frozenset({Power.EDIT, Power.ENTER_PAPER}),
    Role.MODERATOR: frozenset({Power.MODERATE, Power.SEE_NAMES}),
    Role.PUBLISHER: frozenset(
        {Power.EDIT, Power.PUBLISH, Power.MODERATE, Power.ENTER_PAPER, Power.APPROVE, Power.HAND_OVER, Power.RECORD}
    ),
    Role.LEAD: frozenset(
        {
            *(Power.EDIT, Power.PUBLISH, Power.MODERATE, Power.SEE_NAMES, Power.EXPORT, Power.ENTER_PAPER),
            *(Power.HAND_OVER, Power.RECORD, Power.GIVE_ROLES, Power.KEEP_COPIES),
        }
    ),
    Role.DATA_OFFICER: frozenset(
        {Power.SEE_NAMES, Power.EXPORT, Power.APPROVE, Power.ERASE, Power.READ_AUDIT, Power.KEEP_COPIES}
    ),
    Role.PARTNER: frozenset({Power.KEEP_COPIES}),
}

Who = AbstractBaseUser | AnonymousUser


# Django drops an empty Q beside an `or`, and with it whoever reaches everywhere.
EVERYTHING = ~Q(pk__in=())


@dataclass(frozen=True)
class Reach:
    """For which organisations somebody holds a power: for all of them, or for those with these numbers."""

    everywhere: bool
    organisation_ids: frozenset[int]

    def covers(self, organisation_id: int) -> bool:
        return self.everywhere or organisation_id in self.organisation_ids

    def limit(self, column: str) -> Q:
        """A filter on the column that holds an organisation's number, as `action__organisation`."""
        return EVERYTHING if self.everywhere else Q(**{f"{column}__in": self.organisation_ids})

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.organisation_ids)


def reach(user: Who, power: Power) -> Reach:
    """One query; an administrator reaches everywhere."""
    if not isinstance(user, User) or not user.is_active:
        return Reach(everywhere=False, organisation_ids=frozenset())
    if user.is_superuser:
        return Reach(everywhere=True, organisation_ids=frozenset())
    holding = [role for role, powers in POWERS.items() if power in powers]
    return _where(StaffRole.objects.filter(user=user, role__in=holding))


def belongs(user: Who) -> Reach:
    """For which organisations somebody has any role at all."""
    if isinstance(user, User) and user.is_active and not user.is_superuser:
        return _where(StaffRole.objects.filter(user=user))
    return Reach(everywhere=isinstance(user, User) and user.is_active, organisation_ids=frozenset())


def _where(given: QuerySet[StaffRole]) -> Reach:
    found: set[int | None] = {each for (each,) in given.values_list("organisation_id")}
    return Reach(everywhere=None in found, organisation_ids=frozenset(pk for pk in found if pk is not None))


def may(user: Who, power: Power, organisation_id: int) -> bool:
    return reach(user, power).covers(organisation_id)


def demand(user: Who, power: Power, organisation_id: int) -> None:
    """Raises PermissionDenied where `may` says no."""
    if not may(user, power, organisation_id):
        raise PermissionDenied
