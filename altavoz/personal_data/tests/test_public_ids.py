# SPDX-License-Identifier: AGPL-3.0-or-later
import re

from altavoz.personal_data.public_ids import PublicIdConverter, new_public_id


def test_public_ids_fit_their_place_in_an_address() -> None:
    assert re.fullmatch(PublicIdConverter.regex, new_public_id())


def test_public_ids_do_not_repeat() -> None:
    assert len({new_public_id() for _ in range(1000)}) == 1000
