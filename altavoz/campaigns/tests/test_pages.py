# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a reader is shown under an action's address."""

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from altavoz.campaigns import life
from altavoz.campaigns.action import Action, ActionDate, Campaign
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.pages import CampaignPage
from altavoz.campaigns.rendering import action_response
from altavoz.campaigns.testing import action_of, make_action, make_action_page, make_action_pages, make_home, make_index
from altavoz.website import generations

pytestmark = pytest.mark.django_db


def test_an_open_page_shows_its_form(client: Client) -> None:
    page = make_action_page(make_action())
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert f'action="/act/{action_of(page).public_id}/"' in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_speaks_its_own_language(client: Client, language: str) -> None:
    page = make_action_pages(make_action())[language]
    answer = client.get(page.url, headers={"accept-language": "de"})
    shown = {"en": "Canada", "fr": "Laissez rentrer les tisserandes", "es": "Que las tejedoras vuelvan a casa"}
    assert shown[language] in answer.content.decode()


def test_a_closed_page_has_no_form(client: Client) -> None:
    page = make_action_page(make_action(state="closed"))
    answer = client.get(page.url).content.decode()
    assert f'action="/act/{action_of(page).public_id}/"' not in answer
    assert "Closed on" in answer


def test_what_was_taken_down_is_gone_in_every_language(client: Client) -> None:
    pages = make_action_pages(make_action())
    life.take_down(pages["en"].action_id, now=timezone.now())
    for page in pages.values():
        answer = client.get(page.url)
        assert answer.status_code == 410
        assert answer["Cache-Control"] == "no-store"


def test_a_page_about_danger_is_kept_by_nobody(client: Client) -> None:
    page = make_action_page(make_action(danger=Action.Danger.HIGH))
    assert client.get(page.url)["Cache-Control"] == "no-store"


def test_a_language_that_was_never_written_says_so_and_offers_those_that_are(client: Client) -> None:
    page = make_action_page(make_action())
    make_index("fr")
    answer = client.get(page.url.replace("/en/", "/fr/"))
    assert answer.status_code == 404
    assert f'href="{page.url}"' in answer.content.decode()
    assert answer["Content-Language"] == "fr"


def test_another_languages_address_leads_to_the_page_in_the_language_asked_for(client: Client) -> None:
    action = make_action()
    make_action_page(action, slug="weavers")
    french = make_action_page(action, "fr", slug="tisserandes")
    assert client.get("/fr/act/weavers/").headers["Location"] == french.url


def test_a_language_that_is_not_published_says_so_and_offers_another(client: Client) -> None:
    pages = make_action_pages(make_action())
    pages["fr"].unpublish()
    answer = client.get(pages["fr"].url)
    assert answer.status_code == 404
    assert f'href="{pages["es"].url}"' in answer.content.decode()


def test_a_draft_that_is_nowhere_published_is_no_page(client: Client) -> None:
    page = make_action_page(make_action(state="preparing"), live=False)
    answer = client.get(page.url)
    assert answer.status_code == 404
    assert "weavers" not in answer.content.decode()


def test_a_draft_can_be_previewed_before_it_opens() -> None:
    page = make_action_page(make_action(state="preparing"), live=False)
    answer = page.make_preview_request(preview_mode="")
    assert answer.status_code == 200
    assert "Let the weavers go home" in answer.content.decode()


def test_the_page_depends_on_its_action_and_on_the_site(client: Client) -> None:
    page = make_action_page(make_action())
    with generations.collecting() as subjects:
        client.get(page.url)
    assert {"site", f"action:{action_of(page).public_id}"} <= subjects


def test_a_form_with_errors_comes_back_on_the_page_of_its_language() -> None:
    pages = make_action_pages(make_action())
    action = action_of(pages["fr"])
    form = kind_of(action).blank_form(action=action, language="fr")
    form.data, form.is_bound = {"given_name": "Ana"}, True
    request = RequestFactory().post(f"/act/{action.public_id}/")
    answer = action_response(request, action=action, language="fr", form=form, status=422)
    assert (answer.status_code, answer["Cache-Control"], answer["Content-Language"]) == (422, "no-store", "fr")
    assert 'value="Ana"' in answer.content.decode()


def test_the_list_of_actions_tells_open_from_closed(client: Client) -> None:
    make_action_page(make_action(), title="Still open")
    make_action_page(make_action(state="closed"), title="Over by now")
    make_action_page(make_action(state="taken_down"), title="Taken down")
    answer = client.get(make_index().url).content.decode()
    assert answer.index("Still open") < answer.index("Over by now")
    assert "Taken down" not in answer


def test_the_home_page_shows_open_actions_and_the_latest_outcome(client: Client) -> None:
    make_action_page(make_action(), title="Still open")
    past = make_action(state="delivered")
    make_action_page(past, title="Past")
    life.add_outcome(past.pk, life.Result({"en": ("They are home", "")}, timezone.now().date()))
    answer = client.get(make_home().url).content.decode()
    assert "Still open" in answer
    assert "They are home" in answer


def test_a_campaign_page_shows_its_own_actions_only(client: Client) -> None:
    home = make_home()
    campaign = CampaignPage(title="Looms", slug="looms", campaign=Campaign.objects.create(slug="looms"))
    campaign.locale = home.locale
    home.add_child(instance=campaign)
    make_action_page(make_action(campaign=campaign.campaign), title="Of the campaign")
    make_action_page(make_action(), title="Of no campaign")
    answer = client.get(campaign.url).content.decode()
    assert "Of the campaign" in answer
    assert "Of no campaign" not in answer


def test_who_comes_too_late_reads_what_happens_next(client: Client) -> None:
    page = make_action_page(make_action(state="closed"))
    assert "You can no longer take part" in client.get(page.url).content.decode()
    ActionDate.objects.create(
        action=action_of(page), what=ActionDate.What.TOO_LATE, language="en", words="We hand it over in May."
    )
    shown = client.get(page.url).content.decode()
    assert "We hand it over in May." in shown
    assert "You can no longer take part" not in shown
    assert "We hand it over in May." in client.post(f"/act/{action_of(page).public_id}/").content.decode()


@pytest.mark.parametrize("state", ["open", "closed", "delivered"])
def test_every_page_can_be_passed_on_without_a_script(client: Client, state: str) -> None:
    page = make_action_page(make_action(state=state))
    shown = client.get(page.url).content.decode()
    assert "page.en.pdf" in shown
    assert shown.count(f"/en/act/{page.slug}/</b>") >= 1
    assert "https://wa.me/" in shown
