# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.participation import doors, limits


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """As if the web process had just begun: it has read no action and counted nobody."""
    doors.forget_all()
    limits.forget_all()
    yield
    doors.forget_all()


@pytest.fixture
def action(db: None) -> Action:
    return make_action()
