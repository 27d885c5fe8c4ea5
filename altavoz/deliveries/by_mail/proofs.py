# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looks at the signatures of mail on which no server of ours had a word. It asks other people's name servers."""

from datetime import datetime, timedelta

from altavoz.deliveries.by_mail.rows import ReplyMail
from altavoz.outbox.incoming.proving import signatures
from altavoz.outbox.incoming.proving.keys import Ask, ask_the_net
from altavoz.personal_data import private_files
from altavoz.worker.rounds import Round, Turn

ProvenBy = ReplyMail.ProvenBy
A_TURN = 20


def prove_some(*, ask: Ask, now: datetime, at_most: int = A_TURN) -> int:
    rows = ReplyMail.objects.filter(proven_by=ProvenBy.WAITING).select_related("file").order_by("pk")[:at_most]
    return sum(_prove(row, ask, now) for row in rows)


def look_again(*, public_id: str) -> bool:
    """A name server that did not answer may do so by now. False where nothing is to be looked at."""
    unanswered = ReplyMail.objects.filter(public_id=public_id, proven_by=ProvenBy.CENTRE, dkim="temperror")
    return bool(unanswered.update(proven_by=ProvenBy.WAITING))


def words_of(row: ReplyMail) -> tuple[tuple[str, str], ...]:
    """Each method with its result; empty for one that nobody has looked at."""
    return (("SPF", row.spf), ("DKIM", row.dkim), ("DMARC", row.dmarc))


def is_proven(row: ReplyMail) -> bool:
    """Whether the domain that it names as its sender's stands behind it."""
    if row.dmarc:
        return row.dmarc == "pass"
    domain, signed_by = row.from_address.rpartition("@")[2], row.signed_by
    belongs = domain == signed_by or domain.endswith(f".{signed_by}")
    return row.dkim == "pass" and "." in signed_by and belongs


def _prove(row: ReplyMail, ask: Ask, now: datetime) -> int:
    proof = signatures.check(b"".join(private_files.read(row.file)), ask=ask, now=now)
    waiting = ReplyMail.objects.filter(pk=row.pk, proven_by=ProvenBy.WAITING)
    return waiting.update(proven_by=ProvenBy.CENTRE, dkim=proof.dkim, signed_by=proof.signed_by)


def _round(turn: Turn) -> int:
    return prove_some(ask=ask_the_net, now=turn.now)


ROUND = Round(name="reply-proofs", every=timedelta(seconds=5), run=_round, alone=True)
