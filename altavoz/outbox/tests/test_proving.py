# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who sent a mail: our own server's word is read as RFC 8601 says, and signatures are judged as dkimpy makes them."""

import base64
import socketserver
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes

import dkim
import dns.message
import dns.resolver
import dns.rrset
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from altavoz.outbox.incoming.proving import keys, reported, signatures
from altavoz.outbox.incoming.proving.reported import Proof

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
KEY = generate_private_key(public_exponent=65537, key_size=2048)
PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
DER = KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
RECORD = f"v=DKIM1; k=rsa; p={base64.b64encode(DER).decode()}"
MAIL = (
    b"From: The Minister <minister@ministry.example>\r\nTo: replies@centre.example\r\nSubject: Your  letters\r\n"
    b"\r\nWe have  read them. \r\n\r\n  We agree.\r\n\r\n\r\n"
)


def signed(mail: bytes = MAIL, *, ways: tuple[bytes, bytes] = (b"relaxed", b"relaxed"), **more: object) -> bytes:
    header = dkim.sign(mail, b"may", b"ministry.example", PEM, canonicalize=ways, **more)
    return bytes(header) + mail


def check(content: bytes, record: str | None = RECORD) -> Proof:
    return signatures.check(content, ask=lambda _name: record, now=NOW)


@pytest.mark.parametrize("head", [b"simple", b"relaxed"])
@pytest.mark.parametrize("body", [b"simple", b"relaxed"])
def test_a_valid_signature_names_its_domain(head: bytes, body: bytes) -> None:
    assert check(signed(ways=(head, body))) == Proof(dkim="pass", signed_by="ministry.example")


def test_a_mail_without_a_body_is_judged_too() -> None:
    empty = MAIL.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    assert check(signed(empty)).dkim == "pass"
    assert check(signed(empty, ways=(b"simple", b"simple"))).dkim == "pass"


@pytest.mark.parametrize(
    ("content", "result"),
    [
        (MAIL, "none"),
        (signed().replace(b"We agree", b"We refuse"), "fail"),
        (signed().replace(b"minister@", b"president@"), "fail"),
        (signed().replace(b"Subject:", b"From: dee@stranger.example\r\nSubject:"), "permerror"),
        (signed(length=True) + b"And send us your names.\r\n", "policy"),
        (signed().replace(b"v=1;", b"v=1; x=1000;"), "policy"),
        (signed().replace(b"a=rsa-sha256", b"a=rsa-sha1"), "permerror"),
        (signed().replace(b"d=ministry.example", b"d=ministry example"), "permerror"),
        (b"DKIM-Signature: v=1; b" + b"=" * 30_000 + b"\r\n" + MAIL, "permerror"),
    ],
)
def test_what_proves_nothing_says_why(content: bytes, result: str) -> None:
    assert check(content) == Proof(dkim=result)


@pytest.mark.parametrize(
    "record", [None, "", "v=DKIM1; p=", "v=DKIM1; k=rsa; p=AAAA", RECORD.replace("k=rsa", "h=sha1")]
)
def test_without_a_key_that_can_be_used_nothing_is_proven(record: str | None) -> None:
    assert check(signed(), record).dkim == "permerror"


def test_a_name_server_that_does_not_answer_says_nothing_of_the_mail() -> None:
    def nobody(_name: str) -> str | None:
        raise keys.Unanswered

    assert signatures.check(signed(), ask=nobody, now=NOW) == Proof(dkim="temperror")


def test_a_mail_of_ten_million_blanks_is_judged_in_a_moment() -> None:
    assert check(signed() + b" " * 5_000_000 + b"x" + b"\r\n" * 2_500_000).dkim == "fail"


class OneRecord(socketserver.BaseRequestHandler):
    """As much of a name server as it takes."""

    def handle(self) -> None:
        asked = dns.message.from_wire(self.request[0])
        answer = dns.message.make_response(asked)
        name = asked.question[0].name
        if str(name) == "may._domainkey.ministry.example.":
            texts = " ".join(f'"{RECORD[begin : begin + 200]}"' for begin in range(0, len(RECORD), 200))
            answer.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", texts))
        self.request[1].sendto(answer.to_wire(), self.client_address)


@pytest.fixture
def resolver() -> Iterator[dns.resolver.Resolver]:
    with socketserver.UDPServer(("127.0.0.1", 0), OneRecord) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        found = dns.resolver.Resolver(configure=False)
        found.nameservers, found.port = ["127.0.0.1"], server.server_address[1]
        yield found
        server.shutdown()


def test_the_key_comes_from_a_name_server(resolver: dns.resolver.Resolver) -> None:
    assert keys.ask(resolver, "may._domainkey.ministry.example") == RECORD
    assert keys.ask(resolver, "june._domainkey.ministry.example") is None


def read(*lines: str, server: str = "mx.centre.example") -> Proof:
    return reported.read(message_from_bytes("\r\n".join([*lines, "", ""]).encode()), server=server)


OWN = (
    "Authentication-Results: mx.centre.example 1; spf=pass smtp.mailfrom=ministry.example;\r\n"
    '  dkim=fail reason="a; dkim=pass" header.d=list.example;\r\n'
    " dkim=pass (2048-bit; dmarc=fail) header.d=Ministry.example; dmarc=pass (p=reject) header.from=ministry.example"
)


def test_the_word_of_our_own_server_is_believed() -> None:
    assert read(OWN) == Proof("pass", "pass", "pass", "ministry.example")


@pytest.mark.parametrize(
    "forged",
    [
        ("Authentication-Results: mx.stranger.example; dmarc=pass",),
        ("Authentication-Results: mx.centre.example.stranger.example; dmarc=pass",),
        ("Authentication-Results: (mx.centre.example;) mx.stranger.example; dmarc=pass",),
        ("X-Authentication-Results: mx.centre.example; dmarc=pass",),
        ("Authentication-Results: mx.centre.example; dmarc=splendid",),
        ("Authentication-Results: mx.centre.example; none",),
    ],
)
def test_nobody_elses_is(forged: tuple[str, ...]) -> None:
    assert read(*forged) == Proof()


def test_without_a_name_of_our_own_nobody_is_believed() -> None:
    assert read(OWN, server="") == Proof()


def test_what_stands_below_the_first_station_was_there_before_us() -> None:
    forged = "Authentication-Results: mx.centre.example; dmarc=pass"
    ours = "Authentication-Results: mx.centre.example; spf=fail smtp.mailfrom=stranger.example"
    assert read(ours, "Received: from stranger.example", forged) == Proof(spf="fail")
