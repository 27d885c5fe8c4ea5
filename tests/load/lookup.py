# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finding who decides for a code, with 42,000 codes in the table."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    home = homes.make(folder / "lookup", homes.new_database(server_url, "lookup"))
    answer = subprocess.run(
        [sys.executable, "-m", "tests.load.lookup_inside"],
        env={**os.environ, **home.environment},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found
