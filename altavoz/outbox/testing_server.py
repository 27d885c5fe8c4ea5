# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: N802 - aiosmtpd calls its hooks by these names and with all of these
"""A mail server on loopback that answers as it is told; for tests."""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Answer = Callable[[SMTP], str]


class Far:
    """The far end; `answers` are what it says instead of "250 OK", by step."""

    def __init__(self, **answers: Answer | str) -> None:
        self.answers = answers
        self.letters: list[Envelope] = []

    def say(self, server: SMTP, step: str) -> str:
        answer = self.answers.get(step, "250 OK")
        return answer if isinstance(answer, str) else answer(server)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.say(server, "sender")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.say(server, "recipient")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.say(server, "letter")
        if answer.startswith("250"):
            self.letters.append(envelope)
        return answer


def hang_up(server: SMTP) -> str:
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()
    return "250 never heard"


class OnAnyPort(Controller):
    """aiosmtpd's own check that it has begun asks port 0, where nobody is."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        with socket.create_connection(("127.0.0.1", self.port), 1) as asking:
            if self.ssl_context is None:
                asking.recv(1024)


def certificate(folder: Path, *names: str, now: datetime, days: int = 1) -> Path:
    """A file with a new key and a certificate for these names and addresses, signed by nobody but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.invalid")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=3))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([_general(each) for each in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "mail.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def speaking_tls(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
