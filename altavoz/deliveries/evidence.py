# SPDX-License-Identifier: AGPL-3.0-or-later
"""A public reply may be evidence of what became of a recommendation: where it stands, and that it is proposed."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from altavoz.campaigns import pointing
from altavoz.campaigns.from_recommendations import HIDDEN, ActionRecommendation
from altavoz.deliveries.models import Reply
from altavoz.recommendations.following import pointing as evidence
from altavoz.recommendations.following import proofs
from altavoz.recommendations.models import Evidence, ProposedEvidence
from altavoz.website import generations
from altavoz.worker.rounds import Round, Turn

SORT = Evidence.Sort.REPLY
A_BATCH = 100


def addresses(ids: Collection[str], language: str, _now: datetime) -> Mapping[str, str]:
    """Of those that stand on a page."""
    rows = Reply.objects.filter(public_id__in=ids, published_at__isnull=False).exclude(action__state__in=HIDDEN)
    found = {}
    for row in rows.select_related("action")[:A_BATCH]:
        generations.depend_on(generations.action_subject(row.action.public_id))
        page = pointing.page_in(pointing.live_pages(row.action), language)
        if page is not None:
            found[row.public_id] = page.url or ""
    return found


def propose(*, now: datetime) -> int:
    """Each public reply once for each recommendation that its action asks for; staff take it or leave it."""
    known = ProposedEvidence.objects.filter(
        sort=SORT, recommendation=OuterRef("recommendation"), points_to=OuterRef("action__replies__public_id")
    )
    links = ActionRecommendation.objects.filter(Q(action__replies__published_at__isnull=False), ~Exists(known))
    new = links.values_list("pk", "action__replies").order_by("pk")[:A_BATCH]
    return sum(_propose(link, reply, now) for link, reply in new)


def propose_round(turn: Turn) -> int:
    return propose(now=turn.now)


ROUND = Round(name="replies-as-evidence", every=timedelta(minutes=10), run=propose_round, slow=True)


def register() -> None:
    evidence.register(SORT, addresses)


def _propose(link_id: int, reply_id: int, now: datetime) -> bool:
    """By the office as it was called in the reply: what it said stands where it is led to."""
    link = ActionRecommendation.objects.select_related("recommendation").get(pk=link_id)
    reply = Reply.objects.get(pk=reply_id)
    titles = {text.language: text.office_title for text in reply.texts.all()}
    words = f"{titles.get('en') or next(iter(titles.values()), '')} ({reply.on})".strip()
    return proofs.propose(link.recommendation, sort=SORT, words=words, url="", points_to=reply.public_id, now=now)
