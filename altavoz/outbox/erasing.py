# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters and their files end: with their person, or when they have been kept long enough."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.outbox import folder
from altavoz.outbox.claiming import State
from altavoz.outbox.models import Letter
from altavoz.personal_data.register import Exported, Shown

KEPT_FOR = timedelta(days=90)
BATCH = 500


def forget_recipient(email_key: bytes, now: datetime) -> int:  # noqa: ARG001 - as all erasers are called
    """Delete every letter to one address, waiting ones too, and a demonstration's files of them."""
    letters = Letter.objects.filter(recipient_key=email_key)
    public_ids = list(letters.values_list("public_id", flat=True))
    # The files first: if this breaks off in between, the rows still say which files are to go.
    folder.delete(settings.MAIL_DIR, public_ids)
    return letters.filter(public_id__in=public_ids).delete()[0]


def forget_about(email_keys: Collection[bytes], *, about: str) -> int:
    """Delete what was written to these addresses about one thing, with a demonstration's files of it."""
    letters = Letter.objects.filter(recipient_key__in=email_keys, about=about)
    public_ids = list(letters.values_list("public_id", flat=True))
    folder.delete(settings.MAIL_DIR, public_ids)
    return letters.filter(public_id__in=public_ids).delete()[0]


def forget_files_about(email_key: bytes, *, about: str) -> int:
    """Delete a demonstration's files of what was written to an address about one thing.

    The rows stay: they name nobody, and the limits count them.
    """
    letters = Letter.objects.filter(recipient_key=email_key, about=about)
    return folder.delete(settings.MAIL_DIR, list(letters.values_list("public_id", flat=True)))


def forget_files_of(numbers: Collection[int]) -> int:
    """Delete a demonstration's files of these letters, whoever got them: what they say is somebody's own words."""
    return folder.delete(settings.MAIL_DIR, list(_public_ids(numbers)))


def _public_ids(numbers: Collection[int]) -> Iterator[str]:
    known = sorted(numbers)
    for start in range(0, len(known), BATCH):
        some = Letter.objects.filter(pk__in=known[start : start + BATCH])
        yield from some.values_list("public_id", flat=True)


def export_recipient(email_key: bytes) -> Iterator[Exported]:
    for letter in Letter.objects.filter(recipient_key=email_key).order_by("made_at"):
        yield {
            "kind": letter.kind,
            "about": letter.about,
            "state": letter.state,
            "recipient": letter.recipient,
            "made_at": letter.made_at.isoformat(),
            "done_at": letter.done_at.isoformat() if letter.done_at else "",
        }


def show_recipient(email_key: bytes) -> Iterator[Shown]:
    """In one line: her letters lie in her own mailbox."""
    days = list(Letter.objects.filter(recipient_key=email_key).order_by("made_at").values_list("made_at", flat=True))
    if days:
        facts = ((_("How many"), str(len(days))), (_("The newest of"), date_format(days[-1], "DATE_FORMAT")))
        yield Shown(what=_("That letters were written to you, and when"), facts=facts)


def delete_old(*, now: datetime) -> int:
    """Delete letters of more than 90 days in short batches, but never one that is still to go out."""
    deleted, after = 0, 0
    while True:
        batch = list(
            Letter.objects.filter(pk__gt=after)
            .order_by("pk")
            .values_list("pk", "public_id", "state", "made_at")[:BATCH]
        )
        # Numbers rise with time, so the first batch without an old letter is the last to look at.
        old = [row for row in batch if row[3] < now - KEPT_FOR]
        if not old:
            return deleted
        after = batch[-1][0]
        ended = [row for row in old if row[2] not in {State.WAITING, State.HANDING_OVER}]
        folder.delete(settings.MAIL_DIR, [row[1] for row in ended])
        deleted += Letter.objects.filter(pk__in=[row[0] for row in ended]).delete()[0]


def delete_ownerless_files() -> int:
    """Delete files of letters that are no longer known, as after a restore of an older database."""
    files = folder.kept(settings.MAIL_DIR)
    gone = 0
    for start in range(0, len(files), BATCH):
        some = set(files[start : start + BATCH])
        known = set(Letter.objects.filter(public_id__in=some).values_list("public_id", flat=True))
        gone += folder.delete(settings.MAIL_DIR, some - known)
    return gone
