# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom an action asks, in words: as the offices stand today, or as they stood when they were frozen."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action, Asker, FrozenTarget, Target
from altavoz.campaigns.page_parts import OfficeLine, TargetLine
from altavoz.decision_makers.holders import holder_of
from altavoz.decision_makers.models import Term

# Whoever simply holds an office needs no word beside the name.
STANDINGS: dict[str, Promise] = {
    "acting": _("acting"),
    "designate": _("designate"),
    "vacant": _("vacant"),
    "not_known": _("holder not known"),
}
_FROZEN_STATES = frozenset(
    {
        Action.State.CLOSED,
        Action.State.DELIVERED,
        Action.State.WON,
        Action.State.PARTLY_WON,
        Action.State.NOT_WON,
        Action.State.TAKEN_DOWN,
    }
)


def askers_of(action: Action) -> list[Asker]:
    """Who asks, in their order and with their names; read once for each action at hand."""
    named = Asker.objects.select_related("organisation").prefetch_related("organisation__texts")
    prefetch_related_objects([action], Prefetch("askers", named.order_by("place", "pk")))
    return list(action.askers.all())


def targets_of(action: Action) -> list[Target]:
    """The targets in their order, with all that their words need, in few queries."""
    rows = Target.objects.filter(action=action).select_related("person", "office")
    if action.state in _FROZEN_STATES:
        rows = rows.prefetch_related("frozen")
        if all(target.frozen.all() for target in rows):
            return list(rows)
    terms = Prefetch("office__terms", Term.objects.select_related("person"))
    return list(rows.prefetch_related("office__texts", terms))


def target_lines(action: Action, *, language: str, today: date) -> tuple[TargetLine, ...]:
    """One line an office; on a delivered page one man's offices stand together under his name."""
    written = [_written(action, target, language=language, today=today) for target in targets_of(action)]
    return _grouped(written) if action.is_delivered else tuple(line for line, _holder in written)


def addressees(lines: Iterable[TargetLine]) -> list[str]:
    """Whom they ask, office by office; by name where there is no office."""
    return [office.title if office else line.holder_name for line in lines for office in line.offices or (None,)]


def _written(action: Action, target: Target, *, language: str, today: date) -> tuple[TargetLine, int]:
    """The line and who holds it (0 for nobody), by which lines are grouped."""
    if action.state in _FROZEN_STATES:
        frozen = _in_language(list(target.frozen.all()), language)
        if frozen is not None:
            public_id = target.office.public_id if target.office else ""
            return _frozen_line(frozen, public_id), frozen.holder_id or 0
    return _live_line(target, language=language, today=today)


def _live_line(target: Target, *, language: str, today: date) -> tuple[TargetLine, int]:
    if target.office is None:
        return _line(OfficeLine(""), str(target.person), "holder"), target.person_id or 0
    holder = holder_of(target.office, today)
    office = OfficeLine(target.office.title(language), target.office.body, target.office.public_id)
    line = _line(office, str(holder.person or ""), holder.standing.value)
    return line, holder.person.pk if holder.person else 0


def _frozen_line(frozen: FrozenTarget, public_id: str) -> TargetLine:
    return _line(OfficeLine(frozen.office_title, "", public_id), frozen.holder_name, frozen.holder_standing)


def _line(office: OfficeLine, name: str, standing: str) -> TargetLine:
    return TargetLine(
        holder_name=name,
        standing=standing,
        standing_label=str(STANDINGS.get(standing, "")),
        offices=(office,) if office.title else (),
    )


def _grouped(written: Iterable[tuple[TargetLine, int]]) -> tuple[TargetLine, ...]:
    groups: dict[tuple[int, str], list[TargetLine]] = {}
    for place, (line, holder) in enumerate(written):
        # A designate does not hold the post yet: it is told apart from what the same person does hold.
        key = (holder, line.standing) if holder else (-1 - place, "")
        groups.setdefault(key, []).append(line)
    return tuple(_together(lines) for lines in groups.values())


def _together(lines: Sequence[TargetLine]) -> TargetLine:
    first = lines[0]
    offices = tuple(office for line in lines for office in line.offices)
    return TargetLine(first.holder_name, first.standing, first.standing_label, offices)


def _in_language(frozen: list[FrozenTarget], language: str) -> FrozenTarget | None:
    by_language = {row.language: row for row in frozen}
    return by_language.get(language) or next(iter(by_language.values()), None)
