# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from altavoz.actions.event.testing import make_event
from altavoz.campaigns.testing import make_action, make_action_page
from altavoz.cases.coming_down import taking_down
from altavoz.cases.testing import HEADLINES, make_published_case
from altavoz.decision_makers.models import Body
from altavoz.indicators import figures
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.newsroom.choosing_places import PlaceSelect
from altavoz.newsroom.countries import assembling
from altavoz.newsroom.countries.pages import CountryPage
from altavoz.newsroom.countries.sections.figured import Shown
from altavoz.newsroom.testing import make_country_page
from altavoz.recommendations.models import Party
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.recommendations.testing import (
    make_area,
    make_assessment,
    make_assessor,
    make_document,
    make_recommendation,
)
from altavoz.website import country_links, generations, pagecache

pytestmark = pytest.mark.django_db


def names(page: CountryPage) -> list[str]:
    return [section.name for section in assembling.sections(page, now=timezone.now())]


def test_an_editor_chooses_a_place_by_its_name_in_her_language() -> None:
    with translation.override("es"):
        shown = PlaceSelect().render("code", "MX")
    assert '<option value="MX" selected>México</option>' in shown
    assert '<option value="south-america">' in shown


def test_a_code_that_no_list_knows_stays_chosen() -> None:
    assert '<option value="XQ" selected>XQ</option>' in PlaceSelect().render("code", "XQ")


def test_a_country_puts_together_what_stands_and_leaves_out_what_does_not() -> None:
    page = make_country_page("CA")
    assert names(page) == []
    make_action_page(make_action())
    make_observation(make_indicator(country="CA"))
    make_observation(make_indicator("looms-mx"))
    sections = assembling.sections(page, now=timezone.now())
    assert [section.name for section in sections] == ["now", "figures"]
    assert [section.counted for section in sections] == ["1 action open", "1 figure"]


def test_a_region_takes_in_its_countries_and_a_country_does_not_take_in_its_neighbours() -> None:
    make_action_page(make_action())
    assert names(make_country_page("americas", slug="americas")) == ["now"]
    assert names(make_country_page("MX")) == []


def test_an_editor_orders_the_sections_and_leaves_one_out() -> None:
    page = make_country_page("MX")
    chosen = [("figures", False), ("news", True)]
    page.order = json.dumps(
        [{"type": "section", "value": {"section": name, "left_out": left_out}} for name, left_out in chosen]
    )
    page.save()
    assert assembling.order_of(CountryPage.objects.get()) == ["figures", "now", "cases", "asked"]


def test_nobody_on_the_way_keeps_a_page_that_tells_of_a_case_and_it_goes_with_the_case(client: Client) -> None:
    page = make_country_page("MX")
    case = make_published_case()
    answer = client.get(page.url)
    assert HEADLINES["en"] in answer.content.decode()
    assert answer["Cache-Control"] == pagecache.US_ALONE
    assert "no-store" in answer["Cache-Control"]
    taking_down.take_down(case.pk, by=None, now=timezone.now())
    after = client.get(page.url)
    assert HEADLINES["en"] not in after.content.decode()
    assert after["Cache-Control"] == pagecache.PUBLIC


def test_a_page_with_an_unknown_figure_or_country_is_refused() -> None:
    page = make_country_page("MX")
    page.lead, page.figures, page.code = "So many: [[figure:no-such latest]].", "no-such", "XQ"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert {"code", "figures", "lead"} <= set(refused.value.message_dict)


def test_whoever_names_a_country_leads_to_its_page(client: Client) -> None:
    action_page = make_action_page(make_action())
    assert country_links.country_url("CA", "en") == ""
    page = make_country_page("CA")
    country_links.forget()
    assert f'<a href="{page.url}">Canada</a>' in client.get(action_page.url).content.decode()


def test_events_are_listed_ahead_and_past_and_by_country(client: Client) -> None:
    now = timezone.now()
    make_action_page(make_event(begins_at=now + timedelta(days=3)).action)
    page = client.get("/en/events/").content.decode()
    assert "Nothing is planned" not in page
    assert client.get("/en/events/ZZ/").status_code == 404
    assert "Nothing is planned" in client.get("/en/events/IS/").content.decode()


def test_a_figure_beside_a_family_is_drawn_once() -> None:
    page = make_country_page("MX")
    for slug, counter in (("looms-xx", "official"), ("looms-yy", "independent")):
        row = make_indicator(slug, counter=counter, family="looms")
        make_observation(row)
        make_observation(row, "61600", date(2020, 5, 6))
    (section,) = assembling.sections(page, now=timezone.now())
    assert section.shown["small"] == []
    large = section.shown["large"]
    assert isinstance(large, Shown)
    assert len(large.rows) == 4


def test_charts_are_drawn_once_and_anew_when_a_figure_changes(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page, row = make_country_page("MX"), make_indicator("looms-mx")
    make_observation(row)
    client.get(page.url)
    with django_assert_max_num_queries(20) as asked:
        client.get(page.url)
    assert not any("indicators_" in each["sql"] for each in asked.captured_queries)
    make_observation(row, "61600", date(2020, 5, 6))
    generations.touch(figures.SUBJECT)
    assert "61,600" in client.get(page.url).content.decode()


def test_search_engines_find_a_country_and_nothing_that_is_invented_on_it(client: Client) -> None:
    page = make_country_page("MX")
    party = Party.objects.create(body=Body.objects.create(country="MX", sort=Body.Sort.GOVERNMENT))
    row = make_recommendation(make_area(make_document()), addressee=party)
    make_assessment(row, make_assessor("Loom Watch", demonstration=True))
    generations.touch(SUBJECT)
    shown = client.get(page.url)
    assert not shown.has_header("X-Robots-Tag")
    assert "Loom Watch" not in shown.content.decode()
    assert client.get("/api/recommendations/").headers["X-Robots-Tag"] == "noindex"
