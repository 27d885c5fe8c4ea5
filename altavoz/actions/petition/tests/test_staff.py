# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo's screens: what the editor says, what each button does, and whose it is."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from altavoz.campaigns.action import Action, ActionDate
from altavoz.campaigns.testing import action_of, make_action, make_action_page, make_index
from altavoz.campaigns.wording import SameMeaning
from altavoz.organisations import roles
from altavoz.organisations.testing import make_centre, make_organisation, sign_in
from altavoz.participation.testing import make_participation

pytestmark = pytest.mark.django_db


def signed_in(name: str = "bo", role: str = roles.PUBLISHER) -> Client:
    client = Client()
    sign_in(client, name=name, role=role)
    return client


@pytest.fixture(autouse=True)
def _centre() -> None:
    make_centre()


def edit_data(page: object, **typed: str) -> dict[str, str]:
    empty = {f"{name}-count": "0" for name in ("demands", "story", "updates")}
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    base = {"title": "Let the weavers go home", "slug": "weavers", "ask": "Release the weavers of the valley."}
    return {**empty, **comments, **base, **typed}


def test_a_new_petition_is_written_in_the_editor_and_its_action_is_made() -> None:
    runs = make_organisation(runs_centre=True)
    bo = signed_in(role=roles.CAMPAIGNER)
    address = reverse("wagtailadmin_pages:add", args=["petition", "petitionpage", make_index().pk])
    assert bo.get(address).status_code == 200
    bo.post(address, edit_data(None))
    assert Action.objects.get().organisation == runs


def test_publishing_without_a_target_is_refused_in_the_editor_with_a_clear_message() -> None:
    make_organisation(runs_centre=True)
    action = make_action(state="preparing")
    action.targets.all().delete()
    page = make_action_page(action, live=False)
    bo = signed_in()
    answer = bo.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), edit_data(page, **{"action-publish": "action-publish"})
    )
    page.refresh_from_db()
    assert "Nobody is asked yet" in answer.content.decode()
    assert not page.live


def test_publishing_in_the_editor_opens_the_action() -> None:
    page = make_action_page(make_action(state="preparing"), live=False)
    signed_in().post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), edit_data(page, **{"action-publish": "action-publish"})
    )
    assert Action.objects.get(pk=page.action_id).state == "open"


def test_changed_words_after_a_signature_lead_to_the_question() -> None:
    page = make_action_page(make_action())
    make_participation(action_of(page))
    bo = signed_in()
    typed = edit_data(page, title="Something else", **{"action-publish": "action-publish"})
    answer = bo.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), typed)
    question = reverse("campaigns_wording:question", args=[page.pk])
    assert answer["Location"] == question
    shown = bo.get(question).content.decode()
    assert "Something else" in shown
    assert "Let the weavers go home" in shown


def test_a_second_person_agrees_and_the_words_keep_their_version() -> None:
    page = make_action_page(make_action())
    make_participation(action_of(page))
    bo, chandra = signed_in("bo"), signed_in("chandra")
    typed = edit_data(page, title="Let the weavers go home!", **{"action-publish": "action-publish"})
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    bo.post(edit, typed)
    bo.post(reverse("campaigns_wording:question", args=[page.pk]), {"choice": "same"})
    asked = SameMeaning.objects.get()
    assert "Yes, the same" not in bo.get(reverse("campaigns_wording:waiting")).content.decode()
    chandra.post(reverse("campaigns_wording:answer", args=[asked.pk]), {"answer": "same"})
    bo.post(edit, typed)
    page.refresh_from_db()
    assert page.title == "Let the weavers go home!"
    assert Action.objects.get(pk=page.action_id).text_version == 1


def test_another_meaning_is_published_as_a_new_version() -> None:
    page = make_action_page(make_action())
    make_participation(action_of(page))
    bo = signed_in()
    typed = edit_data(page, title="Something else", **{"action-publish": "action-publish"})
    bo.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), typed)
    bo.post(reverse("campaigns_wording:question", args=[page.pk]), {"choice": "new"})
    page.refresh_from_db()
    assert page.title == "Something else"
    assert Action.objects.get(pk=page.action_id).text_version == 2


def test_a_move_shows_a_page_with_a_button_first_and_changes_nothing_by_itself() -> None:
    action = make_action()
    bo = signed_in()
    close = reverse("campaigns_life:move", args=[action.pk, "close"])
    assert "Nobody can take part any more" in bo.get(close).content.decode()
    action.refresh_from_db()
    assert action.state == "open"
    bo.post(close)
    action.refresh_from_db()
    assert action.state == "closed"


@pytest.mark.parametrize(
    ("name", "typed", "state"),
    [
        ("pause", {}, "paused"),
        ("won", {"date": "2026-05-01", "date_precision": "day", "certainty": "sure", "en": "They are home"}, "won"),
        ("take-down", {}, "taken_down"),
    ],
)
def test_each_button_does_what_it_says(name: str, typed: dict[str, str], state: str) -> None:
    action = make_action()
    signed_in().post(reverse("campaigns_life:move", args=[action.pk, name]), typed)
    action.refresh_from_db()
    assert action.state == state


def test_an_hour_is_typed_in_the_time_zone_of_the_organisation() -> None:
    organisation = make_organisation()
    organisation.time_zone = "America/Vancouver"
    organisation.save()
    action = make_action(organisation=organisation)
    later = (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%dT12:00")
    typed = {"closes_at": later, "en": "More towns asked for it."}
    signed_in().post(reverse("campaigns_life:move", args=[action.pk, "extend"]), typed)
    action.refresh_from_db()
    assert action.closes_at is not None
    assert action.closes_at.astimezone(action.zone).hour == 12
    assert ActionDate.objects.get(action=action).words == "More towns asked for it."


def test_a_campaigner_cannot_take_an_action_down() -> None:
    action = make_action()
    bo = signed_in(role=roles.CAMPAIGNER)
    assert "take-down" not in bo.get(reverse("campaigns_life:life", args=[action.pk])).content.decode()
    bo.post(reverse("campaigns_life:move", args=[action.pk, "take-down"]))
    action.refresh_from_db()
    assert action.state == "open"


def test_the_screen_of_an_action_shows_targets_askers_dates_and_outcomes() -> None:
    answer = signed_in().get(reverse("actions:edit", args=[make_action().pk]))
    shown = answer.content.decode()
    assert answer.status_code == 200
    for heading in ("Whom it asks", "Who asks", "Numbers with a consequence", "What came of it"):
        assert heading in shown


def test_nobody_makes_or_deletes_an_action_by_hand() -> None:
    action = make_action()
    bo = signed_in()
    bo.post(reverse("actions:delete", args=[action.pk]))
    assert bo.get(reverse("actions:add")).status_code != 200
    assert Action.objects.filter(pk=action.pk).exists()


def test_an_alias_in_the_same_language_is_refused_kindly() -> None:
    page = make_action_page(make_action())
    bo = signed_in()
    typed = {"new_title": "Alias", "new_slug": "alias", "new_parent_page": str(make_index().pk), "alias": "on"}
    answer = bo.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), typed, follow=True)
    assert "would tell one action twice" in answer.content.decode()


def test_a_wrong_merge_field_is_told_beside_its_text_in_the_language_of_the_editor() -> None:
    page = make_action_page(make_action(state="preparing"), live=False)
    bo = signed_in()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "[[first_name|…]]" in bo.get(address).content.decode()
    block = {
        "story-count": "1",
        "story-0-deleted": "",
        "story-0-order": "0",
        "story-0-type": "text",
        "story-0-id": "b1",
        "story-0-value": json.dumps(contentstate("Call now, [[frist_name|friend]]")),
    }
    typed = edit_data(page, **block, lead="[[First_Name]], call now", **{"action-publish": "action-publish"})
    answer = bo.post(address, typed)
    page.refresh_from_db()
    assert not page.live
    wrong = {name: str(error) for name, error in answer.context["form"].errors.items()}
    assert set(wrong) == {"lead", "story"}
    assert "Lead, line 1, column 1" in wrong["lead"]
    story_field = answer.context["form"]["story"]
    assert "column 11" in str(story_field.errors.as_data()[0].block_errors[0].messages)
    bo.post(address, edit_data(page, lead="[[First_Name]], call now"))
    page.refresh_from_db()
    assert "[[First_Name]]" in page.get_latest_revision_as_object().lead


def contentstate(text: str) -> dict[str, object]:
    """What the rich text editor sends for one paragraph."""
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return {"blocks": [block], "entityMap": {}}
