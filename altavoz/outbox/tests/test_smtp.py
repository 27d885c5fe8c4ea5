# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters over a real wire: a mail server on loopback that answers as it is told."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiosmtpd.smtp import SMTP, AuthenticatorType, AuthResult, Envelope, Session
from pytest_django import Settings

from altavoz.outbox.incoming import verp
from altavoz.outbox.servers import MailServer, Security
from altavoz.outbox.smtp import SmtpTransport
from altavoz.outbox.testing_server import Answer, Far, OnAnyPort, hang_up
from altavoz.outbox.wire import Absent, Doubtful, Lasting, Parcel, Passing, WireError

SENDER = "hello@weavers.example"
CONTENT = b"Subject: Hello\r\n\r\nFirst line\r\n.hidden dot\r\n"


@contextmanager
def speaking_to(far: Far, authenticator: AuthenticatorType | None = None) -> Iterator[SmtpTransport]:
    controller = OnAnyPort(far, hostname="127.0.0.1", port=0, authenticator=authenticator, auth_require_tls=False)
    controller.start()
    transport = SmtpTransport(MailServer("127.0.0.1", controller.port, Security.PLAIN), sender=SENDER)
    try:
        yield transport
    finally:
        transport.close()
        controller.stop()


def parcel(number: int = 1) -> Parcel:
    return Parcel(f"letter{number}", f"ana{number}@weavers.example", CONTENT)


def refusal(**answers: Answer | str) -> WireError:
    with speaking_to(Far(**answers)) as transport, pytest.raises(WireError) as caught:
        transport.hand_over(parcel())
    return caught.value


def test_a_letter_arrives_whole() -> None:
    far = Far()
    with speaking_to(far) as transport:
        transport.hand_over(parcel())
    assert far.letters[0].content == CONTENT
    assert (far.letters[0].mail_from, far.letters[0].rcpt_tos) == (SENDER, ["ana1@weavers.example"])


def test_a_letter_bears_its_own_return_address_where_the_centre_has_one(settings: Settings) -> None:
    settings.BOUNCES_TO = "bounces@weavers.example"
    far = Far()
    with speaking_to(far) as transport:
        transport.hand_over(Parcel("a" * 16, "ana@weavers.example", CONTENT))
    assert verp.letter_of(str(far.letters[0].mail_from)) == "a" * 16


def test_a_local_part_in_quotes_is_addressed_as_it_is() -> None:
    far = Far()
    with speaking_to(far) as transport:
        transport.hand_over(Parcel("quoted", '"ana lima"@weavers.example', CONTENT))
    assert far.letters[0].rcpt_tos == ['"ana lima"@weavers.example']


def test_many_letters_go_over_one_connection() -> None:
    far = Far()
    with speaking_to(far) as transport:
        transport.hand_over(parcel(1))
        first = transport._connection
        transport.hand_over(parcel(2))
        assert transport._connection is first
    assert len(far.letters) == 2


def test_a_server_that_closes_between_two_letters_is_called_again() -> None:
    far = Far()
    with speaking_to(far) as transport:
        transport.hand_over(parcel(1))
        assert transport._connection is not None
        assert transport._connection.sock is not None
        transport._connection.sock.close()
        transport.hand_over(parcel(2))
    assert len(far.letters) == 2


def test_a_server_that_takes_so_many_letters_over_a_connection_is_called_again() -> None:
    answers = iter(["250 OK", "421 4.7.0 enough for one connection", "250 OK"])
    far = Far(sender=lambda _server: next(answers))
    with speaking_to(far) as transport:
        transport.hand_over(parcel(1))
        transport.hand_over(parcel(2))
    assert [letter.rcpt_tos for letter in far.letters] == [["ana1@weavers.example"], ["ana2@weavers.example"]]


@pytest.mark.parametrize("step", ["recipient", "letter"])
def test_a_451_is_passing(step: str) -> None:
    error = refusal(**{step: "451 4.7.1 ana1@weavers.example, not now"})
    assert isinstance(error, Passing)
    assert error.trouble == f"{step}: 451 4.7.1"


@pytest.mark.parametrize("step", ["recipient", "letter"])
def test_a_550_is_lasting(step: str) -> None:
    error = refusal(**{step: "550 5.1.1 nobody called ana1 here"})
    assert isinstance(error, Lasting)
    assert error.trouble == f"{step}: 550 5.1.1"


def test_a_connection_lost_after_the_words_leaves_a_doubt() -> None:
    assert isinstance(refusal(letter=hang_up), Doubtful)


def test_a_connection_lost_before_the_words_leaves_none() -> None:
    assert isinstance(refusal(recipient=hang_up), Absent)


def test_a_server_that_is_closing_down_takes_nothing() -> None:
    assert isinstance(refusal(recipient="421 4.3.2 closing"), Absent)


def test_an_unwelcome_sender_is_nobodys_letters_fault() -> None:
    error = refusal(sender="550 5.7.1 who are you")
    assert isinstance(error, Absent)
    assert error.trouble == "sender: 550 5.7.1"


def test_after_a_refusal_the_next_letter_goes() -> None:
    answers = iter(["550 5.1.1 nobody", "250 OK"])
    far = Far(recipient=lambda _server: next(answers))
    with speaking_to(far) as transport:
        with pytest.raises(Lasting):
            transport.hand_over(parcel(1))
        transport.hand_over(parcel(2))
    assert [letter.rcpt_tos for letter in far.letters] == [["ana2@weavers.example"]]


def test_nobody_there_is_absent() -> None:
    transport = SmtpTransport(MailServer("127.0.0.1", 1, Security.PLAIN), sender=SENDER)
    with pytest.raises(Absent, match="ConnectionRefusedError"):
        transport.check()


def test_a_server_without_starttls_is_not_spoken_to_in_clear() -> None:
    far = Far()
    with speaking_to(far) as plain:
        server = MailServer("127.0.0.1", plain.server.port, Security.STARTTLS)
        with pytest.raises(Absent, match="SMTPNotSupportedError"):
            SmtpTransport(server, sender=SENDER).hand_over(parcel())
    assert far.letters == []


def signed_in(username: str, password: str) -> None:
    def judge(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        right = (getattr(data, "login", b""), getattr(data, "password", b"")) == (b"weavers", b"loom")
        return AuthResult(success=right, handled=False)

    with speaking_to(Far(), judge) as open_door:
        server = MailServer("127.0.0.1", open_door.server.port, Security.PLAIN, username, password)
        transport = SmtpTransport(server, sender=SENDER)
        try:
            transport.check()
        finally:
            transport.close()


def test_the_right_password_opens_the_server() -> None:
    signed_in("weavers", "loom")


def test_a_wrong_password_is_said_without_repeating_it() -> None:
    with pytest.raises(Absent) as caught:
        signed_in("weavers", "wrong-word")
    assert caught.value.trouble == "SMTPAuthenticationError 535"


def test_a_password_is_not_printed() -> None:
    assert "loom" not in repr(MailServer("mail.example", 25, Security.PLAIN, "weavers", "loom"))
