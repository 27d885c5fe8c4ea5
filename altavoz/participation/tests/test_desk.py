# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk: what is live, what waits, what closes soon; each as far as somebody reaches."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.organisations import roles
from altavoz.organisations.testing import make_organisation, sign_in
from altavoz.outbox.models import Letter
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import FunnelHour, Report
from altavoz.participation.paper import carried_over
from altavoz.participation.testing import SPRING, make_participation
from altavoz.website.bars import Bars

DESK = "/cms/"


def desk(client: Client) -> str:
    return client.get(DESK).content.decode()


def hour_of(action: Action, *, ago: int = 0, domain: str = "mail.example", **steps: int) -> FunnelHour:
    hour = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=ago)
    return FunnelHour.objects.create(action=action, hour=hour, domain=domain, **steps)


def test_live_actions_show_their_day_as_a_chart_and_as_a_table(client: Client, action: Action) -> None:
    hour_of(action, ago=3, confirmed=12)
    hour_of(action, ago=3, domain="", confirmed=3)
    hour_of(action, ago=30, confirmed=1000)
    sign_in(client)
    seen = desk(client)
    assert '<svg class="desk-spark"' in seen
    assert "15 in 24 hours; most at" in seen
    assert "Hour by hour, as a table" in seen
    assert f"/cms/signatures/funnel/{action.pk}/" in seen
    assert "<script" not in seen.partition('class="desk"')[2].partition("desk-footer")[0]


def test_the_funnel_of_the_week_has_its_shares(client: Client, action: Action) -> None:
    hour_of(action, ago=30, created=200, sent=199, bounced=3, confirmed=150)
    sign_in(client)
    seen = desk(client)
    assert "From signing to counted" in seen
    assert "75.0&nbsp;%" in seen


@pytest.mark.usefixtures("db")
def test_an_empty_desk_says_so(client: Client) -> None:
    sign_in(client, role=roles.MODERATOR)
    seen = desk(client)
    for words in ("No action is live", "Nothing waits for you.", "No action closes", "Nobody has signed"):
        assert words in seen


def test_what_waits_for_a_moderator_leads_there(client: Client, action: Action) -> None:
    make_participation(action, words=Words("Ana", "L", "a@example.org", "CA", reason="x"), confirmed=True)
    make_participation(action, words=Words("Dee", "S", "d@example.org", "CA"), held=Doubt.TRAP)
    Report.objects.create(organisation=action.organisation, kind="wrong", language="en", made_at=SPRING)
    sign_in(client, role=roles.MODERATOR)
    seen = desk(client)
    for words in ("reason for signing to read", "signature held as doubtful", "report of a page to read"):
        assert words in seen
    assert "The oldest has waited for" in seen


def test_what_waits_for_others_does_not_wait_for_bo(client: Client, action: Action) -> None:
    make_participation(action, held=Doubt.TRAP)
    sign_in(client, role=roles.EDITOR)
    assert "Nothing waits for you." in desk(client)


def test_another_organisations_actions_are_not_on_the_desk(client: Client, action: Action) -> None:
    hour_of(action, confirmed=5)
    make_participation(action, held=Doubt.TRAP)
    Action.objects.update(name="Theirs", closes_at=timezone.now() + timedelta(days=3))
    dana = User.objects.create_user("dana")
    roles.give(dana, group=roles.MODERATOR, organisation=make_organisation())
    sign_in(client, name="dana")
    seen = desk(client)
    assert "Theirs" not in seen
    assert "Nothing waits for you." in seen
    assert client.get(f"/cms/signatures/funnel/{action.pk}/").status_code == 302


@pytest.mark.usefixtures("db")
def test_what_closes_soon_stands_with_its_days(client: Client) -> None:
    make_action(closes_at=timezone.now() + timedelta(days=3, hours=1))
    make_action(closes_at=timezone.now() + timedelta(days=100))
    sign_in(client)
    closing = desk(client).partition("Closes soon")[2]
    assert "<b>3</b>" in closing
    assert "<b>100</b>" not in closing


def test_a_number_from_elsewhere_waits_for_a_second_person(client: Client, action: Action) -> None:
    bo = sign_in(client, role=roles.PUBLISHER)
    carried_over.carry_over(
        action_id=action.pk,
        platform="Elsewhere",
        number=3,
        counted_on=SPRING.date(),
        counted_precision="day",
        evidence="Seen.",
        entered_by_id=bo.pk,
        now=SPRING,
    )
    assert "Nothing waits for you." in desk(client)
    sign_in(client, name="paz", role=roles.PUBLISHER)
    assert "number from elsewhere to check" in desk(client)


def test_letters_in_doubt_wait_for_who_may_decide(client: Client, action: Action) -> None:
    make_participation(action)
    Letter.objects.update(state=Letter.State.IN_DOUBT)
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    assert "letter in doubt to decide about" in desk(client)
    sign_in(client, name="bo", role=roles.EDITOR)
    assert "letter in doubt" not in desk(client)


def test_many_actions_ask_no_more_of_the_database(
    client: Client, action: Action, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hour_of(action, confirmed=1)
    sign_in(client, role=roles.MODERATOR)
    desk(client)
    with CaptureQueriesContext(connection) as asked:
        desk(client)
    of_one = len(asked)
    for _each in range(5):
        hour_of(make_action(organisation=action.organisation), confirmed=1)
    desk(client)
    with django_assert_max_num_queries(of_one):
        desk(client)


def test_the_screen_of_the_funnel_tells_domains_and_hours(client: Client, action: Action) -> None:
    hour_of(action, created=9, sent=8, bounced=1, confirmed=7)
    hour_of(action, domain="", created=2)
    sign_in(client)
    seen = client.get(f"/cms/signatures/funnel/{action.pk}/?days=1").content.decode()
    assert "mail.example" in seen
    assert "others" in seen
    assert client.get(f"/cms/signatures/funnel/{action.pk}/?days=x").status_code == 200


def test_a_bar_is_seen_for_one_signature_and_none_for_nobody() -> None:
    bars = Bars((0, 1, 1000))
    assert bars.path == "M6 39h4V40h-4z"
    assert bars.now == "M12 2h4V40h-4z"
