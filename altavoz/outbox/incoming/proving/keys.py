# SPDX-License-Identifier: AGPL-3.0-or-later
"""The key of a domain that signs its mail, as the domain name system tells it (RFC 6376, 3.6)."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

import dns.exception
import dns.resolver
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

SECONDS = 3.0
LEAST_BITS = 1024
ED25519_BYTES = 32


class Unanswered(Exception):
    """Nobody could say what stands there: that says nothing of the mail."""


class BadKey(ValueError):
    """What stands there is no key that can be used."""


# The text under a name, or None where there is none; raises Unanswered.
Ask = Callable[[str], str | None]


@dataclass(frozen=True)
class Key:
    public: RSAPublicKey | Ed25519PublicKey

    def stands_behind(self, signature: bytes, *, hashed: bytes, digest: bytes) -> bool:
        try:
            if isinstance(self.public, RSAPublicKey):
                self.public.verify(signature, hashed, PKCS1v15(), SHA256())
            else:
                # RFC 8463: Ed25519 signs the hash.
                self.public.verify(signature, digest)
        except InvalidSignature:
            return False
        return True


def ask_the_net(name: str) -> str | None:
    """Asks the machine's own name servers."""
    return ask(dns.resolver.get_default_resolver(), name)


def ask(resolver: dns.resolver.Resolver, name: str) -> str | None:
    try:
        answer = resolver.resolve(name, "TXT", lifetime=SECONDS, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return None
    except (dns.exception.DNSException, OSError):
        raise Unanswered from None
    strings = [b"".join(row.strings) for row in answer if hasattr(row, "strings")]
    return next((text.decode("ascii", "replace") for text in strings), None)


def read(record: str, *, sort: str) -> Key:
    """A key of that sort. Raises BadKey."""
    told = tags(record)
    if told.get("v", "DKIM1") != "DKIM1" or not told.get("p") or told.get("k", "rsa").lower() != sort:
        raise BadKey("withdrawn, or of another standard")
    if "h" in told and "sha256" not in told["h"].lower().split(":"):
        raise BadKey("not for this hash")
    try:
        plain = base64.b64decode("".join(told["p"].split()), validate=True)
        if sort == "ed25519" and len(plain) == ED25519_BYTES:
            return Key(Ed25519PublicKey.from_public_bytes(plain))
        public = load_der_public_key(plain)
    except (binascii.Error, ValueError, TypeError):
        raise BadKey("no key") from None
    if sort != "rsa" or not isinstance(public, RSAPublicKey) or public.key_size < LEAST_BITS:
        raise BadKey("too weak, or of another sort")
    return Key(public)


def tags(text: str) -> dict[str, str]:
    """`v=1; d=example.org` as a mapping; of two with one name the first."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            found.setdefault(name.strip(), value.strip())
    return found
