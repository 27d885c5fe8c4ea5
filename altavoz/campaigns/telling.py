# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells of an action: it opened, was extended, closed, what came of it, and the page's own news."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from altavoz.campaigns import story
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.page_parts import OutcomeLine
from altavoz.campaigns.story import Rank, StoryLine, Telling, Told

GOING_ON = frozenset({Action.State.PREPARING, Action.State.OPEN, Action.State.PAUSED})
GOOD_ENDINGS = frozenset({Action.State.WON, Action.State.PARTLY_WON})


def own_lines(telling: Telling) -> Told:
    """No query: all of it stands in the view and on the page."""
    return Told([*_life(telling), *_news(telling), *_outcomes(telling)])


def register_teller() -> None:
    story.register("campaigns", own_lines)


def _life(telling: Telling) -> Iterator[StoryLine]:
    view, action = telling.view, telling.action
    if view.opened_on:
        yield StoryLine(Rank.OPENED, _("It opened"), on=view.opened_on)
    for extension in view.extensions:
        yield StoryLine(Rank.EXTENDED, _("It was extended"), on=extension.on, text=extension.words)
    if view.state not in GOING_ON:
        closed = day_in(action.closed_at or action.closes_at, action.zone)
        yield StoryLine(Rank.CLOSED, _("It closed"), on=closed, precision=action.closed_precision)


def _news(telling: Telling) -> Iterator[StoryLine]:
    for update in telling.page.updates if telling.page else ():
        said = update.value
        yield StoryLine(Rank.NEWS, said["title"], on=said["date"], rich=said["text"])


def _outcomes(telling: Telling) -> Iterator[StoryLine]:
    for place, outcome in enumerate(telling.view.outcomes, 1):
        is_last = place == len(telling.view.outcomes)
        yield _outcome(outcome, is_good=is_last and telling.view.state in GOOD_ENDINGS)


def _outcome(outcome: OutcomeLine, *, is_good: bool) -> StoryLine:
    return StoryLine(
        Rank.OUTCOME,
        outcome.title,
        on=outcome.on,
        precision=outcome.precision,
        text=outcome.text,
        source=outcome.source,
        notes=(outcome.certainty_label,) if outcome.certainty_label else (),
        is_good=is_good,
    )
