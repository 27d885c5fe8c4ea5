# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from altavoz.indicators import dates, figures, observing
from altavoz.indicators.models import Indicator, Observation, Qualifier
from altavoz.indicators.observing import Refusal, Said
from altavoz.indicators.quotations import overtaken, passages, prose
from altavoz.indicators.quotations.overtaken import Tie
from altavoz.indicators.quotations.passages import Passage
from altavoz.indicators.testing import MAY, make_indicator, make_observation
from altavoz.organisations.testing import make_staff

pytestmark = pytest.mark.django_db
SAID = Said(value=Decimal(34000), source="Register of looms", qualifier=Qualifier.MORE_THAN)
FEBRUARY = dates.Period(date(2018, 2, 7), date(2018, 2, 7), "day")


def _observe(looms: Indicator, said: Said) -> Refusal | None:
    return observing.observe(indicator=looms, period=FEBRUARY, said=said, by=None, now=MAY).refusal


def test_a_figure_without_a_source_or_out_of_its_bounds_is_refused() -> None:
    looms = make_indicator(measure=Indicator.Measure.PERCENT)
    assert _observe(looms, replace(SAID, source=" ")) is Refusal.NO_SOURCE
    assert _observe(looms, SAID) is Refusal.NOT_A_SHARE
    assert _observe(looms, replace(SAID, value=Decimal(60), low=Decimal(61))) is Refusal.BOUNDS
    assert _observe(looms, replace(SAID, value=Decimal("NaN"))) is Refusal.NEGATIVE
    assert _observe(looms, replace(SAID, value=Decimal(60), area="US-TX")) is Refusal.ELSEWHERE
    assert not Observation.objects.exists()


def test_two_numbers_for_one_date_stand_side_by_side_in_two_indicators_and_never_in_one() -> None:
    looms = make_indicator(family="looms")
    assert _observe(looms, SAID) is None
    assert _observe(looms, SAID) is None
    assert _observe(looms, replace(SAID, value=Decimal(35000))) is Refusal.DISAGREES
    watched = make_indicator("looms-watched-xx", organisation=looms.organisation, family="looms", counter="independent")
    assert _observe(watched, replace(SAID, value=Decimal(35000))) is None
    assert [len(each.observations) for each in figures.beside(looms)] == [1, 1]


def test_a_revision_needs_a_reason_and_keeps_what_was_said_before() -> None:
    first = make_observation(make_indicator())
    said = replace(SAID, value=Decimal(33500))
    assert observing.revise(observation=first, said=said, reason="", by=None, now=MAY).refusal is Refusal.NO_REASON
    done = observing.revise(observation=first, said=said, reason="Twice in the register", by=None, now=MAY)
    assert done.observation is not None
    assert done.observation.revision == 2
    first.refresh_from_db()
    assert (first.number, first.superseded_at) == (Decimal(34000), MAY)
    late = observing.revise(observation=first, said=SAID, reason="Again", by=None, now=MAY)
    assert late.refusal is Refusal.OVERTAKEN
    assert [row.number for row in figures.known([first.indicator])[0].observations] == [33500]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("More than 34,000 of them.", ["34,000"]),
        ("Plus de 34\u202f000, et 34.000 en espagnol", ["34\u202f000", "34.000"]),
        ("In 2018 and in room 34, call 034000 or 34,000.5", []),
        ("So it is: [[figure:looms-xx latest]].", []),
    ],
)
def test_prose_with_a_number_that_we_know_is_pointed_at(text: str, typed: list[str]) -> None:
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "2018", date(2019, 1, 1))
    found = prose.likenesses(text, figures.known([looms]))
    assert [each.typed for each in found] == typed


def test_a_small_number_is_pointed_at_only_where_the_sentence_speaks_of_what_is_counted() -> None:
    looms = make_indicator()
    make_observation(looms, "120")
    known = figures.known([looms])
    assert not prose.likenesses("120 people met.", known)
    assert [each.typed for each in prose.likenesses("They took 120 looms.", known)] == ["120"]


def test_a_newer_number_lists_every_text_that_quotes_the_older_one(monkeypatch: pytest.MonkeyPatch) -> None:
    looms = make_indicator()
    make_observation(looms)
    make_observation(looms, "61600", date(2020, 5, 6))
    texts = {
        "[[figure:looms-xx latest]]": Tie.FOLLOWS,
        "[[figure:looms-xx 2020-06]]": Tie.KEEPS,
        "[[figure:looms-xx 2018-10]]": Tie.OLDER,
        "there are 34,000": Tie.TYPED_OLDER,
        "there are 61,600": Tie.TYPED,
    }
    monkeypatch.setattr(passages, "_finders", {})
    passages.register("pages", lambda _user, _needles: [Passage("Page", text, text, "en", "/") for text in texts])
    passages.register("letters", lambda _user, _needles: [Passage("Letter", "", "34,000", "en", "", frozen="Signed")])
    found = overtaken.quotations(figures.known([looms])[0], make_staff(name="dana"))
    assert {each.passage.title: each.tie for each in found} == {**texts, "": Tie.FROZEN}
    assert [each.tie.waits for each in found] == [True, True, True, False, False, False]
