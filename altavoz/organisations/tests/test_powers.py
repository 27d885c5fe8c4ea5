# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError

from altavoz.organisations import roles
from altavoz.organisations.models import Organisation, StaffRole
from altavoz.organisations.powers import POWERS, Power, belongs, demand, may, reach
from altavoz.organisations.testing import make_organisation, make_staff

pytestmark = pytest.mark.django_db


def account(name: str = "bo") -> User:
    return User.objects.create_user(name)


def test_a_role_for_one_organisation_reaches_no_other() -> None:
    own, other, bo = make_organisation(), make_organisation(), account()
    roles.give(bo, group=roles.PUBLISHER, organisation=own)
    assert may(bo, Power.PUBLISH, own.pk)
    assert not may(bo, Power.PUBLISH, other.pk)


def test_a_role_without_an_organisation_reaches_all() -> None:
    assert may(make_staff(role=roles.PUBLISHER), Power.PUBLISH, make_organisation().pk)


def test_whoever_reaches_everywhere_does_so_beside_another_limit() -> None:
    weavers, bo = make_organisation(), make_staff(role=roles.PUBLISHER)
    limit = reach(bo, Power.PUBLISH).limit("pk") | reach(bo, Power.ERASE).limit("pk")
    assert weavers in Organisation.objects.filter(limit)
    assert weavers in Organisation.objects.filter(
        reach(bo, Power.ERASE).limit("pk") | reach(bo, Power.PUBLISH).limit("pk")
    )


def test_what_a_role_does_not_hold_is_not_held() -> None:
    bo = make_staff(role=roles.EDITOR)
    assert [power for power in Power if reach(bo, power)] == [Power.EDIT, Power.ENTER_PAPER]


def test_an_administrator_may_everything_and_a_stranger_nothing() -> None:
    weavers = make_organisation().pk
    root = make_staff(name="root", role=None)
    assert all(may(root, power, weavers) for power in Power)
    assert not any(may(AnonymousUser(), power, weavers) for power in Power)


def test_a_closed_account_holds_nothing() -> None:
    bo = make_staff(role=roles.PUBLISHER)
    bo.is_active = False
    assert not reach(bo, Power.PUBLISH)
    assert not belongs(bo)


def test_lists_are_limited_to_the_organisations_that_are_reached() -> None:
    own, bo = make_organisation(), account()
    make_organisation()
    roles.give(bo, group=roles.MODERATOR, organisation=own)
    assert list(Organisation.objects.filter(reach(bo, Power.MODERATE).limit("pk"))) == [own]
    assert not Organisation.objects.filter(reach(bo, Power.EXPORT).limit("pk")).exists()


def test_demanding_what_one_may_not_is_refused() -> None:
    with pytest.raises(PermissionDenied):
        demand(make_staff(role=roles.PARTNER), Power.EDIT, make_organisation().pk)


def test_whoever_exports_names_is_not_alone_in_approving_it() -> None:
    assert Power.APPROVE not in POWERS[StaffRole.Role.LEAD]
    assert Power.EXPORT not in POWERS[StaffRole.Role.PUBLISHER]


def test_giving_twice_is_giving_once() -> None:
    bo, weavers = account(), make_organisation()
    assert roles.give(bo, group=roles.EDITOR, organisation=weavers) == roles.give(
        bo, group=roles.EDITOR, organisation=weavers
    )


def test_the_screens_close_with_the_last_role_of_a_sort() -> None:
    bo = account()
    first, second = (roles.give(bo, group=roles.EDITOR, organisation=make_organisation()) for _ in range(2))
    roles.take(first)
    assert bo.groups.filter(name=roles.EDITOR).exists()
    roles.take(second)
    assert not bo.groups.exists()


def test_who_was_put_into_a_group_by_hand_has_the_role_everywhere_after_the_next_update() -> None:
    roles.ensure_groups()
    bo = account()
    bo.groups.add(Group.objects.get(name=roles.MODERATOR))
    assert not reach(bo, Power.MODERATE)
    roles.ensure_groups()
    assert reach(bo, Power.MODERATE).everywhere


def test_a_role_for_one_organisation_is_not_made_wider_by_an_update() -> None:
    bo = account()
    roles.give(bo, group=roles.EDITOR, organisation=make_organisation())
    roles.ensure_groups()
    assert StaffRole.objects.get(user=bo).organisation is not None


def test_an_organisation_with_staff_cannot_be_deleted_under_them() -> None:
    weavers = make_organisation()
    roles.give(account(), group=roles.EDITOR, organisation=weavers)
    with pytest.raises(ProtectedError):
        weavers.delete()
