# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the outside world reads: names here are a promise, and are described at /api/openapi.json."""

from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

State = Literal["open", "paused", "closed", "delivered", "won", "partly_won", "not_won"]
Standing = Literal["holder", "acting", "designate", "vacant", "not_known"]


class Counts(Schema):
    confirmed: int = Field(description="Signatures whose owners confirmed them by e-mail.")
    paper: int = Field(description="Signatures on paper.")
    carried_over: int = Field(description="Signatures gathered on another platform before.")
    total: int = Field(description="The sum of the three.")


class PageLink(Schema):
    language: str
    title: str
    url: str


class OfficeSchema(Schema):
    id: str
    country: str = Field(description="ISO 3166-1 alpha-2.")
    title: dict[str, str] = Field(description="Its title by language.")


class HolderSchema(Schema):
    standing: Standing
    name: str = Field(description="Empty where the office is vacant or its holder not known.")


class TargetSchema(Schema):
    office: OfficeSchema | None = Field(description="None where a person without an office is asked.")
    holder: HolderSchema
    frozen_on: date | None = Field(
        description="As it stood on that day; None where it follows its terms, or nobody knows the day."
    )


class ReceiverSchema(Schema):
    title: dict[str, str] = Field(description="Its title by language, as it stood on that day.")
    holder: HolderSchema


class DeliverySchema(Schema):
    handed_over_on: date | None = Field(description="None where nobody knows the day.")
    precision: Literal["day", "month", "year"]
    number: int | None = Field(description="How many signatures were handed over; None where it is not known.")
    place: dict[str, str] = Field(description="By language.")
    to: list[ReceiverSchema]


class LogState(Schema):
    lines: int = Field(description="Published lines of the public log.")
    plus: int = Field(description="Counted since the last of them.")
    minus: int = Field(description="Taken back since the last of them.")


class CellSchema(Schema):
    key: str = Field(description="ISO code of the country or language; empty where it was not given.")
    number: int | None = Field(description="None where it is not shown.")
    fewer_than_10: bool


class BreakdownSchema(Schema):
    countries: list[CellSchema]
    languages: list[CellSchema]


class ActionSummary(Schema):
    id: str
    kind: str
    state: State
    country: str = Field(description="The country it is about, ISO 3166-1 alpha-2.")
    opened_at: datetime | None
    closes_at: datetime | None = Field(description="The hour at which it closes, in UTC.")
    time_zone: str = Field(description="The zone in which the page tells its hours, such as America/New_York.")
    closed_at: datetime | None
    closed_precision: Literal["day", "month", "year"]
    pages: list[PageLink]
    counts: Counts
    url: str = Field(description="This action in the API.")


class ActionDetail(ActionSummary):
    targets: list[TargetSchema]
    deliveries: list[DeliverySchema] = Field(description="Empty while nothing was handed over.")
    breakdown: BreakdownSchema = Field(description="Of the confirmed signatures.")
    log: LogState
    log_url: str = Field(description="The public log of the count.")


class ActionList(Schema):
    actions: list[ActionSummary]
    next: str | None = Field(description="The address of the following page, if there is one.")


class Problem(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
