# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ana is erased while it is open, erased after the hand-over, erased by staff, and forgotten: what is left of her.

Every column and every file of the register is filled; then the bytes of the database, of its log and of the home are
searched for what stood in them, as sealed as it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from altavoz.actions.joint_letter.testing import make_comment, make_invitation, make_signer
from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.testing import keep_drawing, make_drive
from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.contacting.testing_letters import make_mail_office, make_message
from altavoz.decision_makers.models import Correction
from altavoz.mailings.testing import make_mailing, make_recipient
from altavoz.organisations import mode, roles
from altavoz.organisations.models import AuditEntry, Centre
from altavoz.organisations.testing import make_wording, sign_in
from altavoz.outbox.incoming import action_addresses, arriving, judging
from altavoz.outbox.incoming.reports import Report, Sort
from altavoz.outbox.models import Letter
from altavoz.participation.intake import Words
from altavoz.participation.models import DeadlineReminder, PaperBatch, PaperScan, Participation
from altavoz.participation.testing import make_participation
from altavoz.personal_data import donotwrite, private_files, register
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import DoNotWrite
from altavoz.supporters import joining, links, networks
from altavoz.supporters.models import Consent
from altavoz.supporters.testing import make_network, make_subscription
from altavoz.tallies import auditing, counting
from altavoz.worker.rounds import run_once
from tests.faults.test_privacy import everything_stored

pytestmark = pytest.mark.django_db(transaction=True)
EMAIL = "ana.zygmunt@weavers.example"
WORDS = Words("Anastazja", "Zygmuntowska", EMAIL, "CA", "H2X 1Y4", "My aunt Wilhelmina weaves.", True, True)
NOTHING = (b"", b"[]")
# Numbers of wordings are too short to be looked for among other bytes; that they go is seen in the rows.
SHORT = 8
# Registered for what strangers write about a page: no address finds them, so nothing of Ana can be in them.
NOT_BY_PERSON = {"participation.Report"}
# A person at risk is found by her case: whoever holds her mailbox must not learn that there is one.
BY_CASE = "cases."
# Rows that are found by their participation, and not by a key of their own.
BY_PARTICIPATION = {
    "contacting.Message": ("subject", "body"),
    "solidarity.Card": ("words", "alt", "group", "translation"),
}
# What belongs to no action, or only until it closes, ends by itself at other times than an action's names.
# What an organisation signed stays under its letter until whoever signed for it wants the name away.
OF_NO_ACTION = (
    "joint_letter.", "supporters.", "mailings.", "decision_makers.",
    "outbox.Returned", "participation.DeadlineReminder",
)  # fmt: skip


@pytest.fixture
def action(db: None, settings: Settings, tmp_path: Path) -> Action:
    """A demonstration, so that letters are files; Ana and Dee have signed."""
    settings.ALTAVOZ_HOME = tmp_path
    settings.MAIL_DIR = tmp_path / "mail"
    mode.make(Centre.Mode.DEMONSTRATION, timezone.now())
    action = make_action(kind="write")
    wording = make_wording(action.organisation)
    ana = replace(WORDS, wording_ids=[wording.pk])
    long_ago = timezone.now() - timedelta(hours=1)
    make_participation(action, email=EMAIL, words=ana, confirmed=True, now=long_ago)
    make_participation(action, email="dee@example.org", confirmed=True, now=long_ago)
    sheet = private_files.keep([b"Anastazja Zygmuntowska"], name="sheet", media_type="image/png", now=long_ago)
    batch = PaperBatch.objects.create(
        action=action, place="Lille", gathered_on=date(2026, 4, 1), number=1, entered_at=long_ago
    )
    PaperScan.objects.create(batch=batch, file=sheet)
    tell_everything_else(action, long_ago)
    write_to_the_action(action, settings, long_ago)
    make_card_of_ana(long_ago)
    sign_for_an_organisation(long_ago)
    run_once("letters", timezone.now())
    # One more that still waits, with its address.
    register_waiting_letter(action)
    return action


def tell_everything_else(action: Action, now: datetime) -> None:
    """What Ana has told of herself elsewhere: a letter to an office, a reminder, a correction, networks."""
    office, key = make_mail_office(), email_key(EMAIL)
    make_message(action, office, now=now, email=EMAIL, text="My aunt Wilhelmina still waits for her loom.")
    DeadlineReminder.objects.create(action=action, email=EMAIL, email_key=key, language="en", made_at=now)
    Correction.objects.create(
        office=office, kind=Correction.Kind.PHONE, words="Ask Anastazja Zygmuntowska", link="https://weavers.example/a",
        email=EMAIL, email_key=key, language="en", made_at=now,
    )  # fmt: skip
    network = make_network(organisation=action.organisation)
    subscription = make_subscription(network, email=EMAIL, now=now)
    make_recipient(make_mailing(action=action, networks=[network], now=now), subscription, now=now)
    offers = networks.offers("en")
    joining.ask(member=joining.Member(EMAIL, "Anastazja Zygmuntowska", "en"), offers=offers, now=now)
    letter = Letter.objects.filter(recipient_key=key).latest("pk")
    report = Report(Sort.LASTING, "5.1.1", "weavers.example")
    judging.judge(letter_id=letter.public_id, report=report, now=now)


def write_to_the_action(action: Action, settings: Settings, now: datetime) -> None:
    """Ana answers the letter of her action, by mail that bears her domain's hand."""
    settings.REPLIES_TO, settings.AUTHSERV_ID = "replies@centre.example", "mx.centre.example"
    content = (
        "Authentication-Results: mx.centre.example; dkim=pass header.d=weavers.example\r\n"
        f"From: Anastazja Zygmuntowska <{EMAIL}>\r\nSubject: My aunt Wilhelmina\r\n\r\nShe still weaves.\r\n"
    )
    arriving.keep(content.encode(), came_to=action_addresses.address_of(action.public_id), now=now)
    arriving.read_waiting(now=now)


def make_card_of_ana(now: datetime) -> None:
    """Accepted and shown in a drive, with both of its files."""
    drive = make_drive()
    ana = make_participation(drive.action, email=EMAIL, words=WORDS, confirmed=True, now=now)
    Card.objects.create(
        participation=ana, recipient=drive.recipients.get(), state=Card.State.SHOWN, language="en", alt="Her loom",
        words="Wilhelmina thinks of you", group="The Zygmuntowska family", translation="Wilhelmina piensa en ustedes",
        picture=keep_drawing(now), shown_picture=keep_drawing(now), may_be_shown=True, made_at=now, decided_at=now,
    )  # fmt: skip


def sign_for_an_organisation(now: datetime) -> None:
    """Ana is asked for one, remarks on the draft and signs."""
    invitation = make_invitation(email=EMAIL, now=now)
    make_comment(invitation, "Wilhelmina would say more.", now=now)
    make_signer(invitation, email=EMAIL, name="Anastazja Zygmuntowska", now=now)


def register_waiting_letter(action: Action) -> None:
    row = Participation.objects.get(action=action, email_key=email_key(EMAIL))
    Letter.objects.create(
        kind="counted", about=action.public_id, subject_id=row.pk, recipient=EMAIL, recipient_key=email_key(EMAIL),
        language="en", made_at=timezone.now(), due_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip


def raw_of_ana() -> dict[str, list[bytes]]:
    """Model and column to the raw bytes that stand there for Ana: of every registered column and key."""
    found: dict[str, list[bytes]] = {}
    for holding in register.holdings():
        if holding.model._meta.label in BY_PARTICIPATION:
            found |= _of_participation(holding.model)
            continue
        for column in sorted(holding.columns | holding.keys):
            label = f"{holding.model._meta.label}.{column}"
            found[label] = [
                value for value in _raw(holding.model, column, sorted(holding.keys)) if value not in NOTHING
            ]
    return found


def _of_participation(model: type[Model]) -> dict[str, list[bytes]]:
    """The key of such a row is one of a text that many people may have sent, so it is not looked for."""
    quote, found = connection.ops.quote_name, {}
    for column in BY_PARTICIPATION[model._meta.label]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {quote(column)} FROM {quote(model._meta.db_table)} WHERE participation_id IN "
                f"(SELECT id FROM {quote(Participation._meta.db_table)} WHERE email_key = %s)",
                [email_key(EMAIL)],
            )
            values = [_bytes(row[0]) for row in cursor.fetchall()]
        found[f"{model._meta.label}.{column}"] = [value for value in values if value not in NOTHING]
    return found


def _raw(model: type[Model], column: str, keys: list[str]) -> Iterator[bytes]:
    quote = connection.ops.quote_name
    for key in keys:
        with connection.cursor() as cursor:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT {quote(column)} FROM {quote(table)} WHERE {quote(key)} = %s",
                [email_key(EMAIL)],
            )
            yield from (_bytes(row[0]) for row in cursor.fetchall())


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def handed_over() -> None:
    """The petition, or what else it is, and the drive."""
    now = timezone.now()
    Action.objects.update(state=Action.State.DELIVERED, delivered_on=now.date(), closed_at=now - timedelta(minutes=30))


def by_her_link(client: Client) -> None:
    link = links.new_link(email_key=email_key(EMAIL), language="en", now=timezone.now())
    answer = client.post(f"/my-data/{links.seal_link(link)}/", {"act": "erase", "sure": "on"})
    assert answer.status_code == 303


def by_staff(client: Client) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    answer = client.post("/cms/a-persons-data/", {"email": EMAIL, "act": "erase-now"})
    assert answer.status_code == 302


def by_time(client: Client) -> None:
    run_once("forget-people", timezone.now() + timedelta(days=366))


def total(action: Action) -> int:
    counting.advance(now=timezone.now())
    return counts.total(action.pk)


def test_every_registered_column_is_filled(action: Action) -> None:
    empty = [label for label, values in raw_of_ana().items() if not values]
    by_person = [label for label in empty if label.rpartition(".")[0] not in NOT_BY_PERSON]
    assert [label for label in by_person if not label.startswith(BY_CASE)] == []


WAYS: list[tuple[Callable[[Client], None], bool, int]] = [
    (by_her_link, False, 1),
    (by_staff, False, 1),
    (by_her_link, True, 2),
    (by_staff, True, 2),
]


@pytest.mark.parametrize(("way", "is_handed_over", "count"), WAYS)
def test_who_is_erased_is_in_no_row_no_byte_and_no_file(
    client: Client, action: Action, settings: Settings, way: Callable[[Client], None], is_handed_over: bool, count: int
) -> None:
    assert total(action) == 2
    if is_handed_over:
        handed_over()
    donotwrite.add(email_key("not@example.org"), why=DoNotWrite.Why.NOT_ME, now=timezone.now())
    before = [value for values in raw_of_ana().values() for value in values if len(value) > SHORT]
    assert all(value in everything_stored(settings) for value in before)
    way(client)
    stored = everything_stored(settings)
    assert not [value for value in before if value in stored]
    assert EMAIL.encode() not in stored
    assert b"Zygmuntowska" not in stored
    assert not any(register.export_person(email_key(EMAIL)).values())
    assert total(action) == count
    assert auditing.recount(timezone.now()).alarms == 0
    assert donotwrite.listed([email_key("not@example.org")])
    assert Participation.objects.get(email_key=email_key("dee@example.org")).email == "dee@example.org"


def test_who_is_forgotten_is_left_only_where_she_said_yes_to_news(
    client: Client, action: Action, settings: Settings
) -> None:
    donotwrite.add(email_key(EMAIL), why=DoNotWrite.Why.BOUNCED, now=timezone.now())
    handed_over()
    assert total(action) == 2
    before = {label: values for label, values in raw_of_ana().items() if not label.startswith(OF_NO_ACTION)}
    key = email_key(EMAIL)
    by_time(client)
    stored = everything_stored(settings)
    told = [(label, value) for label, values in before.items() for value in values if len(value) > SHORT]
    assert not [label for label, value in told if value != key and value in stored]
    assert not Letter.objects.filter(about=action.public_id).exists()
    assert list((Path(settings.ALTAVOZ_HOME) / "private").iterdir()) == []
    letters = [path.read_text() for path in Path(settings.MAIL_DIR).glob("*.eml")]
    assert not [letter for letter in letters if action.public_id in letter]
    assert not Participation.objects.filter(email_key=key).exists()
    assert Consent.objects.filter(email_key=key).exists()
    assert donotwrite.listed([key])
    assert total(action) == 2
    assert auditing.recount(timezone.now()).alarms == 0
    rows = set(Participation.objects.values_list("state", "country", "language", "text_version"))
    assert rows == {("confirmed", "CA", "en", action.text_version)}


def test_when_her_yes_is_gone_too_only_the_promise_not_to_write_is_left(
    client: Client, action: Action, settings: Settings
) -> None:
    donotwrite.add(email_key(EMAIL), why=DoNotWrite.Why.NOT_ME, now=timezone.now())
    handed_over()
    by_time(client)
    by_her_link(client)
    assert everything_stored(settings).count(email_key(EMAIL)) == _places_of_one_key()
    DoNotWrite.objects.all().delete()
    assert email_key(EMAIL) not in everything_stored(settings)


def _places_of_one_key() -> int:
    """A row and the index that finds it: two on SQLite; rows alone are read from PostgreSQL."""
    return 2 if connection.vendor == "sqlite" else 1


def test_what_staff_did_is_noted_without_her_address(client: Client, action: Action) -> None:
    by_staff(client)
    entry = AuditEntry.objects.get(act="supporters.erase_person")
    assert entry.subject == f"person:{email_key(EMAIL).hex()[:8]}"
    assert EMAIL not in str([entry.before, entry.after, entry.subject])
    assert entry.after["rows_touched"] > 0
