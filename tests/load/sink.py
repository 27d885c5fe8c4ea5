# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: N802 - aiosmtpd calls its hooks by these names
"""The far end of the letters: a mail server in a process of its own that keeps the Message-ID of each it took.

`python -m tests.load.sink` prints its port, and when its input ends how many it took, as JSON.
"""

import asyncio
import json
import logging
import re
import sys
from collections import Counter

from aiosmtpd.smtp import SMTP, Envelope, Session

MESSAGE_ID = re.compile(rb"(?mi)^Message-ID: (\S+)\r$")


class Sink:
    def __init__(self) -> None:
        self.taken: Counter[bytes] = Counter()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        found = MESSAGE_ID.search(bytes(envelope.original_content or b""))
        assert found is not None, "a letter without a Message-ID"
        self.taken[found[1]] += 1
        return "250 taken"


async def listen() -> None:
    # It would tell of every line that is spoken.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    loop = asyncio.get_running_loop()
    sink = Sink()
    server = await loop.create_server(lambda: SMTP(sink, hostname="sink.invalid", loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()
    print(json.dumps({"taken": sink.taken.total(), "doubles": sink.taken.total() - len(sink.taken)}), flush=True)


if __name__ == "__main__":
    asyncio.run(listen())
