# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing in a list of 50,000 people beside people who sign."""

import os
from pathlib import Path

from tests.load import beside

ROWS = int(os.environ.get("ALTAVOZ_BENCH_LISTED", "50000"))


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    work = ["tests.load.people_inside", str(ROWS)]
    return beside.measure(folder, name="people", work=work, server_url=server_url)
