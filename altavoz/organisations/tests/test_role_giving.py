# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from altavoz.organisations import role_giving, roles
from altavoz.organisations.models import AuditEntry, Organisation, StaffRole
from altavoz.organisations.role_giving import Given, Taken, hands_of
from altavoz.organisations.testing import make_organisation, make_staff

NOW = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
Role = StaffRole.Role
pytestmark = pytest.mark.django_db


def lead_of(organisation: Organisation, name: str = "bo") -> User:
    bo = User.objects.create_user(name)
    roles.give(bo, group=roles.CAMPAIGNER, organisation=organisation)
    return bo


def give(by: User, role: str, organisation: Organisation | None, to: User | None = None) -> Given:
    to = to or User.objects.get_or_create(username="chandra")[0]
    return role_giving.give(to=to, role=role, organisation=organisation, by=by, now=NOW)


def test_an_administrator_gives_every_role_for_every_organisation_and_for_all() -> None:
    root, weavers = make_staff(name="root", role=None), make_organisation()
    for role in Role.values:
        assert give(root, role, weavers) is Given.DONE
        assert give(root, role, None) is Given.DONE
    assert StaffRole.objects.count() == 2 * len(Role.values)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.PARTNER, Role.LEAD])
def test_a_lead_gives_roles_for_their_own_organisation(role: str) -> None:
    weavers = make_organisation()
    assert give(lead_of(weavers), role, weavers) is Given.DONE


@pytest.mark.parametrize("role", [Role.DATA_OFFICER, Role.PUBLISHER])
def test_a_lead_gives_no_power_that_they_do_not_hold(role: str) -> None:
    weavers = make_organisation()
    assert give(lead_of(weavers), role, weavers) is Given.NOT_YOURS_TO_GIVE


def test_a_lead_of_everything_makes_no_data_officer_either() -> None:
    assert give(make_staff(role=roles.CAMPAIGNER), Role.DATA_OFFICER, None) is Given.NOT_YOURS_TO_GIVE


def test_a_lead_reaches_neither_another_organisation_nor_the_whole_centre() -> None:
    bo = lead_of(make_organisation())
    assert give(bo, Role.EDITOR, make_organisation()) is Given.NOT_YOURS_TO_GIVE
    assert give(bo, Role.EDITOR, None) is Given.NOT_YOURS_TO_GIVE


def test_powers_held_in_one_organisation_are_not_given_in_another() -> None:
    one, two = make_organisation(), make_organisation()
    bo = lead_of(one)
    roles.give(bo, group=roles.PUBLISHER, organisation=two)
    assert give(bo, Role.PUBLISHER, one) is Given.NOT_YOURS_TO_GIVE
    assert give(bo, Role.PUBLISHER, two) is Given.NOT_YOURS_TO_GIVE


@pytest.mark.parametrize("role", [roles.EDITOR, roles.MODERATOR, roles.PUBLISHER, roles.DATA_OFFICER, roles.PARTNER])
def test_nobody_else_gives_roles(role: str) -> None:
    assert give(make_staff(role=role), Role.PARTNER, make_organisation()) is Given.NOT_YOURS_TO_GIVE


def test_a_closed_account_gets_nothing() -> None:
    dee = User.objects.create_user("dee", is_active=False)
    assert give(make_staff(name="root", role=None), Role.EDITOR, None, to=dee) is Given.ACCOUNT_CLOSED


def test_giving_again_says_so_and_writes_nothing_down() -> None:
    root = make_staff(name="root", role=None)
    give(root, Role.EDITOR, None)
    assert give(root, Role.EDITOR, None) is Given.ALREADY
    assert AuditEntry.objects.count() == 1


def test_giving_and_taking_are_written_down_with_what_was_before_and_after() -> None:
    root, weavers = make_staff(name="root", role=None), make_organisation()
    give(root, Role.EDITOR, weavers)
    role_giving.take(StaffRole.objects.get().pk, by=root, now=NOW)
    facts = {"role": "editor", "organisation": weavers.slug}
    first, second = AuditEntry.objects.order_by("pk")
    assert (first.act, first.before, first.after) == ("organisations.give_role", {}, facts)
    assert (second.act, second.before, second.after) == ("organisations.take_role", facts, {})
    assert {first.organisation, second.organisation} == {weavers}


def test_what_was_taken_is_given_again() -> None:
    root = make_staff(name="root", role=None)
    give(root, Role.EDITOR, None)
    role_giving.take(StaffRole.objects.get().pk, by=root, now=NOW)
    assert not User.objects.get(username="chandra").groups.exists()
    assert give(root, Role.EDITOR, None) is Given.DONE
    assert User.objects.get(username="chandra").has_perm("wagtailadmin.access_admin")


def test_a_role_is_taken_once() -> None:
    root = make_staff(name="root", role=None)
    give(root, Role.EDITOR, None)
    number = StaffRole.objects.get().pk
    assert role_giving.take(number, by=root, now=NOW) is Taken.DONE
    assert role_giving.take(number, by=root, now=NOW) is Taken.ALREADY


def test_a_lead_does_not_take_a_data_officers_role() -> None:
    weavers = make_organisation()
    dana = roles.give(User.objects.create_user("dana"), group=roles.DATA_OFFICER, organisation=weavers)
    assert role_giving.take(dana.pk, by=lead_of(weavers), now=NOW) is Taken.NOT_YOURS_TO_TAKE
    assert StaffRole.objects.filter(pk=dana.pk).exists()


def test_taking_every_role_of_the_last_administrator_does_not_shut_them_out() -> None:
    root = make_staff(name="root", role=None)
    given = roles.give(root, group=roles.PUBLISHER)
    role_giving.take(given.pk, by=root, now=NOW)
    root = User.objects.get(pk=root.pk)
    assert root.has_perm("wagtailadmin.access_admin")
    assert hands_of(root).may_hand_on(Role.DATA_OFFICER, None)


def test_a_lead_sees_the_roles_of_their_organisation_and_of_the_whole_centre() -> None:
    weavers = make_organisation()
    bo = lead_of(weavers)
    lead_of(make_organisation(), name="dee")
    make_staff(name="paz", role=roles.PUBLISHER)
    assert {given.user.username for given in role_giving.seen_by(bo)} == {"bo", "paz"}
