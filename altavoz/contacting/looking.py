# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody's place, looked up on a page: all who may be meant, each with the reason, or an answer that helps.

What was typed is a person's place: it stays in the request and is kept nowhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from altavoz.campaigns.asking import STANDINGS
from altavoz.campaigns.countries import country_name
from altavoz.contacting.models import Plan
from altavoz.decision_makers.holders import Standing
from altavoz.decision_makers.lookup import Candidate, Found, Reason, Trouble, look_up, named_divisions
from altavoz.decision_makers.models import Division

LONGEST = 80
HAS_DIGIT = re.compile(r"\d")
# Where these are said of a code, the same words may still be the name of a place: "District 5" is no postcode.
NOT_A_CODE = frozenset({Trouble.BAD_CODE, Trouble.UNKNOWN_NAME, Trouble.SHORT_NAME})
REASONS: Mapping[Reason, Promise] = {
    Reason.CODE: gettext_lazy("Your postcode lies there."),
    Reason.CODE_IN_SEVERAL: gettext_lazy("Your postcode lies in several districts; this may be yours."),
    Reason.REDRAWN: gettext_lazy("The districts around your postcode were redrawn; this may be yours."),
    Reason.CHOICE: gettext_lazy("It lies in the area that you gave; choose yours."),
    Reason.DIVISION: gettext_lazy("It is the area that you gave."),
    Reason.WHOLE: gettext_lazy("For the whole area in which your place lies."),
    Reason.NAME: gettext_lazy("It fits what you typed."),
}
TROUBLES: Mapping[Trouble, Promise] = {
    Trouble.NOTHING_ASKED: gettext_lazy("Please type a postcode, a place or a name."),
    Trouble.BAD_CODE: gettext_lazy(
        "No postcode of %(country)s looks like that. Type it again, or the name of your district or representative."
    ),
    Trouble.FOREIGN_CODE: gettext_lazy(
        "That looks like a postcode of %(other)s. This action reaches people in office in %(country)s: type a place "
        "there, or a name."
    ),
    Trouble.UNKNOWN_CODE: gettext_lazy(
        "We do not find this postcode. Type the name of your district, your state or your representative."
    ),
    Trouble.NO_TABLE: gettext_lazy(
        "No open list says which postcode lies where in %(country)s. Type the name of your district, your state or "
        "your representative."
    ),
    Trouble.UNKNOWN_DIVISION: gettext_lazy("We do not find this area. Type its name, or that of your representative."),
    Trouble.UNKNOWN_NAME: gettext_lazy("No place and no person in office has a name like this. Try fewer words."),
    Trouble.SHORT_NAME: gettext_lazy("Please type at least two letters."),
    Trouble.TOO_MANY: gettext_lazy("Too many have a name like this. Type more of it."),
    Trouble.NO_SOURCE: gettext_lazy("This centre does not know yet who is in office in %(country)s."),
}


@dataclass(frozen=True)
class Choice:
    """One office that may be meant. Nobody can write to a vacant one; the page says so."""

    public_id: str
    title: str
    holder: str
    standing: str
    area: str
    party: str
    reason: str
    vacant: bool


@dataclass(frozen=True)
class Looked:
    """`trouble` is a sentence where nothing was found; `other_days`: our source tells of another time than today."""

    choices: tuple[Choice, ...] = ()
    trouble: str = ""
    ambiguous: bool = False
    other_days: bool = False

    @property
    def open_choices(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if not choice.vacant)


def look(plan: Plan, place: str, *, language: str, on: date) -> Looked:
    """Only offices of the plan's body; they alone are asked."""
    country = plan.body.country if plan.body else plan.action.country
    words = " ".join(place.replace("\0", " ").split())[:LONGEST]
    found = _found(words, country, on)
    with override(language):
        if found.trouble:
            return Looked(trouble=_trouble(found, country, language))
        ours = [each for each in found.candidates if each.office.institution_id == plan.body_id]
        if not ours:
            return Looked(trouble=_("Nobody whom this action asks sits for that place. Type another, or a name."))
        divisions = named_divisions(found)
        choices = tuple(_choice(each, divisions, language) for each in ours)
        return Looked(choices, ambiguous=len(ours) > 1, other_days=found.other_days)


def _found(words: str, country: str, on: date) -> Found:
    if not HAS_DIGIT.search(words):
        return look_up(country=country, on=on, name=words)
    by_code = look_up(country=country, on=on, code=words)
    if by_code.trouble not in NOT_A_CODE:
        return by_code
    by_name = look_up(country=country, on=on, name=words)
    return by_code if by_name.trouble in NOT_A_CODE else by_name


def _trouble(found: Found, country: str, language: str) -> str:
    about = {"country": country_name(country, language), "other": country_name(found.looks_like, language)}
    return str(TROUBLES[found.trouble or Trouble.UNKNOWN_NAME]) % about


def _choice(candidate: Candidate, divisions: Mapping[str, Division], language: str) -> Choice:
    office, holder = candidate.office, candidate.holder
    division = divisions.get(office.division)
    return Choice(
        public_id=office.public_id,
        title=office.title(language),
        holder=str(holder.person or ""),
        standing=str(STANDINGS.get(holder.standing.value, "")),
        area=division.name(language) if division else "",
        party=candidate.term.party if candidate.term else "",
        reason=str(REASONS[candidate.reason]),
        vacant=holder.standing is Standing.VACANT,
    )
