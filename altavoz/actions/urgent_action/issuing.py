# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs of an urgent action: it is issued, it is followed by further information, and it is stopped.

Each is one row with its words; whoever acted, and whoever might, hears of it by a draft that staff send.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import override

from altavoz.actions.urgent_action import numbering, telling
from altavoz.actions.urgent_action.models import Issue, IssueText, UrgentAction
from altavoz.campaigns import life
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.life import Extension, Moved
from altavoz.organisations import audit
from altavoz.website import generations, merge_fields
from altavoz.website.merge_fields import Output

Sort = Issue.Sort


class Issued(enum.Enum):
    DONE = "done"
    NO_WORDS = "no words"
    NOT_READY = "not ready"
    """`lacks` says what is missing."""
    NUMBER_TAKEN = "number taken"
    IN_THE_FUTURE = "in the future"
    IN_THE_PAST = "in the past"
    """The new last day for writing is over already."""
    ISSUED_BEFORE = "issued before"
    NOT_ISSUED = "not issued yet"
    STOPPED = "stopped"
    """Nobody is asked to write after “do not write any more”."""


@dataclass(frozen=True)
class Words:
    """One language's. `demands` has one a line; `after` is what to know beside it."""

    title: str
    facts: str
    demands: str = ""
    after: str = ""


@dataclass(frozen=True)
class Answer:
    issued: Issued
    issue: Issue | None = None
    lacks: Sequence[str] = field(default=())


class _Refused(Exception):
    """Takes the transaction back."""

    def __init__(self, issued: Issued) -> None:
        super().__init__(issued.value)
        self.issued = issued


def issue(
    action_id: int,
    *,
    words: Mapping[str, Words],
    by: User,
    now: datetime,
    on: date | None = None,
    number: int | None = None,
) -> Answer:
    """The first: it gets its number, and people may act as soon as its page is public.

    `number` is one that it has elsewhere.
    """
    action = _action(action_id)
    if Issue.objects.filter(action=action).exists():
        return Answer(Issued.ISSUED_BEFORE)
    day = on or _today(action, now)
    if (wrong := _wrong(action, words, day, now)) is not None:
        return Answer(wrong)
    if action.state == Action.State.PREPARING and (lacks := kind_of(action).lacks(action)):
        return Answer(Issued.NOT_READY, lacks=[str(each) for each in lacks])
    try:
        return Answer(Issued.DONE, _first(action, words, day, number, by, now))
    except _Refused as refused:
        return Answer(refused.issued)


def update(
    action_id: int,
    *,
    words: Mapping[str, Words],
    by: User,
    now: datetime,
    on: date | None = None,
    closes_at: datetime | None = None,
) -> Answer:
    """Further information; with `closes_at` people may write until then, also where the last day was over."""
    action = _action(action_id)
    day = on or _today(action, now)
    if (wrong := _wrong(action, words, day, now) or _wrong_after_the_first(action)) is not None:
        return Answer(wrong)
    try:
        with transaction.atomic():
            made = _add(action, Sort.UPDATE, words, day, by, now)
            if closes_at is not None:
                _extend(action, closes_at, words, now)
            return Answer(Issued.DONE, telling.announce(made, by=by, now=now))
    except _Refused as refused:
        return Answer(refused.issued)


def stop(action_id: int, *, words: Mapping[str, Words], by: User, now: datetime, on: date | None = None) -> Answer:
    """“Do not write any more”: from this moment no letter leaves, whoever wrote it, and every form refuses."""
    action = _action(action_id)
    day = on or _today(action, now)
    if (wrong := _wrong(action, words, day, now) or _wrong_after_the_first(action)) is not None:
        return Answer(wrong)
    try:
        with transaction.atomic():
            made = _add(action, Sort.STOP, words, day, by, now)
            # Where its last hour for letters was over before, they have ended already.
            life.end_letters(action.pk, now=now)
            return Answer(Issued.DONE, telling.announce(made, by=by, now=now))
    except _Refused as refused:
        return Answer(refused.issued)


def end_due(*, now: datetime) -> int:
    """Where staff said after which hour nothing more goes out, and it has come; returns how many actions ended."""
    due = UrgentAction.objects.filter(no_letters_after__lte=now, action__letters_ended_at__isnull=True)
    running = due.exclude(action__state__in=[Action.State.PREPARING, Action.State.TAKEN_DOWN])
    return sum(life.end_letters(pk, now=now) is Moved.DONE for pk in running.values_list("action", flat=True))


@transaction.atomic
def _first(action: Action, words: Mapping[str, Words], day: date, number: int | None, by: User, now: datetime) -> Issue:
    given = numbering.give(action.pk, organisation_id=action.organisation_id, year=day.year, number=number)
    if not given:
        raise _Refused(Issued.NUMBER_TAKEN)
    UrgentAction.objects.filter(action=action).update(issued_on=day)
    made = _add(action, Sort.FIRST, words, day, by, now)
    return telling.announce(made, by=by, now=now)


def _add(action: Action, sort: str, words: Mapping[str, Words], day: date, by: User, now: datetime) -> Issue:
    """Whoever adds one at the same moment waits for the action's row, and then has the next number."""
    Action.objects.select_for_update().get(pk=action.pk)
    if Issue.objects.filter(action=action, sort=Sort.STOP).exists():
        raise _Refused(Issued.STOPPED)
    number = Issue.objects.filter(action=action).count() + 1
    made = Issue.objects.create(action=action, number=number, sort=sort, on=day, made_at=now)
    IssueText.objects.bulk_create(
        IssueText(issue=made, language=language, **vars(_filled(said, language))) for language, said in words.items()
    )
    audit.note(
        actor=by,
        act=f"urgent_action.{sort}",
        now=now,
        subject=f"action:{action.public_id}",
        organisation_id=action.organisation_id,
        after={"number": number, "on": day.isoformat()},
    )
    generations.touch(generations.action_subject(action.public_id))
    return made


def _filled(said: Words, language: str) -> Words:
    """Its figures as they are on this day, with their dates: page, sheet, letters and short messages say the same."""
    with override(language):
        facts, after = (merge_fields.render(text, values=(), output=Output.TEXT) for text in (said.facts, said.after))
    return replace(said, facts=facts, after=after)


def _extend(action: Action, closes_at: datetime, words: Mapping[str, Words], now: datetime) -> None:
    """Also where no more letters were to go after an hour that is over: nobody has said “do not write”."""
    Action.objects.filter(pk=action.pk).update(letters_ended_at=None)
    UrgentAction.objects.filter(action=action, no_letters_after__lt=closes_at).update(no_letters_after=None)
    notes = {language: said.title for language, said in words.items()}
    moved = life.extend(action.pk, Extension(closes_at, notes), now=now)
    if moved is not Moved.DONE:
        raise _Refused(Issued.IN_THE_PAST if moved is Moved.IN_THE_PAST else Issued.STOPPED)


def _wrong(action: Action, words: Mapping[str, Words], day: date, now: datetime) -> Issued | None:
    if not any(said.title.strip() and said.facts.strip() for said in words.values()):
        return Issued.NO_WORDS
    return Issued.IN_THE_FUTURE if day > _today(action, now) else None


def _wrong_after_the_first(action: Action) -> Issued | None:
    sorts = set(Issue.objects.filter(action=action).values_list("sort", flat=True))
    if not sorts:
        return Issued.NOT_ISSUED
    return Issued.STOPPED if Sort.STOP in sorts else None


def _today(action: Action, now: datetime) -> date:
    return day_in(now, action.zone) or now.date()


def _action(action_id: int) -> Action:
    return Action.objects.select_related("organisation").get(pk=action_id)
