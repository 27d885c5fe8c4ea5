# SPDX-License-Identifier: AGPL-3.0-or-later
"""One mailbox, one key: the canonical form of an e-mail address, and the keyed hash it is found by."""

import unicodedata

from altavoz.personal_data.sealing import keyed_hash

# Providers that document dots as meaningless or a tag as optional. For all others both may name another person.
DOTS_IGNORED = frozenset({"gmail.com"})
PLUS_TAGS = frozenset(
    {"gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "fastmail.com"}
    | {"proton.me", "protonmail.com", "pm.me"}
)
SAME_DOMAIN = {"googlemail.com": "gmail.com", "protonmail.com": "proton.me", "pm.me": "proton.me"}


def canonical(address: str) -> str:
    """`Ana.Lima+news@GoogleMail.com` gives `analima@gmail.com`; unknown providers lose only their capitals."""
    # One letter with an accent may be written as one character or as two.
    local, _, domain = unicodedata.normalize("NFC", address.strip().lower()).rpartition("@")
    domain = _ascii_domain(SAME_DOMAIN.get(domain, domain))
    if domain in PLUS_TAGS:
        local = local.partition("+")[0] or local
    if domain in DOTS_IGNORED:
        local = local.replace(".", "") or local
    return f"{local}@{domain}"


def domain_of(address: str) -> str:
    return _ascii_domain(address.strip().lower().rpartition("@")[2])


def email_key(address: str) -> bytes:
    """32 bytes: the keyed hash of the canonical address."""
    return keyed_hash(canonical(address), purpose="email")


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
