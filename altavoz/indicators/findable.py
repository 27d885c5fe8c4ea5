# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people find of figures: each public indicator, in the languages that it is told in."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.models import Indicator
from altavoz.website.finding import register as finding
from altavoz.website.finding.register import Draft, Findable


def rows(_now: datetime) -> "QuerySet[Any]":
    public = Indicator.objects.filter(published_at__isnull=False)
    newest = Coalesce(Max("observations__written_at"), "published_at")
    return public.annotate(said_at=Greatest("published_at", newest))


def tell(indicators: Sequence[Indicator], _now: datetime) -> Iterator[Draft]:
    for each in indicators:
        for text in each.texts.all():
            yield Draft(
                row=each.pk,
                public_id=each.public_id,
                language=text.language,
                title=text.name,
                teaser=text.counted,
                text=f"{text.by}\n{text.base}\n{text.unit}\n{text.note}",
                url=reverse("indicators:one", args=[text.language, each.slug]),
                at=each.published_at,
                countries=[each.country],
            )


FIGURES = Findable(kind="indicator", label=_("Figure"), rows=rows, tell=tell, changed="said_at", order=60)


def register_findables() -> None:
    finding.register(FIGURES)
