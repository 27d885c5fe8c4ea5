# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event is moved or called off: the row changes, and everybody who said yes is told, once each."""

import enum
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from altavoz.actions.event.rows import Event, EventNews, EventNewsText, Rsvp
from altavoz.campaigns import life
from altavoz.outbox import posting
from altavoz.outbox.posting import Post
from altavoz.participation.models import Participation
from altavoz.website import generations

LETTER = "event-news"
BATCH = 200


class Cancelled(enum.Enum):
    DONE = "done"
    ALREADY = "already"
    NO_WORDS = "no words"


def cancel(event: Event, *, words: Mapping[str, str], now: datetime) -> Cancelled:
    """For good. Nobody can say yes any more, and calendars learn of it with their next look."""
    if not any(words.values()):
        return Cancelled.NO_WORDS
    with transaction.atomic():
        planned = Event.objects.filter(pk=event.pk, state=Event.State.PLANNED)
        if not planned.update(state=Event.State.CANCELLED, edition=F("edition") + 1, changed_at=now):
            return Cancelled.ALREADY
        life.close(event.action_id, now=now)
        announce(event, sort=EventNews.Sort.CANCELLED, words=words, now=now)
    return Cancelled.DONE


def announce(event: Event, *, sort: str, words: Mapping[str, str], now: datetime) -> EventNews:
    """In the transaction of the change. The worker writes to everybody; none of those who still hear of older news
    hears of it twice."""
    EventNews.objects.filter(event=event, done_at__isnull=True).update(done_at=now)
    news = EventNews.objects.create(event=event, sort=sort, at=now)
    EventNewsText.objects.bulk_create(
        EventNewsText(news=news, language=language, words=said) for language, said in words.items() if said
    )
    generations.touch(generations.action_subject(event.action.public_id))
    generations.touch(generations.SITE)
    return news


def tell_some(*, now: datetime) -> int:
    """Put the next letters of each piece of news; returns how many."""
    waiting = EventNews.objects.filter(done_at__isnull=True).select_related("event__action")
    return sum(_tell(news, now) for news in waiting)


@transaction.atomic
def _tell(news: EventNews, now: datetime) -> int:
    rsvps = Rsvp.objects.filter(event=news.event_id, pk__gt=news.told_up_to).order_by("pk")
    rows = list(rsvps.select_related("participation")[:BATCH])
    mine = EventNews.objects.filter(pk=news.pk, told_up_to=news.told_up_to, done_at__isnull=True)
    if not rows:
        mine.update(done_at=now)
        return 0
    posts = [_post(row.participation, news.event.action.public_id) for row in rows if _hears(row.participation)]
    if not mine.update(told_up_to=rows[-1].pk, told=F("told") + len(posts)):
        return 0
    return len(posting.put_many(kind=LETTER, posts=posts, now=now))


def _hears(row: Participation) -> bool:
    return row.state == Participation.State.CONFIRMED and not row.held


def _post(row: Participation, about: str) -> Post:
    return Post(about, row.pk, row.email, bytes(row.email_key), row.language)
