# SPDX-License-Identifier: AGPL-3.0-or-later
"""From rows to what the outside world reads. A list of actions costs as many queries as one action."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action, Target
from altavoz.campaigns.page_view import GOING_ON
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.pointing import address_of
from altavoz.decision_makers.holders import holder_of
from altavoz.decision_makers.models import Office, Term
from altavoz.deliveries import storytelling
from altavoz.deliveries.models import HandedTo, HandOver
from altavoz.outbox.links import absolute
from altavoz.tallies import breakdown, publication
from altavoz.website import generations

Json = dict[str, Any]  # Any: JSON, which the schema checks on the way out


def summaries(actions: Sequence[Action], *, now: datetime) -> list[Json]:
    ids = [action.pk for action in actions]
    told, tallied = _pages(ids), counts.parts(ids)
    for action in actions:
        generations.depend_on(generations.action_subject(action.public_id))
    return [
        {
            "id": action.public_id,
            "kind": action.kind,
            "state": action.state_at(now),
            "country": action.country,
            "opened_at": action.opened_at,
            "closes_at": action.closes_at,
            "time_zone": action.organisation.time_zone,
            "closed_at": action.closed_at,
            "closed_precision": action.closed_precision,
            "pages": told[action.pk],
            "counts": vars(tallied[action.pk]),
            "url": absolute(f"/api/actions/{action.public_id}/"),
        }
        for action in actions
    ]


def detail(action: Action, *, now: datetime) -> Json:
    # What was counted since the log is read before the count: a round in between only makes the count newer.
    since = publication.since_log(action.pk)
    shown = breakdown.breakdown(action.pk)
    return {
        **summaries([action], now=now)[0],
        "targets": _targets(action, now),
        "deliveries": [_delivery(row) for row in storytelling.standing(action)],
        "breakdown": {"countries": _cells(shown.countries), "languages": _cells(shown.languages)},
        "log": vars(since),
        "log_url": absolute(f"/api/actions/{action.public_id}/tally/"),
    }


def _pages(action_ids: Sequence[int]) -> dict[int, list[Json]]:
    told: dict[int, list[Json]] = defaultdict(list)
    rows = ActionPage.objects.filter(action__in=action_ids, live=True).select_related("locale").order_by("told_in")
    for page in rows:
        told[page.action_id].append({"language": page.told_in, "title": page.title, "url": address_of(page)})
    return told


def _cells(cells: Sequence[breakdown.Cell]) -> list[Json]:
    return [{"key": cell.key, "number": cell.n, "fewer_than_10": cell.fewer} for cell in cells]


def _targets(action: Action, now: datetime) -> list[Json]:
    """As they stand while the action goes on; as they were frozen once it is over."""
    terms = Prefetch("office__terms", Term.objects.select_related("person"))
    rows = Target.objects.filter(action=action).select_related("person", "office")
    going_on = action.state_at(now) in GOING_ON
    today = now.astimezone(action.zone).date()
    return [
        _live(target, today) if going_on or not target.frozen.all() else _frozen(target)
        for target in rows.prefetch_related("frozen", "office__texts", terms)
    ]


def _live(target: Target, today: date) -> Json:
    if target.office is None:
        holder: Json = {"standing": "holder", "name": str(target.person)}
    else:
        held = holder_of(target.office, today)
        holder = {"standing": held.standing.value, "name": str(held.person or "")}
    office = target.office and _office(target.office, {text.language: text.title for text in target.office.texts.all()})
    return {"office": office, "holder": holder, "frozen_on": None}


def _frozen(target: Target) -> Json:
    rows = list(target.frozen.all())
    office = target.office and _office(target.office, {row.language: row.office_title for row in rows})
    holder = {"standing": rows[0].holder_standing, "name": rows[0].holder_name}
    return {"office": office, "holder": holder, "frozen_on": target.frozen_on}


def _delivery(row: HandOver) -> Json:
    return {
        "handed_over_on": row.on,
        "precision": row.precision,
        "number": row.how_many,
        "place": {text.language: text.where for text in row.texts.all() if text.where},
        "to": [_received(handed) for handed in row.handed_to.all()],
    }


def _received(handed: HandedTo) -> Json:
    return {
        "title": {title.language: title.title for title in handed.titles.all()},
        "holder": {"standing": handed.holder_standing, "name": handed.holder_name},
    }


def _office(office: Office, titles: dict[str, str]) -> Json:
    return {"id": office.public_id, "country": office.country, "title": titles}
