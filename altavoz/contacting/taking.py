# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a post to a contacting kind leaves beside the participation: messages to send, or reports. All of it waits
for the letter's button; nothing is sent before it."""

from datetime import datetime

from django import forms

from altavoz.contacting import composing, sending, writing
from altavoz.contacting.forms import ContactForm
from altavoz.contacting.models import ContactReport, Message
from altavoz.contacting.ways import ContactWay

# What a newer text to the same office takes the place of: nothing that its writer has confirmed.
REPLACED = (Message.State.PENDING, Message.State.WITHDRAWN, Message.State.NO_ADDRESS)


def taken(participation_id: int, form: forms.Form, now: datetime) -> None:
    """In the transaction that took the participation in: one DELETE and one INSERT for new, repeated and held alike."""
    if not isinstance(form, ContactForm):
        raise TypeError("the form of a kind that reaches offices inherits from ContactForm")
    if form.cleaned_data["way"] == ContactWay.CENTRE:
        _keep_messages(participation_id, form, now)
    else:
        _keep_reports(participation_id, form, now)


def still_waiting(participation_id: int) -> bool:
    """Whether something waits for her button."""
    messages = Message.objects.filter(participation=participation_id, state=Message.State.PENDING)
    reports = ContactReport.objects.filter(participation=participation_id, confirmed_at__isnull=True)
    return messages.exists() or reports.exists()


def after_confirm(participation_id: int, now: datetime) -> None:
    """Her messages wait for their turn, her reports count. Safe to repeat."""
    ContactReport.objects.filter(participation=participation_id, confirmed_at__isnull=True).update(confirmed_at=now)
    sending.take_up(participation_id, now)


def _keep_messages(participation_id: int, form: ContactForm, now: datetime) -> None:
    rows = [_message(participation_id, letter, now) for letter in form.letters()]
    offices = [row.office_id for row in rows]
    Message.objects.filter(participation=participation_id, office__in=offices, state__in=REPLACED).delete()
    Message.objects.bulk_create(rows, ignore_conflicts=True)


def _message(participation_id: int, letter: writing.Letter, now: datetime) -> Message:
    return Message(
        participation_id=participation_id,
        office=letter.to.office,
        person=letter.to.person,
        language=letter.words.language,
        subject=letter.words.subject,
        body=letter.words.body,
        text_key=composing.text_key(letter.words.text),
        made_at=now,
    )


def _keep_reports(participation_id: int, form: ContactForm, now: datetime) -> None:
    way, result = form.cleaned_data["way"], form.cleaned_data["result"]
    offices = [each.office for each in form.cleaned_data["office"]]
    waiting = ContactReport.objects.filter(participation=participation_id, way=way, confirmed_at__isnull=True)
    waiting.filter(office__in=offices).delete()
    by_day = form.cleaned_data["by_day"]
    rows = [
        ContactReport(participation_id=participation_id, office=office, way=way, result=result, at=now, by_day=by_day)
        for office in offices
    ]
    ContactReport.objects.bulk_create(rows, ignore_conflicts=True)
