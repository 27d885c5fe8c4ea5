# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana reports a page. Nobody asks who she is, and too many reports are thanked for and not kept."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.testing import make_action_page
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_centre, make_organisation, sign_in
from altavoz.participation.models import Report
from altavoz.participation.moderation import reporting
from altavoz.participation.testing import LONG_AGO, SPRING
from altavoz.website.opened import seal_opened


@pytest.fixture
def told(client: Client, action: Action) -> ActionPage:
    make_centre()
    client.defaults["HTTP_HOST"] = "localhost"
    return make_action_page(action, slug="weavers")


def report(client: Client, page: ActionPage, **fields: object) -> int:
    typed = {"kind": "danger", "words": "It names her village.", "opened": seal_opened(LONG_AGO), "website": ""}
    return client.post(f"/report{page.url}", {**typed, **fields}).status_code


def test_a_page_leads_to_its_report_form_and_the_form_to_a_thank_you(client: Client, told: ActionPage) -> None:
    assert f'href="/report{told.url}"' in client.get(told.url).content.decode()
    form = client.get(f"/report{told.url}")
    assert "What is wrong with this page?" in form.content.decode()
    assert "Set-Cookie" not in form.headers
    assert report(client, told) == 303
    assert "Thank you. Somebody will read it." in client.get(f"/report{told.url}?sent").content.decode()


def test_a_report_is_kept_sealed_for_the_organisation(client: Client, told: ActionPage, action: Action) -> None:
    report(client, told)
    row = Report.objects.get()
    assert (row.kind, row.words, row.language) == ("danger", "It names her village.", "en")
    assert (row.action, row.organisation, row.page_id) == (action, action.organisation, told.pk)


def test_the_form_speaks_the_language_of_the_page(client: Client, action: Action, told: ActionPage) -> None:
    french = make_action_page(action, "fr")
    answer = client.get(f"/report{french.url}", headers={"accept-language": "es"})
    assert answer.headers["Content-Language"] == "fr"


@pytest.mark.usefixtures("told")
def test_the_home_page_can_be_reported_too(client: Client) -> None:
    runs = make_organisation(runs_centre=True)
    assert client.post("/report/en/", {"kind": "wrong", "opened": seal_opened(LONG_AGO)}).status_code == 303
    assert Report.objects.get().organisation == runs


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"kind": ""}, 422),
        ({"kind": "murder"}, 422),
        ({"words": "x" * 1001}, 422),
        ({"words": "a\x00b"}, 422),
        ({"website": "http://spam.example"}, 303),
        ({"opened": "invented"}, 303),
    ],
)
def test_what_cannot_be_read_is_asked_again_and_a_program_is_thanked(
    client: Client, told: ActionPage, typed: dict[str, str], status: int
) -> None:
    assert report(client, told, **typed) == status
    assert not Report.objects.exists()


def test_one_too_many_is_answered_as_ever_and_not_kept(client: Client, told: ActionPage, settings: Settings) -> None:
    settings.LIMIT_PER_BLOCK = "1/hour"
    assert [report(client, told), report(client, told)] == [303, 303]
    assert Report.objects.count() == 1


def test_another_site_cannot_report(client: Client, told: ActionPage) -> None:
    answer = client.post(f"/report{told.url}", {"kind": "wrong"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_page_that_is_not_there_or_taken_down_cannot_be_reported(
    client: Client, told: ActionPage, action: Action
) -> None:
    assert client.get("/report/en/act/nothing/").status_code == 404
    assert client.get("/report/xx/").status_code == 404
    life.take_down(action.pk, now=SPRING)
    assert client.get(f"/report{told.url}").status_code == 404


def test_dana_reads_it_and_settles_it(client: Client, told: ActionPage, action: Action) -> None:
    report(client, told)
    dana = sign_in(client, name="dana", role=roles.MODERATOR)
    assert "It names her village." in client.get("/cms/signatures/reports/").content.decode()
    client.post(f"/cms/signatures/reports/{Report.objects.get().pk}/")
    assert not Report.objects.exists()
    entry = AuditEntry.objects.get(act="participation.settle_report")
    assert (entry.actor, entry.before) == (dana, {"kind": "danger"})


def test_a_moderator_of_another_organisation_does_not_see_it(client: Client, told: ActionPage) -> None:
    report(client, told)
    dana = sign_in(client, name="dana", role=roles.MODERATOR)
    dana.staff_roles.update(organisation=make_organisation())
    assert "It names her village." not in client.get("/cms/signatures/reports/").content.decode()
    assert client.post(f"/cms/signatures/reports/{Report.objects.get().pk}/").status_code == 404


def test_an_old_report_is_forgotten(client: Client, told: ActionPage) -> None:
    report(client, told)
    made_at = Report.objects.get().made_at
    assert reporting.forget_old(now=made_at + timedelta(days=89)) == 0
    assert reporting.forget_old(now=made_at + timedelta(days=90)) == 1
