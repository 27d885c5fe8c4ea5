# SPDX-License-Identifier: AGPL-3.0-or-later
"""Changed words after a signature: whatever way they are published, a second person says that they mean the same."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from altavoz.campaigns import settling
from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import SPRING, action_of, make_action, make_action_page
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_centre, make_organisation, sign_in
from altavoz.participation.testing import make_participation

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ActionPage:
    """Signed already, and with other words in its draft."""
    make_centre()
    make_organisation(runs_centre=True)
    told = make_action_page(make_action())
    told.save_revision().publish()
    make_participation(action_of(told))
    told.ask = "Release the weavers now."
    told.save_revision()
    return told


@pytest.fixture
def paz() -> Client:
    client = Client()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    return client


def version_of(page: ActionPage) -> int:
    return Action.objects.get(pk=page.action_id).text_version


def ask_of(page: ActionPage) -> str:
    return str(ActionPage.objects.get(pk=page.pk).ask)


def question_of(page: ActionPage) -> str:
    return reverse("campaigns_wording:question", args=[page.pk])


def agreed(page: ActionPage) -> None:
    draft = page.get_latest_revision_as_object()
    bo, bea = (User.objects.create_user(name) for name in ("bo", "bea"))
    asked = settling.ask_same_meaning(action_of(page), language="en", words=draft.words(), by=bo.pk, now=SPRING)
    settling.agree(asked.pk, by=bea.pk, now=SPRING)


def approval_of(page: ActionPage) -> str:
    workflow = page.get_workflow()
    assert workflow is not None
    state: WorkflowState = workflow.start(page, User.objects.create_user("writer"))
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])


def test_an_approval_from_the_overview_asks_first_and_approves_nothing(page: ActionPage, paz: Client) -> None:
    answer = paz.post(approval_of(page), {"comment": ""})
    assert answer.headers["Location"] == question_of(page)
    assert (ask_of(page), version_of(page)) == ("Release the weavers of the valley.", 1)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert not AuditEntry.objects.filter(act__contains="workflow_action").exists()


def test_an_approval_in_a_dialogue_is_led_to_the_question_too(page: ActionPage, paz: Client) -> None:
    answer = paz.post(approval_of(page), {"comment": ""}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.json()["redirect"] == question_of(page)


def test_what_a_second_person_agreed_to_is_approved_under_the_same_version(page: ActionPage, paz: Client) -> None:
    agreed(page)
    paz.post(approval_of(page), {"comment": ""})
    assert (ask_of(page), version_of(page)) == ("Release the weavers now.", 1)


def test_who_says_that_it_means_something_else_publishes_the_next_version(page: ActionPage, paz: Client) -> None:
    paz.post(approval_of(page), {"comment": ""})
    paz.post(question_of(page), {"choice": "new"})
    assert (ask_of(page), version_of(page)) == ("Release the weavers now.", 2)


def test_publishing_many_pages_at_once_asks_first(page: ActionPage, paz: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = paz.post(f"{address}?id={page.pk}")
    assert answer.headers["Location"] == question_of(page)
    assert (ask_of(page), version_of(page)) == ("Release the weavers of the valley.", 1)


@pytest.mark.parametrize(("is_agreed", "version"), [(True, 1), (False, 2)])
def test_what_goes_live_at_its_hour_without_a_yes_is_a_new_version(
    page: ActionPage, *, is_agreed: bool, version: int
) -> None:
    if is_agreed:
        agreed(page)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    page.get_latest_revision().save()
    Revision.objects.filter(pk=page.get_latest_revision().pk).update(approved_go_live_at=an_hour_ago)
    call_command("publish_scheduled")
    assert (ask_of(page), version_of(page)) == ("Release the weavers now.", version)
