# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads what mail servers report: a letter that could not be delivered (RFC 3464), and a complaint (RFC 5965)."""

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from altavoz.outbox.domains.words import cleaned

STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
DOMAIN = re.compile(r"@([A-Za-z0-9.-]{1,253})\b")
# A mailbox that is full or a server that is busy may be well again tomorrow, whatever class it is given.
PASSING_DETAILS = frozenset({"2.2", "3.2", "4.5", "4.7"})
# Security and policy: the server does not want us, or not this letter. That says nothing of the address.
POLICY = "7."


class Sort(enum.Enum):
    LASTING = "lasting"
    PASSING = "passing"
    DELAYED = "delayed"
    COMPLAINT = "complaint"
    LEFT = "left"


@dataclass(frozen=True)
class Report:
    """`status` is an enhanced status code or empty; `domain` the recipient's, in small letters, or empty.

    `words` are what the server said, without what tells of a person.
    """

    sort: Sort
    status: str = ""
    domain: str = ""
    words: str = ""


def read(content: bytes) -> Report | None:
    """The report that this mail is; None where it is something else, or nothing that can be read."""
    try:
        for part in message_from_bytes(content).walk():
            reader = READERS.get(part.get_content_type())
            if reader is not None:
                return reader(part)
    except (RecursionError, ValueError, LookupError):
        # Parts within parts within parts: no mail server writes such a report.
        return None
    return None


def about(*, action: str, status: str, recipient: str, words: str = "") -> Report:
    """A report of one recipient: `action` is failed or delayed, `status` an enhanced code or nothing."""
    local, _at, _domain = recipient.rpartition("@")
    said = cleaned(words, local=local.rpartition(";")[2].strip(" <"))
    return Report(_sort(action, status), status, _domain_in(recipient), said)


def status_in(words: str) -> str:
    """The enhanced code (RFC 3463) that stands there first; empty for none."""
    found = STATUS.search(words)
    return found[0] if found else ""


def _complaint(part: Message) -> Report:
    fields = part.get_payload()
    told = [each for each in fields if isinstance(each, Message)] if isinstance(fields, list) else []
    recipients = [str(each.get("Original-Rcpt-To", "")) for each in told]
    return Report(Sort.COMPLAINT, domain=_domain_in(recipients[0]) if recipients else "")


def _delivery(part: Message) -> Report | None:
    """Of several recipients the worst counts; each of our letters has one."""
    fields = part.get_payload()
    groups = [group for group in fields if isinstance(group, Message)] if isinstance(fields, list) else []
    told = [found for group in groups if (found := _of_recipient(group)) is not None]
    order = (Sort.LASTING, Sort.PASSING, Sort.DELAYED)
    return min(told, key=lambda report: order.index(report.sort), default=None)


def _of_recipient(group: Message) -> Report | None:
    action = str(group.get("Action", "")).strip().lower()
    if action not in {"failed", "delayed"}:
        return None
    return about(
        action=action,
        status=status_in(str(group.get("Status", ""))),
        recipient=str(group.get("Final-Recipient", "")),
        words=str(group.get("Diagnostic-Code", "")),
    )


def _domain_in(recipient: str) -> str:
    found = DOMAIN.search(recipient)
    return found[1].lower() if found else ""


def _sort(action: str, status: str) -> Sort:
    if action == "delayed":
        return Sort.DELAYED
    detail = status.partition(".")[2]
    passing = status.startswith("4") or detail in PASSING_DETAILS or detail.startswith(POLICY)
    return Sort.PASSING if passing else Sort.LASTING


READERS: Mapping[str, Callable[[Message], Report | None]] = {
    "message/delivery-status": _delivery,
    "message/feedback-report": _complaint,
}
