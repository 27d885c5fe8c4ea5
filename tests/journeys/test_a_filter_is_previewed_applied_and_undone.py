# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo finds a machine among the signers, sees how many, takes them out, and puts them back; the public reads it all."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.testing import sign_in
from altavoz.participation.filters.rows import FilterRun
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation
from altavoz.tallies import auditing
from altavoz.worker import rounds
from tests.journeys.mail import the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db
WHY = {
    "why_en": "One machine signed them all.",
    "why_fr": "Une seule machine les a signées.",
    "why_es": "Una sola máquina las firmó.",
}


@pytest.fixture
def action(ana: Walk) -> Action:
    """Ana signs herself; two neighbours too, and a machine signs for people who are not there."""
    action = make_action()
    ana.signs(action).confirms()
    for address in ("chandra@example.org", "dee@example.org", "one@spam.example.org", "two@spam.example.org"):
        make_participation(action, email=address, confirmed=True)
    make_participation(action, email="held@spam.example.org", confirmed=True, held=Doubt.TRAP)
    make_participation(action, email="late@spam.example.org")
    the_worker_passes()
    return action


@pytest.fixture
def page(action: Action) -> ActionPage:
    return make_action_page(action)


def staff(name: str, role: str) -> Client:
    client = Client()
    sign_in(client, name=name, role=role)
    return client


def the_filters_run() -> None:
    rounds.run_once("filters", timezone.now())
    the_worker_passes()


def save_filter(bo: Client, action: Action, **said: str) -> FilterRun:
    screen = reverse("participation_new_filter", args=[action.pk])
    answer = bo.post(screen, {"name": "A machine", **said})
    assert answer.status_code == 302, answer.content.decode()
    return FilterRun.objects.latest("pk")


def screen_of(client: Client, run: FilterRun) -> str:
    return client.get(reverse("participation_filter_run", args=[run.pk])).content.decode()


def press(client: Client, run: FilterRun, verb: str) -> str:
    answer = client.post(reverse("participation_do_filter", args=[run.pk, verb]), follow=True)
    return str(answer.content.decode())


def total(action: Action) -> int:
    return int(Client().get(f"/api/actions/{action.public_id}/").json()["counts"]["total"])


def states(action: Action) -> list[tuple[int, str, str]]:
    return list(Participation.objects.filter(action=action).order_by("pk").values_list("pk", "state", "held"))


def test_a_filter_is_previewed_applied_and_undone(action: Action, page: ActionPage, ana: Walk) -> None:
    bo, before = staff("bo", roles.MODERATOR), states(action)
    run = save_filter(bo, action, domains="spam.example.org")
    assert "waits for the worker" in screen_of(bo, run)
    the_filters_run()
    shown = screen_of(bo, run)
    assert "o…@spam.example.org" in shown
    assert "one@spam.example.org" not in shown
    assert (total(action), states(action)) == (5, before)

    bo.post(reverse("participation_apply_filter", args=[run.pk]), WHY)
    the_filters_run()
    assert "Taken out: 2 that counted, and 2 that did not." in screen_of(bo, run)
    assert total(action) == 3
    told = ana.opens(page.url).words
    assert "2 signatures were removed" in told
    assert "One machine signed them all." in told

    press(bo, run, "undo")
    the_filters_run()
    assert (total(action), states(action)) == (5, before)
    assert "2 signatures were put back" in ana.opens(page.url).words
    assert auditing.recount(timezone.now()).alarms == 0


def test_what_was_removed_and_put_back_stands_in_the_count(action: Action) -> None:
    bo = staff("bo", roles.MODERATOR)
    run = save_filter(bo, action, domains="spam.example.org")
    the_filters_run()
    bo.post(reverse("participation_apply_filter", args=[run.pk]), WHY)
    the_filters_run()
    press(bo, run, "undo")
    the_filters_run()
    rounds.run_once("tally log", timezone.now() + timedelta(hours=2))
    log = Client().get(f"/api/actions/{action.public_id}/tally/").content.decode()
    assert '"invalidated":-2' in log.replace(" ", "").replace("\\", "")
    assert '"released":2' in log.replace(" ", "").replace("\\", "")


def test_a_filter_that_would_remove_everything_is_refused_kindly(action: Action) -> None:
    bo = staff("bo", roles.MODERATOR)
    run = save_filter(bo, action, language="en")
    the_filters_run()
    assert "no filter may do that" in screen_of(bo, run)
    answer = bo.post(reverse("participation_apply_filter", args=[run.pk]), WHY, follow=True)
    assert "Nothing was removed." in answer.content.decode()
    the_filters_run()
    assert total(action) == 5


def test_a_filter_that_says_nothing_is_not_saved(action: Action) -> None:
    bo = staff("bo", roles.MODERATOR)
    page = bo.post(reverse("participation_new_filter", args=[action.pk]), {"name": "All"}).content.decode()
    assert "finds everybody" in page
    wrong = {"name": "Typo", "domains": "not a domain!"}
    assert "is not the domain" in bo.post(reverse("participation_new_filter", args=[action.pk]), wrong).content.decode()
    assert not FilterRun.objects.exists()


def test_more_than_half_waits_for_dana_who_may_approve(action: Action) -> None:
    bo, dana = staff("bo", roles.MODERATOR), staff("dana", roles.DATA_OFFICER)
    run = save_filter(bo, action, domains="example.org")
    the_filters_run()
    assert "more than half" in screen_of(bo, run)
    bo.post(reverse("participation_apply_filter", args=[run.pk]), WHY)
    the_filters_run()
    assert total(action) == 5
    assert bo.post(reverse("participation_do_filter", args=[run.pk, "approve"])).status_code in {302, 403}
    the_filters_run()
    assert total(action) == 5
    assert "A machine" in dana.get(reverse("participation_filters")).content.decode()
    press(dana, run, "approve")
    the_filters_run()
    assert total(action) == 2


def test_who_may_not_moderate_sees_no_filters(action: Action) -> None:
    ed = staff("ed", roles.EDITOR)
    for name, args in (("participation_filters", []), ("participation_filters_of", [action.pk])):
        assert ed.get(reverse(name, args=args)).status_code in {302, 403}
    dana = staff("dana", roles.DATA_OFFICER)
    assert dana.post(reverse("participation_new_filter", args=[action.pk]), {"name": "x"}).status_code in {302, 403}
    assert not FilterRun.objects.exists()
