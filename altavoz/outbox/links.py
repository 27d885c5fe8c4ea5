# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses in letters: always from ALTAVOZ_URL, never from the Host header that somebody sent."""

import ipaddress
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings


def absolute(path: str) -> str:
    """`path` begins with a slash."""
    return f"{settings.ALTAVOZ_URL}{path}"


def domain() -> str:
    """The centre's own name as mail writes it: a bare address of the network stands in square brackets."""
    return _domain(settings.ALTAVOZ_URL)


@cache
def _domain(url: str) -> str:
    host = urlsplit(url).hostname or "localhost"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host.encode("idna").decode()
    return f"[{'IPv6:' if address.version == 6 else ''}{address}]"


def message_id(public_id: str) -> str:
    """Fixed by the letter: whoever gets one twice has a program that shows it once."""
    return f"<{public_id}@{domain()}>"
