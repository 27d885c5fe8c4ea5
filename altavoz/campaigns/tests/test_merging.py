# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields in the text of an action's page: what the reader sees, and what keeps it from being published."""

import json
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from altavoz.campaigns import merging
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import action_of, make_action, make_action_page
from altavoz.campaigns.wording import FrozenText

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2099, 7, 17, 21, 0, tzinfo=UTC)


def story(*texts: str) -> str:
    return json.dumps([{"type": "text", "value": text} for text in texts])


def test_the_reader_of_an_open_page_sees_words_and_no_fields(client: Client) -> None:
    page = make_action_page(
        make_action(closes_at=FRIDAY),
        lead="[[First_Name|Friend]], [[organisation]] asks you before [[deadline]].",
        ask="[[holder|Minister]], release them.",
        story=story("<p>[[First_Name|l&#x27;ami]], <b>[[total]]</b> people ask the [[office]].</p>"),
    )
    shown = client.get(page.url).content.decode()
    name = escape(action_of(page).organisation.name("en"))
    assert f"Friend, {name} asks you before 17 July 2099." in shown
    assert "Vera Okonjo, release them." in shown
    assert "<p>l&#x27;ami, <b>0</b> people ask the Minister of Looms.</p>" in shown
    assert "[[" not in shown


def test_a_name_of_an_office_brings_no_markup(client: Client) -> None:
    action = make_action()
    action.targets.get().office.texts.update(title="<script>alert(1)</script>")  # type: ignore[union-attr]  # it has one
    page = make_action_page(action, story=story("<p>Ask the [[office]].</p>"), lead="The [[office]].")
    shown = client.get(page.url).content.decode()
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 2
    assert "<script>alert" not in shown


@pytest.mark.parametrize(
    ("field", "words", "place"),
    [
        ("lead", "One line\n[[frist_name|friend]]", "Lead, line 2, column 1"),
        ("lead", "[[first_name]], call now", "Lead, line 1, column 1"),
        ("lead", "before [[deadline]]", "Lead, line 1, column 8"),
        ("ask", "We are [[total]]", "The ask, in one sentence, line 1, column 8"),
        ("title", "Dear [[first_name|friend]]", "Title, line 1, column 6"),
        ("story", story("<p>fine</p>", "<p>One</p><p>[[nobody]]</p>"), "Story, block 2, line 2, column 1"),
    ],
)
def test_a_wrong_field_stops_every_way_to_publish_and_names_its_place(field: str, words: str, place: str) -> None:
    page = make_action_page(make_action(), live=False)
    setattr(page, field, words)
    with pytest.raises(ValidationError) as refused:
        page.save_revision().publish()
    assert place in " ".join(refused.value.messages)
    page.refresh_from_db()
    assert not page.live


def test_people_agree_to_words_in_which_nothing_is_left_to_fill_in() -> None:
    page = make_action_page(make_action(state=Action.State.PREPARING), live=False)
    page.ask = "Dear [[holder|Minister]], [[first_name|a friend]] asks you."
    page.save_revision().publish()
    assert FrozenText.objects.get(language="en").ask == "Dear Vera Okonjo, a friend asks you."


def test_where_several_are_asked_none_of_them_is_meant() -> None:
    from_two = make_action_page(make_action(), lead="[[office|All of them]]")
    assert merging.plain_problems(from_two, now=timezone.now()) == {}
