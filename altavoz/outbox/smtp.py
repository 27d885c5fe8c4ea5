# SPDX-License-Identifier: AGPL-3.0-or-later
"""A production centre's mail: one kept connection to the mail server of SMTP_URL."""

import re
import smtplib
import ssl
from contextlib import suppress
from functools import cache

from altavoz.outbox import links
from altavoz.outbox.incoming import verp
from altavoz.outbox.servers import MailServer, Security
from altavoz.outbox.wire import Absent, Doubtful, Lasting, Parcel, Passing, WireError

SECONDS = 15.0
OK, START_INPUT, CLOSING = 250, 354, 421
ENHANCED = re.compile(rb"\A([245]\.\d{1,3}\.\d{1,3})\b")
PLAIN = re.compile(r"\A[\w.+=-]+@[\w.-]+\Z", re.ASCII)
LEADING_DOT = re.compile(rb"(?m)^\.")


class Closed(Absent):
    """The server ended the connection before it took anything of the letter."""


class SmtpTransport:
    """Speaks SMTP step by step, because what a lost connection means depends on the step (RFC 5321, 4.2.5)."""

    def __init__(self, server: MailServer, *, sender: str) -> None:
        self.server = server
        self.sender = sender
        self._connection: smtplib.SMTP | None = None

    def hand_over(self, parcel: Parcel) -> None:
        """Over the kept connection if it still stands, else a new one: servers close after some letters or seconds."""
        kept = self._connection is not None
        try:
            connection = self._addressed(parcel)
        except Closed:
            if not kept:
                raise
            connection = self._addressed(parcel)
        self._give(connection, parcel.content)

    def check(self) -> None:
        self._ready()

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()

    def _ready(self) -> smtplib.SMTP:
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _connect(self) -> smtplib.SMTP:
        connection: smtplib.SMTP | None = None
        try:
            connection = self._greet()
            if self.server.security is Security.STARTTLS:
                connection.starttls(context=trusted())
            if self.server.username:
                connection.login(self.server.username, self.server.password)
        except (smtplib.SMTPException, OSError) as error:
            if connection is not None:
                connection.close()
            raise Absent(_trouble_of(error)) from error
        return connection

    def _greet(self) -> smtplib.SMTP:
        host, port, name = self.server.host, self.server.port, links.domain()
        if self.server.security is Security.TLS:
            return smtplib.SMTP_SSL(host, port, local_hostname=name, timeout=SECONDS, context=trusted())
        return smtplib.SMTP(host, port, local_hostname=name, timeout=SECONDS)

    def _addressed(self, parcel: Parcel) -> smtplib.SMTP:
        """The connection, where the server waits for the letter's words."""
        connection = self._ready()
        try:
            self._address(connection, parcel)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self.close()
            raise Closed("the connection was lost before the letter") from error
        return connection

    def _address(self, connection: smtplib.SMTP, parcel: Parcel) -> None:
        connection.ehlo_or_helo_if_needed()
        code, words = connection.docmd("MAIL", f"FROM:{_path(verp.return_address(parcel.public_id) or self.sender)}")
        if code != OK:
            # It is our sender that isn't welcome, not this letter: all of them wait until that is mended.
            self.close()
            raise (Closed if code == CLOSING else Absent)(_named("sender", code, words))
        code, words = connection.docmd("RCPT", f"TO:{_path(parcel.recipient)}")
        if code not in {OK, 251}:
            raise self._refusal("recipient", code, words)
        code, words = connection.docmd("data")
        if code != START_INPUT:
            raise self._refusal("data", code, words)

    def _give(self, connection: smtplib.SMTP, content: bytes) -> None:
        try:
            connection.send(LEADING_DOT.sub(b"..", content) + b".\r\n")
            code, words = connection.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise Doubtful(f"{type(error).__name__} after the letter") from error
        if code != OK:
            raise self._refusal("letter", code, words)

    def _refusal(self, step: str, code: int, words: bytes) -> WireError:
        named = _named(step, code, words)
        if code == CLOSING:
            self.close()
            return Closed(named)
        self._begin_anew()
        said = words.decode("ascii", "replace")
        return Lasting(named, words=said) if 500 <= code < 600 else Passing(named, words=said)

    def _begin_anew(self) -> None:
        """The server may still have this letter's sender in mind."""
        with suppress(smtplib.SMTPException, OSError):
            if self._connection is not None and self._connection.rset()[0] == OK:
                return
        self.close()


def _path(address: str) -> str:
    """The library reads an address sign by sign, which most do not need."""
    return f"<{address}>" if PLAIN.match(address) else smtplib.quoteaddr(address)


@cache
def trusted() -> ssl.SSLContext:
    """Whose certificates are believed: read from the system once, for that takes longer than a letter."""
    return ssl.create_default_context()


def _named(step: str, code: int, words: bytes) -> str:
    enhanced = ENHANCED.match(words)
    return f"{step}: {code}{' ' + enhanced[1].decode() if enhanced else ''}"


def _trouble_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{type(error).__name__} {error.smtp_code}"
    return type(error).__name__
