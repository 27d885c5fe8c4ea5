# SPDX-License-Identifier: AGPL-3.0-or-later
"""No reply is published before its public words were looked through for the names of all who took part.

Few people are looked through at once, many by the worker. What is found are places in the words: names are in no row,
no entry and no log. Staff decide, for a name in a ministry's letter may be the minister's own.
"""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from itertools import islice

from django.contrib.auth.models import User
from django.db.models import QuerySet

from altavoz.deliveries.models import NameCheck, Reply
from altavoz.deliveries.naming import Place, Words
from altavoz.participation.models import Participation

State = NameCheck.State
BATCH = 500
AT_ONCE = 2_000
# Whoever is named by a whole crowd is named: more places help nobody.
MOST_PLACES = 200


@dataclass(frozen=True)
class Marked:
    """A piece of the public words, and whether it looks like the name of somebody who took part."""

    text: str
    is_name: bool


def begin(reply_id: int) -> NameCheck:
    """For the words as they stand now. Where few took part it is done when this returns."""
    edition = Reply.objects.values_list("edition", flat=True).get(pk=reply_id)
    fresh = {"edition": edition, "state": State.LOOKING, "looked": 0, "found": [], "sure_by": None, "sure_at": None}
    check, _made = NameCheck.objects.update_or_create(reply_id=reply_id, defaults=fresh)
    if _people(check).values_list("pk", flat=True)[AT_ONCE : AT_ONCE + 1].exists():
        return check
    look(check, go_on=lambda: True)
    return check


def of(reply: Reply) -> NameCheck | None:
    """The check of its words as they stand; None where there is none yet."""
    return NameCheck.objects.filter(reply=reply.pk, edition=reply.edition).first()


def look(check: NameCheck, *, go_on: Callable[[], bool]) -> bool:
    """Look through everybody's name; False where somebody else is to go on, from the beginning."""
    words, places = Words(_texts(check.reply_id)), set[Place]()
    for keys in _batches(list(words.keys)):
        found = _people(check).filter(email_key__in=keys).values_list("email_key", flat=True)
        places.update(place for key in found for place in words.keys[bytes(key)])
    looked, rows = 0, _people(check).values_list("given_name", "family_name").iterator(chunk_size=BATCH)
    while names := list(islice(rows, BATCH)):
        if not go_on():
            return False
        places.update(place for name in names for place in words.names(*name))
        looked += len(names)
        if looked % (BATCH * 10) == 0:
            _standing(check).update(looked=looked)
    told = [list(astuple(place)) for place in sorted(places)[:MOST_PLACES]]
    check.state, check.looked, check.found = State.DONE, looked, told
    return bool(_standing(check).update(state=State.DONE, looked=looked, found=told))


def be_sure(check: NameCheck, *, by: User | None, now: datetime) -> bool:
    """Somebody of staff has looked at each place and says that it names nobody who took part."""
    done = NameCheck.objects.filter(pk=check.pk, edition=check.edition, state=State.DONE)
    return bool(done.update(sure_by=by, sure_at=now))


def marked(check: NameCheck, text: str, language: str) -> tuple[Marked, ...]:
    """The words in pieces, so that a screen can show which are meant."""
    spans = [Place(*place) for place in check.found if place[0] == language]
    pieces, at = list[Marked](), 0
    for span in sorted(spans):
        begins = max(at, span.begin)
        if span.end <= begins:
            continue
        pieces += [Marked(text[at:begins], is_name=False), Marked(text[begins : span.end], is_name=True)]
        at = span.end
    pieces.append(Marked(text[at:], is_name=False))
    return tuple(piece for piece in pieces if piece.text)


def look_on(*, go_on: Callable[[], bool]) -> int:
    """The worker's part: the oldest that waits."""
    check = NameCheck.objects.filter(state=State.LOOKING).select_related("reply").order_by("pk").first()
    return int(check is not None and look(check, go_on=go_on))


def _people(check: NameCheck) -> QuerySet[Participation]:
    """In the order of an index; those who withdrew or were forgotten have no name here any more."""
    return Participation.objects.filter(action=check.reply.action_id).order_by("confirmed_at", "pk")


def _texts(reply_id: int) -> dict[str, str]:
    rows = Reply.objects.get(pk=reply_id).texts.exclude(text="")
    return {row.language: row.text for row in rows}


def _standing(check: NameCheck) -> QuerySet[NameCheck]:
    return NameCheck.objects.filter(pk=check.pk, edition=check.edition, state=State.LOOKING)


def _batches(keys: Sequence[bytes]) -> list[Sequence[bytes]]:
    return [keys[at : at + BATCH] for at in range(0, len(keys), BATCH)]
