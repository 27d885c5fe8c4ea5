# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office gets: the frozen words, who wrote them, and nothing that anybody could slip in between."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.utils import translation

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.contacting import digesting
from altavoz.contacting.digesting import Said, fold
from altavoz.contacting.mailboxes import mailbox
from altavoz.contacting.models import Digest, Message, OfficeRules
from altavoz.contacting.putting import put_due
from altavoz.contacting.testing_letters import make_mail_office, make_message
from altavoz.decision_makers.models import Office
from altavoz.decision_makers.testing import make_person
from altavoz.organisations.testing import make_organisation
from altavoz.outbox.building import build
from altavoz.outbox.models import Letter
from altavoz.outbox.testing import opened
from altavoz.outbox.writers import Written, writer_of
from altavoz.participation.models import Participation
from altavoz.personal_data.addresses import email_key

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 7, 8, 16, 0, tzinfo=UTC)
INJECTIONS = [
    "Ana\r\nBcc: everybody@example.org",
    'Ana" <minister@looms.invalid>, "',
    "Lima, Ana",
    "Ana <script>alert(1)</script>",
    "Añá Łódź-Nuñez",
    "Ana\u2028Bcc: x\x00",
    "A" * 200,
]


@pytest.fixture
def action() -> Action:
    return make_action()


@pytest.fixture
def office() -> Office:
    return make_mail_office()


def written(kind: str = "message") -> Written | None:
    letter = Letter.objects.get(kind=kind)
    with translation.override(letter.language):
        return writer_of(letter).write(letter)


def as_it_goes(kind: str = "message") -> EmailMessage:
    letter, words = Letter.objects.get(kind=kind), written(kind)
    assert words is not None
    return opened(build(letter, words, now=NOON))


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def html_of(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def test_it_comes_from_the_centre_and_an_answer_goes_to_ana(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON)
    put_due(now=NOON)
    mail = as_it_goes()
    assert mail["From"] == "Ana Lima via Weavers' Watch <altavoz@localhost>"
    assert mail["Reply-To"] == "Ana Lima <ana@example.org>"
    assert (mail["To"], mail["Auto-Submitted"]) == (office.email, "no")
    assert "ana@example.org" not in mail["From"]


def test_it_reads_well_alone_and_says_who_sent_it(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON)
    put_due(now=NOON)
    text = text_of(as_it_goes())
    assert text.startswith("Dear Minister,")
    assert "Yours sincerely,\nAna Lima\nCanada" in text
    assert "Ana Lima asked Weavers' Watch to send this letter." in text


@pytest.mark.parametrize("name", INJECTIONS)
def test_no_name_begins_a_header_or_an_address_of_its_own(action: Action, office: Office, name: str) -> None:
    message = make_message(action, office, now=NOON)
    Participation.objects.filter(pk=message.participation_id).update(given_name=name, family_name="")
    Message.objects.update(subject=f"Weavers\r\nBcc: x@example.org {name}")
    put_due(now=NOON)
    mail = as_it_goes()
    assert mail["Bcc"] is None
    for header, address in (("From", "altavoz@localhost"), ("Reply-To", "ana@example.org"), ("To", office.email)):
        assert [each.addr_spec for each in mail[header].addresses] == [address]
        assert len(mail.get_all(header, [])) == 1


def test_a_script_in_a_message_is_text(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON, text="<script>alert(1)</script> & [[first_name]]")
    put_due(now=NOON)
    mail = as_it_goes()
    assert "<script>" not in html_of(mail)
    assert "<script>alert(1)</script> & [[first_name]]" in text_of(mail)


def test_the_words_stay_and_a_note_says_that_the_holder_changed(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON)
    Message.objects.update(person=make_person("Vera Okonjo"))
    put_due(now=NOON)
    text = text_of(as_it_goes())
    assert "Dear Minister," in text
    assert "This letter was written on 8 July 2026, when Vera Okonjo held this office." in text


@pytest.mark.parametrize("language", ["fr", "es"])
def test_it_speaks_the_language_of_its_writer(action: Action, office: Office, language: str) -> None:
    message = make_message(action, office, now=NOON)
    Message.objects.filter(pk=message.pk).update(language=language)
    put_due(now=NOON)
    words = written()
    assert words is not None
    assert "asked" not in words.text
    assert f'lang="{language}"' in words.html


def test_a_taken_down_action_sends_nothing_that_lay_in_the_outbox(action: Action, office: Office) -> None:
    make_message(action, office, now=NOON)
    put_due(now=NOON)
    Action.objects.update(state=Action.State.TAKEN_DOWN)
    assert written() is None


def test_alike_texts_fold_into_one_and_each_person_is_named(action: Action, office: Office) -> None:
    OfficeRules.objects.create(office=office, wants_digest=True)
    for name in ("ana", "bo", "chandra"):
        make_message(action, office, now=NOON, email=f"{name}@example.org")
    make_message(action, office, now=NOON, email="dee@example.org", text="My aunt weaves in that valley.")
    assert put_due(now=NOON) == 4
    mail = as_it_goes("digest")
    text = text_of(mail)
    assert mail["Subject"] == "4 letters to you"
    assert text.count("Please release the weavers of the valley.") == 1
    assert "3 people sent this text" in text
    assert "- Ana Lima <bo@example.org>, Canada" in text
    assert "My aunt weaves in that valley." in text
    assert set(Message.objects.values_list("state", flat=True)) == {"in_digest"}


def test_the_next_digest_comes_a_day_later_and_one_letter_alone_is_no_digest(action: Action, office: Office) -> None:
    OfficeRules.objects.create(office=office, wants_digest=True)
    make_message(action, office, now=NOON)
    assert put_due(now=NOON) == 1
    assert not Digest.objects.exists()
    make_message(action, office, now=NOON, email="bo@example.org")
    make_message(action, office, now=NOON, email="dee@example.org")
    assert put_due(now=NOON + timedelta(hours=23)) == 0
    assert put_due(now=NOON + timedelta(hours=24)) == 2
    assert Digest.objects.get().state == "put"


def test_what_is_too_long_for_one_digest_comes_in_several_that_say_so(
    action: Action, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    OfficeRules.objects.create(office=office, wants_digest=True, per_hour=3)
    monkeypatch.setattr(digesting, "MOST", 2)
    for number in range(5):
        make_message(action, office, now=NOON, email=f"person{number}@example.org")
    assert put_due(now=NOON) == 5
    subjects = [writer_of(each).write(each) for each in Letter.objects.filter(kind="digest").order_by("pk")]
    assert [each.subject for each in subjects if each] == [
        "2 letters to you (1 of 3)",
        "2 letters to you (2 of 3)",
        "1 letter to you (3 of 3)",
    ]


def test_no_more_digests_come_than_letters_may(action: Action, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    OfficeRules.objects.create(office=office, wants_digest=True, per_hour=2)
    monkeypatch.setattr(digesting, "MOST", 2)
    for number in range(5):
        make_message(action, office, now=NOON, email=f"person{number}@example.org")
    assert put_due(now=NOON) == 4
    assert Message.objects.get(state="confirmed").digest is None


def test_who_withdrew_is_not_in_the_digest(action: Action, office: Office) -> None:
    OfficeRules.objects.create(office=office, wants_digest=True)
    ana = make_message(action, office, now=NOON)
    make_message(action, office, now=NOON, email="bo@example.org")
    put_due(now=NOON)
    Participation.objects.filter(pk=ana.participation_id).update(state=Participation.State.WITHDRAWN)
    assert "ana@example.org" not in text_of(as_it_goes("digest"))


def test_a_digest_comes_from_the_organisation_where_one_asked_and_else_from_the_centre(
    action: Action, office: Office
) -> None:
    OfficeRules.objects.create(office=office, wants_digest=True)
    for name in ("ana", "bo"):
        make_message(action, office, now=NOON, email=f"{name}@example.org")
    put_due(now=NOON)
    assert as_it_goes("digest")["From"] == "Weavers' Watch <altavoz@localhost>"
    other = make_action(organisation=make_organisation(names={"en": "Bobbins"}))
    Participation.objects.filter(email_key=email_key("bo@example.org")).update(action=other)
    assert as_it_goes("digest")["From"] == "Altavoz <altavoz@localhost>"


def test_folding_puts_the_text_that_most_people_sent_first() -> None:
    said = [Said(b"one", "s", "alone", "Dee"), Said(b"two", "s", "alike", "Ana"), Said(b"two", "s", "alike", "Bo")]
    assert [(each.text, each.who) for each in fold(said)] == [("alike", ("Ana", "Bo")), ("alone", ("Dee",))]


def test_a_mailbox_without_a_name_is_its_address() -> None:
    assert mailbox("\r\n\t", "ana@example.org") == "ana@example.org"
