# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packing 100,000 names: the PDF in volumes, the CSV, and the largest process of all that took part."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes


def measure(folder: Path) -> dict[str, float]:
    """Seconds from the first row read to the last volume and to the finished CSV, and megabytes."""
    home = homes.make(folder / "pack")
    order = [sys.executable, "-m", "tests.load.pack_inside", str(home.action_id)]
    environment = {**os.environ, **home.environment}
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return {name: float(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}
