# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of posts when a case is taken down: those that say who is at risk. Others lose the block alone, at once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case
from altavoz.indicators.quotations.passages import holding
from altavoz.newsroom.posts.pages import PostPage
from altavoz.website import going

Block = Mapping[str, Any]  # Any: what Wagtail keeps of a block
SENT = _("Posts that were read, printed or taken over elsewhere stay with those who have them.")


def take_posts(case: Case, now: datetime) -> int:
    """Every language, with its history and its pictures; also posts whose draft alone tells of the case."""
    pages = list(PostPage.objects.filter(pk__in=set(_telling_of(case.code))))
    for page in pages:
        going.take_away(page, now=now)
    return len(pages)


def _telling_of(code: str) -> Iterator[int]:
    ways = [code, code.lower(), code.upper()]
    for page in holding(PostPage.objects.all(), ("body",), ways):
        if _says_who(list(page.body.raw_data), code):
            yield page.pk
    revisions = Revision.page_revisions.filter(content__body__isnull=False)
    for revision in holding(revisions, ("content",), ways):
        if _says_who(json.loads(revision.content.get("body") or "[]"), code):
            yield int(revision.object_id)


def _says_who(blocks: Iterable[Block], code: str) -> bool:
    placed = [block["value"] for block in blocks if block["type"] == "case"]
    return any(each["code"].upper() == code.upper() and each.get("goes_with_it") for each in placed)


def register() -> None:
    steps.register("posts", take_posts, beyond_recall=SENT)
