# SPDX-License-Identifier: AGPL-3.0-or-later
"""The centre's own signature under each letter (DKIM, RFC 6376). Off unless it is told to sign: then the relay does.

Ours and not a library's: the one for Python computes RSA in Python, which takes ten times as long as all of this;
the tests let it judge what stands here. A header that is named once more than it is there cannot be added on the way.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from altavoz.personal_data.keys import write_private

BITS = 2048
SIGNED = (
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Content-Language",
    "Auto-Submitted",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
)
FROZEN = ("From", "To", "Reply-To", "Subject", "Date", "List-Unsubscribe", "List-Unsubscribe-Post")
BLANKS = re.compile(r"[ \t]+")
# One string of a TXT record holds no more.
LONGEST_STRING = 255

Head = Sequence[tuple[str, str]]


class BadKey(ValueError):
    """Why nothing can be signed with that file; it tells nothing of what is in it."""


@dataclass(frozen=True)
class Signer:
    """What stands in the settings. `key_file` is looked for among the centre's keys where it is no whole path."""

    selector: str
    domain: str
    key_file: Path

    @property
    def name(self) -> str:
        """Where mail servers look for the key."""
        return f"{self.selector}._domainkey.{self.domain}"


def signer() -> Signer | None:
    """None where letters are not signed here."""
    told = (settings.DKIM_SELECTOR, settings.DKIM_DOMAIN, settings.DKIM_KEY_FILE)
    return Signer(told[0], told[1].lower(), Path(settings.KEYS_DIR) / told[2]) if all(told) else None


def signature(head: Head, body: bytes, *, now: datetime) -> str:
    """The header to put before the others, or nothing. `head` as it goes over the wire; raises BadKey."""
    by = signer()
    if by is None:
        return ""
    named = [name for name in SIGNED if any(each == name for each, _value in head)]
    named += [name for name in FROZEN if name in SIGNED]
    unsigned = _unsigned(by, named, body, now)
    values = dict(head)
    there = dict.fromkeys(name for name in named if name in values)
    hashed = "".join(f"{name.lower()}:{_relaxed(values[name])}\r\n" for name in there)
    hashed += f"dkim-signature:{_relaxed(unsigned)}"
    signed = private_key(by.key_file).sign(hashed.encode("ascii"), PKCS1v15(), SHA256())
    folded = "\r\n ".join(_pieces(base64.b64encode(signed).decode(), of=74))
    return f"DKIM-Signature: {unsigned}\r\n {folded}\r\n"


@lru_cache(maxsize=2)
def private_key(file: Path) -> RSAPrivateKey:
    """Read once: a new key takes a new file, or a new start. Raises BadKey."""
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except FileNotFoundError:
        raise BadKey("there is no such file") from None
    except OSError as error:
        raise BadKey(f"it cannot be read: {error.strerror}") from None
    except (ValueError, TypeError):
        raise BadKey("it holds no private key in PEM without a password") from None
    if not isinstance(key, RSAPrivateKey) or key.key_size < BITS:
        raise BadKey(f"it must hold an RSA key of {BITS} bits or more")
    return key


def make_key(file: Path) -> bool:
    """Make a key where there is none, for its owner alone; False where there was one."""
    if file.exists():
        return False
    key = generate_private_key(public_exponent=65537, key_size=BITS)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_private(file, pem.decode("ascii"), only_new=True)
    return True


def record(by: Signer) -> str:
    """What mail servers shall find under the signer's name. Raises BadKey."""
    public = private_key(by.key_file).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


def record_as_line(by: Signer) -> str:
    """The same as a line of a zone file. Raises BadKey."""
    strings = " ".join(f'"{piece}"' for piece in _pieces(record(by), of=LONGEST_STRING))
    return f"{by.name}. IN TXT ( {strings} )"


def _pieces(text: str, *, of: int) -> Iterator[str]:
    for begin in range(0, len(text), of):
        yield text[begin : begin + of]


def _unsigned(by: Signer, named: Sequence[str], body: bytes, now: datetime) -> str:
    """The header with everything but the signature itself."""
    digest = base64.b64encode(hashlib.sha256(_simple(body)).digest()).decode()
    names = ":\r\n  ".join(":".join(line) for line in _lines([name.lower() for name in named]))
    what = f"v=1; a=rsa-sha256; c=relaxed/simple; d={by.domain};\r\n s={by.selector}; t={int(now.timestamp())};"
    return f"{what}\r\n h={names};\r\n bh={digest};\r\n b="


def _lines(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(names), 4):
        yield names[begin : begin + 4]


def _relaxed(value: str) -> str:
    """A header as it is hashed: on one line, with single blanks (RFC 6376, 3.4.2)."""
    return BLANKS.sub(" ", value.replace("\r\n", "")).strip(" ")


def _simple(body: bytes) -> bytes:
    """A body as it is hashed: without empty lines at its end (3.4.3). Seven bits and short lines travel unchanged."""
    return body.rstrip(b"\r\n") + b"\r\n"
