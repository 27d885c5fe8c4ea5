# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the mail server in front of the centre hands over: letters that come back, and complaints about them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage

from django.utils import timezone

from altavoz.outbox.incoming import verp
from altavoz.outbox.testing_door import an_open_door
from altavoz.worker import rounds

MailServer = Callable[[str, bytes], None]


@contextmanager
def a_mail_server() -> Iterator[MailServer]:
    """It hands over by LMTP, and the worker reads what came."""
    with an_open_door(timezone.now()) as server:

        def hands_over(to: str, content: bytes) -> None:
            server.sendmail("", [to], content)
            rounds.run_once("arrived-mail", timezone.now())

        yield hands_over


def id_of(letter: EmailMessage) -> str:
    return str(letter["Message-ID"]).strip("<>").partition("@")[0]


def report(kind: str, fields: str, of: EmailMessage) -> bytes:
    """A report in three parts, as mail servers make them (RFC 3464, RFC 5965)."""
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: bounces@centre.example\r\nSubject: Report\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type={kind.partition("/")[2]}; boundary="part"\r\n\r\n'
        f"--part\r\nContent-Type: text/plain\r\n\r\nThis is the mail system.\r\n\r\n"
        f"--part\r\nContent-Type: {kind}\r\n\r\n{fields}\r\n"
        f"--part\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {of['Message-ID']}\r\n\r\n--part--\r\n"
    ).encode()


def bounced(letter: EmailMessage) -> bytes:
    fields = (
        "Reporting-MTA: dns; mx.example\r\nArrival-Date: Sun, 22 Nov 2026 09:00:00 +0000\r\n\r\n"
        "Final-Recipient: rfc822; ana@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 <ana@example.org>: Recipient address rejected\r\n"
    )
    return report("message/delivery-status", fields, letter)


def complained(letter: EmailMessage) -> bytes:
    fields = "Feedback-Type: abuse\r\nUser-Agent: Provider/1\r\nVersion: 1\r\nOriginal-Rcpt-To: ana@example.org\r\n"
    return report("message/feedback-report", fields, letter)


def back(mail_server: MailServer, content: bytes, letter: EmailMessage) -> None:
    mail_server(verp.return_address(id_of(letter)), content)
