# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from django.utils.translation import override

from altavoz.indicators import figures
from altavoz.indicators.drawing import charts
from altavoz.indicators.drawing.charts import Bars, Lines, Multiples
from altavoz.indicators.drawing.maps import Map
from altavoz.indicators.models import Indicator, Observation
from altavoz.indicators.staff import leading
from altavoz.indicators.testing import make_indicator, make_observation
from altavoz.organisations.testing import sign_in
from altavoz.website.testing import told_to_machines

pytestmark = pytest.mark.django_db


def test_a_page_shows_the_chart_the_table_and_the_source_and_a_csv_keeps_every_row(client: Client) -> None:
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "61600", date(2020, 5, 6))
    page = client.get("/en/figures/looms-xx/").content.decode()
    assert "<svg" in page
    told = told_to_machines(page)
    assert 50 <= len(told["Dataset"]["description"]) <= 5000
    assert told["Dataset"]["distribution"]["contentUrl"].endswith("/en/figures/looms-xx.csv")
    assert "license" not in told["Dataset"]
    assert [step["position"] for step in told["BreadcrumbList"]["itemListElement"]] == [1, 2, 3]
    assert page.count("Register of looms (fictional)") >= 3
    assert "Where there is no line" in page
    table = b"".join(client.get("/en/figures/looms-xx.csv")).decode()
    assert table.count("\n") == 3
    assert client.get("/en/figures/no-such-thing/").status_code == 404


def test_a_table_has_the_bounds_as_they_are_written_and_how_sure_the_source_is(client: Client) -> None:
    row = make_observation(make_indicator())
    type(row).objects.update(low=290, high=Decimal("310.5"), confidence=95)
    heads, cells = csv.reader(b"".join(client.get("/en/figures/looms-xx.csv")).decode("utf-8-sig").splitlines())
    told = dict(zip(heads, cells, strict=True))
    assert (told["Not less than"], told["Not more than"], told["Confidence in per cent"]) == ("290", "310.5", "95")


def test_a_line_breaks_where_nobody_counted_for_more_than_a_year() -> None:
    looms = make_indicator()
    for year in (2015, 2016, 2018):
        make_observation(looms, str(year * 10), date(year, 3, 1))
    drawn = charts.draw(looms, figures.beside(looms), "en")
    assert isinstance(drawn, Lines)
    assert [run.count(",") for run in drawn.series[0].runs] == [2]
    assert drawn.has_gaps


def test_official_and_independent_numbers_are_drawn_side_by_side_and_told_apart_without_colour() -> None:
    official = make_indicator(family="looms", drawn=Indicator.Drawn.BARS)
    watched = make_indicator("looms-watched", organisation=official.organisation, family="looms", counter="independent")
    make_observation(official, "42000")
    make_observation(watched, "27101")
    drawn = charts.draw(official, figures.beside(official), "en")
    assert isinstance(drawn, Bars)
    assert {(bar.look, bar.share) for bar in drawn.bars} == {("official", 100), ("independent", 65)}
    official.drawn = Indicator.Drawn.MULTIPLES
    several = charts.draw(official, figures.beside(official), "en")
    assert isinstance(several, Multiples)
    assert len(several.charts) == 2


@pytest.mark.parametrize(
    ("country", "area", "states"), [("MX", "MX-GRO", 32), ("CA", "CA-QC", 13), ("US", "US-TX", 51)]
)
def test_a_map_writes_the_number_of_each_state_and_leaves_the_others_empty(
    country: str, area: str, states: int
) -> None:
    looms = make_indicator(country=country, drawn=Indicator.Drawn.MAP)
    make_observation(looms, "43", area=area)
    with override("en"):
        drawn = charts.draw(looms, figures.beside(looms), "en")
    assert isinstance(drawn, Map)
    assert len(drawn.states) == states
    assert [(state.code, state.level, state.said) for state in drawn.known] == [(area, 4, "more than 43")]


def test_of_numbers_that_would_stand_upon_each_other_the_higher_is_printed() -> None:
    looms = make_indicator(country="US", drawn=Indicator.Drawn.MAP)
    for area, number in (("US-RI", "2"), ("US-MA", "99"), ("US-TX", "36")):
        make_observation(looms, number, area=area, qualifier="exact")
    with override("en"):
        drawn = charts.draw(looms, figures.beside(looms), "en")
    assert isinstance(drawn, Map)
    assert [state.code for state in drawn.known] == ["US-MA", "US-TX"]
    assert drawn.is_crowded


def test_a_program_reads_what_stands_and_not_what_was_superseded_or_is_a_draft(client: Client) -> None:
    looms = make_indicator()
    old = make_observation(looms, "1")
    Observation.objects.filter(pk=old.pk).update(superseded_at=old.written_at)
    make_observation(looms, "66.1", date(2017, 1, 1), ends=date(2017, 12, 31), precision="year")
    make_observation(make_indicator("looms-yy", organisation=looms.organisation, public=False))
    (item,) = client.get("/api/indicators/").json()["items"]
    told = client.get(f"/api/indicators/{looms.public_id}/").json()
    assert item["id"] == looms.public_id
    (row,) = told["observations"]
    assert (row["as_of"], row["precision"], row["qualifier"]) == ("2017", "year", "more_than")
    assert (float(row["value"]), row["unit"]) == (66.1, {"en": "looms"})
    assert row["source"]["words"] == "Register of looms (fictional)"
    assert client.get("/api/indicators/aaaaaaaaaaaaaaaa/").status_code == 404
    assert client.get("/api/indicators/", {"country": "nowhere"}).status_code == 422


def test_staff_enter_a_number_and_are_told_why_another_for_its_date_is_refused(client: Client) -> None:
    looms = make_indicator()
    sign_in(client, name="dana")
    said = {"as_of": "2018-02", "qualifier": "about", "value": "12", "source": "Register"}
    address = f"/cms/figures/{looms.pk}/"
    assert client.post(address, said).status_code == 302
    refused = client.post(address, {**said, "value": "13"})
    assert refused.status_code == 422
    assert "Another number stands for this date" in refused.content.decode()
    assert client.post(address, {**said, "as_of": "2019", "source": ""}).status_code == 422
    row = Observation.objects.get()
    assert client.get(f"/cms/figures/number/{row.pk}/").status_code == 200
    assert client.get("/cms/figures/in-texts/").status_code == 200
    form = {"qualifier": "exact", "value": "11", "source": "Register", "reason": "Counted again"}
    assert client.post(f"/cms/figures/number/{row.pk}/", form).status_code == 302
    kept = Observation.objects.order_by("pk")
    assert [f"{each.revision}: {each.number}" for each in kept] == ["1: 12", "2: 11"]


def test_the_desk_says_that_a_newer_number_came_in(client: Client) -> None:
    user = sign_in(client)
    looms = make_indicator()
    make_observation(looms)
    desk = RequestFactory().get("/cms/")
    desk.user = user
    assert list(leading.what_waits(desk)) == []
    newer = make_observation(looms, "61600", date(2020, 5, 6))
    Observation.objects.filter(pk=newer.pk).update(written_at=timezone.now())
    (line,) = leading.what_waits(desk)
    assert line.words.startswith("Looms taken away: a newer number")
