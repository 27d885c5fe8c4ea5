# SPDX-License-Identifier: AGPL-3.0-or-later
"""System checks of the mail settings: whoever runs the centre hears of a slip before a letter does."""

import re
import stat

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error

from altavoz.outbox.building import sender
from altavoz.outbox.incoming.providers import LOGIN, PROVIDERS
from altavoz.outbox.servers import BadServer, parse
from altavoz.outbox.signing import BadKey, Signer, private_key, signer

MOST_CONNECTIONS = 50
SHORTEST_SECRET = 16
LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?"
DNS_NAME = re.compile(rf"{LABEL}(\.{LABEL})*", re.IGNORECASE)
MAKE_ONE = "altavoz dkim makes a key there and prints what to publish; see docs/run/mail.md."


def mail_settings(**_chosen: object) -> list[CheckMessage]:
    return [*_server(), *_sender(), *_connections(), *_signing(), *_webhook(), *_replies()]


def _server() -> list[CheckMessage]:
    if not settings.SMTP_URL:
        return []
    try:
        parse(settings.SMTP_URL)
    except BadServer as error:
        hint = "Write smtp://, smtp+starttls:// or smtps://, then user:password@host:port."
        return [Error(f"SMTP_URL cannot be read: {error}.", hint=hint, id="outbox.E001")]
    return []


def _sender() -> list[CheckMessage]:
    try:
        sender()
    except ValueError:
        hint = "Write it as Weavers' Watch <hello@example.org>."
        return [Error("ALTAVOZ_MAIL_FROM holds no address.", hint=hint, id="outbox.E002")]
    return []


def _connections() -> list[CheckMessage]:
    if 1 <= settings.SMTP_CONNECTIONS <= MOST_CONNECTIONS:
        return []
    hint = "Eight is a good number; fewer where the mail server allows fewer at a time."
    return [Error(f"ALTAVOZ_SMTP_CONNECTIONS must be from 1 to {MOST_CONNECTIONS}.", hint=hint, id="outbox.E003")]


def _webhook() -> list[CheckMessage]:
    """Provider and secret, or neither; and a secret that nobody can guess."""
    name, secret = settings.WEBHOOK_PROVIDER, settings.WEBHOOK_SECRET
    if not name and not secret:
        return []
    known = ", ".join(sorted(PROVIDERS))
    if name not in PROVIDERS:
        hint = f"It is one of {known}; or leave both ALTAVOZ_WEBHOOK_ settings empty."
        return [Error("ALTAVOZ_WEBHOOK_PROVIDER names no provider that we know.", hint=hint, id="outbox.E009")]
    if len(secret) < SHORTEST_SECRET:
        hint = f"At least {SHORTEST_SECRET} characters; see docs/run/mail.md."
        return [Error("ALTAVOZ_WEBHOOK_SECRET is missing or short.", hint=hint, id="outbox.E010")]
    if PROVIDERS[name].proof == LOGIN and ":" not in secret:
        hint = "Write it as user:password, as it stands in the address that the provider calls."
        return [Error("ALTAVOZ_WEBHOOK_SECRET holds no user and password.", hint=hint, id="outbox.E011")]
    return []


def _replies() -> list[CheckMessage]:
    """An address under which each action gets its own, in the domain that sends: else its letters prove nothing."""
    local, _at, domain = settings.REPLIES_TO.lower().rpartition("@")
    if not settings.REPLIES_TO:
        return []
    if not local or "+" in local or not DNS_NAME.fullmatch(domain):
        hint = "Write it as replies@example.org."
        return [Error("ALTAVOZ_REPLIES_TO is no address that others can be made of.", hint=hint, id="outbox.E012")]
    if domain == settings.MAIL_FROM.rpartition("@")[2].strip("> ").lower():
        return []
    trouble = "Letters to offices come from a domain that does not send them: mail servers will not trust them (DMARC)."
    hint = "Let ALTAVOZ_REPLIES_TO lie in the domain of ALTAVOZ_MAIL_FROM."
    return [checks.Warning(trouble, hint=hint, id="outbox.W013")]


def _signing() -> list[CheckMessage]:
    """All three settings or none; and a key that can sign, and that nobody else can read."""
    told = {f"ALTAVOZ_{name}": getattr(settings, name) for name in ("DKIM_SELECTOR", "DKIM_DOMAIN", "DKIM_KEY_FILE")}
    missing = [name for name, value in told.items() if not value]
    by = signer()
    if by is None:
        trouble = f"Letters cannot be signed: {', '.join(missing)} not set."
        hint = "Set all three of ALTAVOZ_DKIM_SELECTOR, ALTAVOZ_DKIM_DOMAIN and ALTAVOZ_DKIM_KEY_FILE, or none."
        return [Error(trouble, hint=hint, id="outbox.E004")] if len(missing) < len(told) else []
    return [*_names_of(by), *_key_of(by)]


def _names_of(by: Signer) -> list[CheckMessage]:
    if not DNS_NAME.fullmatch(by.selector) or not DNS_NAME.fullmatch(by.domain):
        trouble = "ALTAVOZ_DKIM_SELECTOR and ALTAVOZ_DKIM_DOMAIN must be names as they stand in the DNS."
        return [Error(trouble, hint="Write them like altavoz and example.org.", id="outbox.E005")]
    domain = settings.MAIL_FROM.rpartition("@")[2].strip("> ").lower()
    if domain == by.domain or domain.endswith(f".{by.domain}"):
        return []
    trouble = "Letters are signed for a domain that does not send them: mail servers will not count that (DMARC)."
    hint = "Let ALTAVOZ_DKIM_DOMAIN be the domain of ALTAVOZ_MAIL_FROM, or one above it."
    return [checks.Warning(trouble, hint=hint, id="outbox.W006")]


def _key_of(by: Signer) -> list[CheckMessage]:
    try:
        private_key(by.key_file)
    except BadKey as error:
        return [Error(f"The key of ALTAVOZ_DKIM_KEY_FILE cannot sign: {error}.", hint=MAKE_ONE, id="outbox.E007")]
    if by.key_file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return [Error("Others may read the key of ALTAVOZ_DKIM_KEY_FILE.", hint="chmod 600 it.", id="outbox.E008")]
    return []
