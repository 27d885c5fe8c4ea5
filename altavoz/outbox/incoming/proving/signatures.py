# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a mail's own signature is valid (DKIM, RFC 6376), for centres whose mail server does not look.

Stricter than it must be: a signature that covers only the beginning of a mail, or not its From, does not count.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from altavoz.outbox.incoming.proving import keys
from altavoz.outbox.incoming.proving.keys import Ask, BadKey, Unanswered, tags
from altavoz.outbox.incoming.proving.reported import Proof

BLANKS = re.compile(rb"[ \t]+")
OWN_SIGNATURE = re.compile(rb"(?P<before>(?:\A|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*")
DOMAIN = re.compile(r"\A[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+\Z")
NAME = re.compile(r"\A[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\Z")
ALGORITHMS = {"rsa-sha256": "rsa", "ed25519-sha256": "ed25519"}
# More signatures than any honest mail bears; and each costs a question to somebody's name server.
MOST_SIGNATURES = 4
LONGEST_DOMAIN = 253
# Nobody signs heads like these: whoever sends one wants us to be busy.
MOST_HEADERS = 1_000
LONGEST_SIGNATURE = 20_000

Head = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Mail:
    """`head` holds each header's name and all that follows its colon, as it came."""

    head: Head
    body: bytes


class Unusable(ValueError):
    """Why a signature says nothing; its words are a result of RFC 8601."""


def check(content: bytes, *, ask: Ask, now: datetime) -> Proof:
    """Its first valid signature, else what is wrong with the last."""
    mail = take_apart(content)
    signatures = [value for name, value in mail.head if name.lower() == b"dkim-signature"][:MOST_SIGNATURES]
    result = "none"
    for value in signatures:
        if len(value) > LONGEST_SIGNATURE or len(mail.head) > MOST_HEADERS:
            return Proof(dkim="permerror")
        result, domain = _judge(mail, value, ask, now)
        if result == "pass":
            return Proof(dkim=result, signed_by=domain)
    return Proof(dkim=result)


def take_apart(content: bytes) -> Mail:
    whole = content if b"\r\n" in content else content.replace(b"\n", b"\r\n")
    top, _, body = whole.partition(b"\r\n\r\n")
    fields: list[tuple[bytes, list[bytes]]] = []
    for line in top.split(b"\r\n"):
        if line[:1] in {b" ", b"\t"} and fields:
            fields[-1][1].append(line)
        else:
            name, colon, value = line.partition(b":")
            if colon:
                fields.append((name.strip(), [value]))
    return Mail([(name, b"\r\n".join(lines)) for name, lines in fields], body)


def _judge(mail: Mail, value: bytes, ask: Ask, now: datetime) -> tuple[str, str]:
    told = tags(value.decode("ascii", "replace").replace("\r\n", ""))
    domain = told.get("d", "").lower()
    try:
        _refuse(mail, told, domain, now)
        key = keys.read(ask(f"{told['s'].lower()}._domainkey.{domain}") or "", sort=ALGORITHMS[told["a"].lower()])
        return ("pass" if _is_valid(mail, told, value, key) else "fail"), domain
    except Unanswered:
        return "temperror", domain
    except Unusable as unusable:
        return str(unusable), domain
    except (BadKey, binascii.Error, ValueError):
        return "permerror", domain


def _refuse(mail: Mail, told: Mapping[str, str], domain: str, now: datetime) -> None:
    """Raises Unusable for what no key could make good."""
    named = [name.strip().lower() for name in told.get("h", "").split(":")]
    right = told.get("v") == "1" and told.get("a", "").lower() in ALGORITHMS
    right = right and bool(DOMAIN.match(domain)) and len(domain) <= LONGEST_DOMAIN and len(named) <= MOST_HEADERS
    if not right or not NAME.match(told.get("s", "").lower()) or not told.get("b"):
        raise Unusable("permerror")
    if "from" not in named or sum(name.lower() == b"from" for name, _value in mail.head) != 1:
        raise Unusable("permerror")
    if not _belongs(told.get("i", f"@{domain}").lower().rpartition("@")[2], domain):
        raise Unusable("permerror")
    expires = told.get("x", "")
    if expires and not (expires.isdigit() and now.timestamp() <= int(expires[:12])):
        raise Unusable("policy")
    length = told.get("l", "")
    if length and not (length.isdigit() and int(length[:12]) >= len(_body(told)(mail.body))):
        # Whoever wants can add to the end of such a mail.
        raise Unusable("policy")


def _belongs(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _is_valid(mail: Mail, told: Mapping[str, str], value: bytes, key: keys.Key) -> bool:
    wanted = base64.b64decode("".join(told.get("bh", "").split()), validate=True)
    if hashlib.sha256(_body(told)(mail.body)).digest() != wanted:
        return False
    hashed = _signed_head(mail.head, told, value)
    signature = base64.b64decode("".join(told["b"].split()), validate=True)
    return key.stands_behind(signature, hashed=hashed, digest=hashlib.sha256(hashed).digest())


def _signed_head(head: Head, told: Mapping[str, str], value: bytes) -> bytes:
    """Each named header once for each time that it is named, from the lowest up; what is not there is nothing."""
    write = _relaxed_header if _ways(told)[0] == "relaxed" else _simple_header
    left = list(head)
    out: list[bytes] = []
    for named in told["h"].split(":"):
        name = named.strip().lower().encode()
        at = next((place for place in range(len(left) - 1, -1, -1) if left[place][0].lower() == name), None)
        if at is not None:
            out.append(write(*left.pop(at)) + b"\r\n")
    original = next(each for each, given in head if given is value)
    out.append(write(original, OWN_SIGNATURE.sub(rb"\g<before>", value, count=1)))
    return b"".join(out)


def _ways(told: Mapping[str, str]) -> tuple[str, str]:
    head, _, body = told.get("c", "simple/simple").lower().partition("/")
    return head, body or "simple"


def _body(told: Mapping[str, str]) -> Callable[[bytes], bytes]:
    return _relaxed_body if _ways(told)[1] == "relaxed" else _simple_body


def _simple_header(name: bytes, value: bytes) -> bytes:
    return name + b":" + value


def _relaxed_header(name: bytes, value: bytes) -> bytes:
    return name.lower() + b":" + BLANKS.sub(b" ", value.replace(b"\r\n", b"")).strip(b" ")


def _simple_body(body: bytes) -> bytes:
    return _without_empty_end(body) + b"\r\n"


def _relaxed_body(body: bytes) -> bytes:
    lines = (BLANKS.sub(b" ", line).rstrip(b" ") for line in body.split(b"\r\n"))
    kept = _without_empty_end(b"\r\n".join(lines))
    return kept + b"\r\n" if kept else b""


def _without_empty_end(body: bytes) -> bytes:
    """By hand: a pattern takes hours for a body of ten million line ends."""
    end = len(body)
    while body[end - 2 : end] == b"\r\n":
        end -= 2
    return body[:end]
