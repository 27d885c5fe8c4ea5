# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from altavoz.decision_makers.holders import Standing
from altavoz.decision_makers.models import Office
from altavoz.decision_makers.recipients import recipients
from altavoz.decision_makers.testing import make_office, make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 7)


def test_one_who_holds_three_offices_is_written_to_once() -> None:
    vera, nadia = make_person(), make_person("Nadia Ferro")
    one, two, other, three = (make_office(holder=holder) for holder in (vera, vera, nadia, vera))
    found = recipients([one, two, other, three], TODAY)
    assert [(who.person, who.offices) for who in found] == [(vera, (one, two, three)), (nadia, (other,))]


def test_offices_without_a_known_holder_stand_alone() -> None:
    empty, unknown = make_office(holding=Office.Holding.VACANT), make_office(holding=Office.Holding.NOT_KNOWN)
    found = recipients([empty, unknown], TODAY)
    assert [(who.standing, who.offices) for who in found] == [
        (Standing.VACANT, (empty,)),
        (Standing.NOT_KNOWN, (unknown,)),
    ]


def test_two_persons_of_one_name_are_two() -> None:
    found = recipients([make_office(holder=make_person()), make_office(holder=make_person())], TODAY)
    assert len(found) == 2
