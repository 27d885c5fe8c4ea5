# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the files of the letters among legislators and of what is written to a chamber."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from altavoz.demonstration.words import ActionWords, read_file


@dataclass(frozen=True)
class PlanWords:
    stance: str
    subject: str
    message: str
    call_script: str = ""
    variant: int = 1


@dataclass(frozen=True)
class ReachingWords(ActionWords):
    """`subject` and `text` are the letter's own, `earlier` the title of the letter before it."""

    subject: str = ""
    text: str = ""
    earlier: str = ""
    plan: Sequence[PlanWords] = field(default=())


@dataclass(frozen=True)
class Reaching:
    """What one language says of the five actions."""

    congress: ReachingWords
    assembly: ReachingWords
    writing: ReachingWords
    calling: ReachingWords
    commons: ReachingWords


@dataclass(frozen=True)
class AssemblyFacts:
    """The invented chamber: names by language, provinces by code, a line for each seat."""

    country: str
    said_by: str
    names: Mapping[str, str]
    salutation: Mapping[str, str]
    title: Mapping[str, str]
    minister: Mapping[str, str]
    seats: Sequence[str]
    committees: Mapping[str, Mapping[str, str]]
    provinces: Mapping[str, str]
    codes: Mapping[str, str]


def reaching_in(language: str) -> Reaching:
    """Raises TypeError where the file has a key too many or too few."""
    return Reaching(**{name: _words(values) for name, values in read_file(f"reaching.{language}").items()})


def assembly_facts() -> AssemblyFacts:
    return AssemblyFacts(**read_file("assembly"))


def _words(values: dict[str, Any]) -> ReachingWords:
    plan = tuple(PlanWords(**each) for each in values.pop("plan", ()))
    return ReachingWords(**values, plan=plan)
