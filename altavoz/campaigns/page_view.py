# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gathers what an action's page shows, once per rendering and in few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypedDict

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from altavoz.campaigns import counts, goals, pointing, presence
from altavoz.campaigns.action import Action, ActionDate, Asker, Outcome, Precision, Threshold
from altavoz.campaigns.asking import addressees, askers_of, target_lines
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.dates_in_words import closing_soon, day_in, in_words, to_the_minute
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.page_parts import (
    ActionView,
    AskerLine,
    CarriedLine,
    Counts,
    ExtensionLine,
    NextAction,
    OfficeLine,
    OutcomeLine,
    SignerLine,
    TargetLine,
)

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage

__all__ = [
    "ActionView",
    "AskerLine",
    "CarriedLine",
    "Counts",
    "NextAction",
    "OfficeLine",
    "OutcomeLine",
    "SignerLine",
    "TargetLine",
    "view_of",
]

ENDED: Mapping[str, Promise] = {
    Action.State.WON: gettext_lazy("Won. Closed on %(date)s."),
    Action.State.PARTLY_WON: gettext_lazy("Partly won. Closed on %(date)s."),
    Action.State.NOT_WON: gettext_lazy("Not won. Closed on %(date)s."),
    Action.State.DELIVERED: gettext_lazy("Closed on %(date)s and handed over; follow what comes of it."),
    Action.State.CLOSED: gettext_lazy("Closed on %(date)s; follow what comes of it."),
}
# Where no more than the month or the year is known.
ENDED_IN: Mapping[str, Promise] = {
    Action.State.WON: gettext_lazy("Won. Closed in %(time)s."),
    Action.State.PARTLY_WON: gettext_lazy("Partly won. Closed in %(time)s."),
    Action.State.NOT_WON: gettext_lazy("Not won. Closed in %(time)s."),
    Action.State.DELIVERED: gettext_lazy("Closed in %(time)s and handed over; follow what comes of it."),
    Action.State.CLOSED: gettext_lazy("Closed in %(time)s; follow what comes of it."),
}
CERTAINTY: Mapping[str, Promise] = {
    Outcome.Certainty.SURE: gettext_lazy("We are sure of it."),
    Outcome.Certainty.LIKELY: gettext_lazy("It is likely, but not certain."),
    Outcome.Certainty.UNCLEAR: gettext_lazy("It is still unclear."),
}
GOING_ON = frozenset({Action.State.PREPARING, Action.State.OPEN, Action.State.PAUSED})


def view_of(action: Action, *, language: str, now: datetime, pages: "Sequence[ActionPage] | None" = None) -> ActionView:
    """All that the page says of the action itself. The page's own text is the page's.

    `pages` are the action's live ones, where they are at hand.
    """
    presence.read(action)
    action.cells_at_hand = counts.read_cells(action.pk)
    with override(language):
        return _view(action, language, now, pointing.live_pages(action) if pages is None else pages)


def _view(action: Action, language: str, now: datetime, pages: "Sequence[ActionPage]") -> ActionView:
    kind = kind_of(action)
    tallied = counts.parts_of(counts.cells_of(action))
    state = action.state_at(now)
    return ActionView(
        public_id=action.public_id,
        state=state,
        state_label=str(Action.State(state).label),
        is_open=action.is_open(now),
        country_code=action.country,
        country_name=country_name(action.country, language),
        kind_label=str(kind.label),
        delivered_to=str(kind.delivered_to),
        button=str(kind.button),
        done_label=kind.done(tallied.total),
        done_by_one=kind.done(1),
        done_by_many=kind.done(2),
        asks=_asks(pointing.page_in(pages, language)),
        counts=tallied,
        carried=kind.carried(action, language),
        earlier_wording=_earlier_wording(action),
        next_threshold=_next_threshold(action, language, tallied.total),
        dangerous=action.danger == Action.Danger.HIGH,
        # A kind must not show a name where that endangers, and the page does not rely on it.
        signers=() if action.danger == Action.Danger.HIGH else kind.signers(action, language),
        outcomes=_outcomes(action, language),
        breakdown=kind.breakdown(action, language),
        next_action=pointing.next_action(action, language=language, now=now),
        share_url=pointing.share_url(pages, language),
        languages=pointing.languages(pages),
        text_version=action.text_version,
        letters_ended=action.letters_ended_at is not None,
        **_who(action, language, now),
        **_when(action, language, now),
        **_how_far(action, tallied.total),
    )


class _Who(TypedDict):
    starter: str
    askers: tuple[AskerLine, ...]
    first_target: str
    other_targets: int
    targets: tuple[TargetLine, ...]
    target_count: int


class _When(TypedDict):
    opened_on: date | None
    closes_at: datetime | None
    closes: str
    closes_soon: str
    closing_words: str
    closed_on: str
    extensions: tuple[ExtensionLine, ...]
    delivered: bool
    delivered_on: str
    first_words: str
    may_still_grow: bool
    came_too_late: bool
    too_late: str


class _HowFar(TypedDict):
    goal: int
    percent: int
    stroke: int


def _who(action: Action, language: str, now: datetime) -> _Who:
    askers = _askers(action, language)
    targets = target_lines(action, language=language, today=day_in(now, action.zone) or now.date())
    offices = addressees(targets)
    return {
        "starter": _starter(askers),
        "askers": askers,
        "first_target": offices[0] if offices else "",
        "other_targets": max(0, len(offices) - 1),
        "targets": targets,
        "target_count": len(offices),
    }


def _when(action: Action, language: str, now: datetime) -> _When:
    dates = _dates(action, language)
    return {
        "opened_on": day_in(action.opened_at, action.zone),
        "closes_at": action.closes_at.astimezone(action.zone) if action.closes_at else None,
        "closes": to_the_minute(action.closes_at, action.zone, language=language),
        "closes_soon": closing_soon(action.closes_at, action.zone, language=language, now=now),
        "closing_words": dates.closing_words,
        "closed_on": _closed_on(action, language, now),
        "extensions": dates.extensions,
        "delivered": action.is_delivered,
        "delivered_on": in_words(action.delivered_on, precision="day", language=language),
        "first_words": _first_words(action, language, now),
        "may_still_grow": action.may_still_be_confirmed(now),
        "came_too_late": action.state_at(now) == Action.State.CLOSED and not action.is_delivered,
        "too_late": dates.too_late,
    }


def _how_far(action: Action, total: int) -> _HowFar:
    progress = goals.progress(total=total, first_goal=action.goal, is_over=action.state not in GOING_ON)
    return {"goal": progress.goal, "percent": progress.percent, "stroke": progress.stroke}


@dataclass(frozen=True)
class _Dates:
    closing_words: str
    extensions: tuple[ExtensionLine, ...]
    too_late: str


def _asks(page: "ActionPage | None") -> tuple[str, ...]:
    return () if page is None else page.asks()


def _closed_on(action: Action, language: str, now: datetime) -> str:
    if action.state_at(now) in GOING_ON:
        return ""
    closed_at = action.closed_at or action.closes_at
    return in_words(day_in(closed_at, action.zone), precision=action.closed_precision, language=language)


def _first_words(action: Action, language: str, now: datetime) -> str:
    closed_on = _closed_on(action, language, now)
    if not closed_on:
        return ""
    state = action.state_at(now)
    if action.closed_precision == Precision.DAY:
        return str(ENDED.get(state, ENDED[Action.State.CLOSED])) % {"date": closed_on}
    return str(ENDED_IN.get(state, ENDED_IN[Action.State.CLOSED])) % {"time": closed_on}


def _askers(action: Action, language: str) -> tuple[AskerLine, ...]:
    """Whoever started it first; where nobody is said to ask, the organisation that the action is of."""
    lines = [
        AskerLine(row.organisation.name(language), row.role, str(Asker.Role(row.role).label))
        for row in askers_of(action)
    ]
    if not lines:
        own = Asker.Role.STARTER
        lines = [AskerLine(action.organisation.name(language), own, str(own.label))]
    starters = [line for line in lines if line.role == Asker.Role.STARTER]
    return tuple(starters + [line for line in lines if line.role != Asker.Role.STARTER])


def _starter(askers: Sequence[AskerLine]) -> str:
    """Who started it; where nobody is said to have, the first who asks."""
    return askers[0].name


def _earlier_wording(action: Action) -> int:
    """How many of the total agreed to a wording that is no longer the one on the page."""
    if action.text_version < 2:
        return 0
    earlier = range(1, action.text_version)
    cells = counts.cells_of(action)
    return max(0, sum(n for why, _c, _l, version, n in cells if version in earlier and why in counts.SIGNATURES))


def _next_threshold(action: Action, language: str, total: int) -> str:
    if not presence.may_have(action, "thresholds"):
        return ""
    rows = Threshold.objects.filter(action=action, number__gt=total, language=language).order_by("number")
    ahead = rows.first()
    if ahead is None:
        return ""
    number = formats.number_format(ahead.number, use_l10n=True, force_grouping=True)
    return _("At %(number)s: %(consequence)s") % {"number": number, "consequence": ahead.consequence}


def _dates(action: Action, language: str) -> _Dates:
    if not presence.may_have(action, "date notes"):
        return _Dates("", (), "")
    notes = list(ActionDate.objects.filter(action=action, language=language).order_by("at", "pk"))
    closing = [note.words for note in notes if note.what == ActionDate.What.CLOSING_WORDS]
    too_late = [note.words for note in notes if note.what == ActionDate.What.TOO_LATE]
    extensions = [
        ExtensionLine(note.words, day_in(note.at, action.zone))
        for note in notes
        if note.what == ActionDate.What.EXTENSION
    ]
    return _Dates(closing[-1] if closing else "", tuple(extensions), too_late[-1] if too_late else "")


def register_sorts() -> None:
    presence.register("thresholds", lambda action_id: Threshold.objects.filter(action=action_id))
    presence.register("date notes", lambda action_id: ActionDate.objects.filter(action=action_id))
    presence.register("outcomes", lambda action_id: Outcome.objects.filter(action=action_id))


def _outcomes(action: Action, language: str) -> tuple[OutcomeLine, ...]:
    if action.state == Action.State.PREPARING or not presence.may_have(action, "outcomes"):
        return ()
    rows = Outcome.objects.filter(action=action).prefetch_related("texts").order_by("date", "pk")
    return tuple(outcome_line(row, language) for row in rows if row.texts.all())


def outcome_line(row: Outcome, language: str) -> OutcomeLine:
    """Its words in that language, else in the first that it has."""
    texts = {text.language: text for text in row.texts.all()}
    text = texts.get(language) or next(iter(texts.values()))
    date = in_words(row.date, precision=row.date_precision, language=language)
    return OutcomeLine(
        date=date,
        title=text.title,
        text=text.text,
        source=row.source,
        on=row.date,
        precision=row.date_precision,
        certainty_label=str(CERTAINTY.get(row.certainty, "")),
    )
