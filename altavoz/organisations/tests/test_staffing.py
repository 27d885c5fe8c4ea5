# SPDX-License-Identifier: AGPL-3.0-or-later
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django import Settings

from altavoz.organisations import staffing
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.powers import Power, may
from altavoz.organisations.staffing import Removed
from altavoz.organisations.testing import make_organisation

pytestmark = pytest.mark.django_db


def said(*words: str) -> str:
    out = StringIO()
    call_command("staff", *words, stdout=out)
    return out.getvalue()


def test_adding_prints_a_link_on_the_centres_own_address(settings: Settings) -> None:
    settings.ALTAVOZ_URL = "https://weavers.example"
    assert said("add", "bo").startswith("https://weavers.example/accounts/begin/")


def test_the_first_account_is_an_administrator_and_the_second_what_it_is_asked_to_be() -> None:
    said("add", "bo")
    said("add", "chandra", "--role", "publisher", "--role", "data-officer")
    assert [(line.name, line.roles) for line in staffing.lines()] == [
        ("bo", ("administrator",)),
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


def test_whoever_comes_first_with_a_role_is_no_administrator() -> None:
    weavers = make_organisation()
    assert "There is no administrator yet" in said("add", "pia", "--role", "publisher", "--organisation", weavers.slug)
    said("add", "root")
    held = dict(User.objects.values_list("username", "is_superuser"))
    assert held == {"pia": False, "root": True}


def test_an_unknown_name_is_told_as_such() -> None:
    with pytest.raises(CommandError, match="no account"):
        said("remove", "nobody")


def test_the_list_says_for_which_organisation_somebody_is_what() -> None:
    weavers = make_organisation()
    staffing.add("root", role_names=[])
    said("add", "bo", "--role", "publisher", "--organisation", weavers.slug)
    said("add", "chandra", "--role", "data-officer", "--role", "editor")
    listed = said("list")
    assert f"bo: publisher ({weavers.slug}), without a second factor" in listed
    assert "chandra: editor, data-officer, without" in listed
    assert may(User.objects.get(username="bo"), Power.PUBLISH, weavers.pk)


def test_an_organisation_that_is_not_there_makes_no_account() -> None:
    with pytest.raises(CommandError, match="no organisation"):
        said("add", "bo", "--role", "publisher", "--organisation", "weevers")
    assert not User.objects.exists()


def test_what_the_command_does_is_written_down_without_an_actor() -> None:
    said("add", "root")
    said("add", "bo", "--role", "publisher")
    said("link", "bo")
    said("remove", "bo")
    bo = User.objects.get(username="bo")
    entries = AuditEntry.objects.filter(subject=f"account:{bo.pk}").order_by("pk")
    assert [(entry.actor, entry.act) for entry in entries] == [
        (None, "organisations.add_account"),
        (None, "organisations.new_link"),
        (None, "organisations.close_account"),
    ]
    assert entries[2].before == {"open": True, "roles": "publisher"}


def test_the_last_administrator_who_stays_leaves_no_entry() -> None:
    staffing.add("root", role_names=[])
    with pytest.raises(CommandError, match="last administrator"):
        said("remove", "root")
    assert not AuditEntry.objects.exists()
