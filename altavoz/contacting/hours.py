# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter that was put off, or that nobody took, keeps its office's hours too: it waits until that opens.

It stays in the outbox, with its tries and its Message-ID, and counts against the cap of its office meanwhile.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from altavoz.contacting import waiting
from altavoz.contacting.dripping import Pace
from altavoz.contacting.models import Digest, Message
from altavoz.contacting.rules import rules_of
from altavoz.decision_makers.models import Office
from altavoz.outbox import posting
from altavoz.outbox.models import Letter

BATCH = 500


def keep(*, now: datetime) -> int:
    """How many letters wait for an opening that did not before. Safe to repeat; one that is carried is left alone."""
    office_of = _on_their_way()
    paces = _paces_with_hours(set(office_of.values()))
    ours = [letter for letter, office in office_of.items() if office in paces]
    done = 0
    for start in range(0, len(ours), BATCH):
        done += _postpone(ours[start : start + BATCH], office_of, paces, now)
    return done


def _on_their_way() -> dict[int, int]:
    """The number of the office by the number of the letter."""
    messages = Message.objects.filter(waiting.IS_ON_ITS_WAY, state=Message.State.PUT)
    digests = Digest.objects.filter(state=Digest.State.PUT)
    rows = [*messages.values_list("letter", "office"), *digests.values_list("letter", "office")]
    return {letter: office for letter, office in rows if letter}


def _paces_with_hours(offices: set[int]) -> dict[int, Pace]:
    rules = rules_of(dict(Office.objects.filter(pk__in=offices).values_list("pk", "institution")))
    return {office: rule.pace for office, rule in rules.items() if rule.pace.hours}


def _postpone(letters: list[int], office_of: Mapping[int, int], paces: Mapping[int, Pace], now: datetime) -> int:
    later: dict[datetime, list[int]] = defaultdict(list)
    for number, due_at in Letter.objects.filter(pk__in=letters, state=Letter.State.WAITING).values_list("pk", "due_at"):
        would_go = max(due_at, now)
        opens = paces[office_of[number]].from_then_on(would_go)
        if opens is not None and opens != would_go:
            later[opens].append(number)
    return sum(posting.postpone(some, until=opens) for opens, some in later.items())
