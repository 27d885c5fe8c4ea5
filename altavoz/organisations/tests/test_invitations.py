# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.organisations import staffing
from altavoz.organisations.invitations import Accepted, accept, invite, look_at
from altavoz.organisations.models import Centre
from altavoz.organisations.testing import SPRING, make_centre

pytestmark = pytest.mark.django_db
SECRET = "a long enough secret"


@pytest.fixture
def bo() -> User:
    return staffing.add("bo", role_names=[])


@pytest.fixture
def token(bo: User) -> str:
    make_centre(Centre.Mode.PRODUCTION)
    return invite(bo, now=timezone.now())


def test_bo_chooses_a_password_with_his_link(client: Client, token: str) -> None:
    answer = client.post(reverse("staff_begin", args=[token]), {"password": SECRET, "again": SECRET})
    assert answer.headers["Location"] == reverse("account_login")
    assert User.objects.get().check_password(SECRET)


def test_looking_at_a_link_spends_nothing(client: Client, token: str) -> None:
    assert client.get(reverse("staff_begin", args=[token])).status_code == 200
    assert not User.objects.get().has_usable_password()
    assert client.get(reverse("staff_begin", args=[token])).status_code == 200


def test_a_link_works_once(client: Client, token: str) -> None:
    address = reverse("staff_begin", args=[token])
    client.post(address, {"password": SECRET, "again": SECRET})
    assert client.post(address, {"password": "another long secret", "again": "another long secret"}).status_code == 410
    assert client.get(address).status_code == 410
    assert User.objects.get().check_password(SECRET)


def test_of_two_uses_at_once_one_wins(bo: User) -> None:
    token = invite(bo, now=SPRING)
    first, second = look_at(token, now=SPRING), look_at(token, now=SPRING)
    assert first is not None
    assert second is not None
    assert accept(first, password=SECRET) is Accepted.DONE
    assert accept(second, password="the other one") is Accepted.SPENT
    assert User.objects.get().check_password(SECRET)


def test_a_link_lives_for_a_day(bo: User) -> None:
    token = invite(bo, now=SPRING)
    assert look_at(token, now=SPRING + timedelta(hours=23, minutes=59))
    assert look_at(token, now=SPRING + timedelta(hours=24, seconds=1)) is None


@pytest.mark.parametrize("rubbish", ["x", "%00", "AAAA", "é" * 30, "A" * 200])
def test_rubbish_looks_like_a_spent_link(rubbish: str, bo: User) -> None:
    assert look_at(rubbish, now=SPRING) is None


def test_a_closed_account_has_no_open_link(bo: User) -> None:
    token = invite(bo, now=SPRING)
    staffing.add("chandra", role_names=[staffing.ADMINISTRATOR])
    staffing.remove(bo)
    assert look_at(token, now=SPRING) is None


@pytest.mark.parametrize(("password", "again"), [("short", "short"), (SECRET, "something else"), ("", "")])
def test_a_weak_or_mistyped_password_is_asked_for_again(client: Client, token: str, password: str, again: str) -> None:
    answer = client.post(reverse("staff_begin", args=[token]), {"password": password, "again": again})
    assert answer.status_code == 200
    assert not User.objects.get().has_usable_password()
