# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: N802 - aiosmtpd calls its hooks by these names
"""The far end of the mail: a server on loopback that keeps what it took, in a process that nobody kills."""

import asyncio
import logging
import re
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from altavoz.outbox.testing import opened

LINK = re.compile(r"/confirm/([a-z2-7]{26})/")


class Sink:
    """`mood` is what it says to a letter: taken, refused for now, or a connection lost after the words."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.tokens: list[str] = []
        self.mood = "takes"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.mood == "refuses":
            return "451 4.3.0 later"
        message = opened(bytes(envelope.original_content or b""))
        self.taken[str(message["Message-ID"])] += 1
        if self.mood == "drops":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
            return "250 never heard"
        plain = message.get_body(("plain",))
        assert plain is not None
        self.tokens += LINK.findall(plain.get_content())
        return "250 taken"


class OnAnyPort(Controller):
    """aiosmtpd's own check that it has begun asks port 0, where nobody is."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        with socket.create_connection(("127.0.0.1", self.port), 1) as asking:
            asking.recv(1024)


@contextmanager
def listening() -> Iterator[tuple[Sink, str]]:
    """The sink, and the SMTP_URL of it."""
    # It would tell of every line that is spoken.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    sink = Sink()
    controller = OnAnyPort(sink, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield sink, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()
