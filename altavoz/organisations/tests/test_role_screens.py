# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from altavoz.organisations import roles
from altavoz.organisations.models import Organisation, StaffRole
from altavoz.organisations.testing import make_organisation, sign_in

ROLES = "organisations_roles:list"
GIVE = "organisations_roles:give"
pytestmark = pytest.mark.django_db


@pytest.fixture
def weavers() -> Organisation:
    return make_organisation()


@pytest.fixture
def lead(client: Client, weavers: Organisation) -> Client:
    """Bo leads campaigns of the weavers, and of nobody else."""
    roles.give(User.objects.create_user("bo"), group=roles.CAMPAIGNER, organisation=weavers)
    sign_in(client, name="bo")
    return client


def text(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def test_an_administrator_gives_a_role_after_a_page_that_says_what_will_be(
    client: Client, weavers: Organisation
) -> None:
    sign_in(client, name="root", role=None)
    chandra = User.objects.create_user("chandra")
    typed = {"to": chandra.pk, "role": "editor", "organisation": weavers.pk}
    asked = client.post(reverse(GIVE), typed).content.decode()
    assert "chandra becomes <strong>Editor</strong> for Weavers&#x27; Watch." in asked
    assert not StaffRole.objects.exists()
    client.post(reverse(GIVE), {**typed, "sure": "yes"})
    assert StaffRole.objects.values_list("user", "role", "organisation").get() == (chandra.pk, "editor", weavers.pk)
    assert "chandra" in text(client, ROLES)


def test_a_role_is_taken_after_a_page_that_says_so(client: Client, weavers: Organisation) -> None:
    sign_in(client, name="root", role=None)
    given = roles.give(User.objects.create_user("chandra"), group=roles.EDITOR, organisation=weavers)
    assert "no more, from the next click on" in text(client, "organisations_roles:take", given.pk)
    assert StaffRole.objects.exists()
    client.post(reverse("organisations_roles:take", args=[given.pk]))
    assert not StaffRole.objects.exists()


def test_a_lead_is_offered_no_role_and_no_organisation_beyond_their_own(lead: Client) -> None:
    make_organisation(names={"en": "Miners' Watch"})
    offered = text(lead, GIVE)
    assert "Miners" not in offered
    assert "Every organisation" not in offered
    assert 'value="data_officer"' not in offered
    assert 'value="publisher"' not in offered
    assert 'value="editor"' in offered


def test_a_lead_who_types_another_organisation_is_refused(lead: Client) -> None:
    chandra = User.objects.create_user("chandra")
    for place in ("", make_organisation().pk):
        typed = {"to": chandra.pk, "role": "editor", "organisation": place, "sure": "yes"}
        assert lead.post(reverse(GIVE), typed).status_code == 200
    assert not StaffRole.objects.filter(user=chandra).exists()


def test_a_lead_cannot_take_what_they_could_not_give(lead: Client, weavers: Organisation) -> None:
    given = roles.give(User.objects.create_user("dana"), group=roles.DATA_OFFICER, organisation=weavers)
    take = reverse("organisations_roles:take", args=[given.pk])
    assert take not in text(lead, ROLES)
    assert lead.get(take).status_code == 302
    lead.post(take)
    assert StaffRole.objects.filter(pk=given.pk).exists()


@pytest.mark.parametrize("role", [roles.EDITOR, roles.MODERATOR, roles.PUBLISHER, roles.DATA_OFFICER, roles.PARTNER])
def test_who_gives_no_roles_does_not_see_the_screen(client: Client, role: str) -> None:
    sign_in(client, role=role)
    assert client.get(reverse(ROLES)).status_code == 302
    assert reverse(ROLES) not in text(client, "wagtailadmin_home")


def test_the_screen_is_in_the_menu_of_a_lead(lead: Client) -> None:
    assert reverse(ROLES) in text(lead, "wagtailadmin_home")


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_screen_says_nothing_of_a_person_but_the_account(client: Client, language: str) -> None:
    root = sign_in(client, name="root", role=None)
    User.objects.filter(pk=root.pk).update(email="root@example.org", first_name="Rosa")
    shown = client.get(reverse(ROLES), headers={"Accept-Language": language}).content.decode()
    main = shown[shown.index("<main") :]
    assert "root@example.org" not in main
