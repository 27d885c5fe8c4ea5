# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room itself removes when a case is taken down, and the round that goes on until nothing of it is left."""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.cases.addresses import page_addresses
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case
from altavoz.cases.telling import pictures
from altavoz.worker.rounds import Round, Turn, register

# What was being rendered, written or handed over at that moment is finished by then.
IN_HANDS = timedelta(minutes=10)
AT_ONCE = 20
COPIES = _(
    "What others have read, printed, saved or photographed stays with them; ask search engines and archives to remove "
    "their copies."
)


def take_pages(case: Case, now: datetime) -> int:
    return page_addresses.remove(case, now=now)


def clear(turn: Turn) -> int:
    """Whoever took it down may have been cut off, and what was in somebody's hands then may have come after it."""
    never = Q(cleared_at__isnull=True) | Q(cleared_at__lt=F("taken_down_at"))
    removed = 0
    for case in Case.objects.filter(never, state=Case.State.TAKEN_DOWN).select_related("organisation")[:AT_ONCE]:
        found = steps.take_away(case, now=turn.now, turns=2)
        removed += found.total
        is_over = case.taken_down_at is not None and turn.now >= case.taken_down_at + IN_HANDS
        if found.is_complete and not found.total and is_over:
            Case.objects.filter(pk=case.pk).update(cleared_at=turn.now)
        if not turn.holds():
            break
    return removed


def register_steps() -> None:
    steps.register("cases: pages", take_pages, beyond_recall=COPIES)
    steps.register("cases: pictures", pictures.take_addresses)
    register(Round(name="clear cases", every=timedelta(seconds=5), run=clear, slow=True))
