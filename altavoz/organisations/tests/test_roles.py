# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask

from altavoz.organisations import roles
from altavoz.organisations.testing import make_staff

pytestmark = pytest.mark.django_db


def known_permissions() -> set[str]:
    found = Permission.objects.values_list("content_type__app_label", "codename")
    return {f"{label}.{codename}" for label, codename in found}


def test_every_permission_that_is_named_exists() -> None:
    named = {name for role in roles.ROLES for name in roles.SINGLE[role]}
    assert named <= known_permissions()


def test_every_room_that_is_named_has_permissions() -> None:
    rooms = {name.partition(".")[0] for name in known_permissions()}
    assert {room for role in roles.ROLES for room in roles.ROOMS[role]} <= rooms


def test_the_data_officer_sees_consents_and_the_campaigner_does_not() -> None:
    assert make_staff(name="dana", role=roles.DATA_OFFICER).has_perm("supporters.view_consent")
    assert not make_staff(name="bo", role=roles.CAMPAIGNER).has_perm("supporters.view_consent")


def test_nobody_may_change_what_the_centre_is() -> None:
    roles.ensure_groups()
    assert not Permission.objects.filter(group__isnull=False, codename="change_centre").exists()


def test_making_the_groups_twice_changes_nothing() -> None:
    roles.ensure_groups()
    before = sorted(Group.objects.values_list("name", "permissions__codename"), key=str)
    roles.ensure_groups()
    assert sorted(Group.objects.values_list("name", "permissions__codename"), key=str) == before


def test_our_groups_replace_those_that_wagtail_brings() -> None:
    roles.ensure_groups()
    assert set(Group.objects.values_list("name", flat=True)) == set(roles.ROLES)


def test_publishers_moderate() -> None:
    roles.ensure_groups()
    tasks = GroupApprovalTask.objects.all()
    assert tasks
    assert all(task.groups.filter(name=roles.PUBLISHER).exists() for task in tasks)
