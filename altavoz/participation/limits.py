# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which posts are doubtful. Doubtful rows are held, and nobody outside is ever told.

Nothing about a network address reaches disk or log: it becomes a keyed hash in memory, and the key is made anew
at each start.
"""

import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import limits
from disposable_email_domains import blocklist
from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from altavoz.participation.opened import is_too_quick
from altavoz.participation.windows import BoundedMemory
from altavoz.personal_data.addresses import domain_of
from altavoz.personal_data.sealing import keyed_hash

_process_key = secrets.token_bytes(32)


class Doubt(models.TextChoices):
    """Why a row is held."""

    NONE = "", _("not held")
    TRAP = "trap", _("filled in the field that people do not see")
    QUICK = "quick", _("was sent sooner than anybody can type")
    DISPOSABLE = "disposable", _("the address is one of those that are thrown away")
    TOO_MANY = "too_many", _("too many from one network or mail domain at that time")


@dataclass(frozen=True)
class Attempt:
    """What is judged of a post."""

    caller: str
    email: str
    trap: str
    opened: str


def judge(attempt: Attempt, *, now: datetime) -> Doubt:
    """Every attempt counts in the windows, whatever else is wrong with it."""
    too_many = _over_the_limit(attempt, now)
    if attempt.trap:
        return Doubt.TRAP
    if is_too_quick(attempt.opened, now=now, minimum=timedelta(seconds=settings.MINIMUM_SECONDS)):
        return Doubt.QUICK
    if is_disposable(domain_of(attempt.email)):
        return Doubt.DISPOSABLE
    return Doubt.TOO_MANY if too_many else Doubt.NONE


def caller_of(request: HttpRequest) -> str:
    """The block of addresses that the post came from: one IPv4 address, or the /56 that a household gets of IPv6."""
    return block_of(_address(request))


def is_disposable(domain: str) -> bool:
    labels = domain.split(".")
    return any(".".join(labels[start:]) in blocklist for start in range(len(labels) - 1))


def block_of(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(parsed.ipv4_mapped) if parsed.ipv4_mapped else parsed.packed[:7].hex()


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


def _over_the_limit(attempt: Attempt, now: datetime) -> bool:
    limiter = _limiter(settings.LIMITS_STORAGE)
    block = limiter.hit(_limit(settings.LIMIT_PER_BLOCK), _hidden("block", attempt.caller, now))
    domain = limiter.hit(_limit(settings.LIMIT_PER_DOMAIN), _hidden("domain", domain_of(attempt.email), now))
    return not (block and domain)


def _hidden(what: str, value: str, now: datetime) -> str:
    if settings.LIMITS_STORAGE == "memory://":
        return hmac.digest(_process_key, f"{what} {value}".encode(), hashlib.sha256)[:16].hex()
    # Several machines have to agree on the key; with the day in it, one day cannot be laid beside another.
    return keyed_hash(f"{what} {value} {now.astimezone(UTC):%Y-%m-%d}", purpose="limits")[:16].hex()


@cache
def _limit(text: str) -> limits.RateLimitItem:
    return limits.parse(text)


@cache
def _limiter(storage: str) -> SlidingWindowCounterRateLimiter:
    return SlidingWindowCounterRateLimiter(BoundedMemory() if storage == "memory://" else storage_from_string(storage))


def forget_all() -> None:
    """Begin with empty windows: for tests."""
    _limiter.cache_clear()
