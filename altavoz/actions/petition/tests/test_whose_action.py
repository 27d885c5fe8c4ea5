# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff of one organisation write, publish and move its actions, and no other's; each move is written down."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.settling import Words, ask_same_meaning
from altavoz.campaigns.testing import SPRING, make_action, make_action_page, make_home, make_index
from altavoz.campaigns.wording import SameMeaning
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry, Organisation
from altavoz.organisations.testing import make_organisation, sign_in

MOVES: dict[str, dict[str, str]] = {
    "pause": {},
    "close": {},
    "won": {"date": "2026-05-01", "date_precision": "day", "certainty": "sure", "en": "They are home"},
    "take-down": {},
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def weavers() -> Organisation:
    return make_organisation(runs_centre=True)


@pytest.fixture
def miners() -> Organisation:
    return make_organisation(names={"en": "Miners' Watch"})


def staff_of(organisation: Organisation | None, role: str = roles.PUBLISHER, name: str = "paz") -> Client:
    client = Client()
    roles.give(User.objects.get_or_create(username=name)[0], group=role, organisation=organisation)
    sign_in(client, name=name)
    return client


def typed(**words: str) -> dict[str, str]:
    empty = {f"{name}-count": "0" for name in ("demands", "story", "updates")}
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    base = {"title": "Let the weavers go home", "slug": "weavers", "ask": "Release the weavers of the valley."}
    return {**empty, **comments, **base, **words}


def publish(client: Client, page: ActionPage) -> None:
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), typed(**{"action-publish": "action-publish"}))
    page.refresh_from_db()


def draft_of(organisation: Organisation) -> ActionPage:
    return make_action_page(make_action(state="preparing", organisation=organisation), live=False)


def test_a_publisher_publishes_for_their_own_organisation(weavers: Organisation) -> None:
    page = draft_of(weavers)
    publish(staff_of(weavers), page)
    assert page.live


def test_a_publisher_does_not_publish_for_another_organisation(weavers: Organisation, miners: Organisation) -> None:
    page = draft_of(weavers)
    paz = staff_of(miners)
    assert paz.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 302
    publish(paz, page)
    assert not page.live


def test_who_writes_for_one_and_publishes_for_another_organisation_does_not_mix_them(
    weavers: Organisation, miners: Organisation
) -> None:
    page = draft_of(weavers)
    staff_of(weavers, role=roles.EDITOR)
    paz = staff_of(miners)
    assert paz.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    publish(paz, page)
    assert not page.live


def test_a_page_under_review_is_not_approved_by_another_organisations_publisher(
    weavers: Organisation, miners: Organisation
) -> None:
    page = draft_of(weavers)
    page.save_revision()
    workflow = page.get_workflow()
    assert workflow is not None
    state: WorkflowState = workflow.start(page, User.objects.create_user("bo"))
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
    staff_of(miners).post(approve, {"comment": ""})
    page.refresh_from_db()
    assert not page.live
    staff_of(weavers, name="bea").post(approve, {"comment": ""})
    page.refresh_from_db()
    assert page.live


def test_changes_are_not_requested_by_another_organisations_publisher(
    weavers: Organisation, miners: Organisation
) -> None:
    page = draft_of(weavers)
    page.save_revision()
    workflow = page.get_workflow()
    assert workflow is not None
    state: WorkflowState = workflow.start(page, User.objects.create_user("bo"))
    reject = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.current_task_state.pk])
    staff_of(miners).post(reject, {"comment": "Not like this"})
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    staff_of(weavers, name="bea").post(reject, {"comment": "Not like this"})
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_a_page_is_not_unpublished_or_deleted_from_another_organisation(
    weavers: Organisation, miners: Organisation
) -> None:
    page = make_action_page(make_action(organisation=weavers))
    paz = staff_of(miners)
    for verb in ("unpublish", "delete"):
        paz.post(reverse(f"wagtailadmin_pages:{verb}", args=[page.pk]))
    page.refresh_from_db()
    assert page.live


def test_the_pages_of_the_centre_belong_to_who_runs_it(weavers: Organisation, miners: Organisation) -> None:
    home = make_home()
    edit = reverse("wagtailadmin_pages:edit", args=[home.pk])
    assert staff_of(miners).get(edit).status_code == 302
    assert staff_of(weavers, name="bea").get(edit).status_code == 200


def test_a_new_action_belongs_to_the_organisation_its_author_writes_for(
    weavers: Organisation, miners: Organisation
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["petition", "petitionpage", make_index().pk])
    bo = staff_of(miners, role=roles.EDITOR, name="bo")
    assert bo.get(address).status_code == 200
    bo.post(address, typed())
    assert Action.objects.get().organisation == miners
    assert bo.get(reverse("wagtailadmin_pages:edit", args=[ActionPage.objects.get().pk])).status_code == 200


@pytest.mark.parametrize("name", MOVES)
def test_no_button_of_an_action_works_from_another_organisation(
    name: str, weavers: Organisation, miners: Organisation
) -> None:
    action = make_action(organisation=weavers)
    paz = staff_of(miners)
    life = paz.get(reverse("campaigns_life:life", args=[action.pk])).content.decode()
    address = reverse("campaigns_life:move", args=[action.pk, name])
    assert address not in life
    paz.post(address, MOVES[name])
    action.refresh_from_db()
    assert action.state == "open"


@pytest.mark.parametrize("name", MOVES)
def test_an_editor_moves_nothing(name: str, weavers: Organisation) -> None:
    action = make_action(organisation=weavers)
    staff_of(weavers, role=roles.EDITOR).post(reverse("campaigns_life:move", args=[action.pk, name]), MOVES[name])
    action.refresh_from_db()
    assert action.state == "open"


@pytest.mark.parametrize("name", MOVES)
def test_each_move_is_written_down_once_with_both_states(name: str, weavers: Organisation) -> None:
    action = make_action(organisation=weavers)
    staff_of(weavers).post(reverse("campaigns_life:move", args=[action.pk, name]), MOVES[name])
    action.refresh_from_db()
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.act, entry.subject) == ("paz", f"campaigns.{name}", f"action:{action.pk}")
    assert (entry.before["state"], entry.after["state"], entry.organisation) == ("open", action.state, weavers)


def test_a_move_that_came_too_late_is_not_written_down_as_done(weavers: Organisation) -> None:
    action = make_action(organisation=weavers, state="closed")
    staff_of(weavers).post(reverse("campaigns_life:move", args=[action.pk, "close"]))
    assert not AuditEntry.objects.exists()


def test_publishing_is_written_down_with_the_state_that_it_changed(weavers: Organisation) -> None:
    page = draft_of(weavers)
    publish(staff_of(weavers), page)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.organisation) == ("campaigns.publish_page", weavers)
    assert (entry.before["state"], entry.after["state"], entry.after["language"]) == ("preparing", "open", "en")


def test_the_screen_of_an_action_opens_to_its_own_organisation_alone(
    weavers: Organisation, miners: Organisation
) -> None:
    edit = reverse("actions:edit", args=[make_action(organisation=weavers).pk])
    assert staff_of(miners, role=roles.EDITOR).get(edit).status_code == 302
    assert staff_of(weavers, role=roles.EDITOR, name="bo").get(edit).status_code == 200


def test_the_same_meaning_is_agreed_to_inside_the_organisation(weavers: Organisation, miners: Organisation) -> None:
    action = make_action(organisation=weavers)
    asker = User.objects.create_user("ida")
    asked = ask_same_meaning(action, language="en", words=Words("Let them go"), by=asker.pk, now=SPRING)
    address = reverse("campaigns_wording:answer", args=[asked.pk])
    staff_of(miners).post(address, {"answer": "same"})
    assert SameMeaning.objects.filter(agreed_by=None).exists()
    staff_of(weavers, name="bea").post(address, {"answer": "same"})
    assert not SameMeaning.objects.filter(agreed_by=None).exists()
    refused, agreed = AuditEntry.objects.order_by("pk")
    assert refused.after == {"refused": True}
    assert (agreed.act, agreed.after) == ("campaigns.same_meaning", {"language": "en", "agreed": True})


def test_what_is_done_on_wagtails_own_screens_is_noted_for_the_pages_organisation(weavers: Organisation) -> None:
    page = draft_of(weavers)
    page.save_revision()
    staff_of(weavers).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    entry = AuditEntry.objects.get(act="wagtailadmin_pages:delete")
    assert entry.organisation == weavers


def test_what_is_done_to_ticked_pages_is_noted_for_each_organisation(
    weavers: Organisation, miners: Organisation
) -> None:
    ticked = urlencode({"id": [draft_of(weavers).pk, draft_of(miners).pk]}, doseq=True)
    delete = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    staff_of(None).post(f"{delete}?{ticked}")
    noted = AuditEntry.objects.filter(act="wagtail_bulk_action").select_related("organisation").order_by("pk")
    assert [entry.organisation for entry in noted] == [weavers, miners]


def test_what_is_done_to_a_translation_is_noted_for_its_pages_organisation(weavers: Organisation) -> None:
    action = make_action(state="preparing", organisation=weavers)
    page = make_action_page(action, live=False)
    make_action_page(action, "es")
    source, _ = TranslationSource.get_or_create_from_instance(page)
    spanish = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="es"))
    staff_of(weavers).post(reverse("wagtail_localize:stop_translation", args=[spanish.pk]))
    assert AuditEntry.objects.get(act="wagtail_localize:stop_translation").organisation == weavers
