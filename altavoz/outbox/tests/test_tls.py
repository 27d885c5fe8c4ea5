# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters over an encrypted wire to a server that wants a password: greeted in clear, or encrypted from the start."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from django.utils import timezone

from altavoz.outbox.carrying import carry
from altavoz.outbox.servers import MailServer, Security, parse
from altavoz.outbox.smtp import SmtpTransport, trusted
from altavoz.outbox.testing import SPRING, a_writer, make_letter
from altavoz.outbox.testing_server import Far, OnAnyPort, certificate, speaking_tls
from altavoz.outbox.wire import Absent, Parcel

# The server does not know that what speaks to it is encrypted from the start.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
LOCAL = "127.0.0.1"
BOTH = pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
PARCEL = Parcel("letter", "office1@chamber.invalid", b"Subject: Hello\r\n\r\nHello\r\n")


@pytest.fixture(autouse=True)
def believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A certificate for loopback, which this machine believes for the time of a test."""
    file = certificate(tmp_path, LOCAL, now=timezone.now())
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    trusted.cache_clear()
    yield file
    trusted.cache_clear()


class Encrypted(Far):
    """Notes how each letter came."""

    def __init__(self) -> None:
        super().__init__()
        self.versions: list[str | None] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        assert server.transport is not None
        wire = server.transport.get_extra_info("ssl_object")
        self.versions.append(wire.version() if isinstance(wire, ssl.SSLObject) else None)
        return await super().handle_DATA(server, session, envelope)


def judge(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    right = (getattr(data, "login", b""), getattr(data, "password", b"")) == (b"weavers", b"loom & thread")
    return AuthResult(success=right, handled=False)


@contextmanager
def listening(far: Far, security: Security, file: Path) -> Iterator[int]:
    """A server that takes no letter in clear, and none without the password; its port."""
    context = speaking_tls(file)
    how: dict[str, Any] = {"ssl_context": context, "auth_require_tls": False}
    if security is Security.STARTTLS:
        how = {"tls_context": context, "require_starttls": True}
    controller = OnAnyPort(far, hostname=LOCAL, port=0, authenticator=judge, auth_required=True, **how)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def speaking(port: int, security: Security, password: str = "loom & thread") -> Iterator[SmtpTransport]:  # noqa: S107
    server = MailServer(LOCAL, port, security, "weavers", password)
    transport = SmtpTransport(server, sender="hello@weavers.example")
    try:
        yield transport
    finally:
        transport.close()


@BOTH
def test_letters_go_encrypted_with_the_password(security: Security, believed: Path) -> None:
    far = Encrypted()
    with listening(far, security, believed) as port, speaking(port, security) as transport:
        transport.hand_over(PARCEL)
        transport.hand_over(PARCEL)
    assert far.versions == ["TLSv1.3"] * 2
    assert far.letters[0].rcpt_tos == ["office1@chamber.invalid"]


@BOTH
def test_a_wrong_password_takes_nothing(security: Security, believed: Path) -> None:
    far = Far()
    with (
        listening(far, security, believed) as port,
        speaking(port, security, "nobody knows") as transport,
        pytest.raises(Absent) as caught,
    ):
        transport.hand_over(PARCEL)
    assert (caught.value.trouble, far.letters) == ("SMTPAuthenticationError 535", [])


def refused(security: Security, shown: Path) -> str:
    """What is said of a server that shows this certificate; it gets neither password nor letter."""
    far = Far()
    with (
        listening(far, security, shown) as port,
        speaking(port, security) as transport,
        pytest.raises(Absent) as caught,
    ):
        transport.hand_over(PARCEL)
    assert far.letters == []
    return caught.value.trouble


@BOTH
def test_a_certificate_that_nobody_vouches_for_is_refused(
    security: Security, believed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stranger = certificate(tmp_path_factory.mktemp("stranger"), LOCAL, now=timezone.now())
    assert refused(security, stranger) == "SSLCertVerificationError"


@BOTH
@pytest.mark.parametrize(("name", "days"), [("mail.invalid", 1), (LOCAL, -1)])
def test_a_certificate_for_another_name_or_of_old_is_refused(
    security: Security, name: str, days: int, believed: Path
) -> None:
    certificate(believed.parent, name, now=timezone.now(), days=days)
    trusted.cache_clear()
    assert refused(security, believed) == "SSLCertVerificationError"


def test_a_server_that_speaks_in_clear_where_encryption_was_asked_for_gets_nothing(believed: Path) -> None:
    far = Far()
    controller = OnAnyPort(far, hostname=LOCAL, port=0)
    controller.start()
    try:
        with speaking(controller.port, Security.TLS) as transport, pytest.raises(Absent, match="SSLError"):
            transport.hand_over(PARCEL)
    finally:
        controller.stop()
    assert far.letters == []


@pytest.mark.django_db
@BOTH
def test_eight_connections_carry_from_the_outbox_encrypted(security: Security, believed: Path) -> None:
    letters = [make_letter(recipient=f"office{number}@chamber.invalid") for number in range(20)]
    far = Encrypted()
    with a_writer(), listening(far, security, believed) as port:
        scheme = f"{security.value}://weavers:loom%20%26%20thread@{LOCAL}:{port}"
        ends = [SmtpTransport(parse(scheme), sender="hello@weavers.example") for _ in range(8)]
        assert carry(transports=ends, now=SPRING).sent == len(letters)
    assert len({letter.rcpt_tos[0] for letter in far.letters}) == len(letters)
    assert set(far.versions) == {"TLSv1.3"}
