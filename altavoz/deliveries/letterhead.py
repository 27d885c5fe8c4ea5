# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a pack says before the names, in one language: who asks whom for what, and how many people signed which words.

All of it is plain text, frozen in the pack's row, and set by a template that evaluates nothing of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, override

from altavoz.campaigns.action import Action
from altavoz.campaigns.asking import askers_of, target_lines
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.counts import SIGNATURES, Why
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.wording import FrozenText, TextVersion
from altavoz.tallies import breakdown
from altavoz.tallies.checkpoints import Reading

Line = tuple[str, str]


@dataclass(frozen=True)
class WordsSigned:
    """One version of the text, and how many signed it."""

    heading: str
    headline: str
    ask: str
    demands: tuple[str, ...]
    signed: str


@dataclass(frozen=True)
class Letter:
    """Everything of one language. `said` holds the template's own words."""

    language: str
    organisation: str
    address: str
    contact: str
    kind: str
    title: str
    askers: tuple[str, ...]
    targets: tuple[Line, ...]
    versions: tuple[WordsSigned, ...]
    counts: tuple[Line, ...]
    countries: tuple[Line, ...]
    said: Mapping[str, str]


def write(action: Action, *, language: str, reading: Reading, names: int, now: datetime) -> Letter:
    """In that language, or word by word in another where that one was never published."""
    with override(language):
        versions = _versions(action, language, reading)
        organisation = action.organisation
        return Letter(
            language=language,
            organisation=organisation.name(language),
            address=organisation.postal_address,
            contact=" · ".join(filter(None, (organisation.website, organisation.privacy_contact))),
            kind=str(kind_of(action).label),
            title=versions[-1].headline if versions else action.name,
            askers=tuple(asker.organisation.name(language) for asker in askers_of(action)),
            targets=_targets(action, language, now),
            versions=versions,
            counts=_counts(reading, names),
            countries=_countries(action, language, reading),
            said=_said(action, language, reading, names, now),
        )


def _targets(action: Action, language: str, now: datetime) -> tuple[Line, ...]:
    """Each with its title as it stands today, or as it stood when it was frozen."""
    today = day_in(now, action.zone) or now.date()
    lines = target_lines(action, language=language, today=today)
    return tuple(
        (
            "; ".join(filter(None, (office.title for office in line.offices))),
            f"{line.holder_name} ({line.standing_label})" if line.standing_label else line.holder_name,
        )
        for line in lines
    )


def _versions(action: Action, language: str, reading: Reading) -> tuple[WordsSigned, ...]:
    versions = TextVersion.objects.filter(action=action).prefetch_related("texts").order_by("number")
    written = [(version, _in_language(list(version.texts.all()), language)) for version in versions]
    return tuple(
        WordsSigned(
            heading=gettext("Wording %(number)d, from %(day)s")
            % {"number": version.number, "day": _day(action, version.opened_at, language)},
            headline=text.headline,
            ask=text.ask,
            demands=tuple(str(demand) for demand in text.demands),
            signed=_signed(reading.by_text_version[version.number]),
        )
        for version, text in written
        if text is not None
    )


def _signed(number: int) -> str:
    return ngettext("Signed by %(number)s person.", "Signed by %(number)s people.", number) % {"number": _n(number)}


def _in_language(texts: list[FrozenText], language: str) -> FrozenText | None:
    by_language = {text.language: text for text in texts}
    return by_language.get(language) or next(iter(by_language.values()), None)


def _counts(reading: Reading, names: int) -> tuple[Line, ...]:
    lines = [
        (gettext("Signed online and confirmed by e-mail"), _n(sum(reading.by_why[why] for why in SIGNATURES))),
        (gettext("Signed on paper"), _n(reading.by_why[Why.PAPER])),
        (gettext("Carried over from another platform"), _n(reading.by_why[Why.CARRIED_OVER])),
        (gettext("Total"), _n(reading.total)),
        (gettext("Of these agreed that their names be handed over"), _n(names)),
    ]
    return tuple(lines)


def _countries(action: Action, language: str, reading: Reading) -> tuple[Line, ...]:
    """Exact numbers for who receives it; where people are in danger, as coarse as on the public page."""
    if action.danger == Action.Danger.HIGH:
        cells = breakdown.disclose(reading.by_country)
        return tuple((_country(cell.key, language), breakdown.in_words(cell)) for cell in cells)
    found = sorted(((n, code) for code, n in reading.by_country.items() if n > 0), reverse=True)
    return tuple((_country(code, language), _n(n)) for n, code in found)


def _country(code: str, language: str) -> str:
    return country_name(code, language) if code else gettext("Country not given")


def _said(action: Action, language: str, reading: Reading, names: int, now: datetime) -> dict[str, str]:
    return {
        "to": gettext("To"),
        "from": gettext("From"),
        "asks": gettext("What is asked"),
        "who": gettext("Who asks"),
        "counts": gettext("How many signed"),
        "countries": gettext("By country"),
        "country": gettext("Country"),
        "signatures": gettext("Signatures"),
        "names": gettext("Names"),
        "about_names": _about_names(action, names),
        "contact": gettext("Contact"),
        "counted": gettext("Counted on %(day)s, %(hour)s (%(zone)s).")
        % {"day": _day(action, now, language), "hour": f"{now.astimezone(action.zone):%H:%M}", "zone": action.zone.key},
        "total": _n(reading.total),
    }


def _about_names(action: Action, names: int) -> str:
    if action.danger == Action.Danger.HIGH:
        return gettext("People who sign this may be in danger for it. No name is handed over, only their number.")
    if not names:
        return gettext("Nobody has agreed that their name be handed over; they are counted.")
    return gettext(
        "These are the names of those who agreed that theirs be handed over to whom this is addressed. Everybody "
        "else is counted and not named. The names are entrusted for this purpose alone: do not publish them."
    )


def _day(action: Action, moment: datetime, language: str) -> str:
    return in_words(day_in(moment, action.zone), precision="day", language=language)


def _n(number: int) -> str:
    return number_format(number, force_grouping=True)
