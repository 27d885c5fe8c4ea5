# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a mail provider tells by a call: bounces and complaints are judged as those that come by mail are.

A call that does not prove itself changes nothing. One that does is believed about the letter that it names.
"""

import enum
import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.http import HttpRequest

from altavoz.outbox.incoming import judging, providers, reports, verp
from altavoz.outbox.incoming.judging import Judged
from altavoz.outbox.incoming.providers import MARK, Provider
from altavoz.outbox.incoming.reports import Report, Sort

logger = logging.getLogger(__name__)
NUMBER = re.compile(r"\A<?([a-z2-7]{16})@")
# A server's code of three digits, where it gave no enhanced one.
PASSING_CODE = re.compile(r"(?:\A|[\s;])4\d\d[\s-]")
# What can be wrong with a call that somebody made up: it is not read any further, and nothing of it is kept.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


class Heard(enum.Enum):
    DONE = 200
    UNREADABLE = 400
    FORGED = 403
    OFF = 404


# Anymail's words for what happened, and for why a provider did not even try.
FAILED = "failed"
EVENTS: Mapping[str, str] = {
    "bounced": FAILED,
    "deferred": "delayed",
    "complained": Sort.COMPLAINT.value,
    "unsubscribed": Sort.LEFT.value,
}
NOT_TRIED: Mapping[str, str] = {
    "invalid": FAILED,
    "bounced": FAILED,
    "timed_out": FAILED,
    "spam": Sort.COMPLAINT.value,
    "unsubscribed": Sort.LEFT.value,
}


def hear(request: HttpRequest, *, now: datetime) -> Heard:
    """Prove the call, read it, and judge what it tells of letters of ours."""
    provider = providers.of_this_centre()
    if provider is None:
        return Heard.OFF
    reader = providers.reader(settings.WEBHOOK_PROVIDER, settings.WEBHOOK_SECRET)
    try:
        reader.run_validators(request)
    except (*UNREADABLE, SuspiciousOperation):
        return Heard.FORGED
    try:
        told = [(_letter_of(event), _report_of(event, provider)) for event in reader.parse_events(request)]
    except (*UNREADABLE, ImproperlyConfigured):
        return Heard.UNREADABLE
    for letter_id, report in told:
        if report is not None:
            _judge(letter_id, report, now)
    return Heard.DONE


def _letter_of(event: Any) -> str:  # noqa: ANN401 - anymail's events carry no types
    """By the mark that the letter bore, else by its Message-ID; empty where it is none of ours."""
    metadata = event.metadata if isinstance(event.metadata, Mapping) else {}
    marked = verp.letter_of_tag(str(metadata.get(MARK, "")))
    numbered = NUMBER.match(str(event.message_id or ""))
    return marked or (numbered[1] if numbered else "")


def _report_of(event: Any, provider: Provider) -> Report | None:  # noqa: ANN401 - likewise
    """None for what is no trouble: letters that came, were opened, or wait at the provider."""
    happened = EVENTS.get(event.event_type, "")
    if event.event_type == "rejected":
        # The provider's own policy is a failure that passes: the address has not been asked.
        happened = NOT_TRIED.get(event.reject_reason or "", "refused by the provider")
    if not happened:
        return None
    words = " ".join(str(part) for part in (event.mta_response, event.description) if part)
    action = happened if happened == "delayed" else FAILED
    status = reports.status_in(words)
    report = reports.about(action=action, status=status, recipient=f"<{event.recipient or ''}>", words=words)
    if happened in {Sort.COMPLAINT.value, Sort.LEFT.value}:
        return replace(report, sort=Sort(happened))
    passes = happened != FAILED or (not status and PASSING_CODE.search(words)) or provider.is_soft(event.esp_event)
    return replace(report, sort=Sort.PASSING) if passes and report.sort is Sort.LASTING else report


def _judge(letter_id: str, report: Report, now: datetime) -> None:
    judged = judging.judge(letter_id=letter_id, report=report, now=now) if letter_id else Judged.NO_LETTER
    if judged is Judged.NO_LETTER:
        # Another of the provider's customers' systems may share the account.
        logger.info("a call of the mail provider told of a letter that is not ours")
