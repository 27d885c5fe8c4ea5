# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PostgreSQL of our own: made in a temporary folder, reached through a socket in it, ended and removed."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.suite.parts import program

SERVER_USER = "postgres"
# The size of its log is PostgreSQL's own default: a smaller one would make it write everything twice.
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "max_wal_size": "1GB"}
# Tests throw their databases away: only the benchmark has to wait for the disk as production does.
FLEETING = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
OPTIONS = {
    "shared_buffers": "128MB",
    "max_connections": "60",
    "max_wal_size": "256MB",
    "autovacuum_naptime": "10s",
    "log_min_messages": "fatal",
}


def as_server_user() -> list[str]:
    """PostgreSQL refuses to run as root, so root hands it to the user that Debian's package made."""
    if os.geteuid() != 0:
        return []
    pwd.getpwnam(SERVER_USER)
    return ["setpriv", f"--reuid={SERVER_USER}", f"--regid={SERVER_USER}", "--init-groups", "--"]


def user() -> str:
    return SERVER_USER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


@contextmanager
def running(*, durable: bool = False) -> Iterator[str]:
    """Start it, give the DATABASE_URL of its maintenance database, and end it whatever happened."""
    folder = Path(tempfile.mkdtemp(prefix="altavoz-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SERVER_USER, SERVER_USER)
        data = folder / "data"
        _do("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D", str(data))
        options = OPTIONS | (DURABLE if durable else FLEETING)
        settings = " ".join(f"-c {name}={value}" for name, value in options.items())
        start = f"{settings} -c listen_addresses= -c unix_socket_directories={folder}"
        _do("pg_ctl", "start", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", start)
        try:
            yield f"postgresql://{user()}@/postgres?host={quote(str(folder), safe='/')}"
        finally:
            _do("pg_ctl", "stop", "-m", "immediate", "-D", str(data))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _do(name: str, *words: str) -> None:
    where = program(name)
    assert where is not None, f"{name} is not installed"
    done = subprocess.run(
        [*as_server_user(), where, *words],
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr.strip()}")
