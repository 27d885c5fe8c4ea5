# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who decides for a place: all whom it may be, each with the reason, and never a guess.

Asked are our own tables; nothing that was typed leaves this process or is written anywhere.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from django.db.models import Q, prefetch_related_objects

from altavoz.decision_makers import postcodes, tables
from altavoz.decision_makers.believing import LONG_AGO, believed
from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.holders import Holder, holder_among
from altavoz.decision_makers.models import Division, Edition, Office, Person, Postcode, Term

# A name that fits more offices than these is asked again.
MOST = 200
FEWEST_LETTERS = 2
# country / state / district: nothing that elects somebody lies below.
DEEPEST = 3


class Reason(Enum):
    CODE = "code"
    CODE_IN_SEVERAL = "code_in_several"
    REDRAWN = "redrawn"
    CHOICE = "choice"
    DIVISION = "division"
    WHOLE = "whole"
    NAME = "name"


class Trouble(Enum):
    NOTHING_ASKED = "nothing_asked"
    BAD_CODE = "bad_code"
    FOREIGN_CODE = "foreign_code"
    UNKNOWN_CODE = "unknown_code"
    NO_TABLE = "no_table"
    UNKNOWN_DIVISION = "unknown_division"
    UNKNOWN_NAME = "unknown_name"
    SHORT_NAME = "short_name"
    TOO_MANY = "too_many"
    NO_SOURCE = "no_source"


@dataclass(frozen=True)
class Candidate:
    """`term` is the one that makes the holder; `last` the newest that ended, where nobody is known today."""

    office: Office
    holder: Holder
    reason: Reason
    term: Term | None = None
    last: Term | None = None


@dataclass(frozen=True)
class Found:
    """`other_days`: no source tells of the day asked, so these are of another. `looks_like` goes with FOREIGN_CODE."""

    candidates: tuple[Candidate, ...] = ()
    ambiguous: bool = False
    trouble: Trouble | None = None
    other_days: bool = False
    looks_like: str = ""
    editions: tuple[Edition, ...] = ()


@dataclass(frozen=True)
class Matched:
    """Divisions that were meant, each with the reason."""

    reasons: dict[str, Reason]
    ambiguous: bool = False


def look_up(*, country: str, on: date, code: str = "", division: str = "", name: str = "") -> Found:
    """One of `code`, `division` (an OCD id) and `name` (of a place, an office or a person) is asked."""
    country = country.upper()
    editions, other_days = editions_for(country, on)
    if not editions and not Office.objects.filter(country=country).exists():
        return Found(trouble=Trouble.NO_SOURCE)
    if code:
        found = _by_code(code, country, editions, on)
    elif division:
        found = _by_division(division, country, editions, on)
    elif name:
        found = _by_name(name, country, editions, on)
    else:
        return Found(trouble=Trouble.NOTHING_ASKED)
    return replace(found, other_days=other_days, editions=editions)


def editions_for(country: str, on: date) -> tuple[tuple[Edition, ...], bool]:
    """The editions that tell of that day; where none does, all that there are, and that this is so."""
    every = tables.shown_editions(country)
    telling = tuple(
        edition
        for edition in every
        if (edition.holds_from or LONG_AGO) <= on and (edition.holds_until is None or on <= edition.holds_until)
    )
    return (telling or every), bool(every) and not telling


def _by_code(code: str, country: str, editions: Sequence[Edition], on: date) -> Found:
    clean = postcodes.normal(code, country)
    if not clean:
        other = postcodes.looks_like(code, but=country)
        return Found(trouble=Trouble.FOREIGN_CODE if other else Trouble.BAD_CODE, looks_like=other)
    rows = tables.codes(postcodes.beginnings(clean), editions)
    if not rows:
        there = Postcode.objects.filter(edition__in=editions).exists()
        return Found(trouble=Trouble.UNKNOWN_CODE if there else Trouble.NO_TABLE)
    nearest = max(len(prefix) for prefix, _division, _redrawn in rows)
    rows = [row for row in rows if len(row[0]) == nearest]
    several = len({division for _prefix, division, _redrawn in rows}) > 1
    reasons = {division: Reason.CODE_IN_SEVERAL if several else Reason.CODE for _prefix, division, _redrawn in rows}
    redrawn = {_above(division) for _prefix, division, redrawn in rows if redrawn}
    for child in _within(redrawn):
        reasons[child] = Reason.REDRAWN
    return _seats(Matched(reasons, ambiguous=several or bool(redrawn)), country, editions, on)


def _by_division(ocd_id: str, country: str, editions: Sequence[Edition], on: date) -> Found:
    if not Division.objects.filter(ocd_id=ocd_id, country=country).exists():
        return Found(trouble=Trouble.UNKNOWN_DIVISION)
    return _seats(Matched({ocd_id: Reason.DIVISION}), country, editions, on)


def _by_name(name: str, country: str, editions: Sequence[Edition], on: date) -> Found:
    words = fold(name).split()
    if sum(map(len, words)) < FEWEST_LETTERS:
        return Found(trouble=Trouble.SHORT_NAME)
    place, person = Q(country=country), Q()
    for word in words:
        place &= Q(texts__folded__contains=word)
        person &= Q(folded__contains=word)
    rows = Division.objects.filter(place).values_list("ocd_id", "texts__folded").distinct()[: MOST + 1]
    # District 5 is not district 15: a number stands for itself alone.
    numbers = {word for word in words if word.isdigit()}
    named = [(ocd_id, folded) for ocd_id, folded in rows if numbers <= set((folded or "").split())]
    # "Puebla" is the state, though each of its districts has the name in its own.
    exact = {ocd_id for ocd_id, folded in named if folded == " ".join(words)}
    reasons = dict.fromkeys(exact or (ocd_id for ocd_id, _folded in named), Reason.NAME)
    held = Term.objects.filter(person__in=Person.objects.filter(person)).values_list("office", flat=True)
    matched = Matched(reasons, ambiguous=len(reasons) > 1)
    found = _seats(matched, country, editions, on, also=list(held[: MOST + 1]), up=False)
    return found if found.candidates or found.trouble else Found(trouble=Trouble.UNKNOWN_NAME)


def _seats(
    matched: Matched,
    country: str,
    editions: Sequence[Edition],
    on: date,
    *,
    also: Sequence[int] = (),
    up: bool = True,
) -> Found:
    """The offices of these divisions, of those above, and of those within them where there is a choice."""
    reasons = dict(matched.reasons)
    direct = list(reasons)
    for child in _within(direct):
        reasons.setdefault(child, Reason.CHOICE)
    for ocd_id in direct if up else ():
        for above in _ancestors(ocd_id):
            reasons.setdefault(above, Reason.WHOLE)
    offices = tables.offices(country, editions, list(reasons), also, MOST + 1)
    if len(offices) > MOST:
        return Found(trouble=Trouble.TOO_MANY)
    terms = tables.terms(offices, editions)
    order = list(Reason)
    candidates = [candidate_of(each, terms[each.pk], reasons.get(each.division, Reason.NAME), on) for each in offices]
    choice = sum(1 for each in candidates if each.reason is Reason.CHOICE) > 1
    return Found(
        candidates=tuple(sorted(candidates, key=lambda each: order.index(each.reason))),
        ambiguous=matched.ambiguous or choice or (not up and len(candidates) > 1),
    )


def _within(ocd_ids: Collection[str]) -> list[str]:
    """What lies directly in these. A district ends there, and no question is needed."""
    wide = [ocd_id for ocd_id in ocd_ids if ocd_id.count("/") < DEEPEST]
    return list(Division.objects.filter(parent__in=wide).values_list("ocd_id", flat=True)) if wide else []


def candidate_of(office: Office, terms: Sequence[Term], reason: Reason, on: date) -> Candidate:
    holder = holder_among(office, terms, on)
    latest_first = sorted(believed(terms), key=lambda term: term.since or LONG_AGO, reverse=True)
    if holder.person is not None:
        held = (term for term in latest_first if term.person_id == holder.person.pk and term.covers(on))
        return Candidate(office, holder, reason, term=next(held, None))
    ended = (term for term in latest_first if term.person_id and term.until and term.until < on)
    vacant = (term for term in latest_first if term.person_id is None and term.covers(on))
    return Candidate(office, holder, reason, term=next(vacant, None), last=next(ended, None))


def named_divisions(found: Found) -> dict[str, Division]:
    """The divisions of the candidates by OCD id; all names, also those of offices and bodies, are read at once."""
    prefetch_related_objects([each.office for each in found.candidates], "texts", "institution__texts")
    ocd_ids = {each.office.division for each in found.candidates}
    rows = Division.objects.filter(ocd_id__in=ocd_ids).prefetch_related("texts")
    return {division.ocd_id: division for division in rows}


def _above(ocd_id: str) -> str:
    return ocd_id.rpartition("/")[0]


def _ancestors(ocd_id: str) -> list[str]:
    """The ids in which it lies by its name alone; the country itself is left to those who ask for it."""
    found = []
    while (ocd_id := _above(ocd_id)).count("/") > 1:
        found.append(ocd_id)
    return found
