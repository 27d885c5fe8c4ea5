# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mailing is sent, approved, sent back and stopped at the desk, by who may and by nobody else."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.mailings.models import Mailing
from altavoz.mailings.sending import life
from altavoz.mailings.testing import make_mailing, make_recipient, make_subscribers
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_organisation, make_staff, sign_in
from altavoz.outbox.models import Letter
from altavoz.supporters.testing import make_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailing() -> Mailing:
    """About an open petition that is told in each language, for three people."""
    action = make_action()
    make_action_pages(action)
    network = make_network(organisation=action.organisation)
    make_subscribers(3, network)
    return make_mailing(action=action, organisation=action.organisation)


def desk(name: str, role: str) -> Client:
    client = Client()
    sign_in(client, name=name, role=role)
    return client


def do(client: Client, mailing: Mailing, verb: str, **more: str) -> int:
    return client.post(reverse("mailings_desk:do", args=[mailing.public_id, verb]), more).status_code


def state(mailing: Mailing) -> str:
    return Mailing.objects.values_list("state", flat=True).get(pk=mailing.pk)


def test_bo_sends_a_small_one_alone_and_the_audit_says_how_many(mailing: Mailing) -> None:
    bo = desk("bo", roles.CAMPAIGNER)
    do(bo, mailing, "count")
    assert ">Send it<" in bo.get(reverse("mailings_desk:one", args=[mailing.public_id])).text
    do(bo, mailing, "send")
    assert state(mailing) == Mailing.State.CHOOSING
    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.after) == ("mailings.send", {"state": "choosing", "counted": 3})


def test_a_big_one_waits_for_somebody_else_who_may_send_it_back_with_a_note(
    mailing: Mailing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life, "ALONE", 2)
    paz, dana = desk("paz", roles.PUBLISHER), desk("dana", roles.DATA_OFFICER)
    do(paz, mailing, "send")
    assert state(mailing) == Mailing.State.WAITING
    do(paz, mailing, "approve")
    assert state(mailing) == Mailing.State.WAITING
    assert "mailing waits for a second person" in dana.get("/cms/").text
    assert "mailing waits for a second person" not in paz.get("/cms/").text
    assert mailing.name in dana.get(reverse("mailings_desk:all")).text
    do(dana, mailing, "send_back", note="Say who is in danger")
    assert "Say who is in danger" in paz.get(reverse("mailings_desk:one", args=[mailing.public_id])).text
    assert "Say who" not in str(AuditEntry.objects.latest("pk").after)
    do(paz, mailing, "send")
    do(dana, mailing, "approve")
    assert state(mailing) == Mailing.State.CHOOSING


def test_what_waits_for_a_second_person_cannot_be_changed_any_more(mailing: Mailing) -> None:
    bo = desk("bo", roles.CAMPAIGNER)
    Mailing.objects.update(state=Mailing.State.WAITING)
    words = reverse("mailings_desk:text", args=[mailing.public_id, "en"])
    answer = bo.post(words, {"subject": "Other words", "body_words": "Other"}, follow=True)
    assert "no draft any more" in answer.text
    assert mailing.texts.get(language="en").subject == "Three weavers are in danger"


def test_whoever_sees_it_may_stop_it_and_only_who_may_publish_lets_it_go_on(mailing: Mailing) -> None:
    ed, paz = desk("ed", roles.EDITOR), desk("paz", roles.PUBLISHER)
    Mailing.objects.update(state=Mailing.State.GOING)
    do(ed, mailing, "stop")
    assert state(mailing) == Mailing.State.STOPPED
    do(ed, mailing, "resume")
    assert state(mailing) == Mailing.State.STOPPED
    do(paz, mailing, "resume")
    assert state(mailing) == Mailing.State.CHOOSING


def test_a_moderator_and_somebody_of_another_organisation_find_nothing_here(mailing: Mailing) -> None:
    here = reverse("mailings_desk:one", args=[mailing.public_id])
    assert desk("mia", roles.MODERATOR).get(here).status_code in {302, 403}
    elsewhere = make_organisation()
    olga = make_staff(name="olga", role=roles.PARTNER)
    roles.give(olga, group=roles.PUBLISHER, organisation=elsewhere)
    assert desk("olga", roles.PARTNER).get(here).status_code == 404
    assert do(desk("olga", roles.PARTNER), mailing, "stop") == 404


def test_the_letter_in_its_frame_can_do_nothing(mailing: Mailing) -> None:
    answer = desk("bo", roles.CAMPAIGNER).get(reverse("mailings_desk:letter", args=[mailing.public_id]))
    assert "Dear Ana" in answer.text
    assert "sandbox" in answer["Content-Security-Policy"]
    look = reverse("mailings_desk:look", args=[mailing.public_id])
    assert "Dear friend" in desk("bo", roles.CAMPAIGNER).get(f"{look}?reader=nobody").text


def test_a_test_goes_to_the_address_of_the_account_and_nowhere_else(mailing: Mailing) -> None:
    bo, test = desk("bo", roles.CAMPAIGNER), reverse("mailings_desk:test", args=[mailing.public_id])
    answer = bo.post(test, {"language": "en", "to": "dee@example.org"}, follow=True)
    assert "Your account has no e-mail address" in answer.text
    User.objects.filter(username="bo").update(email="bo@example.org")
    bo.post(test, {"language": "en", "to": "dee@example.org"})
    assert [letter.recipient for letter in Letter.objects.all()] == ["bo@example.org"]


def test_the_progress_tells_what_became_of_whom(mailing: Mailing) -> None:
    first, second, third = mailing.organisation.networks.get().subscriptions.order_by("pk")
    letter = Letter.objects.create(
        kind="mailing",
        about=mailing.public_id,
        state="in_doubt",
        recipient="",
        recipient_key=b"k",
        language="en",
        made_at=mailing.made_at,
        due_at=mailing.made_at,
    )
    make_recipient(mailing, first, state="put", letter=letter.pk)
    make_recipient(mailing, second, state="skipped", why="paused")
    make_recipient(mailing, third)
    Mailing.objects.update(state="going", number_chosen=3, number_put=1, number_skipped=1)
    shown = desk("bo", roles.CAMPAIGNER).get(reverse("mailings_desk:one", args=[mailing.public_id])).text
    for words in ("1 of 3 letters are handed", "in doubt: it may have come or not", "left out: paused meanwhile"):
        assert words in shown
