# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a whole area stands in the eyes of each assessor: never of several at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.recommendations.models import Assessor, Latest, Recommendation, Status

WIDTH = 600
ORDER = (Status.DONE, Status.PARTLY, Status.BEGUN, Status.NOT_BEGUN, Status.REVERSED, Status.NO_INFORMATION)
BAR = (
    '<div class="bar"><p class="quiet">{}{}</p><svg class="status-bar" viewBox="0 0 600 22" '
    'preserveAspectRatio="none" aria-hidden="true" focusable="false">{}</svg></div>'
)
INVENTED = ' <span class="invented">{}</span>'
LOOKS: Mapping[str, str] = {
    Status.DONE: "ok",
    Status.PARTLY: "part",
    Status.BEGUN: "part",
    Status.NOT_BEGUN: "none",
    Status.REVERSED: "back",
    Status.NO_INFORMATION: "unknown",
}


@dataclass(frozen=True)
class Stripe:
    """One status of a bar: where it begins, how wide it is, how it looks."""

    x: float
    width: float
    look: str
    number: int
    status: Status


@dataclass(frozen=True)
class Bar:
    """How the whole area stands in the eyes of one assessor."""

    assessor: Assessor
    stripes: Sequence[Stripe]
    not_assessed: int
    # The same in words, for the reader who sees no bar.
    words: str

    @property
    def shown(self) -> SafeString:
        """In words and drawn. A board has hundreds of stripes: a template takes ten times as long for them."""
        rects = (
            f'<rect class="bar-{each.look}" x="{each.x:.1f}" width="{each.width:.1f}" height="22"/>'
            for each in self.stripes
        )
        invented = format_html(INVENTED, _("Demonstration")) if self.assessor.demonstration else ""
        said = escape(f"{self.assessor.called}: {self.words}")
        return mark_safe(BAR.format(said, invented, "".join(rects)))  # noqa: S308 - the rest is looks and numbers


def bars_of(areas: Collection[int], columns: Sequence[Assessor]) -> dict[int, list[Bar]]:
    public = Recommendation.objects.filter(area__in=areas, state=Recommendation.State.PUBLIC)
    sizes = dict(public.order_by().values_list("area").annotate(Count("pk")))
    counts: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    said = Latest.objects.filter(area__in=areas, recommendation__state=Recommendation.State.PUBLIC)
    for area, assessor, status, number in said.values_list("area", "assessor", "status").annotate(Count("pk")):
        counts[area, assessor][status] = number
    called = {status: str(status.label).lower() for status in ORDER}
    return {
        area: [bar_of(each, counts[area, each.pk], size, called) for each in columns if counts.get((area, each.pk))]
        for area, size in sizes.items()
    }


def bar_of(assessor: Assessor, numbers: Mapping[str, int], size: int, called: Mapping[Status, str]) -> Bar:
    stripes, at = [], 0.0
    for status in ORDER:
        if number := numbers.get(status, 0):
            width = WIDTH * number / size
            stripes.append(Stripe(round(at, 1), round(max(width - 2, 1), 1), LOOKS[status], number, status))
            at += width
    rest = size - sum(numbers.values())
    words = [f"{each.number} {called[each.status]}" for each in stripes]
    return Bar(assessor, stripes, rest, ", ".join([*words, *([_not_assessed(rest)] if rest else [])]))


def _not_assessed(number: int) -> str:
    return ngettext("%(number)s not assessed", "%(number)s not assessed", number) % {"number": number}
