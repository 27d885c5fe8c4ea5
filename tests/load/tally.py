# SPDX-License-Identifier: AGPL-3.0-or-later
"""Counting: a million untaken Changes at once, then the steady state, then the recount."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    """Seconds for the million, the longest transaction and a steady round in ms, and the recount in seconds."""
    url = homes.new_database(server_url, "tally")
    home = homes.make(folder / "tally", url)
    order = [sys.executable, "-m", "tests.load.tally_inside", str(home.action_id)]
    environment = {**os.environ, **home.environment}
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return {name: float(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}
