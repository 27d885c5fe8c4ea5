# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which way this centre's letters go. A demonstration never speaks SMTP, whatever the settings say."""

from django.conf import settings

from altavoz.organisations import mode
from altavoz.outbox import health
from altavoz.outbox.building import sender
from altavoz.outbox.folder import FolderTransport
from altavoz.outbox.servers import parse
from altavoz.outbox.smtp import SmtpTransport
from altavoz.outbox.wire import Transport


def of_this_centre() -> list[Transport]:
    """As many as may have a letter each at the same time; none where there is nobody to hand letters to: they wait."""
    if health.why_no_server():
        return []
    if mode.is_demonstration():
        return [FolderTransport(settings.MAIL_DIR)]
    server, origin = parse(settings.SMTP_URL), sender().addr_spec
    return [SmtpTransport(server, sender=origin) for _ in range(settings.SMTP_CONNECTIONS)]
