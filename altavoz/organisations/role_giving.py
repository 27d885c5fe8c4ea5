# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff make one another what they are for an organisation; nobody hands on more than they hold.

Administrators are made and closed by the command `altavoz staff` alone: no role given or taken here shuts one out.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from altavoz.organisations import audit, roles
from altavoz.organisations.models import Organisation, StaffRole
from altavoz.organisations.powers import POWERS, Power, Reach, Role, reach


class Given(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    NOT_YOURS_TO_GIVE = "not yours to give"
    ACCOUNT_CLOSED = "account closed"


class Taken(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    NOT_YOURS_TO_TAKE = "not yours to take"


@dataclass(frozen=True)
class Hands:
    """What somebody may give and take, read once."""

    is_administrator: bool
    reach: Reach
    held: Mapping[int | None, frozenset[Power]]

    def may_hand_on(self, role: str, organisation_id: int | None) -> bool:
        """For that organisation; without one: for the whole centre."""
        if self.is_administrator:
            return True
        covered = self.reach.everywhere if organisation_id is None else self.reach.covers(organisation_id)
        if not covered or role == Role.DATA_OFFICER:
            return False
        everywhere = self.held.get(None, frozenset())
        return POWERS[role] <= everywhere | self.held.get(organisation_id, frozenset())

    def roles(self) -> list[str]:
        """Every role that may be given for one organisation at least."""
        places: set[int | None] = {None} if self.reach.everywhere else set(self.reach.organisation_ids)
        return [role for role in Role.values if any(self.may_hand_on(role, place) for place in places)]


def hands_of(user: User) -> Hands:
    held: dict[int | None, frozenset[Power]] = {}
    for role, place in StaffRole.objects.filter(user=user).values_list("role", "organisation_id"):
        held[place] = held.get(place, frozenset()) | POWERS[role]
    return Hands(user.is_active and user.is_superuser, reach(user, Power.GIVE_ROLES), held)


def seen_by(user: User) -> QuerySet[StaffRole]:
    """The roles for the organisations that somebody gives roles for, and those for the whole centre."""
    reaches = reach(user, Power.GIVE_ROLES)
    # An empty Q or-ed with another is the other alone, so whoever reaches everywhere is not asked through it.
    near = Q() if reaches.everywhere else reaches.limit("organisation") | Q(organisation=None)
    ordered = StaffRole.objects.filter(near).order_by("organisation__slug", "user__username", "role")
    return ordered.select_related("user", "organisation").prefetch_related("organisation__texts")


def give(*, to: User, role: str, organisation: Organisation | None, by: User, now: datetime) -> Given:
    if not hands_of(by).may_hand_on(role, organisation.pk if organisation else None):
        return Given.NOT_YOURS_TO_GIVE
    if not to.is_active:
        return Given.ACCOUNT_CLOSED
    with transaction.atomic():
        if StaffRole.objects.filter(user=to, role=role, organisation=organisation).exists():
            return Given.ALREADY
        given = roles.give(to, group=roles.GROUP_OF[role], organisation=organisation)
        _note("organisations.give_role", given, by=by, now=now, after=facts(given))
    return Given.DONE


def take(given_id: int, *, by: User, now: datetime) -> Taken:
    with transaction.atomic():
        given = StaffRole.objects.select_related("organisation").filter(pk=given_id).first()
        if given is None:
            return Taken.ALREADY
        if not hands_of(by).may_hand_on(given.role, given.organisation_id):
            return Taken.NOT_YOURS_TO_TAKE
        before = facts(given)
        roles.take(given)
        _note("organisations.take_role", given, by=by, now=now, before=before)
    return Taken.DONE


def facts(given: StaffRole) -> Mapping[str, audit.Value]:
    """A role as an audit entry holds it; without an organisation it was for the whole centre."""
    where = given.organisation.slug if given.organisation else None
    return {"role": given.role, "organisation": where}


def _note(
    act: str,
    given: StaffRole,
    *,
    by: User,
    now: datetime,
    before: Mapping[str, audit.Value] = audit.NOTHING,
    after: Mapping[str, audit.Value] = audit.NOTHING,
) -> None:
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=f"account:{given.user_id}",
        organisation_id=given.organisation_id,
        before=before,
        after=after,
    )
