# SPDX-License-Identifier: AGPL-3.0-or-later
"""The moderation screens: who comes in, what she sees, and what the buttons do. Bo the editor has no business there."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation, make_staff, sign_in
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import ModerationAct, Participation, RefusalReason
from altavoz.participation.moderation import locking
from altavoz.participation.testing import make_participation

SCREEN = "/cms/signatures/"
HER_REASON = Words("Ana", "Lima", "ana@example.org", "CA", reason="Because they are mine")


@pytest.fixture
def dana(client: Client, db: None) -> User:
    return sign_in(client, name="dana", role=roles.MODERATOR)


def page(client: Client, where: str = SCREEN) -> str:
    return client.get(where).content.decode()


def test_a_moderator_reads_reasons_and_held_rows_with_their_names(client: Client, action: Action, dana: User) -> None:
    make_participation(action, words=HER_REASON, confirmed=True)
    make_participation(action, words=Words("Dee", "Stranger", "dee@example.org", "CA"), held=Doubt.TOO_MANY)
    assert "Ana Lima" in page(client)
    assert "Because they are mine" in page(client)
    held = page(client, f"{SCREEN}held/")
    assert "Dee Stranger" in held
    assert "dee@example.org" in held
    assert "too many from one network" in held


def test_a_publisher_moderates_without_the_names(client: Client, action: Action) -> None:
    make_participation(action, words=HER_REASON, confirmed=True)
    sign_in(client, name="paz", role=roles.PUBLISHER)
    seen = page(client)
    assert "Because they are mine" in seen
    assert "Lima" not in seen


def test_an_editor_does_not_come_in(client: Client, action: Action) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    sign_in(client, role=roles.EDITOR)
    for where in (SCREEN, f"{SCREEN}held/", f"{SCREEN}{row.pk}/", f"{SCREEN}done/", f"{SCREEN}reports/"):
        assert client.get(where).status_code == 302
    client.post(f"{SCREEN}{row.pk}/", {"verb": "release"})
    client.post(f"{SCREEN}many/", {"verb": "release", "row": row.pk})
    assert Participation.objects.get().held == Doubt.TRAP


def test_a_moderator_of_one_organisation_meets_no_row_of_another(client: Client, action: Action) -> None:
    other = make_action(organisation=make_organisation(names={"en": "Miners’ Watch"}))
    theirs = make_participation(other, words=Words("Dee", "Miner", "d@example.org", "CA", reason="Ore"), confirmed=True)
    make_participation(action, words=HER_REASON, confirmed=True)
    dana = User.objects.create_user("dana")
    roles.give(dana, group=roles.MODERATOR, organisation=action.organisation)
    sign_in(client, name="dana")
    seen = page(client)
    assert "Ana Lima" in seen
    assert "Dee Miner" not in seen
    assert client.get(f"{SCREEN}{theirs.pk}/").status_code == 404
    assert client.post(f"{SCREEN}{theirs.pk}/", {"verb": "show"}).status_code == 404
    client.post(f"{SCREEN}many/", {"verb": "show", "row": theirs.pk})
    theirs.refresh_from_db()
    assert theirs.reason_state == "waiting"


@pytest.mark.parametrize(
    ("verb", "held", "state"), [("release", "", "confirmed"), ("invalidate", "trap", "invalidated")]
)
def test_a_button_does_what_it_says_and_can_be_undone(
    client: Client, action: Action, dana: User, verb: str, held: str, state: str
) -> None:
    row = make_participation(action, held=Doubt.TRAP, confirmed=True)
    assert client.post(f"{SCREEN}{row.pk}/", {"verb": verb}).status_code == 302
    row.refresh_from_db()
    assert (row.held, row.state) == (held, state)
    act = ModerationAct.objects.get()
    assert f"/cms/signatures/done/{act.pk}/" in page(client, f"{SCREEN}done/")
    client.post(f"{SCREEN}done/{act.pk}/")
    row.refresh_from_db()
    assert (row.held, row.state) == (Doubt.TRAP, "confirmed")
    assert "undone" in page(client, f"{SCREEN}done/")


def test_many_are_shown_or_refused_with_one_button(client: Client, action: Action, dana: User) -> None:
    rows = [
        make_participation(action, words=Words("A", "B", f"a{n}@example.org", "CA", reason="x"), confirmed=True)
        for n in range(3)
    ]
    refusal = RefusalReason.objects.create()
    ticked = {"row": [row.pk for row in rows[:2]], "verb": "refuse", "refusal": refusal.pk}
    said = client.post(f"{SCREEN}many/", ticked, follow=True).content.decode()
    assert "Done: 2 signatures." in said
    assert ModerationAct.objects.filter(refusal=refusal).count() == 2
    assert Participation.objects.filter(reason_state="waiting").get() == rows[2]


def test_what_somebody_opens_is_marked_for_the_others(client: Client, action: Action, dana: User) -> None:
    row = make_participation(action, words=HER_REASON, confirmed=True)
    paz = make_staff(name="paz", role=roles.MODERATOR)
    locking.take(subject=locking.subject_of(row.pk), user=paz, now=timezone.now())
    assert "paz looks at it" in page(client)
    client.post(f"{SCREEN}{row.pk}/open/")
    assert "paz looks at it until" in page(client, f"{SCREEN}{row.pk}/")
    said = client.post(f"{SCREEN}{row.pk}/", {"verb": "show"}, follow=True).content.decode()
    assert "left alone" in said
    row.refresh_from_db()
    assert row.reason_state == "waiting"


def test_who_opens_a_row_gets_its_buttons_and_looking_changes_nothing(
    client: Client, action: Action, dana: User
) -> None:
    row = make_participation(action, words=HER_REASON, confirmed=True)
    assert "Open it for ten minutes" in page(client, f"{SCREEN}{row.pk}/")
    opened = client.post(f"{SCREEN}{row.pk}/open/", follow=True).content.decode()
    assert "Show the reason" in opened
    assert client.get(f"{SCREEN}{row.pk}/open/").status_code == 405


def test_the_queue_is_narrowed_to_an_action_and_a_language(client: Client, action: Action, dana: User) -> None:
    make_participation(action, words=HER_REASON, confirmed=True)
    other = make_action()
    french = Words("Chandra", "Roy", "chandra@example.org", "CA", reason="Parce que")
    make_participation(other, words=french, language="fr", confirmed=True)
    assert "Because" in page(client, f"{SCREEN}?action={action.pk}")
    assert "Parce que" not in page(client, f"{SCREEN}?action={action.pk}")
    assert "Because" not in page(client, f"{SCREEN}?language=fr")
    assert "Because" in page(client, f"{SCREEN}?language=xx&action=x&after=9999999999999999999999")


@pytest.mark.parametrize("typed", [{}, {"verb": "erase"}])
def test_a_verb_that_is_none_is_refused(client: Client, action: Action, dana: User, typed: dict[str, str]) -> None:
    row = make_participation(action, held=Doubt.TRAP)
    assert client.post(f"{SCREEN}{row.pk}/", typed).status_code == 404
    assert client.post(f"{SCREEN}many/", typed).status_code == 404


def test_reasons_for_refusal_are_written_by_staff(client: Client, dana: User) -> None:
    sign_in(client, name="root", role=None)
    assert "It is an advertisement" in page(client, "/cms/refusal-reasons/")
