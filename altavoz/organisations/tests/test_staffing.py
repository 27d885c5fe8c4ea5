# SPDX-License-Identifier: AGPL-3.0-or-later
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django import Settings

from altavoz.organisations import staffing
from altavoz.organisations.staffing import Removed

pytestmark = pytest.mark.django_db


def said(*words: str) -> str:
    out = StringIO()
    call_command("staff", *words, stdout=out)
    return out.getvalue()


def test_adding_prints_a_link_on_the_centres_own_address(settings: Settings) -> None:
    settings.ALTAVOZ_URL = "https://weavers.example"
    assert said("add", "bo").startswith("https://weavers.example/accounts/begin/")


def test_the_first_account_is_an_administrator_and_the_second_what_it_is_asked_to_be() -> None:
    said("add", "bo", "--role", "campaigner")
    said("add", "chandra", "--role", "publisher", "--role", "data-officer")
    assert [(line.name, line.roles) for line in staffing.lines()] == [
        ("bo", ("administrator", "campaigner")),
        ("chandra", ("publisher", "data-officer")),
    ]


def test_one_name_is_one_account() -> None:
    said("add", "bo")
    with pytest.raises(CommandError, match="already"):
        said("add", "bo")


def test_a_new_link_ends_the_old_password() -> None:
    User.objects.create_superuser("bo", password="a long enough secret")
    said("link", "bo")
    assert not User.objects.get().has_usable_password()


def test_a_lost_device_can_be_forgotten() -> None:
    bo = staffing.add("bo", role_names=[])
    Authenticator.objects.create(user=bo, type=Authenticator.Type.TOTP, data={})
    said("link", "bo", "--without-second-factor")
    assert not Authenticator.objects.exists()


def test_removing_closes_the_account_and_keeps_its_name() -> None:
    staffing.add("bo", role_names=[])
    staffing.add("chandra", role_names=["publisher"])
    said("remove", "chandra")
    assert "chandra: closed" in said("list")
    assert not User.objects.get(username="chandra").is_active


def test_the_last_administrator_cannot_be_removed() -> None:
    bo = staffing.add("bo", role_names=[])
    assert staffing.remove(bo) is Removed.LAST_ADMINISTRATOR
    assert User.objects.get().is_active


def test_an_unknown_name_is_told_as_such() -> None:
    with pytest.raises(CommandError, match="no account"):
        said("remove", "nobody")
