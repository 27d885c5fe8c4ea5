# SPDX-License-Identifier: AGPL-3.0-or-later
"""A joint letter of 40 and of 400 organisations in three scripts: its PDF, its DOCX and its plain text."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.load import homes


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds of each, from the rows of the database to the last byte; the median of seven."""
    home = homes.make(folder / "joint-letter")
    order = [sys.executable, "-m", "tests.load.joint_letter_inside"]
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **home.environment})
    return {name: float(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}
