# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from altavoz.personal_data import register as room
from altavoz.personal_data.models import DoNotWrite

NOW = datetime(2026, 4, 7, tzinfo=UTC)
ANA, DEE = b"a" * 32, b"d" * 32


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> dict[bytes, str]:
    """A register that holds one thing: a notebook with a line each for Ana and Dee."""
    lines = {ANA: "Ana", DEE: "Dee"}

    def erase(email_key: bytes, now: datetime) -> int:
        return 1 if lines.pop(email_key, None) else 0

    monkeypatch.setattr(room, "_holdings", {})
    room.register(
        room.Holding(
            model=DoNotWrite,
            columns=frozenset({"name"}),
            export=lambda key: [{"name": lines[key]}] if key in lines else [],
            erase=erase,
        )
    )
    return lines


def test_an_export_holds_what_each_room_has_of_the_person(notebook: dict[bytes, str]) -> None:
    assert room.export_person(ANA) == {"personal_data.DoNotWrite": [{"name": "Ana"}]}


def test_erasing_ana_leaves_dee(notebook: dict[bytes, str]) -> None:
    assert room.erase_person(ANA, NOW) == 1
    assert notebook == {DEE: "Dee"}


def test_erasing_twice_finds_nothing_the_second_time(notebook: dict[bytes, str]) -> None:
    room.erase_person(ANA, NOW)
    assert room.erase_person(ANA, NOW) == 0


def test_registering_a_model_again_replaces_it(notebook: dict[bytes, str]) -> None:
    again = room.holdings()[0]
    room.register(again)
    assert room.holdings() == (again,)
