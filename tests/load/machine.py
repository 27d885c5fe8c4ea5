# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which machine a figure comes from."""

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path


def machine() -> dict[str, str | int]:
    return {
        "cores": os.cpu_count() or 0,
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "processor": _processor(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "django": version("django"),
        "wagtail": version("wagtail"),
        "granian": version("granian"),
        "sqlite": sqlite3.sqlite_version,
        "postgresql": _postgresql(),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _postgresql() -> str:
    said = subprocess.run(["psql", "--version"], check=False, capture_output=True, text=True).stdout
    return said.split()[2] if said else "none"
