# SPDX-License-Identifier: AGPL-3.0-or-later
"""A private file that no row of any room leads to is left over from a process that died: it goes after a day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

NOW = datetime(2026, 4, 7, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.ALTAVOZ_HOME = tmp_path


def test_what_no_row_leads_to_is_dropped_and_what_is_young_stays() -> None:
    private_files.keep([b"old"], name="scan", media_type="image/png", now=NOW)
    young = private_files.keep([b"young"], name="scan", media_type="image/png", now=NOW + timedelta(hours=1))
    assert private_files.drop_unclaimed(before=NOW + timedelta(minutes=1)) == 1
    assert PrivateFile.objects.get() == young
    assert [file.stem for file in private_files.folder().iterdir()] == [young.public_id]


def test_a_file_without_a_row_is_dropped_once_it_is_old() -> None:
    kept = private_files.keep([b"scan"], name="scan", media_type="image/png", now=NOW)
    PrivateFile.objects.filter(pk=kept.pk).delete()
    assert private_files.drop_ownerless(before=datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert private_files.drop_ownerless(before=datetime(2100, 1, 1, tzinfo=UTC)) == 1
