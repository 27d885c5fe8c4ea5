# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an entry is about, by its name."""

import pytest

from altavoz.organisations import subjects
from altavoz.organisations.testing import make_staff

pytestmark = pytest.mark.django_db


def test_a_subject_is_named_however_its_key_is_written() -> None:
    bo = make_staff(name="bo")
    asked = {f"account:{bo.pk}", f"language=fr account={bo.pk}"}
    assert subjects.names(asked) == dict.fromkeys(asked, "bo")


def test_a_subject_that_is_gone_or_of_no_room_has_no_name() -> None:
    assert subjects.names({"account:987654", "account:seven", "weather:3", ""}) == {}
