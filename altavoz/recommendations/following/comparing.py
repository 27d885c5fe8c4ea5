# SPDX-License-Identifier: AGPL-3.0-or-later
"""This year's recommendations beside last year's. A person says what became of each; likeness only suggests."""

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from altavoz.organisations import audit
from altavoz.recommendations.models import Comparison, Document, Match, Recommendation
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations

WORD = re.compile(r"\w{3,}")
# Sentences of so few words in common are not offered.
LIKE = 0.15
A_FEW = 3
How = Match.How
PAIRS = frozenset({How.KEPT, How.SHARPENED, How.MILDER})
ALONE = frozenset({How.UPHELD, How.DROPPED})


class Matched(enum.Enum):
    DONE = "done"
    WRONG_ENDS = "wrong ends"
    TAKEN = "taken"


@dataclass(frozen=True)
class Suggestion:
    """An earlier recommendation that says something like it: 1 is word by word the same."""

    earlier: Recommendation
    likeness: float


@dataclass(frozen=True)
class Line:
    """A later one with what was said of it, or with what resembles it."""

    later: Recommendation
    matches: Sequence[Match]
    suggestions: Sequence[Suggestion]


@dataclass(frozen=True)
class Sheet:
    """What the person who compares sees: the later ones, and the earlier ones that nothing was said of."""

    lines: Sequence[Line]
    left: Sequence[Recommendation]


def begin(*, earlier: Document, later: Document, by: User, now: datetime) -> Comparison:
    row, is_new = Comparison.objects.get_or_create(earlier=earlier, later=later, defaults={"made_at": now})
    if is_new:
        _note(row, "recommendations.compare", by, now)
    return row


def sheet_of(comparison: Comparison) -> Sheet:
    later, earlier = (list(_public(each)) for each in (comparison.later, comparison.earlier))
    matches = list(comparison.matches.select_related("earlier", "later").order_by("pk"))
    said = {each.earlier_id for each in matches}
    lines = []
    for row in later:
        hers = [each for each in matches if each.later_id == row.pk]
        lines.append(Line(row, hers, [] if hers else suggest(row.text, earlier)))
    return Sheet(lines, [row for row in earlier if row.pk not in said])


def unsaid(comparison: Comparison) -> list[Recommendation]:
    """Of both documents what no one has matched yet, the later ones first."""
    later = _public(comparison.later).exclude(matched_earlier__comparison=comparison)
    earlier = _public(comparison.earlier).exclude(matched_later__comparison=comparison)
    return [row for rows in (later, earlier) for row in rows.select_related("document")]


def suggest(text: str, among: Sequence[Recommendation]) -> list[Suggestion]:
    """The few that are most alike, by the words they share first: comparing every pair in full takes minutes."""
    words = _words(text)
    shared = sorted(((_common(words, _words(each.text)), each) for each in among), key=lambda pair: -pair[0])[:A_FEW]
    likeness = [Suggestion(each, _likeness(text, each.text)) for common, each in shared if common >= LIKE]
    return sorted(likeness, key=lambda each: -each.likeness)


@transaction.atomic
def match(
    comparison: Comparison,
    *,
    how: str,
    earlier: Recommendation | None,
    later: Recommendation | None,
    by: User | None,
    now: datetime,
) -> Matched:
    """Say what became of one; saying it again of the same replaces it."""
    if not _fits(comparison, how, earlier, later):
        return Matched.WRONG_ENDS
    try:
        with transaction.atomic():
            said = {"how": how, "by": by, "at": now}
            Match.objects.update_or_create(comparison=comparison, earlier=earlier, later=later, defaults=said)
    except IntegrityError:
        return Matched.TAKEN
    _note(comparison, "recommendations.compare", by, now)
    return Matched.DONE


@transaction.atomic
def match_rest(comparison: Comparison, *, how: str, by: User, now: datetime) -> int:
    """Of all the earlier ones that nothing was said of the same; how many they were."""
    left = _public(comparison.earlier).exclude(matched_later__comparison=comparison)
    rows = [Match(comparison=comparison, earlier=each, how=how, by=by, at=now) for each in left]
    if rows:
        Match.objects.bulk_create(rows)
        _note(comparison, "recommendations.compare", by, now)
    return len(rows)


def unmatch(comparison: Comparison, *, match_id: int, by: User, now: datetime) -> bool:
    gone, _models = comparison.matches.filter(pk=match_id).delete()
    if gone:
        _note(comparison, "recommendations.compare", by, now)
    return bool(gone)


@transaction.atomic
def publish(comparison: Comparison, *, by: User | None, now: datetime) -> bool:
    if not Comparison.objects.filter(pk=comparison.pk, published_at__isnull=True).update(published_at=now):
        return False
    _note(comparison, "recommendations.publish_comparison", by, now)
    return True


def _fits(comparison: Comparison, how: str, earlier: Recommendation | None, later: Recommendation | None) -> bool:
    if earlier and earlier.document_id != comparison.earlier_id:
        return False
    if later and later.document_id != comparison.later_id:
        return False
    wanted = (how != How.NEW, how in PAIRS or how == How.NEW)
    return how in How.values and wanted == (earlier is not None, later is not None)


def _public(document: Document) -> QuerySet[Recommendation]:
    return document.recommendations.filter(state=Recommendation.State.PUBLIC).order_by("order")


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


def _common(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(len(some | others), 1)


def _likeness(text: str, other: str) -> float:
    """By words in their order."""
    return round(SequenceMatcher(None, text.casefold().split(), other.casefold().split(), autojunk=False).ratio(), 2)


def _note(row: Comparison, act: str, by: User | None, now: datetime) -> None:
    subject = f"{row.earlier.code} {row.later.code}"
    audit.note(actor=by, act=act, now=now, subject=subject, organisation_id=row.later.organisation_id)
    generations.touch(SUBJECT)
