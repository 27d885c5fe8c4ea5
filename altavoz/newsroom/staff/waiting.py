# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits in the newsroom: days that come, posts under embargo, pictures whose licence ends."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision

from altavoz.newsroom.posts import recurring
from altavoz.newsroom.posts.pages import PostPage
from altavoz.organisations.powers import Power
from altavoz.website import desk
from altavoz.website.desk import Line, Waiting
from altavoz.website.licences import PictureLicence
from altavoz.website.page_powers import writes_for_the_centre

WARNED = timedelta(days=30)
# What has ended is told of for as long as somebody may still want to prolong it.
TOLD_AFTER = timedelta(days=60)


def embargoed(*, now: datetime) -> "QuerySet[PostPage]":
    """Posts that appear by themselves at their hour."""
    rows: QuerySet[PostPage] = PostPage.objects.filter(live=False, pk__in=_released(now))
    return rows.order_by("go_live_at")


def with_an_hour_alone(*, now: datetime) -> "QuerySet[PostPage]":
    """Drafts that somebody gave an hour and nobody has released: they stay where they are."""
    rows: QuerySet[PostPage] = PostPage.objects.filter(live=False, go_live_at__gt=now).exclude(pk__in=_released(now))
    return rows.order_by("go_live_at")


def _released(now: datetime) -> Sequence[int]:
    found = Revision.page_revisions.filter(approved_go_live_at__gt=now).values_list("object_id", flat=True)
    return [int(number) for number in found]


def ending(*, today: date) -> "QuerySet[PictureLicence]":
    rows = PictureLicence.objects.filter(until__gte=today - TOLD_AFTER, until__lte=today + WARNED)
    return rows.select_related("image").order_by("until", "pk")


def what_waits(request: HttpRequest) -> Sequence[Line]:
    if not writes_for_the_centre(request.user):
        return []
    now, url = timezone.now(), reverse("newsroom_desk")
    lines = [_day(each, url) for each in recurring.coming(today=now.date())]
    if number := embargoed(now=now)[: desk.MOST + 1].count():
        words = ngettext("post waits for the end of its embargo", "posts wait for the end of their embargo", number)
        lines.append(Line(desk.at_most(number), words, url))
    over = [row.until < now.date() for row in ending(today=now.date())[: desk.MOST + 1]]
    if over:
        words = ngettext("picture licence ends soon or has ended", "picture licences end soon or have ended", len(over))
        lines.append(Line(desk.at_most(len(over)), words, url, late=any(over)))
    return lines


def _day(each: recurring.Coming, url: str) -> Line:
    words = ngettext("day to %(what)s", "days to %(what)s", each.days) % {"what": each.row.what}
    about = _("%(years)s years since") % {"years": each.years} if each.years else ""
    return Line(str(each.days), words, url, about=about, late=each.days <= 7)


def register() -> None:
    desk.register_waiting(Waiting("newsroom", order=70, look=what_waits, needs=Power.EDIT))
