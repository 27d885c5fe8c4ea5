# SPDX-License-Identifier: AGPL-3.0-or-later
"""Eva writes down for whom the cards are, and what each of them asks of who writes."""

import pytest
from django.test import Client
from django.urls import reverse

from altavoz.actions.solidarity.drive import Drive, Recipient
from altavoz.actions.solidarity.testing import make_card, make_drive
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def drive(client: Client) -> Drive:
    sign_in(client, name="eva", role=roles.EDITOR)
    return make_drive()


def rows(prefix: str, *forms: dict[str, object], kept: int = 0) -> dict[str, object]:
    """What the browser sends of the rows under one another."""
    head = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": kept}
    return {**head, **{f"{prefix}-{n}-{name}": value for n, form in enumerate(forms) for name, value in form.items()}}


def typed(drive: Drive, **recipient: object) -> dict[str, object]:
    row = drive.recipients.get()
    texts = [
        {"id": text.pk, "language": text.language, "name": f"{text.name}!", "about": "", "rules": "Be brief."}
        for text in row.texts.order_by("pk")
    ]
    first = {"id": row.pk, "is_open": "on", "religion": "avoid", "place": 0, "reads": "es", **recipient}
    return {
        "begins_on": "2026-05-01",
        **rows("recipients", first, kept=1),
        **rows("recipients-0-texts", *texts, kept=len(texts)),
        **rows("texts", {"language": "en", "thanks": "We read one each morning."}),
    }


def save(client: Client, drive: Drive, said: dict[str, object]) -> int:
    return client.post(reverse("solidarity_drives:edit", args=[drive.pk]), said).status_code


def test_eva_writes_down_whom_the_cards_are_for_and_says_thank_you(client: Client, drive: Drive) -> None:
    assert save(client, drive, typed(drive)) == 302
    row = Recipient.objects.get()
    assert (row.reads, row.religion, row.may_name_us, row.name("en")) == ("es", "avoid", False, "The Okonjo family!")
    assert row.more_rules("en") == ("Be brief.",)
    drive.refresh_from_db()
    assert drive.thanks("en") == "We read one each morning."
    assert AuditEntry.objects.filter(act="solidarity.change_drive").exists()


def test_a_recipient_for_whom_there_are_cards_is_not_deleted(client: Client, drive: Drive) -> None:
    make_card(drive)
    assert save(client, drive, typed(drive, DELETE="on")) == 200
    assert Recipient.objects.exists()
