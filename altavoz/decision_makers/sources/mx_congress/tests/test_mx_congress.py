# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.decision_makers.testing_sources import SourceContract


class TestMexicosCongress(SourceContract):
    slug = "mx_congress"

    def test_it_has_the_seats_and_names_nobody(self) -> None:
        snapshot = self.snapshot()
        roles = [office.role for office in snapshot.offices]
        assert (roles.count("deputy"), roles.count("senator")) == (300, 96)
        assert not snapshot.terms
        assert not snapshot.persons
