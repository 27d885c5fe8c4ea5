# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from altavoz.running.gate import Limits

LIMITS = Limits(public=64, staff=1000, staff_paths=("/cms/",), upload=500, upload_endings=("/card/",))


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/act/abcdefgh12345678/", 64),
        ("/act/abcdefgh12345678/card/", 500),
        ("/en/act/card/", 64),
        ("/card/", 64),
        ("/cms/cards/", 1000),
    ],
)
def test_only_the_door_for_cards_lets_a_large_public_body_in(path: str, most: int) -> None:
    assert LIMITS.of(path) == most
