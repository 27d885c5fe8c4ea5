# SPDX-License-Identifier: AGPL-3.0-or-later
"""System checks of the mail settings: whoever runs the centre hears of a slip before a letter does."""

from django.conf import settings
from django.core.checks import CheckMessage, Error

from altavoz.outbox.building import sender
from altavoz.outbox.servers import BadServer, parse

MOST_CONNECTIONS = 50


def mail_settings(**_chosen: object) -> list[CheckMessage]:
    return [*_server(), *_sender(), *_connections()]


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
