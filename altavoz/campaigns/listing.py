# SPDX-License-Identifier: AGPL-3.0-or-later
"""Actions in lists: on the index page, the home page and a campaign's page. A few queries for all of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from django.db.models import Q, QuerySet
from django.utils.translation import override

from altavoz.campaigns import counts, goals
from altavoz.campaigns.action import Action, ActionDate
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.page_parts import ActionBrief, Counts
from altavoz.campaigns.pointing import open_now
from altavoz.website import generations

# The pages themselves ask this file, so it reaches them through their action.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage

MOST = 60
_PAST = [Action.State.CLOSED, Action.State.DELIVERED, Action.State.WON, Action.State.PARTLY_WON, Action.State.NOT_WON]


@dataclass(frozen=True)
class ActionRow:
    page: "ActionPage"
    view: ActionBrief


class RowMaker(Protocol):
    def __call__(self, *, language: str, now: datetime, campaign_id: int | None) -> list[ActionRow]: ...


def open_rows(
    *,
    language: str,
    now: datetime,
    campaign_id: int | None = None,
    most: int = MOST,
    among: Sequence[int] | None = None,
    countries: Collection[str] = (),
) -> list[ActionRow]:
    """What can be done now, the newest first; of one campaign, among some actions, in some countries, or of all."""
    rows = Action.objects.filter(open_now(now)).order_by("-opened_at", "pk")
    rows = rows if among is None else rows.filter(pk__in=among)
    rows = rows.filter(country__in=countries) if countries else rows
    return _rows(_of_campaign(rows, campaign_id), language, now, most)


def closed_rows(
    *,
    language: str,
    now: datetime,
    campaign_id: int | None = None,
    most: int = MOST,
    countries: Collection[str] = (),
) -> list[ActionRow]:
    """What is over, or rests, the latest first."""
    over = Q(state__in=[*_PAST, Action.State.PAUSED]) | Q(state=Action.State.OPEN, closes_at__lte=now)
    rows = Action.objects.filter(over).order_by("-closed_at", "-closes_at", "pk")
    rows = rows.filter(country__in=countries) if countries else rows
    return _rows(_of_campaign(rows, campaign_id), language, now, most)


def row_of(action: Action, *, language: str, now: datetime) -> ActionRow | None:
    """One action; None where no page tells of it in that language."""
    found = _rows(Action.objects.filter(pk=action.pk), language, now, 1)
    return found[0] if found else None


def _of_campaign(rows: "QuerySet[Action]", campaign_id: int | None) -> "QuerySet[Action]":
    return rows if campaign_id is None else rows.filter(campaign=campaign_id)


def _rows(actions: "QuerySet[Action]", language: str, now: datetime, most: int) -> list[ActionRow]:
    told = actions.filter(pages__live=True, pages__told_in=language).select_related("organisation")
    found = list(told[:most])
    if not found:
        return []
    pages = found[0].pages.model._default_manager.filter(action__in=found, live=True, told_in=language)
    by_action = {page.action_id: page for page in pages.select_related("locale", "picture")}
    tallied = counts.parts([action.pk for action in found])
    closing = _closing_words(found, language)
    with override(language):
        return [
            ActionRow(by_action[action.pk], _brief(action, language, now, tallied[action.pk], closing))
            for action in found
            if action.pk in by_action
        ]


def _closing_words(actions: Sequence[Action], language: str) -> dict[int, str]:
    notes = ActionDate.objects.filter(action__in=actions, language=language, what=ActionDate.What.CLOSING_WORDS)
    return dict(notes.values_list("action_id", "words"))


def _brief(action: Action, language: str, now: datetime, tallied: Counts, closing: dict[int, str]) -> ActionBrief:
    generations.depend_on(generations.action_subject(action.public_id))
    kind = kind_of(action)
    is_open = action.is_open(now)
    state = action.state_at(now)
    progress = goals.progress(total=tallied.total, first_goal=action.goal, is_over=not is_open)
    return ActionBrief(
        public_id=action.public_id,
        state=state,
        state_label=str(Action.State(state).label),
        is_open=is_open,
        country_code=action.country,
        country_name=country_name(action.country, language),
        kind_label=str(kind.label),
        button=str(kind.button),
        done_label=kind.done(tallied.total),
        counts=tallied,
        goal=progress.goal,
        percent=progress.percent,
        stroke=progress.stroke,
        closes_at=action.closes_at.astimezone(action.zone) if action.closes_at else None,
        closing_words=closing.get(action.pk, ""),
    )
