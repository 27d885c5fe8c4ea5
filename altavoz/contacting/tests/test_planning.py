# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo writes what supporters are to say, and sees what each office receives."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.campaigns import belonging, life
from altavoz.campaigns.action import Action
from altavoz.campaigns.life import Moved
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.contacting.models import Plan, PlanText
from altavoz.contacting.testing import make_chamber, make_plan, make_write_action
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db
ONE_TEXT = {
    "texts-TOTAL_FORMS": "1",
    "texts-INITIAL_FORMS": "0",
    "texts-0-language": "en",
    "texts-0-stance": "any",
    "texts-0-variant": "1",
    "texts-0-subject": "The weavers",
    "texts-0-message": "Please speak for them.",
}
PLAN = {"by_centre": "on", "edits": "own_words", "most_at_once": "5", "answers": "writer"}


def screen(action: Action, name: str = "edit") -> str:
    return reverse(f"contacting_plan:{name}", args=[action.pk])


def test_bo_writes_a_plan_with_a_text(client: Client) -> None:
    sign_in(client)
    action = make_action(kind="write")
    assert client.post(screen(action), {**PLAN, **ONE_TEXT}).status_code == 302
    plan = Plan.objects.get(action=action)
    assert (plan.edits, plan.most_at_once, plan.by_print) == ("own_words", 5, False)
    assert PlanText.objects.get(plan=plan).message == "Please speak for them."
    assert AuditEntry.objects.filter(act="contacting.change_plan").exists()


def test_a_field_that_nobody_knows_is_refused_with_its_place(client: Client) -> None:
    sign_in(client)
    action = make_action(kind="write")
    answer = client.post(screen(action), {**PLAN, **ONE_TEXT, "texts-0-message": "Dear [[nobody]]"})
    assert "[[nobody]]" in answer.content.decode()
    assert "line 1, column 6" in answer.content.decode().lower()
    assert not Plan.objects.exists()


def test_bo_sees_what_each_receives_in_each_language(client: Client) -> None:
    sign_in(client)
    action = make_write_action(body=make_chamber())
    told = client.get(screen(action, "preview"), {"language": "fr"}).content.decode()
    assert told.count("Je vous demande de parler pour les tisserandes.") == 5
    assert "Nadia Ferro," in told


def test_whoever_may_not_edit_gets_no_plan(client: Client) -> None:
    sign_in(client, role=roles.MODERATOR)
    assert client.get(screen(make_action(kind="write"))).status_code in {302, 403}


def test_a_petition_has_no_plan(client: Client) -> None:
    sign_in(client)
    assert client.get(screen(make_action())).status_code == 404


def test_without_words_the_action_does_not_open() -> None:
    action = make_action(kind="write", state=Action.State.PREPARING)
    assert life.open_action(action.pk, now=SPRING) is not Moved.DONE
    make_plan(action, body=make_chamber())
    action.targets.all().delete()
    assert life.open_action(action.pk, now=SPRING) is Moved.DONE


def test_words_that_cannot_be_said_keep_the_action_from_opening_and_are_named() -> None:
    action = make_action(kind="call", state=Action.State.PREPARING)
    plan = make_plan(action, body=make_chamber())
    plan.texts.filter(language="en").update(call_script="Hello,\nit ends on [[deadline]].")
    assert life.open_action(action.pk, now=SPRING) is not Moved.DONE
    assert [str(each) for each in belonging.missing(action, now=SPRING)] == [
        (
            "Words in English, for every office, variant 1, what to say on the telephone, line 2, column 12: "
            "“[[deadline]]” has no value here. Write what stands in its place: [[deadline|…]]."
        )
    ]
    Action.objects.filter(pk=action.pk).update(closes_at=SPRING + timedelta(days=3))
    assert life.open_action(action.pk, now=SPRING) is Moved.DONE
