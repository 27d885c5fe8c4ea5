# SPDX-License-Identifier: AGPL-3.0-or-later
"""10,000 messages to 434 fictional offices: how fast they are put where no cap holds them, and on a clock of its own
whether a cap of ten an hour and office hours hold."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "caps", homes.new_database(server_url, "caps"))
    order = [sys.executable, "-m", "tests.load.caps_inside"]
    answer = subprocess.run(
        order, env={**os.environ, **home.environment}, check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found
