# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the outside world reads of cases: public facts only, and nothing at all once a case is taken down."""

from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

Language = Literal["en", "fr", "es"]


class WhenSchema(Schema):
    """A time no more exact than it is known."""

    words: str = Field(description="In the language asked for: “late on 8 September 2020”.")
    edtf: str = Field(description="ISO 8601 as EDTF widens it: 2020-09-08~, 2021-08/..; empty where nobody knows.")
    earliest: date | None
    latest: date | None
    precision: Literal["day", "week", "month", "season", "year"] | None
    part: str | None = Field(description="early, mid, late, morning, afternoon, evening or night.")
    qualifier: str | None = Field(description="about, since, before, after, until or by.")


class LinkSchema(Schema):
    label: str
    url: str
    kind: str = Field(description="web, or what it leads to, as action:petition.")
    id: str = Field(description="The public id of what it leads to; empty for the web.")


class TimelineSchema(Schema):
    when: WhenSchema
    kind: str = Field(description="event, protection, status, action, delivery, reply, outcome or news.")
    title: str
    text: str
    language: str = Field(description="Of title and text, where there is no translation.")
    source: str
    confidence: str
    links: list[LinkSchema]


class CasePageLink(Schema):
    language: str
    url: str


class CaseSummary(Schema):
    id: str
    code: str = Field(description="By which the case is asked about, instead of a name.")
    country: str = Field(description="ISO 3166-1 alpha-2.")
    name: str = Field(description="As it may be said in public: a pseudonym where there is one. May be empty.")
    headline: str
    language: str = Field(description="Of the words.")
    status: str
    published_at: datetime | None
    url: str = Field(description="This case in the API.")


class CaseList(Schema):
    cases: list[CaseSummary]


class ViolationSchema(Schema):
    kind: str = Field(description="Its name in our published vocabulary.")
    label: str


class FactSchema(Schema):
    sort: str
    label: str
    text: str
    when: WhenSchema
    confidence: str


class StatusSchema(Schema):
    status: str
    label: str
    text: str
    when: WhenSchema
    is_outcome: bool
    certainty: str


class ResponsibleSchema(Schema):
    body: str
    named: str = Field(description="Only where a source says so and a second person has approved of it.")
    source: str
    text: str


class CaseDetail(CaseSummary):
    summary: str
    is_sample: bool = Field(description="Nobody agreed: the consent behind it is a sample of the demonstration.")
    organisation: str
    violations: list[ViolationSchema]
    statuses: list[StatusSchema]
    facts: list[FactSchema]
    responsible: list[ResponsibleSchema]
    pages: list[CasePageLink]
    timeline: list[TimelineSchema] = Field(description="The whole story, the earliest first.")
