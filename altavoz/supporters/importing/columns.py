# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which column holds what: guessed from its heading, as Action Network, Change.org and CiviCRM write them."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class Kept(enum.StrEnum):
    """What we keep of a row, or go by."""

    EMAIL = "email"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    LANGUAGE = "language"
    COUNTRY = "country"
    SAID_ON = "said_on"
    YES = "yes"
    NO = "no"


# Several columns may say no; of everything else there is one.
SEVERAL = frozenset({Kept.NO})
Columns = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Export:
    """How one program heads its columns. `signs` are headings by which its lists are known."""

    name: str
    signs: frozenset[str]
    headings: Mapping[Kept, Sequence[str]]


ACTION_NETWORK = Export(
    "Action Network",
    frozenset({"can2_user_tags", "can2_subscription_status", "can2_user_address", "can2_phone", "can2_user_city"}),
    {
        Kept.EMAIL: ["email"],
        Kept.GIVEN_NAME: ["first_name"],
        Kept.FAMILY_NAME: ["last_name"],
        Kept.LANGUAGE: ["language", "preferred_language", "can2_language"],
        Kept.COUNTRY: ["country"],
        Kept.NO: ["can2_subscription_status"],
    },
)
# What anybody who begins a petition may download: tabs, UTF-16, with "Postal Code", "City" and "State", and without
# addresses. The public programs that read it name no other heading; the others here are guesses, see docs/use.
CHANGE_ORG = Export(
    "Change.org",
    frozenset({"signed on", "signed at", "signing date", "signature date"}),
    {
        Kept.EMAIL: ["email", "email address"],
        Kept.GIVEN_NAME: ["first name"],
        Kept.FAMILY_NAME: ["last name"],
        Kept.COUNTRY: ["country", "country code"],
        Kept.SAID_ON: ["signed on", "signed at", "signing date", "signature date"],
        Kept.YES: ["opted in", "opt in", "email opt in"],
    },
)
CIVICRM = Export(
    "CiviCRM",
    frozenset({"contact id", "internal contact id", "no bulk emails (user opt out)", "do not email", "sort name"}),
    {
        Kept.EMAIL: ["email", "email-primary", "home-email", "work-email", "main-email"],
        Kept.GIVEN_NAME: ["first name"],
        Kept.FAMILY_NAME: ["last name"],
        Kept.LANGUAGE: ["preferred language"],
        Kept.COUNTRY: ["country", "country-primary", "home-country"],
        Kept.NO: ["do not email", "no bulk emails (user opt out)", "on hold", "email on hold", "is deceased"],
    },
)
ANY = Export(
    "",
    frozenset(),
    {
        Kept.EMAIL: ["email", "e-mail", "mail", "email address", "e-mail address", "courriel", "adresse e-mail",
                     "adresse courriel", "correo", "correo electrónico", "correo electronico"],
        Kept.GIVEN_NAME: ["given name", "given_name", "first name", "first_name", "firstname", "name", "prénom",
                          "prenom", "nombre"],
        Kept.FAMILY_NAME: ["family name", "family_name", "last name", "last_name", "lastname", "surname", "nom",
                           "apellido", "apellidos"],
        Kept.LANGUAGE: ["language", "lang", "locale", "langue", "idioma", "lengua"],
        Kept.COUNTRY: ["country", "country code", "country_code", "pays", "país", "pais"],
        Kept.SAID_ON: ["said on", "consent date", "consent_date", "opt-in date", "joined", "joined_at", "date"],
        Kept.YES: ["consent", "opt-in", "optin", "opted in", "agreed", "consentement", "consentimiento"],
        Kept.NO: ["unsubscribed", "opt-out", "optout", "opted out", "status", "désabonné", "baja"],
    },
)  # fmt: skip
KNOWN = (ACTION_NETWORK, CHANGE_ORG, CIVICRM)


@dataclass(frozen=True)
class Guess:
    """`program` is empty where the headings are nobody's that we know."""

    program: str
    columns: dict[str, list[int]]


def guess(header: Sequence[str]) -> Guess:
    headings = [_plain(heading) for heading in header]
    best = max(KNOWN, key=lambda known: len(known.signs & set(headings)))
    export = best if best.signs & set(headings) else ANY
    found = {kept: _places(headings, kept, export) for kept in Kept}
    return Guess(export.name, {kept.value: places for kept, places in found.items() if places})


def _places(headings: Sequence[str], kept: Kept, export: Export) -> list[int]:
    wanted = export.headings.get(kept, ())
    places = [headings.index(heading) for heading in wanted if heading in headings]
    return places if kept in SEVERAL else places[:1]


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()
