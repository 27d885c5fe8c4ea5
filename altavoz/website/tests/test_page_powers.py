# SPDX-License-Identifier: AGPL-3.0-or-later
"""What belongs to the centre itself is kept by those who publish for the organisation that runs it."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from altavoz.organisations import roles
from altavoz.organisations.models import Organisation
from altavoz.organisations.testing import make_organisation, make_staff, sign_in
from altavoz.website.page_powers import keeps_the_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def runs() -> Organisation:
    return make_organisation(runs_centre=True)


def publisher_of(organisation: Organisation) -> User:
    paz = User.objects.create_user("paz")
    roles.give(paz, group=roles.PUBLISHER, organisation=organisation)
    return paz


def test_who_publishes_for_the_organisation_that_runs_it_keeps_the_centre(runs: Organisation) -> None:
    assert keeps_the_centre(publisher_of(runs))


def test_who_publishes_for_all_keeps_it_even_where_nobody_runs_it() -> None:
    assert keeps_the_centre(make_staff(role=roles.PUBLISHER))


def test_who_publishes_for_another_or_for_nobody_does_not(runs: Organisation) -> None:
    assert not keeps_the_centre(publisher_of(make_organisation()))
    assert not keeps_the_centre(make_staff(role=roles.EDITOR))
    assert not keeps_the_centre(AnonymousUser())


def test_the_menus_are_not_another_organisations_to_change(client: Client, runs: Organisation) -> None:
    publisher_of(make_organisation())
    sign_in(client, name="paz")
    assert client.get(reverse("menus:add")).status_code == 302


def test_the_menus_are_changed_by_who_runs_the_centre(client: Client, runs: Organisation) -> None:
    publisher_of(runs)
    sign_in(client, name="paz")
    assert client.get(reverse("menus:add")).status_code == 200


def test_an_administrator_sees_the_pages_from_their_root(client: Client) -> None:
    sign_in(client, name="paz", role=None)
    answer = client.get(reverse("wagtailadmin_explore_root"))
    assert answer.status_code == 200
    # Without it a telephone cuts wide tables off, and the buttons of their last column with them.
    assert static("website/desk.css") in answer.content.decode()
