# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bo writes, translates, publishes, changes and closes a petition; Chandra is the second pair of eyes."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import ASKS, HEADLINES, action_of, add_target, make_action, make_action_page, make_index
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation, make_staff, sign_in
from altavoz.participation.models import Participation
from altavoz.participation.paper import carried_over
from tests.journeys.mail import the_worker_passes
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo(ana: Walk) -> Client:
    """Signed in as a publisher, in a centre that Ana can visit too."""
    client = Client()
    sign_in(client, name="bo", role=roles.PUBLISHER)
    return client


def typed(title: str = HEADLINES["en"], ask: str = ASKS["en"], **more: str) -> dict[str, str]:
    """What Wagtail's editor sends for a petition with a headline and an ask."""
    empty = {f"{name}-count": "0" for name in ("demands", "story", "updates")}
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    return {**empty, **comments, "title": title, "slug": "weavers", "ask": ask, **more}


def publish(bo: Client, page: Page, **words: str) -> str:
    """Press the editor's button; what the screen after it says."""
    data = typed(**words, **{"action-publish": "action-publish"})
    answer = bo.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, follow=True)
    page.refresh_from_db()
    return str(answer.content.decode())


def draft_of(bo: Client) -> ActionPage:
    make_organisation(runs_centre=True)
    bo.post(reverse("wagtailadmin_pages:add", args=["petition", "petitionpage", make_index().pk]), typed())
    page: ActionPage = ActionPage.objects.get()
    return page


def test_a_petition_is_written_refused_without_a_target_given_one_and_published(bo: Client, ana: Walk) -> None:
    page = draft_of(bo)
    assert ana.opens(page.url).status == 404
    assert "Nobody is asked yet" in publish(bo, page)
    action = Action.objects.get()
    add_target(action)
    Action.objects.update(country="CA")
    publish(bo, page)
    assert page.live
    assert HEADLINES["en"] in ana.opens(page.url).words
    action.refresh_from_db()
    assert (action.state, action.text_version) == ("open", 1)
    assert "You are being counted" in ana.signs(action).confirms().words


def test_who_submits_changed_words_is_asked_and_who_approves_unasked_ones_too(bo: Client, ana: Walk) -> None:
    page = make_action_page(make_action())
    ana.signs(action_of(page)).confirms()
    screen = reverse("wagtailadmin_pages:edit", args=[page.pk])
    question = reverse("campaigns_wording:question", args=[page.pk])
    changed = typed(title="Let them all go home")
    assert bo.post(screen, {**changed, "action-submit": "1"}).headers["Location"] == question
    approval = {**changed, "action-workflow-action": "1", "workflow-action-name": "approve"}
    assert bo.post(screen, approval).headers["Location"] == question
    page.refresh_from_db()
    assert page.title != "Let them all go home"


def test_a_petition_is_translated_and_its_languages_are_one_action(
    bo: Client, ana: Walk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = make_action_page(make_action())
    make_index("fr")
    french = Locale.objects.get(language_code="fr")
    screen = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    bo.post(screen, {"locales": [french.pk]})
    translation = Translation.objects.get(target_locale=french, source__object_id=page.translation_key)
    for segment in translation.source.stringsegment_set.all():
        words = {ASKS["en"]: ASKS["fr"], HEADLINES["en"]: HEADLINES["fr"]}.get(segment.string.data, segment.string.data)
        target = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        assert bo.put(target, f"value={words}", content_type="application/x-www-form-urlencoded").status_code < 300
    twin = page.get_translation(french).specific
    publish_it = {"action": "publish"}
    with django_capture_on_commit_callbacks(execute=True):
        bo.post(reverse("wagtailadmin_pages:edit", args=[twin.pk]), publish_it)
    twin.refresh_from_db()
    assert twin.live
    assert twin.action == page.action
    assert HEADLINES["fr"] in ana.opens(twin.url).words
    assert ana.language == "fr"


def test_other_words_after_a_signature_need_a_second_person_or_become_the_next_version(bo: Client, ana: Walk) -> None:
    action = make_action()
    page = make_action_page(action)
    page.save_revision().publish()
    ana.signs(action).confirms()
    question = bo.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        typed(ask="Release the weavers now.", **{"action-publish": "action-publish"}),
    )
    assert question.status_code == 302
    assert "same-meaning" in question["Location"]
    action.refresh_from_db()
    assert action.text_version == 1

    bo.post(question["Location"], {"choice": "new"})
    action.refresh_from_db()
    assert action.text_version == 2
    assert Participation.objects.get().text_version == 1
    page = ActionPage.objects.get(pk=page.pk)
    assert "Release the weavers now." in ana.opens(page.url).words


def test_a_closed_petition_says_so_first_keeps_its_number_and_takes_nobody_in(bo: Client, ana: Walk) -> None:
    action = make_action()
    page = make_action_page(action)
    ana.signs(action).confirms()
    bo.post(reverse("campaigns_life:move", args=[action.pk, "close"]))
    ana.opens(page.url)
    main = ana.page.partition("<main")[2]
    assert main.index("Closed on") < main.index("<h1>")
    assert "<strong>1</strong>" in main
    late = Walk(ana.client, "dee@example.org").signs(action)
    assert late.status == 409
    assert "This has ended." in late.words
    assert Participation.objects.count() == 1


def test_who_was_late_with_the_button_is_told_kindly(ana: Walk) -> None:
    action = make_action()
    ana.signs(action)
    life.take_down(action.pk, now=timezone.now())
    assert ana.opens(make_action_page(action).url).status == 410


def test_a_carried_over_count_waits_for_a_second_person_and_stands_apart(ana: Walk) -> None:
    action = make_action()
    page = make_action_page(action)
    ana.signs(action).confirms()
    bo, chandra = make_staff(name="bo"), make_staff(name="chandra")
    row = carried_over.carry_over(
        action_id=action.pk,
        platform="an older platform",
        number=325,
        counted_on=date(2026, 3, 1),
        counted_precision="month",
        evidence="an export of that month",
        entered_by_id=bo.pk,
        now=timezone.now(),
    )
    assert counts_after_check(row.pk, bo.pk, action) == {"confirmed": 1, "carried_over": 0}
    assert counts_after_check(row.pk, chandra.pk, action) == {"confirmed": 1, "carried_over": 325}
    assert "326" in ana.opens(page.url).words
    assert "an older platform" in ana.words


def counts_after_check(number: int, person: int, action: Action) -> dict[str, int]:
    carried_over.check(carried_over_id=number, checked_by_id=person, now=timezone.now())
    the_worker_passes()
    counted = Client().get(f"/api/actions/{action.public_id}/").json()["counts"]
    return {name: counted[name] for name in ("confirmed", "carried_over")}
