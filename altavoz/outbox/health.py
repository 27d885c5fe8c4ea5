# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether letters can leave: what `readyz` and staff are told, without any address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from altavoz.organisations import mode
from altavoz.outbox.claiming import IS_WAITING
from altavoz.outbox.models import Letter, MailState
from altavoz.outbox.servers import BadServer, parse

LATE = timedelta(minutes=15)


@dataclass(frozen=True)
class Mail:
    ok: bool
    since: datetime | None = None
    trouble: str = ""


def state(now: datetime) -> Mail:
    """How the mail goes: as the carrier last met it, and whether letters wait for longer than they should."""
    unset = why_no_server()
    if unset:
        return Mail(ok=False, trouble=unset)
    kept = MailState.objects.filter(pk=1, failing_since__isnull=False).first()
    if kept is not None:
        return Mail(ok=False, since=kept.failing_since, trouble=kept.trouble)
    late = Letter.objects.filter(IS_WAITING, due_at__lt=now - LATE).order_by("due_at").first()
    if late is not None:
        return Mail(ok=False, since=late.due_at, trouble=_("nobody carries them"))
    return Mail(ok=True)


def why_no_server() -> str:
    """Empty where there is somebody to hand letters to: a folder in a demonstration, else the server of SMTP_URL."""
    try:
        if mode.is_demonstration():
            return ""
    except mode.CentreNotMade:
        return _("nobody has said yet what this centre is for")
    if not settings.SMTP_URL:
        return _("SMTP_URL is not set")
    try:
        parse(settings.SMTP_URL)
    except BadServer:
        return _("SMTP_URL cannot be read: see the system checks")
    return ""


def note_failing(trouble: str, *, now: datetime) -> None:
    """Keep when it began; a row is written only where something is new."""
    kept = MailState.objects.filter(pk=1).first()
    if kept is None:
        MailState.objects.bulk_create(
            [MailState(pk=1, failing_since=now, trouble=trouble[:200])], ignore_conflicts=True
        )
    elif kept.failing_since is None or kept.trouble != trouble:
        since = kept.failing_since or now
        MailState.objects.filter(pk=1).update(failing_since=since, trouble=trouble[:200])


def note_well() -> None:
    if MailState.objects.filter(pk=1, failing_since__isnull=False).exists():
        MailState.objects.filter(pk=1).update(failing_since=None, trouble="")
