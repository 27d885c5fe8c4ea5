# SPDX-License-Identifier: AGPL-3.0-or-later
import stat
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from pytest_django import Settings

from altavoz.organisations import demo_accounts
from altavoz.organisations.models import Centre
from altavoz.organisations.testing import SPRING, make_centre

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_home(settings: Settings, tmp_path: Path) -> None:
    settings.ALTAVOZ_HOME = tmp_path


def test_a_demonstration_gets_three_logins_that_work() -> None:
    make_centre()
    logins = demo_accounts.make(SPRING)
    assert [login.name for login in logins] == ["campaigner", "publisher", "data-officer"]
    assert all(authenticate(None, username=login.name, password=login.password) for login in logins)


def test_the_passwords_lie_in_a_file_for_its_owner_alone() -> None:
    make_centre()
    logins = demo_accounts.make(SPRING)
    assert stat.S_IMODE(demo_accounts.logins_file().stat().st_mode) == 0o600
    assert demo_accounts.read() == logins


def test_making_them_again_changes_no_password() -> None:
    make_centre()
    assert demo_accounts.make(SPRING) == demo_accounts.make(SPRING)


def test_a_production_centre_gets_none() -> None:
    make_centre(Centre.Mode.PRODUCTION)
    with pytest.raises(demo_accounts.OnlyInDemonstration):
        demo_accounts.make(SPRING)
    assert demo_accounts.read() == ()
