# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports of a page by somebody outside. Nobody is asked who; what is settled or old is deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page

from altavoz.campaigns.action import Action
from altavoz.campaigns.pages import ActionPage
from altavoz.organisations import audit
from altavoz.organisations.models import Organisation
from altavoz.participation.models import Report
from altavoz.personal_data.register import Exported, Holding
from altavoz.website.frame import running_organisation

KEEP_FOR = timedelta(days=90)
SAME_SLUG = 20
NOT_THERE = frozenset({Action.State.PREPARING, Action.State.TAKEN_DOWN})


@dataclass(frozen=True)
class Reported:
    """The page that a report is about, and who answers for it."""

    page: Page
    language: str
    action: Action | None
    organisation: Organisation | None

    @property
    def title(self) -> str:
        return str(self.page.title)


def page_at(request: HttpRequest, address: str) -> Reported | None:
    """The public page at "en/act/free-the-weavers"; None where there is none."""
    steps = [step for step in address.split("/") if step]
    if not steps:
        return None
    named = Page.objects.live().public().filter(locale__language_code=steps[0])
    # The slug has an index, the address has none; the home page is the one whose address ends with its language.
    found = named.filter(slug=steps[-1])[:SAME_SLUG] if len(steps) > 1 else named.filter(depth=2)
    for page in found:
        if urlsplit(page.get_url(request) or "").path.strip("/").split("/") == steps:
            return _reported(page.specific, steps[0])
    return None


def _reported(page: Page, language: str) -> Reported | None:
    """Nothing of a matter that was taken down is told again."""
    action = page.action if isinstance(page, ActionPage) else None
    if action and action.state in NOT_THERE:
        return None
    return Reported(page, language, action, action.organisation if action else running_organisation())


def report(*, about: Reported, kind: str, words: str, now: datetime) -> int:
    """Keep it for the moderators, and return its number."""
    row = Report.objects.create(
        organisation=about.organisation,
        action=about.action,
        # The plain page: a key to a page of one sort is a key to all.
        page_id=about.page.pk,
        kind=kind,
        words=words,
        language=about.language,
        made_at=now,
    )
    return row.pk


@transaction.atomic
def settle(*, report_id: int, actor: User, now: datetime) -> bool:
    """Somebody has read it and done what there was to do: it is deleted."""
    row = Report.objects.filter(pk=report_id).only("kind", "organisation_id").first()
    if row is None or not Report.objects.filter(pk=report_id).delete()[0]:
        return False
    audit.note(
        actor=actor,
        act="participation.settle_report",
        now=now,
        subject=f"report:{report_id}",
        organisation_id=row.organisation_id,
        before={"kind": row.kind},
    )
    return True


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    old = Report.objects.filter(made_at__lte=now - KEEP_FOR).order_by("made_at").values_list("pk", flat=True)
    return Report.objects.filter(pk__in=list(old[:at_most])).delete()[0]


def export(_email_key: bytes) -> Iterator[Exported]:
    """Nothing: a report carries no address, so it cannot be found by one."""
    yield from ()


def erase(_email_key: bytes, _now: datetime) -> int:
    """Nothing can be found by an address; every report is deleted when it is settled, or after 90 days."""
    return 0


HOLDING = Holding(model=Report, columns=frozenset({"words"}), export=export, erase=erase)
