# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from datetime import UTC, datetime

import pytest

from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.snapshot import faults
from altavoz.decision_makers.sources import CannotRead
from altavoz.decision_makers.sources.popolo.source import POPOLO, SOURCE, export
from altavoz.decision_makers.testing_sources import AS_OF, HOLDERS, SourceContract, weavers_chamber

NORTH = "ocd-division/country:mx/state:north"
TOLD = {
    "country": "mx",
    "licence": "CC0-1.0",
    "persons": [
        {"id": "vera", "name": "Vera Okonjo", "email": "vera@example.org"},
        {"id": "nadia", "name": "Nadia Ferro", "contact_details": [{"type": "voice", "value": "+1 555 0100"}]},
    ],
    "organizations": [{"id": "looms", "name": "Chamber of Looms", "classification": "legislature"}],
    "areas": [{"id": NORTH, "name": "The North"}],
    "posts": [{"id": "north", "label": "Weaver", "organization_id": "looms", "area_id": NORTH}],
    "memberships": [{"person_id": "vera", "post_id": "north", "start_date": "2025-01-01"}, {"person_id": "nadia"}],
}


class TestPopolo(SourceContract):
    slug = "popolo"
    files = {POPOLO: json.dumps(TOLD).encode()}
    as_of = AS_OF

    def test_a_membership_without_a_post_is_left_out_and_told(self) -> None:
        assert self.snapshot().left_out == ("membership of nadia: no post",)


@pytest.mark.django_db
def test_what_goes_out_comes_in_again() -> None:
    bring_in(slug="looms", snapshot=weavers_chamber(), now=datetime(2026, 4, 7, tzinfo=UTC))
    told = SOURCE.read({POPOLO: json.dumps(export("CA")).encode()}, as_of=AS_OF)
    assert faults(told) == []
    assert sorted(person.name for person in told.persons) == sorted(HOLDERS)
    assert (len(told.terms), len(told.contacts)) == (5, 5)


@pytest.mark.parametrize("broken", [b"[]", b"{", b'{"persons": [{}]}', b'{"persons": [{}], "country": "mx"}', b"\xff"])
def test_what_is_no_popolo_is_refused(broken: bytes) -> None:
    with pytest.raises(CannotRead, match=POPOLO):
        SOURCE.read({POPOLO: broken}, as_of=AS_OF)
