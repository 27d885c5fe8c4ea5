# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import models

from altavoz.decision_makers import batches, importing
from altavoz.decision_makers.diffing import diff
from altavoz.decision_makers.holders import Standing, holder_of
from altavoz.decision_makers.importing import Outcome, bring_in
from altavoz.decision_makers.models import ContactPoint, DirectorySource, Edition, Office, Term
from altavoz.decision_makers.snapshot import Snapshot, TermFact
from altavoz.decision_makers.testing_sources import HOLDERS, weavers_chamber

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 7, 12, tzinfo=UTC)
TODAY = NOW.date()


def bring(snapshot: Snapshot, *, even_if_fewer: bool = False) -> importing.Imported:
    return bring_in(slug="looms", snapshot=snapshot, now=NOW, even_if_fewer=even_if_fewer)


def test_an_import_brings_offices_holders_and_contacts() -> None:
    assert bring(weavers_chamber()).outcome is Outcome.IMPORTED
    office = Office.objects.get(key="loom/1")
    holder = holder_of(office, TODAY)
    assert str(holder.person) == "Vera Okonjo"
    assert office.body_name("en") == "Chamber of Looms"
    assert [str(contact) for contact in ContactPoint.objects.filter(person=holder.person)] == ["+1 555 0100"]


def test_an_office_keeps_its_id_and_its_public_id_when_it_is_imported_again() -> None:
    bring(weavers_chamber())
    before = set(Office.objects.values_list("pk", "public_id", "key"))
    bring(weavers_chamber(holders=("Someone New", *HOLDERS[1:])))
    assert set(Office.objects.values_list("pk", "public_id", "key")) == before
    assert str(holder_of(Office.objects.get(key="loom/1"), TODAY).person) == "Someone New"


def test_nothing_of_a_new_edition_is_seen_before_the_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(weavers_chamber())
    seen: list[int] = []
    write = importing._write

    def look(*given: object) -> None:
        write(*given)  # type: ignore[arg-type]  # handed on as they came
        seen.append(Term.objects.filter(person__name="Someone New").count())

    monkeypatch.setattr(importing, "_write", look)
    bring(weavers_chamber(holders=("Someone New", *HOLDERS[1:])))
    assert seen == [0]
    assert Term.objects.filter(person__name="Someone New").count() == 1


def test_one_row_switches_back() -> None:
    bring(weavers_chamber())
    bring(weavers_chamber(holders=("Someone New", *HOLDERS[1:])))
    DirectorySource.objects.update(shown=Edition.objects.get(number=1))
    assert str(holder_of(Office.objects.get(key="loom/1"), TODAY).person) == "Vera Okonjo"


def test_the_edition_before_the_last_is_dropped() -> None:
    for _time in range(3):
        bring(weavers_chamber())
    assert sorted(Edition.objects.values_list("number", flat=True)) == [2, 3]
    assert Term.everything.count() == 2 * len(HOLDERS)


def test_batches_grow_while_they_are_quick_and_shrink_where_they_are_slow() -> None:
    sizes: list[int] = []

    def prepare(batch: list[Term]) -> batches.Deed:
        sizes.append(len(batch))
        return lambda: None

    batches.in_batches([Term(pk=number) for number in range(500)], prepare)
    assert sizes == [50, 100, 200, 150]
    assert batches.next_size(200, spent=0.08) == 50
    assert batches.next_size(10, spent=9.0) == batches.FEWEST
    assert batches.next_size(400, spent=0.001) == batches.MOST


def test_a_source_that_loses_over_a_fifth_of_the_holders_is_refused() -> None:
    bring(weavers_chamber())
    fewer = weavers_chamber(holders=HOLDERS[:3])
    assert bring(fewer).outcome is Outcome.LOSES_TOO_MANY
    assert Term.objects.count() == len(HOLDERS)
    assert bring(fewer, even_if_fewer=True).outcome is Outcome.IMPORTED


def test_an_election_that_changes_everybody_is_no_loss() -> None:
    bring(weavers_chamber())
    assert bring(weavers_chamber(holders=tuple(f"New {name}" for name in HOLDERS))).outcome is Outcome.IMPORTED


def test_a_faulty_source_changes_nothing_and_says_why() -> None:
    good = weavers_chamber()
    done = bring(replace(good, terms=(*good.terms, TermFact("loom/99", good.persons[0].key))))
    assert done.outcome is Outcome.FAULTY
    assert "loom/99" in done.faults[0]
    assert not Edition.objects.exists()


def test_who_left_is_gone_and_the_empty_seat_is_vacant() -> None:
    bring(weavers_chamber())
    bring(weavers_chamber(vacant=(0,)))
    office = Office.objects.get(key="loom/1")
    assert holder_of(office, TODAY).standing is Standing.VACANT
    assert office.public_id


def test_a_diff_names_what_changes_and_writes_nothing() -> None:
    bring(weavers_chamber())
    changes = diff("looms", weavers_chamber(holders=("Someone New", *HOLDERS[1:])))
    assert changes.holders_new == (("loom/1", "loom:Someone New"),)
    assert changes.holders_gone == (("loom/1", "loom:Vera Okonjo"),)
    assert Edition.objects.count() == 1


def test_two_sources_that_contradict_each_other_are_told() -> None:
    bring(weavers_chamber())
    changes = diff("other", weavers_chamber(holders=("Someone New", *HOLDERS[1:])))
    assert changes.contradictions == ("loom/1: this source names Someone New, looms names Vera Okonjo",)


def test_whoever_was_overtaken_does_not_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(weavers_chamber())
    begin = importing._begin

    def overtaken(source: DirectorySource, snapshot: Snapshot, now: datetime) -> Edition:
        DirectorySource.objects.filter(pk=source.pk).update(shown=None)
        return begin(source, snapshot, now)

    monkeypatch.setattr(importing, "_begin", overtaken)
    assert bring(weavers_chamber()).outcome is Outcome.OVERTAKEN


def test_a_term_of_staff_is_seen_beside_those_of_a_source() -> None:
    bring(weavers_chamber(vacant=(0,)))
    office = Office.objects.get(key="loom/1")
    made: models.Model = Term.objects.create(
        office=office, person_id=Office.objects.get(key="loom/2").terms.get().person_id, since=date(2026, 4, 5)
    )
    assert made in office.terms.all()
    assert holder_of(office, TODAY).standing is Standing.HOLDER
