# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people find of actions and campaigns: their public pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kinds
from altavoz.campaigns.pages import ActionPage, CampaignPage
from altavoz.website.finding import found_pages
from altavoz.website.finding.register import Draft, Findable, register


def rows(_now: datetime) -> "QuerySet[Any]":
    """An action that was taken down has its page still, and says nothing there."""
    told = found_pages.public_pages(ActionPage).filter(action__isnull=False)
    standing = told.exclude(action__state=Action.State.TAKEN_DOWN).select_related("locale", "action")
    return standing.prefetch_related("action__topics")


def tell(pages: Sequence[ActionPage], _now: datetime) -> Iterable[Draft]:
    found = (_draft(page, page.action) for page in pages if page.action is not None)
    return [draft for draft in found if draft is not None]


def sorts() -> Mapping[str, Promise]:
    return {kind.slug: kind.label for kind in kinds()}


def _draft(page: ActionPage, action: Action) -> Draft | None:
    return found_pages.draft_of(
        page,
        text=[page.kicker, page.lead, page.ask, page.picture_caption],
        sort=action.kind,
        public_id=action.public_id,
        at=action.opened_at or page.first_published_at,
        countries=[action.country] if action.country else [],
        topics=[topic.slug for topic in action.topics.all()],
    )


ACTIONS = Findable(
    kind="action",
    label=_("Action"),
    rows=rows,
    tell=tell,
    changed=found_pages.CHANGED,
    stamp=(*found_pages.STAMP, "action__kind", "action__country"),
    sorts=sorts,
    order=10,
)


def register_findables() -> None:
    register(ACTIONS)
    register(found_pages.of_pages("campaign", _("Campaign"), CampaignPage, order=40))
