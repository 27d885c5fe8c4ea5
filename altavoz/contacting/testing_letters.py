# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: offices with addresses, and messages that wait for their turn as after the button."""

from collections.abc import Sequence
from datetime import datetime

from altavoz.campaigns.action import Action
from altavoz.contacting.composing import text_key
from altavoz.contacting.models import Message
from altavoz.decision_makers.models import Office, OfficeText
from altavoz.decision_makers.testing import make_office
from altavoz.participation.models import Participation
from altavoz.participation.testing import make_participation
from altavoz.personal_data.addresses import email_key

GREETING = "Dear Minister,"
TEXT = "Please release the weavers of the valley."


def make_offices(number: int) -> list[Office]:
    """Fictional ones in one order, each with an address that nobody has."""
    offices = Office.objects.bulk_create(
        [
            Office(country="CA", body="Chamber of Looms", email=f"office{place}@chamber.invalid")
            for place in range(number)
        ]
    )
    OfficeText.objects.bulk_create(OfficeText(office=each, language="en", title="Member") for each in offices)
    return offices


def make_mail_office(email: str = "minister@looms.invalid") -> Office:
    office = make_office()
    Office.objects.filter(pk=office.pk).update(email=email)
    office.refresh_from_db()
    return office


def make_message(
    action: Action, office: Office, *, now: datetime, email: str = "ana@example.org", text: str = TEXT
) -> Message:
    """Ana has written to the office and pressed the button."""
    row = Participation.objects.filter(action=action, email_key=email_key(email)).first()
    row = row or make_participation(action, email=email, confirmed=True)
    return Message.objects.create(**_columns(row, office, now, text))


def make_many_messages(action: Action, offices: Sequence[Office], number: int, *, now: datetime) -> None:
    """So many people, one after the other, each to the next office in turn."""
    people = Participation.objects.bulk_create(_person(action, place, now) for place in range(number))
    rows = (Message(**_columns(row, offices[place % len(offices)], now)) for place, row in enumerate(people))
    Message.objects.bulk_create(rows, batch_size=1_000)


def _person(action: Action, place: int, now: datetime) -> Participation:
    email = f"person{place}@example.org"
    return Participation(
        action=action,
        email_key=email_key(email),
        token=f"{place:032d}",
        state=Participation.State.CONFIRMED,
        made_at=now,
        confirmed_at=now,
        language="en",
        country="CA",
        text_version=action.text_version,
        given_name="Ana",
        family_name=f"Lima {place}",
        email=email,
    )


def _columns(row: Participation, office: Office, now: datetime, text: str = TEXT) -> dict[str, object]:
    return {
        "participation": row,
        "office": office,
        "state": Message.State.CONFIRMED,
        "language": row.language,
        "subject": "The weavers of the valley",
        "body": f"{GREETING}\n\n{text}",
        "text_key": text_key(text),
        "made_at": now,
        "confirmed_at": now,
        "due_at": now,
    }
