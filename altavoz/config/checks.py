# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is looked at before every command: settings that cannot be meant, or that would do harm in silence.

Each has an id, which docs/run/settings.md explains. SMTP_URL is looked at by the outbox, which reads it.
"""

import ipaddress
from collections.abc import Iterator
from email.utils import parseaddr
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register
from django.utils.http import is_same_domain
from limits import parse_many

SCHEMES = ("http", "https")
OLDEST_MINIMUM = 120
# Somebody may still confirm three days after the end, and a pack is made after that.
SOONEST_FORGETTING = 7


@register()
def settings_make_sense(**_options: object) -> list[CheckMessage]:
    looks = (address, hosts, listening, proxies, sender, limits, ages)
    return [message for look in looks for message in look()]


def address() -> Iterator[CheckMessage]:
    """Every link in a letter begins with ALTAVOZ_URL."""
    try:
        parts = urlsplit(settings.ALTAVOZ_URL)
        _ = parts.port
    except ValueError:
        yield Error("ALTAVOZ_URL cannot be read as an address.", id="altavoz.E001")
        return
    if not _is_bare(parts):
        hint = "Write it like https://act.example.org, with nothing behind the host but a port."
        yield Error("ALTAVOZ_URL must be http(s)://host[:port] and nothing more.", hint=hint, id="altavoz.E001")
    elif parts.scheme == "http" and not _is_near(parts.hostname):
        hint = "Put a server with a certificate in front, and write https://."
        yield checks.Warning(
            "ALTAVOZ_URL is http:// on a public host: names travel in clear.", hint=hint, id="altavoz.W002"
        )


def hosts() -> Iterator[CheckMessage]:
    host = urlsplit(settings.ALTAVOZ_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        yield Error("ALTAVOZ_HOSTS must name the hosts: * would believe any.", id="altavoz.E003")
    elif host and not any(is_same_domain(_bracketed(host), pattern) for pattern in settings.ALLOWED_HOSTS):
        hint = f"Add {host} to ALTAVOZ_HOSTS."
        yield Error("the host of ALTAVOZ_URL is refused by ALTAVOZ_HOSTS.", hint=hint, id="altavoz.E004")


def listening() -> Iterator[CheckMessage]:
    if settings.BIND != "localhost" and not _is_address(settings.BIND):
        yield Error("ALTAVOZ_BIND must be an IP address of this machine.", id="altavoz.E005")
    if not 1 <= settings.PORT <= 65535:
        yield Error("PORT must lie between 1 and 65535.", id="altavoz.E006")
    if settings.WEB_WORKERS < 1 or settings.WEB_THREADS < 1:
        yield Error("ALTAVOZ_WEB_WORKERS and ALTAVOZ_WEB_THREADS must be 1 or more.", id="altavoz.E007")


def proxies() -> Iterator[CheckMessage]:
    """Altavoz speaks plain HTTP; with https:// something stands in front of it and hides who is calling."""
    if settings.ALTAVOZ_URL.startswith("https://") and not settings.TRUSTED_PROXIES:
        hint = "Set ALTAVOZ_TRUSTED_PROXIES to the number of proxies that add to X-Forwarded-For, mostly 1."
        yield checks.Warning(
            "Behind a proxy that is not counted, all visitors look like one and share its limits.",
            hint=hint,
            id="altavoz.W008",
        )


def sender() -> Iterator[CheckMessage]:
    written = parseaddr(settings.MAIL_FROM)[1]
    local, _at, domain = written.rpartition("@")
    if not local or not domain or any(sign in settings.MAIL_FROM for sign in "\r\n"):
        hint = "Write it like: Our Name <letters@example.org>"
        yield Error("ALTAVOZ_MAIL_FROM holds no e-mail address.", hint=hint, id="altavoz.E009")
    elif domain == "localhost" and settings.SMTP_URL:
        hint = "Take an address of a domain that your mail server may send for."
        yield checks.Warning("Letters would come from localhost.", hint=hint, id="altavoz.W010")


def limits() -> Iterator[CheckMessage]:
    for name in ("LIMIT_PER_BLOCK", "LIMIT_PER_DOMAIN"):
        try:
            parse_many(getattr(settings, name))
        except ValueError:
            yield Error(f"ALTAVOZ_{name} cannot be read.", hint="Write it like 60/hour.", id="altavoz.E011")
    if urlsplit(settings.LIMITS_STORAGE).scheme not in {"memory", "redis", "rediss", "redis+unix"}:
        hint = "memory:// on one machine, redis://host:6379/0 on several."
        yield Error("ALTAVOZ_LIMITS_STORAGE must keep nothing on a disk.", hint=hint, id="altavoz.E012")


def ages() -> Iterator[CheckMessage]:
    if settings.MINIMUM_AGE > OLDEST_MINIMUM:
        yield Error("ALTAVOZ_MINIMUM_AGE would let nobody sign.", id="altavoz.E013")
    if settings.UNCONFIRMED_DAYS < 1:
        yield Error("ALTAVOZ_UNCONFIRMED_DAYS must leave a day to confirm.", id="altavoz.E014")
    if settings.FORGET_AFTER_DAYS < SOONEST_FORGETTING:
        hint = f"Leave at least {SOONEST_FORGETTING} days: the hand-over needs the names."
        yield Error("ALTAVOZ_FORGET_AFTER_DAYS would forget people too soon.", hint=hint, id="altavoz.E016")
    if settings.REMIND_AFTER_HOURS >= settings.UNCONFIRMED_DAYS * 24:
        hint = "Let ALTAVOZ_REMIND_AFTER_HOURS be shorter than ALTAVOZ_UNCONFIRMED_DAYS."
        yield checks.Warning("The reminder would come after the row is deleted.", hint=hint, id="altavoz.W015")


def _is_bare(parts: SplitResult) -> bool:
    more = parts.path or parts.query or parts.fragment or parts.username or parts.password
    return parts.scheme in SCHEMES and bool(parts.hostname) and not more


def _is_near(host: str | None) -> bool:
    return host == "localhost" or (host is not None and _is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
