# SPDX-License-Identifier: AGPL-3.0-or-later
"""A test to oneself: the mailing as its readers will get it, to one address of staff, whatever state it is in."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from altavoz.mailings.models import Mailing
from altavoz.mailings.writing.composing import NoText, preview
from altavoz.outbox import posting
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.personal_data.addresses import email_key

KIND = "mailing-test"
SECOND = "mailing-test-b"
HALVES = {KIND: Mailing.Half.NONE, SECOND: Mailing.Half.B}


def put_test(mailing: Mailing, to_address: str, language: str, now: datetime) -> int:
    """One letter; where two subjects are to be tried, one with each. Returns how many."""
    text = mailing.texts.filter(language=language).first()
    kinds = [KIND, SECOND] if text is not None and text.subject_b else [KIND]
    for kind in kinds:
        posting.put(
            kind=kind,
            about=mailing.public_id,
            subject_id=mailing.pk,
            recipient=to_address,
            recipient_key=email_key(to_address),
            language=language,
            now=now,
        )
    return len(kinds)


def write_test(letter: Letter) -> Written | None:
    mailing = Mailing.objects.filter(pk=letter.subject_id, public_id=letter.about).first()
    if mailing is None:
        return None
    try:
        written = preview(mailing, letter.language, half=HALVES[letter.kind])
    except NoText:
        return None
    return replace(written, subject=_("Test: %(subject)s") % {"subject": written.subject})


def register_writers() -> None:
    for kind in HALVES:
        register(kind, Writer(write_test, WhenInDoubt.RESEND, limited=False))
