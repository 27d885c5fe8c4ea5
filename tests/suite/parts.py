# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of the system that the tests drive: used where they are, installed where that is permitted."""

import os
import subprocess
from pathlib import Path
from shutil import which

# What the part is called, by what program we know it, and Debian's package for it.
PACKAGES = {"chromium": "chromium", "postgres": "postgresql", "redis-server": "redis-server", "wrk": "wrk"}
POSTGRES_FOLDERS = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql*/bin")


def program(name: str) -> str | None:
    """Where the program is; PostgreSQL's server programs are seldom on the PATH."""
    if found := which(name):
        return str(Path(found).resolve())
    for pattern in POSTGRES_FOLDERS:
        for folder in sorted(Path("/").glob(pattern), reverse=True):
            if found := which(name, path=folder):
                return found
    return None


def missing(wanted: list[str]) -> list[str]:
    return [part for part in wanted if program(part) is None]


def obtain(wanted: list[str]) -> list[str]:
    """Install what is missing, if we may; returns what is missing still."""
    lacking = missing(wanted)
    if lacking and which("apt-get"):
        say(f"installing {', '.join(lacking)} with apt-get")
        _apt("update", "-qq")
        _apt("install", "-y", "-qq", "--no-install-recommends", *[PACKAGES[part] for part in lacking])
    return missing(wanted)


def say(words: str) -> None:
    print(f"altavoz: {words}", flush=True)


def _apt(*words: str) -> None:
    """Ask apt-get as root, or through a sudo that asks nothing; a refusal shows later, as a missing part."""
    permitted = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if permitted and not which("sudo"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        [*permitted, "apt-get", *words],
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
