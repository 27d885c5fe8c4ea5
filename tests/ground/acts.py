# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every act that any test makes the product note has words on the screen "What staff did"."""

import sys
from collections.abc import Iterator

import pytest

from altavoz.organisations import acts, audit

OURS = "/altavoz/"
OF_TESTS = ("/tests/", "/testing")


def is_wordless(act: str, noted_in: str) -> bool:
    """What only the door saw is named after its screen, without a room before a point: nobody has words for all."""
    is_products = OURS in noted_in and not any(part in noted_in for part in OF_TESTS)
    return is_products and "." in act and act not in acts.known()


@pytest.fixture(autouse=True, scope="session")
def _every_act_has_words() -> Iterator[None]:
    note = audit.note

    def note_what_has_words(**said: object) -> int:
        act, noted_in = str(said["act"]), sys._getframe(1).f_code.co_filename
        room = act.partition(".")[0]
        assert not is_wordless(act, noted_in), f"say in altavoz/{room}/acts.py what “{act}” means"
        return note(**said)  # type: ignore[arg-type]  # handed on as they came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "note", note_what_has_words)
        yield
