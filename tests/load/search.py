# SPDX-License-Identifier: AGPL-3.0-or-later
"""Searching 50,000 entries, with all that the page of the search asks for."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "search", homes.new_database(server_url, "search"))
    answer = subprocess.run(
        [sys.executable, "-m", "tests.load.search_inside"],
        env={**os.environ, **home.environment},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found
