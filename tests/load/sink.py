# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: N802 - aiosmtpd calls its hooks by these names
"""The far end of the letters: a mail server in a process of its own that keeps the Message-ID of each it took.

`python -m tests.load.sink` prints its port; for each line that it is sent, how many letters it took and how many of
these twice, as JSON.
"""

import asyncio
import json
import logging
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from aiosmtpd.smtp import SMTP, Envelope, Session

MESSAGE_ID = re.compile(rb"(?mi)^Message-ID: (\S+)\r$")


@dataclass(frozen=True)
class Sink:
    """The process, seen from outside."""

    process: subprocess.Popen[str]
    port: int

    def taken(self) -> int:
        return self._asked()["taken"]

    def doubles(self) -> int:
        return self._asked()["doubles"]

    def _asked(self) -> dict[str, int]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("?\n")
        self.process.stdin.flush()
        found: dict[str, int] = json.loads(self.process.stdout.readline())
        return found


@contextmanager
def listening() -> Iterator[Sink]:
    order = [sys.executable, "-m", "tests.load.sink"]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Sink(process, int(process.stdout.readline()))
        finally:
            process.stdin.close()


class Keeping:
    def __init__(self) -> None:
        self.ids: Counter[bytes] = Counter()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        found = MESSAGE_ID.search(bytes(envelope.original_content or b""))
        assert found is not None, "a letter without a Message-ID"
        self.ids[found[1]] += 1
        return "250 taken"

    def told(self) -> str:
        taken = self.ids.total()
        return json.dumps({"taken": taken, "doubles": taken - len(self.ids)})


async def listen() -> None:
    # It would tell of every line that is spoken.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    loop = asyncio.get_running_loop()
    keeping = Keeping()
    server = await loop.create_server(lambda: SMTP(keeping, hostname="sink.invalid", loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(keeping.told(), flush=True)
    server.close()


if __name__ == "__main__":
    asyncio.run(listen())
