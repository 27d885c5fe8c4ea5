# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from altavoz.personal_data import sealing


@pytest.fixture
def keys_folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A keys folder of this test's own, not made yet."""
    settings.KEYS_DIR = tmp_path / "home" / "keys"
    sealing.forget_keys()
    yield settings.KEYS_DIR
    sealing.forget_keys()
