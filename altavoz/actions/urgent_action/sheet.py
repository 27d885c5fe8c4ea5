# SPDX-License-Identifier: AGPL-3.0-or-later
"""An urgent action as its page and its printed sheet show it: number and days, facts, demands, and whom to write to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel import Locale
from django.db.models import QuerySet
from django.utils.translation import override

from altavoz.actions.urgent_action.models import Issue, IssueText, UrgentAction
from altavoz.actions.urgent_action.telling import text_in
from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.dates_in_words import in_words, to_the_minute
from altavoz.contacting.addressees import Addressee, addressees
from altavoz.contacting.models import Embassy, Plan
from altavoz.contacting.rules import languages_of


@dataclass(frozen=True)
class IssueLine:
    """One issue. `text` is in the page's language where it was written in it."""

    number: int
    sort: str
    label: str
    on: str
    text: IssueText

    @property
    def paragraphs(self) -> list[str]:
        return [part.strip() for part in self.text.facts.replace("\r\n", "\n").split("\n\n") if part.strip()]


@dataclass(frozen=True)
class EmbassyLine:
    """Where people who live in `country` find an embassy that passes their letter on."""

    country: str
    title: str
    to: Addressee


@dataclass(frozen=True)
class Sheet:
    """`newest` is what holds now; None before the first issue. Days are in words."""

    called: str
    reference: str
    issued_on: str
    write_before: str
    newest: IssueLine | None
    issues: tuple[IssueLine, ...]
    embassies: tuple[EmbassyLine, ...]

    @property
    def is_stopped(self) -> bool:
        return self.newest is not None and self.newest.sort == Issue.Sort.STOP

    @property
    def has_news(self) -> bool:
        return len(self.issues) > 1

    @property
    def demands(self) -> tuple[str, ...]:
        """Those of the newest issue that has any."""
        return next((each.text.asked for each in reversed(self.issues) if each.text.asked), ())


def sheet_of(action: Action, plan: Plan, *, language: str, now: datetime) -> Sheet:
    urgent = urgent_of(action)
    with override(language):
        issues = tuple(_issues(action, language))
        return Sheet(
            called=urgent.called,
            reference=urgent.reference,
            issued_on=in_words(urgent.issued_on, precision="day", language=language) if urgent.issued_on else "",
            write_before=to_the_minute(action.closes_at, action.zone, language=language),
            newest=issues[-1] if issues else None,
            issues=issues,
            embassies=tuple(_embassies(plan, language, now)) if plan.by_embassy else (),
        )


def urgent_of(action: Action) -> UrgentAction:
    """An unsaved one where nobody has numbered it yet."""
    return UrgentAction.objects.select_related("series").filter(action=action).first() or UrgentAction(action=action)


def language_names(to: Sequence[Addressee], language: str) -> dict[int, str]:
    """The languages that each office reads, in words; by the number of the office."""
    read = languages_of({each.office.pk: each.office.institution_id for each in to})
    names = Locale.parse(language).languages
    return {pk: ", ".join(names.get(code, code) for code in codes) for pk, codes in read.items() if codes}


def _issues(action: Action, language: str) -> Sequence[IssueLine]:
    rows: QuerySet[Issue] = Issue.objects.filter(action=action).prefetch_related("texts").order_by("number")
    found = []
    for row in rows:
        if (text := text_in(row, language)) is not None:
            label, on = str(row.get_sort_display()), in_words(row.on, precision="day", language=language)
            found.append(IssueLine(row.number, row.sort, label, on, text))
    return found


def _embassies(plan: Plan, language: str, now: datetime) -> Sequence[EmbassyLine]:
    if not plan.pk:
        return ()
    rows = list(Embassy.objects.filter(plan=plan).select_related("office").prefetch_related("office__texts"))
    to = addressees([row.office for row in rows], now.date())
    found = [
        EmbassyLine(country_name(row.country, language), each.office.title(language), each)
        for row, each in zip(rows, to, strict=True)
    ]
    return sorted(found, key=lambda line: line.country)
