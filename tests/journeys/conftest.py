# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each journey begins in a demonstration that nobody has visited yet, with an empty mailbox."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from altavoz.organisations import mode
from altavoz.organisations.models import Centre
from altavoz.participation import doors, limits
from altavoz.participation.testing import SPRING
from tests.journeys.walking import Walk


@pytest.fixture
def ana(db: None, client: Client, settings: Settings, tmp_path: Path) -> Walk:
    """Ana, a supporter: what she opens, types and presses, over HTTP."""
    settings.MAIL_DIR = tmp_path / "mail"
    doors.forget_all()
    limits.forget_all()
    mode.make(Centre.Mode.DEMONSTRATION, SPRING)
    return Walk(client)
