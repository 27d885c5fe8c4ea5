# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room puts on the desk: how live actions go, the funnel, and what waits for a moderator."""

from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.participation.funnel import pace
from altavoz.participation.models import CarriedOver, FilterRun, PaperBatch
from altavoz.participation.moderation import waiting
from altavoz.participation.reminding import reminding
from altavoz.website import desk
from altavoz.website.bars import HEIGHT
from altavoz.website.desk import Line, Panel, Waiting

WEEK = timedelta(days=7)
# Whoever gave a reason looks for it; a held row is somebody who may be left out wrongly.
LATE = timedelta(days=2)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Row = TypeVar("Row", bound=Model)


def live_panel(request: HttpRequest) -> str:
    now = timezone.now()
    paces = pace.live(powers.belongs(request.user), now)
    hours = pace.last_hours(now)
    reminders = reminding.waiting([row.action.pk for row in paces])
    rows = [(row, row.most_at(hours), reminders.get(row.action.pk, 0)) for row in paces]
    by_hour = list(zip(hours, *(row.bars.numbers for row in paces), strict=True))
    context = {"rows": rows, "by_hour": by_hour, "begin": hours[0], "height": HEIGHT}
    return render_to_string("participation/staff/desk_live.html", context, request)


def funnel_panel(request: HttpRequest) -> str:
    reach = powers.belongs(request.user)
    found = pace.funnel(reach.limit("action__organisation"), since=timezone.now() - WEEK)
    return render_to_string(
        "participation/staff/desk_funnel.html", {"steps": steps_of(found), "funnel": found}, request
    )


def steps_of(found: pace.Funnel) -> list[tuple[str, str, int, float]]:
    """Name for the stylesheet, label, number, share: in the order of the way."""
    labels = {"created": _("Created"), "sent": _("Sent"), "bounced": _("Bounced"), "confirmed": _("Confirmed")}
    return [(step, label, int(getattr(found, step)), found.share(step)) for step, label in labels.items()]


def what_waits(request: HttpRequest) -> list[Line]:
    reach = powers.reach(request.user, Power.MODERATE)
    reasons, held, reports = waiting.to_read(reach), waiting.held(reach), waiting.reports(reach)
    number = [_some(reasons), _some(held), _some(reports)]
    now = timezone.now()
    return [
        *_line(
            number[0],
            ngettext("reason for signing to read", "reasons for signing to read", number[0]),
            reverse("participation_sift"),
            age=_age(reasons, now),
        ),
        *_line(
            number[1],
            ngettext("signature held as doubtful", "signatures held as doubtful", number[1]),
            reverse("participation_held"),
            age=_age(held, now),
        ),
        *_line(
            number[2],
            ngettext("report of a page to read", "reports of pages to read", number[2]),
            reverse("participation_reports"),
            age=_age(reports, now),
        ),
    ]


def what_to_check(request: HttpRequest) -> list[Line]:
    """What somebody else has entered or asked for, and a second person has to see."""
    mine = powers.reach(request.user, Power.APPROVE).limit("action__organisation")
    paper = PaperBatch.objects.filter(mine, state=PaperBatch.State.ENTERED).exclude(entered_by=request.user.pk)
    elsewhere = CarriedOver.objects.filter(mine, change__isnull=True, taken_back_at__isnull=True)
    runs = FilterRun.objects.filter(mine, state=FilterRun.State.WAITING).exclude(applied_by=request.user.pk)
    counted = _some(paper), _some(elsewhere.exclude(entered_by=request.user.pk)), _some(runs)
    found = [
        (counted[0], ngettext("batch of paper to check", "batches of paper to check", counted[0])),
        (counted[1], ngettext("number from elsewhere to check", "numbers from elsewhere to check", counted[1])),
        (counted[2], ngettext("filter to approve", "filters to approve", counted[2])),
    ]
    screens = ("participation_elsewhere", "participation_elsewhere", "participation_filters")
    return [
        Line(desk.at_most(number), words, reverse(screen))
        for (number, words), screen in zip(found, screens, strict=True)
        if number
    ]


def _line(number: int, words: str, url: str, *, age: timedelta) -> list[Line]:
    """None where nothing waits."""
    about = _("The oldest has waited for %(age)s.") % {"age": in_words(age)}
    return [Line(desk.at_most(number), words, url, about, late=age > LATE)] if number else []


def in_words(age: timedelta) -> str:
    return timesince(EPOCH, EPOCH + age, depth=1)


def _some(rows: QuerySet[Row]) -> int:
    return len(rows.values_list("pk", flat=True)[: desk.MOST + 1])


def _age(rows: QuerySet[Row], now: datetime) -> timedelta:
    oldest: datetime | None = rows.values_list("made_at", flat=True).first()
    return now - oldest if oldest else timedelta()


def register() -> None:
    desk.register(Panel("live", order=10, render=live_panel))
    desk.register(Panel("funnel", order=40, render=funnel_panel))
    desk.register_waiting(Waiting("moderation", order=10, look=what_waits, needs=Power.MODERATE))
    desk.register_waiting(Waiting("checks", order=20, look=what_to_check, needs=Power.APPROVE))
