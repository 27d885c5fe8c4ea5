# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the files under data/: the words in each language, and who asks and is asked."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

DATA = Path(__file__).parent / "data"
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)

# A block of a story as it stands in the file: {"text": "<p>..."} or {"notice": {"title": ..., "text": ...}}.
Block = Mapping[str, object]


@dataclass(frozen=True)
class PageWords:
    """A page as one language tells it; what a sort of page has no use for stays empty."""

    title: str
    slug: str = ""
    headline: str = ""
    lead: str = ""
    teaser: str = ""
    body: Sequence[Block] = ()
    story: Sequence[Block] = ()


@dataclass(frozen=True)
class ThresholdWords:
    number: int
    consequence: str


@dataclass(frozen=True)
class ActionWords(PageWords):
    kicker: str = ""
    ask: str = ""
    demands: Sequence[str] = ()
    author: str = ""
    picture_alt: str = ""
    picture_caption: str = ""
    closing_words: str = ""
    delivered: str = ""
    thresholds: Sequence[ThresholdWords] = ()


@dataclass(frozen=True)
class WordingWords:
    """Consent to news; the places in braces are filled with an organisation's name, address and contact."""

    label: str
    text: str


@dataclass(frozen=True)
class Words:
    """All that one language says."""

    language: str
    home: PageWords
    actions: PageWords
    campaign: PageWords
    closed: ActionWords
    open: ActionWords
    about: PageWords
    contact: PageWords
    accessibility: PageWords
    wording: WordingWords


@dataclass(frozen=True)
class OrganisationFacts:
    slug: str
    kind: str
    fictional: bool
    names: Mapping[str, str]
    runs_centre: bool = False
    member_of: str = ""
    postal_address: str = ""
    privacy_contact: str = ""
    time_zone: str = "UTC"


@dataclass(frozen=True)
class OfficeFacts:
    """Without a holder it is not known who holds the office."""

    country: str
    body: str
    titles: Mapping[str, str]
    holder: str = ""
    honorific: str = ""


@dataclass(frozen=True)
class People:
    organisations: Sequence[OrganisationFacts]
    asked_then: Sequence[OfficeFacts]
    asked_now: Sequence[OfficeFacts] = field(default=())


@dataclass(frozen=True)
class PaperFacts:
    place: str
    number: int


@dataclass(frozen=True)
class CarriedFacts:
    platform: str
    number: int
    evidence: str


@dataclass(frozen=True)
class Signers:
    """Invented people who have signed the open petition: given name, family name, country, language, why held."""

    confirmed: Sequence[str]
    pending: Sequence[str]
    held: Sequence[str]
    reasons: Mapping[str, str]
    paper: PaperFacts
    carried: CarriedFacts


def invented_signers() -> Signers:
    said = read_file("signers")
    return Signers(paper=PaperFacts(**said.pop("paper")), carried=CarriedFacts(**said.pop("carried")), **said)


def words_in(language: str) -> Words:
    """Raises TypeError where the file has a key too many or too few: a slip is found when it is read."""
    said = read_file(language)
    actions = {name: _action(said.pop(name)) for name in ("closed", "open")}
    wording = WordingWords(**said.pop("wording"))
    pages = {name: PageWords(**values) for name, values in said.items()}
    return Words(language=language, wording=wording, **actions, **pages)  # type: ignore[arg-type]  # the files' keys are the fields, until mypy reads TOML


def people() -> People:
    said = read_file("people")
    return People(
        organisations=[OrganisationFacts(**values) for values in said["organisations"]],
        asked_then=[OfficeFacts(**values) for values in said["asked_then"]],
        asked_now=[OfficeFacts(**values) for values in said["asked_now"]],
    )


def _action(values: dict[str, Any]) -> ActionWords:
    thresholds = [ThresholdWords(**each) for each in values.pop("thresholds", [])]
    return ActionWords(**values, thresholds=thresholds)


def read_file(name: str) -> dict[str, Any]:  # Any: what TOML may hold
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
