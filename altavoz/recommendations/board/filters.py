# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the board, the table and the API may be asked for: the same words in each address."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet

from altavoz.personal_data.public_ids import could_be
from altavoz.recommendations.models import Area, Assessor, Document, Latest, Party, Recommendation, Status, Topic
from altavoz.recommendations.vocabulary import BY_SLUG
from altavoz.website.regions import codes_of

# Neither a status of an assessment nor the lack of information: nobody has said anything yet.
NOT_ASSESSED = "not_assessed"
STATUSES = frozenset({*Status.values, NOT_ASSESSED})
AREA = re.compile(r"([A-Z][A-Z0-9-]{0,23})\.([0-9]{1,3})")
DOCUMENT = re.compile(r"[A-Z][A-Z0-9-]{0,23}")
YEAR = re.compile(r"[0-9]{4}")
LAST_PAGE = 1_000


@dataclass(frozen=True)
class Filters:
    """As they stand in the address; what is empty does not narrow."""

    document: str = ""
    area: str = ""
    addressee: str = ""
    acts_on: str = ""
    theme: str = ""
    status: str = ""
    by: str = ""
    year: str = ""
    country: str = ""

    def query(self, **other: object) -> str:
        said = {name: value for name, value in {**asdict(self), **other}.items() if value}
        return urlencode(said)

    def without(self, name: str) -> "Filters":
        return replace(self, **{name: ""})

    def any(self) -> bool:
        return any(asdict(self).values())


def read(asked: Mapping[str, str]) -> Filters:
    """From the query of an address; other names in it are left alone."""
    return Filters(**{name: str(asked.get(name, ""))[:60] for name in Filters.__dataclass_fields__})


def page_of(asked: Mapping[str, str]) -> int:
    said = asked.get("page", "1")
    return min(max(int(said), 1), LAST_PAGE) if said.isascii() and said.isdigit() and len(said) < 5 else 1


def narrowed(filters: Filters) -> QuerySet[Recommendation]:
    """Public recommendations in the board's order; nothing where the address names what is not there."""
    rows = Recommendation.objects.filter(state=Recommendation.State.PUBLIC)
    for condition in _conditions(filters):
        if condition is None:
            return Recommendation.objects.none()
        rows = rows.filter(condition)
    return rows.order_by("-year", "document", "order")


def _conditions(filters: Filters) -> list[Q | None]:
    """None for what nothing can fit."""
    found: list[Q | None] = []
    if filters.document:
        found.append(_document(filters.document))
    if filters.area:
        found.append(_area(filters.area))
    if filters.addressee:
        found.append(_party("addressee", filters.addressee))
    if filters.acts_on:
        found.append(_party("acts_on", filters.acts_on))
    if filters.theme:
        found.append(_theme(filters.theme))
    if filters.year:
        found.append(Q(year=int(filters.year)) if YEAR.fullmatch(filters.year) else None)
    if filters.country:
        found.append(_country(filters.country))
    if filters.status or filters.by:
        found.append(_status(filters.status, filters.by))
    return found


def _document(code: str) -> Q | None:
    known = DOCUMENT.fullmatch(code) and Document.objects.filter(code=code).first()
    return Q(document=known) if known else None


def _area(code: str) -> Q | None:
    said = AREA.fullmatch(code)
    known = said and Area.objects.filter(document__code=said[1], number=int(said[2])).first()
    return Q(area=known) if known else None


def _party(column: str, public_id: str) -> Q | None:
    known = could_be(public_id) and Party.objects.filter(public_id=public_id).first()
    return Q(**{column: known}) if known else None


def _country(code: str) -> Q:
    """What asks those who decide in a country or a region, or is to change what they do."""
    codes = codes_of(code)
    there = Party.objects.filter(Q(body__country__in=codes) | Q(office__country__in=codes)).values("pk")
    return Q(addressee__in=there) | Q(acts_on__in=there)


def _theme(slug: str) -> Q | None:
    """By a list rather than row by row: databases read it from one index."""
    if slug not in BY_SLUG:
        return None
    return Q(pk__in=Topic.objects.filter(slug=slug).values("recommendation"))


def _status(status: str, by: str) -> Q | None:
    """With an assessor alone: whatever it has assessed."""
    latest = Latest.objects.all()
    if by:
        assessor = Assessor.objects.filter(public_id=by).first() if could_be(by) else None
        if assessor is None:
            return None
        latest = latest.filter(assessor=assessor)
    if status == NOT_ASSESSED:
        return ~Q(Exists(latest.filter(recommendation=OuterRef("pk"))))
    if status and status not in STATUSES:
        return None
    return Q(pk__in=(latest.filter(status=status) if status else latest).values("recommendation"))
