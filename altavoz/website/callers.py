# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who calls a public form, and how often: by a keyed hash in memory, whose key is made anew at each start.

Nothing about a network address reaches disk or log.
"""

import hashlib
import hmac
import ipaddress
import secrets
from datetime import UTC, datetime
from functools import cache

import limits
from django.conf import settings
from django.http import HttpRequest
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from altavoz.personal_data.sealing import keyed_hash
from altavoz.website.windows import BoundedMemory

_process_key = secrets.token_bytes(32)


def caller_of(request: HttpRequest) -> str:
    """The block of addresses that the post came from: one IPv4 address, or the /56 that a household gets of IPv6."""
    return block_of(_address(request))


def block_of(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(parsed.ipv4_mapped) if parsed.ipv4_mapped else parsed.packed[:7].hex()


def within(limit: str, *, what: str, value: str, now: datetime) -> bool:
    """Count one more in the window of that value, and say whether it is still below the limit, as `60/hour`."""
    return limiter(settings.LIMITS_STORAGE).hit(_limit(limit), _hidden(what, value, now))


def forget_all() -> None:
    """Begin with empty windows: for tests."""
    limiter.cache_clear()


@cache
def limiter(storage: str) -> SlidingWindowCounterRateLimiter:
    return SlidingWindowCounterRateLimiter(BoundedMemory() if storage == "memory://" else storage_from_string(storage))


def _address(request: HttpRequest) -> str:
    """The connection's, or what the outermost of our own proxies saw: entries further left can be invented."""
    connection = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.TRUSTED_PROXIES:
        return connection
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    if len(forwarded) < settings.TRUSTED_PROXIES:
        return connection
    return _without_port(forwarded[-settings.TRUSTED_PROXIES].strip())


def _without_port(text: str) -> str:
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text


def _hidden(what: str, value: str, now: datetime) -> str:
    if settings.LIMITS_STORAGE == "memory://":
        return hmac.digest(_process_key, f"{what} {value}".encode(), hashlib.sha256)[:16].hex()
    # Several machines have to agree on the key; with the day in it, one day cannot be laid beside another.
    return keyed_hash(f"{what} {value} {now.astimezone(UTC):%Y-%m-%d}", purpose="limits")[:16].hex()


@cache
def _limit(text: str) -> limits.RateLimitItem:
    return limits.parse(text)
