# SPDX-License-Identifier: AGPL-3.0-or-later
"""SMTP_URL, read strictly: a slip is better found at the start than by the first letter."""

import enum
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit


class Security(enum.Enum):
    PLAIN = "smtp"
    STARTTLS = "smtp+starttls"
    TLS = "smtps"


PORTS = {Security.PLAIN: 25, Security.STARTTLS: 587, Security.TLS: 465}


class BadServer(ValueError):
    """What is wrong with the address; the message never repeats it, for it holds a password."""


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int
    security: Security
    username: str = ""
    password: str = field(default="", repr=False)


def parse(url: str) -> MailServer:
    """Take `smtp://`, `smtp+starttls://` or `smtps://` with `user:password@host:port`. Raises BadServer."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadServer("its port or host cannot be read; special characters in a password are written %40") from None
    security = _security(parts.scheme)
    if not parts.hostname:
        raise BadServer("it names no host")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise BadServer("nothing may follow the port; special characters in a password are written %40")
    return MailServer(parts.hostname, port or PORTS[security], security, *_login(parts))


def _security(scheme: str) -> Security:
    try:
        return Security(scheme)
    except ValueError:
        raise BadServer("it must begin with smtp://, smtp+starttls:// or smtps://") from None


def _login(parts: SplitResult) -> tuple[str, str]:
    username, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(username) != bool(password):
        raise BadServer("it must have both user and password, or neither")
    return username, password
