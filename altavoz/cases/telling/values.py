# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public may read of a case, as values that hold nothing else: no row, and nothing confidential."""

from dataclasses import dataclass
from datetime import datetime

from altavoz.cases.times.known import Known
from altavoz.cases.vocabulary import Kind


@dataclass(frozen=True)
class Said:
    """Words with the language in which they stand: it is another than was asked for where there is no translation."""

    text: str
    language: str
    title: str = ""


@dataclass(frozen=True)
class PublicFact:
    sort: str
    label: str
    said: Said
    known: Known
    confidence: str
    confidence_label: str


@dataclass(frozen=True)
class PublicEvent:
    """`source` is empty where it is not to be named in public."""

    number: int
    sort: str
    label: str
    said: Said
    known: Known
    source: str
    confidence: str
    confidence_label: str
    links: tuple[str, ...]


@dataclass(frozen=True)
class PublicStep:
    number: int
    step: str
    label: str
    said: Said | None
    known: Known


@dataclass(frozen=True)
class PublicProtection:
    sort: str
    label: str
    said: Said | None
    ordered_by: str
    body_id: int | None
    steps: tuple[PublicStep, ...]


@dataclass(frozen=True)
class PublicStatus:
    number: int
    status: str
    label: str
    said: Said | None
    known: Known
    is_outcome: bool
    certainty: str
    certainty_label: str


@dataclass(frozen=True)
class PublicResponsible:
    """`named` is a person, with the source and after a second person's approval; `body` is from the directory."""

    body: str
    body_id: int | None
    named: str
    source: str
    said: Said | None


@dataclass(frozen=True)
class PublicPicture:
    """`public_name` is the last part of its address, empty while it has none."""

    number: int
    public_name: str
    alt: Said
    credit: str


@dataclass(frozen=True)
class PublicCase:
    public_id: str
    code: str
    organisation_id: int
    organisation: str
    subject: str
    subject_label: str
    is_minor: bool
    country: str
    name: str
    name_sort: str
    headline: str
    summary: str
    language: str
    languages: tuple[str, ...]
    violations: tuple[Kind, ...]
    facts: tuple[PublicFact, ...]
    quotations: tuple[PublicFact, ...]
    events: tuple[PublicEvent, ...]
    protections: tuple[PublicProtection, ...]
    statuses: tuple[PublicStatus, ...]
    responsible: tuple[PublicResponsible, ...]
    pictures: tuple[PublicPicture, ...]
    scope: frozenset[str]
    # Nobody agreed: the consent behind it is a sample of the demonstration.
    is_sample: bool
    published_at: datetime

    @property
    def present(self) -> PublicStatus | None:
        """How they are: the newest status."""
        return max(self.statuses, key=lambda status: status.known.sort_key) if self.statuses else None

    @property
    def outcomes(self) -> tuple[PublicStatus, ...]:
        return tuple(status for status in self.statuses if status.is_outcome)
