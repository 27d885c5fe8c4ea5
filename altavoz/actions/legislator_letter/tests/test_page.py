# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from altavoz.actions.legislator_letter.testing import make_letter, say
from altavoz.campaigns import life
from altavoz.campaigns.testing import SPRING, make_action_page

pytestmark = pytest.mark.django_db


def test_the_page_says_how_many_have_signed_beside_last_years_letter(client: Client) -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo", "Nadia Ferro")
    shown = client.get(make_action_page(letter.action).url).text
    assert "of 5 members have signed" in shown
    assert "signed in 2025: Open looms" in shown
    assert "Of 3 members we do not know what they did." in shown


def test_each_member_stands_there_with_source_and_day(client: Client) -> None:
    letter = make_letter(vacant=(4,))
    say(letter, "Ilse Brandt", state="refused", source="<script>alert(1)</script>")
    shown = client.get(make_action_page(letter.action).url).text
    assert "Refused" in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "1 seat is vacant." in shown
    assert "Vacant seat" in shown


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ("standing=signed", "Vera Okonjo", "Ilse Brandt"),
        ("name=avila", "Tomás Ávila", "Vera Okonjo</th>"),
        ("standing=nonsense&party=<script>", "Ilse Brandt", '<script>"'),
        ("name=nobody", "No member fits", "Ilse Brandt"),
    ],
)
def test_the_filter_works_without_script(client: Client, asked: str, there: str, gone: str) -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo")
    page = make_action_page(letter.action, demands=[])
    table = client.get(f"{page.url}?{asked}").text.partition('id="members"')[2]
    assert there in table
    assert gone not in table


def test_the_map_has_a_square_for_each_state_and_says_the_same_in_a_table(client: Client) -> None:
    letter = make_letter()
    say(letter, "Vera Okonjo")
    shown = client.get(make_action_page(letter.action).url).text
    assert shown.count('class="tile ') == 1
    assert "The North: 1/5" in shown
    assert '<a href="?place=north#members">The North</a>' in shown


def test_where_no_source_tells_of_committees_the_page_says_so(client: Client) -> None:
    shown = client.get(make_action_page(make_letter().action).url).text
    assert "Who sits in which committee is not known" in shown


def test_a_closed_letter_says_so_first_and_keeps_its_members(client: Client) -> None:
    letter = make_letter()
    life.close(letter.action_id, now=SPRING)
    shown = client.get(make_action_page(letter.action).url).text
    assert shown.index("verdict") < shown.index("<h1>")
    assert "Tomás Ávila" in shown


def test_a_chamber_costs_few_queries_however_large(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    letter = make_letter(holders=tuple(f"Ana{number} Loom{number}" for number in range(434)))
    page = make_action_page(letter.action)
    client.get(page.url)
    with django_assert_max_num_queries(50):
        shown = client.get(f"{page.url}?all=1").text
    assert shown.count('<th scope="row">Ana') == 434
