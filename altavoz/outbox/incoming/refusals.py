# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters that the mail server refused while we spoke to it: judged as if they had come back."""

from datetime import datetime

from altavoz.outbox.incoming import judging, reports
from altavoz.outbox.incoming.judging import Judged
from altavoz.outbox.incoming.reports import Report, Sort

# The step of the conversation at which an address itself is refused; later ones refuse the letter.
ADDRESS = "recipient:"


def judge(letter_id: str, *, trouble: str, now: datetime) -> Judged:
    """`trouble` is the wire's: the step and its codes. The caller has counted the refusal."""
    status = reports.status_in(trouble)
    report = reports.about(action="failed", status=status, recipient="")
    lasting = report.sort is Sort.LASTING and trouble.startswith((f"{ADDRESS} 5", f"{ADDRESS}5"))
    return judging.judge_one(letter_id, Report(Sort.LASTING if lasting else Sort.PASSING, status), now=now)
