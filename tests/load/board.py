# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public board with 20,000 recommendations and 80,000 newest views: filtered, and taken away whole as a table."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "board", homes.new_database(server_url, "board"))
    answer = subprocess.run(
        [sys.executable, "-m", "tests.load.board_inside"],
        env={**os.environ, **home.environment},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found
