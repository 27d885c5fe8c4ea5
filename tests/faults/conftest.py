# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator

import pytest

from altavoz.participation import doors, limits
from altavoz.running import health


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """As if the web process had just begun."""
    for room in (doors.forget_all, limits.forget_all, health.watch.forget):
        room()
    yield
    for room in (doors.forget_all, limits.forget_all, health.watch.forget):
        room()
