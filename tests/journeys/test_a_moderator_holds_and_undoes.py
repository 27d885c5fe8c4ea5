# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dana moderates: a doubtful signature is held, released and held again; a reason is shown and taken back; Ana's page
and her count follow. Dee reports the page, and Dana settles it."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_staff, sign_in
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import LONG_AGO
from altavoz.website.opened import seal_opened
from tests.journeys.mail import the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db
QUEUE = "/cms/signatures/"


@pytest.fixture
def action(ana: Walk) -> Action:
    return make_action()


@pytest.fixture
def dana(action: Action) -> Client:
    """Signed in as the moderator of the organisation that runs the action."""
    client = Client()
    user = User.objects.create_user("dana")
    roles.give(user, group=roles.MODERATOR, organisation=action.organisation)
    sign_in(client, name="dana")
    return client


def words_of(client: Client, where: str) -> str:
    return client.get(where, follow=True).content.decode()


def press(client: Client, where: str, **typed: object) -> str:
    return client.post(where, typed, follow=True).content.decode()


def counted(action: Action) -> int:
    the_worker_passes()
    total: int = Client().get(f"/api/actions/{action.public_id}/").json()["counts"]["total"]
    return total


def undo_the_last(client: Client) -> str:
    found = re.search(r"/cms/signatures/done/\d+/", words_of(client, f"{QUEUE}done/"))
    assert found
    return press(client, found[0])


def test_a_doubtful_signature_is_held_released_and_held_again(ana: Walk, action: Action, dana: Client) -> None:
    ana.signs(action, website="filled in by a program")
    assert "Check your mail" in ana.words
    ana.confirms()
    assert counted(action) == 0
    assert "signature held as doubtful" in words_of(dana, "/cms/")

    row = Participation.objects.get()
    assert "Ana Lima" in words_of(dana, f"{QUEUE}held/")
    press(dana, f"{QUEUE}{row.pk}/open/")
    press(dana, f"{QUEUE}{row.pk}/", verb="release")
    assert counted(action) == 1
    assert "Nothing waits for you." in words_of(dana, "/cms/")

    undo_the_last(dana)
    assert counted(action) == 0
    row.refresh_from_db()
    assert row.held == Doubt.TRAP
    acts = AuditEntry.objects.filter(subject=f"participation:{row.pk}").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["participation.open", "participation.release", "participation.undo_release"]


def test_a_reason_is_shown_on_the_page_and_taken_back(ana: Walk, action: Action, dana: Client) -> None:
    page = make_action_page(action)
    ana.signs(action, reason="They wove my wedding dress", show_name="on").confirms()
    assert "wedding dress" not in ana.opens(page.url).words
    row = Participation.objects.get()
    press(dana, f"{QUEUE}many/", row=[row.pk], verb="show")
    assert "wedding dress" in ana.opens(page.url).words
    undo_the_last(dana)
    assert "wedding dress" not in ana.opens(page.url).words
    assert "wedding dress" in words_of(dana, QUEUE)


def test_what_was_taken_out_and_brought_back_counts_as_before(ana: Walk, action: Action, dana: Client) -> None:
    ana.signs(action).confirms()
    row = Participation.objects.get()
    press(dana, f"{QUEUE}{row.pk}/", verb="invalidate")
    assert counted(action) == 0
    undo_the_last(dana)
    assert counted(action) == 1
    log = Client().get(f"/api/actions/{action.public_id}/tally/")
    assert log.status_code == 200


def test_while_paz_looks_dana_is_kept_out(ana: Walk, action: Action, dana: Client) -> None:
    ana.signs(action, website="x")
    row = Participation.objects.get()
    paz = Client()
    make_staff(name="paz", role=roles.MODERATOR)
    sign_in(paz, name="paz")
    press(paz, f"{QUEUE}{row.pk}/open/")
    assert "paz looks at it" in words_of(dana, f"{QUEUE}held/")
    assert "left alone" in press(dana, f"{QUEUE}many/", row=[row.pk], verb="release")
    assert "Done: 1 signature." in press(paz, f"{QUEUE}{row.pk}/", verb="release")


def test_dee_reports_the_page_and_dana_settles_it(ana: Walk, action: Action, dana: Client) -> None:
    page = make_action_page(action)
    dee = Walk(Client(), "dee@example.org")
    dee.opens(page.url)
    link = re.search(r'href="(/report/[^"]+)"', dee.page)
    assert link
    dee.opens(link[1]).sends(kind="private", words="Her street can be seen.", opened=seal_opened(LONG_AGO))
    assert "Thank you. Somebody will read it." in dee.words
    assert "report of a page to read" in words_of(dana, "/cms/")
    reports = words_of(dana, f"{QUEUE}reports/")
    assert "Her street can be seen." in reports
    settle = re.search(r"/cms/signatures/reports/\d+/", reports)
    assert settle
    assert "Her street" not in press(dana, settle[0])
