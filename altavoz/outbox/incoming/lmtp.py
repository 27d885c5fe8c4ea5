# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door for the mail server in front of us (LMTP, RFC 2033): it hands over what comes for the centre's addresses."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections

from altavoz.outbox.incoming import arriving

logger = logging.getLogger(__name__)
TAKEN = "250 2.0.0 Kept"
LATER = "451 4.3.0 Not now, please try again"
MOST_RECIPIENTS = 20


class Door:
    """Thanks for a mail only once it is on disk: until then the mail server in front keeps it and tries again."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - likewise
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        try:
            for address in envelope.rcpt_tos:
                await sync_to_async(_keep)(content, address, self.clock())
        except (DatabaseError, OSError) as error:
            logger.warning("a mail could not be kept: %s", type(error).__name__)
            return LATER
        # LMTP answers once for each recipient.
        return "\r\n".join(TAKEN for _address in envelope.rcpt_tos)


class LmtpController(Controller):
    """A thread of its own with its own loop, on one address of this machine."""

    def factory(self) -> SMTP:
        return LMTP(self.handler, data_size_limit=arriving.LARGEST, enable_SMTPUTF8=True, loop=self.loop)


def controller(host: str, port: int, *, clock: Callable[[], datetime]) -> LmtpController:
    return LmtpController(Door(clock), hostname=host, port=port, loop=asyncio.new_event_loop())


def _keep(content: bytes, address: str, now: datetime) -> None:
    close_old_connections()
    arriving.keep(content, came_to=address, now=now)
