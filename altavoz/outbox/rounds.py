# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for the outbox again and again."""

import imaplib
import logging
from datetime import timedelta

from django.conf import settings

from altavoz.outbox import carrying, erasing, health, transports
from altavoz.outbox.domains import folding
from altavoz.outbox.incoming import arriving, judging, mailbox
from altavoz.outbox.wire import Absent
from altavoz.worker.rounds import Round, Turn

logger = logging.getLogger(__name__)


def carry_letters(turn: Turn) -> int:
    """Raises Absent while nobody takes letters, so that the loop comes back after longer and longer pauses."""
    ways = transports.of_this_centre()
    if not ways:
        return 0
    carried = carrying.carry(transports=ways, now=turn.now, holds=turn.holds)
    if carried.absent:
        health.note_failing(carried.absent, now=turn.now)
        raise Absent(carried.absent)
    if carried.sent:
        health.note_well()
    return carried.outcomes.total()


def look_at_the_server(turn: Turn) -> int:
    """Find out that the mail server is away before somebody's letter does."""
    ways = transports.of_this_centre()
    if not ways:
        return 0
    transport = ways[0]
    try:
        transport.check()
    except Absent as error:
        health.note_failing(error.trouble, now=turn.now)
        return 0
    finally:
        transport.close()
    health.note_well()
    return 1


def delete_old_letters(turn: Turn) -> int:
    came = arriving.forget_old(now=turn.now) + judging.forget_old(now=turn.now) + folding.forget_old(now=turn.now)
    return erasing.delete_old(now=turn.now) + erasing.delete_ownerless_files() + came


def fold_domain_days(turn: Turn) -> int:
    return folding.fold(now=turn.now)


def read_arrived_mail(turn: Turn) -> int:
    return arriving.read_waiting(now=turn.now)


def empty_the_mailbox(turn: Turn) -> int:
    """Where a mailbox is named. One that does not answer is asked again: nothing is lost there."""
    if not settings.IMAP_URL:
        return 0
    try:
        return mailbox.fetch(mailbox.parse(settings.IMAP_URL), now=turn.now)
    except (OSError, imaplib.IMAP4.error, mailbox.BadMailbox) as error:
        logger.warning("the mailbox could not be emptied: %s", type(error).__name__)
        return 0


ROUNDS = (
    Round(name="letters", every=timedelta(seconds=1), run=carry_letters, alone=True),
    Round(name="arrived-mail", every=timedelta(seconds=5), run=read_arrived_mail, slow=True),
    Round(name="mailbox", every=timedelta(minutes=1), run=empty_the_mailbox, alone=True),
    Round(name="mail-server", every=timedelta(minutes=1), run=look_at_the_server, slow=True),
    Round(name="domain-days", every=timedelta(minutes=10), run=fold_domain_days, slow=True),
    Round(name="old-letters", every=timedelta(hours=24), run=delete_old_letters, slow=True),
)
