# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a filter looks for. All that is said must be true of a row; what is sealed is opened by the worker alone."""

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from altavoz.participation.filters.rows import SavedFilter
from altavoz.participation.models import Participation
from altavoz.personal_data.addresses import domain_of
from altavoz.personal_data.sealing import keyed_hash

IN_PLAY = (Participation.State.CONFIRMED, Participation.State.PENDING)
BELOW = "*."
FEWEST_NAMES = 2


@dataclass(frozen=True)
class Criteria:
    """`domains` are matched whole; `*.example.org` stands for all below it. Of two moments the second is outside."""

    domains: tuple[str, ...] = ()
    held_only: bool = False
    signed_from: datetime | None = None
    signed_until: datetime | None = None
    country: str = ""
    language: str = ""
    same_name: int = 0
    text_version: int = 0

    @property
    def says_something(self) -> bool:
        return self != Criteria()

    @property
    def opens_letters(self) -> bool:
        """Whether a sealed column has to be opened to know."""
        return bool(self.domains) or self.same_name >= FEWEST_NAMES

    def rows(self, action_id: int) -> QuerySet[Participation]:
        """Those of the action that the clear columns let through, in the order of their numbers."""
        rows = Participation.objects.filter(action_id=action_id, state__in=IN_PLAY).order_by("pk")
        if self.held_only:
            rows = rows.exclude(held="")
        clear = {
            "made_at__gte": self.signed_from,
            "made_at__lt": self.signed_until,
            "country": self.country,
            "language": self.language,
            "text_version": self.text_version,
        }
        return rows.filter(**{column: value for column, value in clear.items() if value})

    def has_domain(self, address: str) -> bool:
        domain = domain_of(address)
        return not self.domains or any(_is_of(domain, wanted) for wanted in self.domains)

    def as_json(self) -> dict[str, object]:
        return {
            "domains": list(self.domains),
            "held_only": self.held_only,
            "signed_from": self.signed_from.isoformat() if self.signed_from else None,
            "signed_until": self.signed_until.isoformat() if self.signed_until else None,
            "country": self.country,
            "language": self.language,
            "same_name": self.same_name,
            "text_version": self.text_version,
        }


def of_filter(saved: SavedFilter) -> Criteria:
    return Criteria(
        domains=tuple(saved.domains),
        held_only=saved.held_only,
        signed_from=saved.signed_from,
        signed_until=saved.signed_until,
        country=saved.country,
        language=saved.language,
        same_name=saved.same_name,
        text_version=saved.text_version,
    )


def from_json(kept: Mapping[str, object]) -> Criteria:
    """What `as_json` wrote."""
    domains = kept.get("domains")
    return Criteria(
        domains=tuple(str(domain) for domain in domains) if isinstance(domains, list) else (),
        held_only=bool(kept.get("held_only")),
        signed_from=_moment(kept.get("signed_from")),
        signed_until=_moment(kept.get("signed_until")),
        country=str(kept.get("country") or ""),
        language=str(kept.get("language") or ""),
        same_name=_number(kept.get("same_name")),
        text_version=_number(kept.get("text_version")),
    )


def name_key(given: str, family: str, *, key: bytes) -> int:
    """Equal for equal names, whatever their capitals and spaces; it is kept nowhere but in the worker's memory."""
    name = " ".join(unicodedata.normalize("NFKC", f"{given} {family}").casefold().split())
    return int.from_bytes(hmac.digest(key, name.encode(), hashlib.sha256)[:8])


def key_of_run(run_id: int) -> bytes:
    """Another for each run, so that nothing can be laid beside another run's."""
    return keyed_hash(str(run_id), purpose="filter-names")


def _is_of(domain: str, wanted: str) -> bool:
    return domain.endswith(wanted[1:]) if wanted.startswith(BELOW) else domain == wanted


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
