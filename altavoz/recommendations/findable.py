# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people find of recommendations: the pages of briefs, and each public recommendation by itself."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from altavoz.recommendations.models import Recommendation
from altavoz.recommendations.pages import BriefPage
from altavoz.website.finding import found_pages
from altavoz.website.finding import register as finding
from altavoz.website.finding.register import Draft, Findable


def rows(_now: datetime) -> "QuerySet[Any]":
    public = Recommendation.objects.filter(state=Recommendation.State.PUBLIC)
    return public.select_related("document", "area").prefetch_related("topics", "area__texts")


def tell(recommendations: Sequence[Recommendation], _now: datetime) -> Iterator[Draft]:
    """Its text is quoted as it was published, in every language of the board, and looked for in each of them."""
    for each in recommendations:
        for language, _name in settings.LANGUAGES:
            yield Draft(
                row=each.pk,
                public_id=each.public_id,
                language=language,
                title=f"{each.number} {each.area.name(language)}",
                teaser=each.text,
                text=f"{each.lead_in}\n{each.document.title}\n{each.document.author}",
                url=reverse("recommendations:one", args=[language, each.number]),
                at=datetime.combine(each.document.dated, time(12), tzinfo=UTC),
                topics=_topics(each),
            )


def _topics(recommendation: Recommendation) -> list[str]:
    """Without the name of their vocabulary: what is filed under a theme is found under the topic of that name."""
    return sorted({topic.slug.rpartition(":")[2] for topic in recommendation.topics.all()})


RECOMMENDATIONS = Findable(
    kind="recommendation", label=_("Recommendation"), rows=rows, tell=tell, changed="published_at", order=50
)


def register_findables() -> None:
    finding.register(RECOMMENDATIONS)
    finding.register(found_pages.of_pages("brief", _("Brief"), BriefPage, order=45))
