# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import Client

from altavoz.actions.joint_letter.testing import make_invitation, make_letter, two_sign
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db


def editor_of(page_id: int) -> str:
    client = Client()
    sign_in(client, role=roles.PUBLISHER)
    return client.get(f"/cms/pages/{page_id}/edit/").content.decode()


def test_the_editor_of_the_page_leads_to_the_letter() -> None:
    letter = make_letter()
    assert f'href="/cms/joint-letters/{letter.action_id}/"' in editor_of(make_action_page(letter.action).pk)


def test_the_editor_says_that_the_letter_has_no_words_yet() -> None:
    page = make_action_page(make_action(kind="joint_letter"), live=False)
    assert "The letter has no words yet" in editor_of(page.pk)


def test_the_list_says_who_signed_for_each_organisation() -> None:
    letter = make_letter()
    two_sign(make_invitation(letter))
    client = Client()
    sign_in(client, role=roles.PUBLISHER)
    assert (
        "<small>Chandra Rao, Coordinator</small>"
        in client.get(f"/cms/joint-letters/{letter.action_id}/").content.decode()
    )
