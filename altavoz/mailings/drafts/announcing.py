# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of an action its people would want to hear and have not been told: an update, an outcome, that it opened, that
it closes soon. It becomes a draft with the page's own words; nothing here sends anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from altavoz.campaigns.action import Action, Outcome
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.pages import ActionPage
from altavoz.mailings.drafts import drafting
from altavoz.mailings.drafts.drafting import Aim
from altavoz.mailings.models import Mailing

Sort = Mailing.Sort
# What is older is no news any more.
NEWS_FOR = timedelta(days=30)
SOON = timedelta(days=4)
# A reminder that comes as the door closes helps nobody.
TOO_LATE = timedelta(hours=6)
# Of the newest actions of an organisation.
MOST = 100
FOR_WHO_TOOK_PART = frozenset({Sort.UPDATE, Sort.OUTCOME})
LONGEST_NAME = 120


@dataclass(frozen=True)
class Occasion:
    """`what` is the title of what would be told, in the first language that has one; empty for what the sort says."""

    action: Action
    sort: Mailing.Sort
    on: date
    what: str = ""

    @property
    def for_who_took_part(self) -> bool:
        return self.sort in FOR_WHO_TOOK_PART


@dataclass(frozen=True)
class _Told:
    """When each sort of mailing about each action was last begun; one that was called off told nobody."""

    last: Mapping[tuple[int, str], datetime]

    def since(self, action: Action, sort: Mailing.Sort, day: date) -> bool:
        begun = self.last.get((action.pk, sort))
        return begun is not None and (day_in(begun, action.zone) or begun.date()) >= day


def occasions(organisation_ids: Iterable[int] | None, *, now: datetime) -> list[Occasion]:
    """Of these organisations, or of all for None; the newest first."""
    rows = Action.objects.exclude(state__in=[Action.State.PREPARING, Action.State.TAKEN_DOWN])
    if organisation_ids is not None:
        rows = rows.filter(organisation__in=organisation_ids)
    found = _of_actions(list(rows.select_related("organisation").order_by("-pk")[:MOST]), now)
    return sorted(found, key=lambda each: (each.on, each.action.pk), reverse=True)


def occasion(action: Action, sort: str, *, now: datetime) -> Occasion | None:
    """None where there is no such thing to tell, or somebody has begun to."""
    if action.state in {Action.State.PREPARING, Action.State.TAKEN_DOWN}:
        return None
    return next((each for each in _of_actions([action], now) if each.sort == sort), None)


@transaction.atomic
def draft(occasion: Occasion, *, by: User, now: datetime) -> Mailing:
    """In the page's words, for those who took part, or for those of the network who have not yet."""
    action = occasion.action
    name = f"{occasion.sort.label}: {occasion.what or action.name}"[:LONGEST_NAME]
    mailing = drafting.begin(
        organisation=action.organisation,
        columns={"action": action, "sort": occasion.sort, "name": name},
        from_page=True,
        by=by,
        now=now,
    )
    at = Aim(took_part_in=action) if occasion.for_who_took_part else Aim(not_in=action)
    drafting.aim(mailing_id=mailing.pk, at=at, by=by, now=now)
    return mailing


def _of_actions(actions: Sequence[Action], now: datetime) -> Iterator[Occasion]:
    numbers = [action.pk for action in actions]
    told, news, outcomes = _told(numbers), _news(numbers), _outcomes(numbers)
    for action in actions:
        yield from _of_action(action, told, news.get(action.pk, ()), outcomes.get(action.pk, ()), now)


def _of_action(
    action: Action, told: _Told, news: Sequence[tuple[date, str]], outcomes: Sequence[tuple[date, str]], now: datetime
) -> Iterator[Occasion]:
    today = day_in(now, action.zone) or now.date()
    oldest = today - NEWS_FOR
    for sort, dated in ((Sort.UPDATE, news), (Sort.OUTCOME, outcomes)):
        newest = max(dated, default=None)
        if newest and oldest <= newest[0] <= today and not told.since(action, sort, newest[0]):
            yield Occasion(action, sort, *newest)
    if not action.is_open(now):
        return
    opened = day_in(action.opened_at, action.zone)
    if opened is not None and opened >= oldest and not told.since(action, Sort.ALERT, opened):
        yield Occasion(action, Sort.ALERT, opened)
    if action.closes_at is not None and now + TOO_LATE < action.closes_at <= now + SOON:
        last_days = day_in(action.closes_at - SOON, action.zone) or today
        if not told.since(action, Sort.REMINDER, last_days):
            yield Occasion(action, Sort.REMINDER, today)


def _told(action_ids: Sequence[int]) -> _Told:
    rows = Mailing.objects.filter(action__in=action_ids).exclude(state=Mailing.State.CALLED_OFF)
    found = rows.order_by().values_list("action_id", "sort").annotate(last=Max("made_at"))
    return _Told({(action_id, sort): last for action_id, sort, last in found if action_id is not None})


def _news(action_ids: Sequence[int]) -> Mapping[int, list[tuple[date, str]]]:
    """Day and title of the updates on public pages."""
    found: dict[int, list[tuple[date, str]]] = {}
    pages = ActionPage.objects.filter(action__in=action_ids, live=True).exclude(updates="[]").order_by("pk")
    for page in pages.only("action_id", "updates", "title"):
        for block in page.updates:
            said: Mapping[str, Any] = block.value  # Any: a block's own value
            if page.action_id is not None and said["date"]:
                found.setdefault(page.action_id, []).append((said["date"], said["title"]))
    return found


def _outcomes(action_ids: Sequence[int]) -> Mapping[int, list[tuple[date, str]]]:
    found: dict[int, list[tuple[date, str]]] = {}
    rows = Outcome.objects.filter(action__in=action_ids, texts__isnull=False)
    for action_id, on, title in rows.order_by("pk").values_list("action_id", "date", "texts__title"):
        found.setdefault(action_id, []).append((on, title))
    return found
