# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from altavoz.personal_data import donotwrite
from altavoz.personal_data.models import DoNotWrite

NOW = datetime(2026, 4, 7, tzinfo=UTC)
ANA, DEE = b"a" * 32, b"d" * 32

pytestmark = pytest.mark.django_db


def test_who_asked_not_to_be_written_to_is_listed() -> None:
    donotwrite.add(ANA, why=DoNotWrite.Why.NOT_ME, now=NOW)
    assert donotwrite.listed([ANA, DEE]) == {ANA}


def test_asking_again_changes_nothing() -> None:
    donotwrite.add(ANA, why=DoNotWrite.Why.NOT_ME, now=NOW)
    donotwrite.add(ANA, why=DoNotWrite.Why.BOUNCED, now=NOW + timedelta(days=1))
    assert list(DoNotWrite.objects.values_list("why", "since")) == [("not_me", NOW)]


def test_nobody_is_listed_at_first() -> None:
    assert donotwrite.listed([]) == set()
