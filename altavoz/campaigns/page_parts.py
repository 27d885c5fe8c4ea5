# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an action's page shows, as plain values: templates read them and decide nothing."""

from dataclasses import dataclass, field
from datetime import date, datetime

# For classes with a field called `date`.
Day = date


@dataclass(frozen=True)
class Counts:
    """`total` is the tally's; the others are its parts."""

    confirmed: int = 0
    paper: int = 0
    carried_over: int = 0
    total: int = 0


@dataclass(frozen=True)
class CarriedLine:
    platform: str
    number: int
    counted_on: str
    evidence: str
    to_the_day: bool = True


@dataclass(frozen=True)
class OfficeLine:
    """`public_id` leads to its entry in the directory; empty where it has none."""

    title: str
    body: str = ""
    public_id: str = ""


@dataclass(frozen=True)
class TargetLine:
    """An office with its holder; on a delivered page one holder with all the offices that were asked.

    A person who is asked without an office has none here. `standing` is one of
    holder, acting, designate, vacant, not_known. `answered` and `unanswered` say whether they replied: neither of the
    two where that is not to be told.
    """

    holder_name: str
    standing: str
    standing_label: str
    offices: tuple[OfficeLine, ...]
    answered: str = ""
    unanswered: str = ""


@dataclass(frozen=True)
class AskerLine:
    name: str
    role: str
    role_label: str


@dataclass(frozen=True)
class SignerLine:
    """`name` is "Ana L." where she asked for it, else initials "A. L."; never more."""

    name: str
    initials: str
    place: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class OutcomeLine:
    """`date` is how the page writes `on`; `certainty_label` says how sure we are, where somebody said so."""

    date: str
    title: str
    text: str
    source: str
    on: Day | None = None
    precision: str = "day"
    certainty_label: str = ""


@dataclass(frozen=True)
class ExtensionLine:
    """It was extended on that day, for the reason that the words give; an old note may bear no day."""

    words: str
    on: date | None = None


@dataclass(frozen=True)
class NextAction:
    title: str
    url: str
    kind_label: str
    country: str


@dataclass(frozen=True)
class ActionView:
    public_id: str
    state: str
    state_label: str
    is_open: bool
    country_code: str
    country_name: str
    kind_label: str
    delivered_to: str
    button: str
    done_label: str
    starter: str
    askers: tuple[AskerLine, ...]
    first_target: str
    other_targets: int
    targets: tuple[TargetLine, ...]
    target_count: int
    asks: tuple[str, ...]
    counts: Counts
    carried: tuple[CarriedLine, ...]
    earlier_wording: int
    goal: int
    percent: int
    stroke: int
    next_threshold: str
    opened_on: date | None
    closes_at: datetime | None
    closing_words: str
    closed_on: str
    extensions: tuple[ExtensionLine, ...]
    dangerous: bool
    signers: tuple[SignerLine, ...] = ()
    outcomes: tuple[OutcomeLine, ...] = ()
    delivered: bool = False
    breakdown: tuple[tuple[str, str], ...] = ()
    next_action: NextAction | None = None
    share_url: str = ""
    languages: tuple[tuple[str, str, str], ...] = field(default=())
    first_words: str = ""
    delivered_on: str = ""
    text_version: int = 0
    done_by_one: str = ""
    done_by_many: str = ""
    # Nobody can take part any more, but who did in time may still confirm.
    may_still_grow: bool = False
    # Closed, and neither handed over nor decided: the editors' own words for it, where they wrote some.
    came_too_late: bool = False
    too_late: str = ""
    # The hour at which it closes, with its zone, in words.
    closes: str = ""
    # The same as a whole sentence with "today" or "this Friday", where the day is that near.
    closes_soon: str = ""
    # Nobody is to write any more, and nothing that waits is sent.
    letters_ended: bool = False


@dataclass(frozen=True)
class ActionBrief:
    """What a list shows of an action: the part of an ActionView that costs next to nothing."""

    public_id: str
    state: str
    state_label: str
    is_open: bool
    country_code: str
    country_name: str
    kind_label: str
    button: str
    done_label: str
    counts: Counts
    goal: int
    percent: int
    stroke: int
    closes_at: datetime | None
    closing_words: str
