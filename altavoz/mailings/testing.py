# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a mailing with its words and audience, people in a network, and who gets what."""

from collections.abc import Collection
from datetime import UTC, datetime

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.mailings.models import Audience, Mailing, MailingText, Recipient
from altavoz.organisations.models import Organisation
from altavoz.personal_data.addresses import email_key
from altavoz.supporters.models import Network, Rhythm, Subscription

SPRING = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
BATCH = 500
WORDS = {
    "en": ("Three weavers are in danger", "<p>Dear [[first_name|friend]],</p><p>Write today.</p>", "Write now"),
    "fr": ("Trois tisserandes en danger", "<p>Chère [[first_name|amie]],</p><p>Écrivez.</p>", "Écrire"),
    "es": ("Tres tejedoras en peligro", "<p>Estimada [[first_name|amiga]]:</p><p>Escriba hoy.</p>", "Escribir"),
}


def make_mailing(
    *,
    organisation: Organisation | None = None,
    action: Action | None = None,
    networks: Collection[Network] = (),
    languages: Collection[str] = ("en", "fr", "es"),
    now: datetime = SPRING,
    **columns: object,
) -> Mailing:
    """A draft of an alert with words in each language, for the networks given; about an open petition of its own
    where none is given. It goes at any hour of the reader's day."""
    runs = organisation or next((network.organisation for network in networks), None)
    about = action or make_action(organisation=runs)
    given = {"name": "Weavers in danger", "made_by": 1, "made_at": now, "hours_from": 0, "hours_until": 24, **columns}
    mailing = Mailing(organisation=runs or about.organisation, action=about)
    for name, value in given.items():
        setattr(mailing, name, value)
    mailing.save()
    for language in languages:
        subject, body, button = WORDS[language]
        MailingText.objects.create(
            mailing=mailing,
            language=language,
            subject=subject,
            subject_b=f"{subject}!" if mailing.test_share else "",
            preview_line="",
            body=body,
            button=button,
        )
    Audience.objects.create(mailing=mailing).networks.set(networks)
    return mailing


def make_subscribers(
    number: int,
    network: Network,
    *,
    language: str = "en",
    country: str = "CA",
    rhythm: str = Rhythm.AT_ONCE,
    first: int = 0,
    now: datetime = SPRING,
) -> list[Subscription]:
    """Fictional people reader0@example.org and so on, as if each had joined by the button of her letter."""
    made: list[Subscription] = []
    for start in range(first, first + number, BATCH):
        rows = []
        for each in range(start, min(start + BATCH, first + number)):
            email = f"reader{each}@example.org"
            row = Subscription(network=network, email=email, email_key=email_key(email), given_name=f"Reader {each}")
            row.language, row.country, row.rhythm = language, country, rhythm
            row.joined_at, row.joined_where = now, "join"
            rows.append(row)
        made += Subscription.objects.bulk_create(rows)
    return made


def make_recipient(
    mailing: Mailing, subscription: Subscription, *, half: str = "", now: datetime = SPRING, **columns: object
) -> Recipient:
    """Somebody who is written down for this mailing, due now."""
    row = Recipient(
        mailing=mailing,
        subscription=subscription,
        email_key=subscription.email_key,
        language=subscription.language,
        half=half,
        due_at=now,
    )
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    return row
