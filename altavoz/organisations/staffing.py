# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff accounts, as the command `altavoz staff` makes, renews and closes them."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import transaction

from altavoz.organisations import roles
from altavoz.organisations.accounts import SECOND_FACTORS
from altavoz.organisations.models import Organisation, StaffRole

ADMINISTRATOR = "administrator"
ROLE_NAMES = {
    "editor": roles.EDITOR,
    "moderator": roles.MODERATOR,
    "campaigner": roles.CAMPAIGNER,
    "publisher": roles.PUBLISHER,
    "data-officer": roles.DATA_OFFICER,
    "partner": roles.PARTNER,
}
NAMES = tuple(ROLE_NAMES)
NAME_OF = {roles.ROLE_OF[group]: name for name, group in ROLE_NAMES.items()}


class NameTaken(ValueError):
    """There is an account of that name."""


class Removed(Enum):
    DONE = "done"
    LAST_ADMINISTRATOR = "last administrator"


@dataclass(frozen=True)
class StaffLine:
    """One account, as it is listed."""

    name: str
    roles: tuple[str, ...]
    is_open: bool
    has_second_factor: bool


def has_administrator() -> bool:
    return User.objects.filter(is_active=True, is_superuser=True).exists()


def add(name: str, *, role_names: Collection[str], organisation: Organisation | None = None) -> User:
    """An account without a password yet; its roles are for that organisation, or for the whole centre.

    The first account of a centre is an administrator, unless something narrower is named: a partner's member of
    staff never comes to hold the whole centre by being early.
    """
    wanted = set(role_names)
    with transaction.atomic():
        if User.objects.filter(username=name).exists():
            raise NameTaken(name)
        is_first = not (wanted or organisation or has_administrator())
        is_administrator = is_first or ADMINISTRATOR in wanted
        user = User(username=name, is_superuser=is_administrator, is_staff=is_administrator)
        user.set_unusable_password()
        user.save()
        for role in wanted - {ADMINISTRATOR}:
            roles.give(user, group=ROLE_NAMES[role], organisation=organisation)
    return user


def lock_out(user: User, *, without_second_factor: bool = False) -> User:
    """Take the password away, which ends all sessions, before a new link is given out."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    if without_second_factor:
        Authenticator.objects.filter(user=user).delete()
    return user


def remove(user: User) -> Removed:
    """Close the account for good. Its name stays beside what it did; nothing of it can be used again."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        return Removed.LAST_ADMINISTRATOR
    with transaction.atomic():
        lock_out(user, without_second_factor=True)
        user.groups.clear()
        StaffRole.objects.filter(user=user).delete()
        User.objects.filter(pk=user.pk).update(is_active=False, is_superuser=False, is_staff=False)
    return Removed.DONE


def lines() -> tuple[StaffLine, ...]:
    protected = set(Authenticator.objects.filter(type__in=SECOND_FACTORS).values_list("user_id", flat=True))
    users = User.objects.order_by("username").prefetch_related("staff_roles__organisation")
    return tuple(
        StaffLine(user.username, roles_of(user), user.is_active, has_second_factor=user.pk in protected)
        for user in users
    )


def roles_of(user: User) -> tuple[str, ...]:
    """What somebody is, as the command calls it: `publisher` everywhere, `publisher (weavers)` for one organisation."""
    given = sorted(_place(row) for row in user.staff_roles.all())
    named = [f"{NAMES[place]} ({slug})" if slug else NAMES[place] for place, slug in given]
    return (ADMINISTRATOR, *named) if user.is_superuser else tuple(named)


def _place(row: StaffRole) -> tuple[int, str]:
    return NAMES.index(NAME_OF[row.role]), row.organisation.slug if row.organisation else ""
