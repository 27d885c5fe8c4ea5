# SPDX-License-Identifier: AGPL-3.0-or-later
"""Importing the whole Congress beside people who sign."""

from pathlib import Path

from tests.load import beside


def measure(folder: Path, server_url: str = "") -> dict[str, float]:
    return beside.measure(folder, name="import", work=["tests.load.importing_inside"], server_url=server_url)
