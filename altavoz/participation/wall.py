# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is seen on the page: the newest signers, as far as they and the danger of the matter allow."""

from datetime import datetime

from django.db.models import QuerySet

from altavoz.campaigns import presence
from altavoz.campaigns.action import Action, Precision
from altavoz.campaigns.countries import country_name
from altavoz.campaigns.dates_in_words import in_words
from altavoz.campaigns.page_parts import CarriedLine, SignerLine
from altavoz.participation.models import CarriedOver, Participation

SHOWN = 12
TOLD = ("given_name", "family_name", "show_name", "country", "reason", "reason_state", "confirmed_at", "made_at")


def latest(action: Action, language: str) -> tuple[SignerLine, ...]:
    """Nobody at all where the danger is high."""
    if action.danger == Action.Danger.HIGH:
        return ()
    rows = _confirmed(action.pk).only(*TOLD).order_by("-confirmed_at")[:SHOWN]
    # Of whom was erased or forgotten nothing is left to show.
    return tuple(_line(row, language) for row in rows if row.given_name or row.family_name)


def carried(action: Action, language: str) -> tuple[CarriedLine, ...]:
    """Only what a second person has checked."""
    if not presence.may_have(action, "carried over"):
        return ()
    rows = CarriedOver.objects.filter(action=action, change__isnull=False, taken_back_at__isnull=True).order_by("pk")
    return tuple(
        CarriedLine(
            platform=row.platform,
            number=row.number,
            counted_on=in_words(row.counted_on, precision=row.counted_precision, language=language),
            evidence=row.evidence,
            to_the_day=row.counted_precision == Precision.DAY,
        )
        for row in rows
    )


def register_sorts() -> None:
    presence.register("carried over", lambda action_id: CarriedOver.objects.filter(action=action_id))


def _confirmed(action_id: int) -> QuerySet[Participation]:
    return Participation.objects.filter(
        action=action_id, state=Participation.State.CONFIRMED, held="", confirmed_at__isnull=False
    )


def public_name(row: Participation) -> str:
    """ "Ana R." where she asked for it, else "A. R."."""
    given, family = row.given_name.strip(), row.family_name.strip()
    first = given if row.show_name else f"{given[:1]}."
    return f"{first} {family[:1].upper()}." if family else first


def _line(row: Participation, language: str) -> SignerLine:
    shown = row.reason if row.reason_state == Participation.Reason.SHOWN else ""
    return SignerLine(
        name=public_name(row),
        initials=f"{row.given_name[:1]}{row.family_name[:1]}".upper(),
        place=country_name(row.country, language),
        reason=shown,
        at=_day_of(row.confirmed_at or row.made_at),
    )


def _day_of(moment: datetime) -> datetime:
    """The minute could be laid beside somebody's traffic; the day tells enough."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
